// Form files come from outside the program: any bytes give forms or Error, nothing else.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/error.h"
#include "records/form_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  try {
    hotich::parse_forms({{"fuzz.toml", std::string(reinterpret_cast<const char*>(bytes), size)},
                         {"common.toml", "abstract = true\n[wordings]\nfull_name = [\"Họ và tên\"]\n"}});
  } catch (const hotich::Error&) {
  }
  return 0;
}
