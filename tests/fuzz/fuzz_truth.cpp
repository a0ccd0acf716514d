// Any bytes as the known truth of a scan: pages or Error, nothing else.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/error.h"
#include "measure/truth.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    hotich::parse_truth(std::string(reinterpret_cast<const char*>(bytes), size), "fuzz.json");
  } catch (const hotich::Error&) {
  }
  return 0;
}
