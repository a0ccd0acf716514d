// Any text as a page's words in the database: words or Error, and what was read is written the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.h"
#include "store/page_words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string json(reinterpret_cast<const char*>(bytes), size);
  try {
    const std::string once = hotich::words_json(hotich::words_from_json(json));
    if (hotich::words_json(hotich::words_from_json(once)) != once) std::abort();
  } catch (const hotich::Error&) {
  }
  try {
    hotich::codes_from_json(json);
    hotich::box_from_json(json);
    hotich::from_hex(json);
  } catch (const hotich::Error&) {
  }
  return 0;
}
