// Any bytes as the settings of a machine: values of known keys, in the order of their lines, or Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.h"
#include "pipeline/config_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    unsigned line = 0;
    for (const hotich::ConfigValue& value :
         hotich::parse_config(std::string(reinterpret_cast<const char*>(bytes), size), "fuzz.toml").values) {
      if (value.key == nullptr || value.text.empty() || value.line < line) std::abort();
      line = value.line;
    }
  } catch (const hotich::Error&) {
  }
  return 0;
}
