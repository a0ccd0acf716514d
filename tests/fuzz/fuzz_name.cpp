// Any bytes as a person's name: upper case, well-formed, no letter that was not there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "records/name_alternatives.h"
#include "records/person_name.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  const hotich::NormalForm form = hotich::person_name_form(raw);
  const std::string value = form.value.value_or("");
  if (!hotich::is_utf8(value) || hotich::to_upper(value) != value) std::abort();
  const std::string read = hotich::to_upper(hotich::to_nfc(raw));
  for (const char32_t c : hotich::to_code_points(value))
    if (c > U' ' && c != U'\'' && read.find(hotich::from_code_points({&c, 1})) == std::string::npos) std::abort();
  for (const hotich::NameAlternative& other : hotich::name_alternatives(value))
    if (!hotich::is_utf8(other.name) || !(other.score >= 0 && other.score <= 1)) std::abort();
  return 0;
}
