// Any bytes as the file of a run lock: an owner whose words can be told, or none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "store/run_lock.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto owner = hotich::parse_lock_owner(std::string(reinterpret_cast<const char*>(bytes), size));
  if (owner && (owner->process <= 0 || hotich::owner_words(*owner).empty())) std::abort();
  return 0;
}
