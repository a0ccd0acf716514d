// Any text as a page's words, codes, box or evidence in the database: values or Error, and what was read is written the
// same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.h"
#include "store/page_words.h"

namespace {

template <typename Read>
void read_or_error(Read read) {
  try {
    read();
  } catch (const hotich::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string json(reinterpret_cast<const char*>(bytes), size);
  read_or_error([&] {
    const std::string once = hotich::words_json(hotich::words_from_json(json));
    if (hotich::words_json(hotich::words_from_json(once)) != once) std::abort();
  });
  read_or_error([&] {
    const std::string once = hotich::evidence_json(hotich::evidence_from_json(json));
    if (hotich::evidence_json(hotich::evidence_from_json(once)) != once) std::abort();
  });
  read_or_error([&] { hotich::codes_from_json(json); });
  read_or_error([&] { hotich::box_from_json(json); });
  read_or_error([&] { hotich::from_hex(json); });
  return 0;
}
