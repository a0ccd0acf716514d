// Any bytes as a date, a time, a year: well-formed text or nothing, a plausibility from 0 to 1, never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "records/normal_form.h"
#include "records/vn_date.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using hotich::ValueType;
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  for (const ValueType type : {ValueType::date, ValueType::date_words, ValueType::year, ValueType::time}) {
    const hotich::NormalForm form = hotich::normal_form(type, raw);
    if (!hotich::is_utf8(form.value.value_or(""))) std::abort();
    if (!(form.plausibility >= 0 && form.plausibility <= 1)) std::abort();
    if (form.value && type != ValueType::time && !hotich::date_parts(*form.value)) std::abort();
  }
  return 0;
}
