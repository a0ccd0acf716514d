// Any text as the table of an import workbook and, up to a line of dashes, as its code lists: a table or Error.
#include <cstddef>
#include <cstdint>
#include <string>

#include "books/workbook_file.h"
#include "core/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const std::string::size_type at = text.find("\n---\n");
  const bool both = at != std::string::npos;
  try {
    hotich::parse_workbook(both ? text.substr(0, at) : "", both ? text.substr(at + 5) : text, "fuzz.toml");
  } catch (const hotich::Error&) {
  }
  return 0;
}
