// Any bytes as an identity paper, a personal id, a number or a place: well-formed text or nothing, never a crash.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "records/id_document.h"
#include "records/normal_form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using hotich::ValueType;
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  const hotich::IdDocument parts = hotich::id_document_parts(raw);
  if (!hotich::is_utf8(parts.number) || !hotich::is_utf8(parts.issue_place)) std::abort();
  for (const ValueType type :
       {ValueType::id_document, ValueType::personal_id, ValueType::number, ValueType::document_number, ValueType::place,
        ValueType::person_name, ValueType::ethnicity, ValueType::nationality, ValueType::sex, ValueType::text}) {
    const hotich::NormalForm form = hotich::normal_form(type, raw);
    if (!hotich::is_utf8(form.value.value_or(""))) std::abort();
    if (!(form.plausibility >= 0 && form.plausibility <= 1)) std::abort();
  }
  return 0;
}
