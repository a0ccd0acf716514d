// Any bytes as a place, an office or running text: well-formed text, mended at most once more.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "records/normal_form.h"
#include "records/place_parts.h"
#include "records/resolve_place.h"
#include "records/set_phrases.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using hotich::ValueType;
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  for (const ValueType type : {ValueType::place, ValueType::office, ValueType::text, ValueType::title}) {
    const hotich::NormalForm form = hotich::normal_form(type, raw);
    if (!hotich::is_utf8(form.value.value_or(""))) std::abort();
    if (!(form.plausibility >= 0 && form.plausibility <= 1)) std::abort();
  }
  const std::string text = hotich::to_nfc(raw);
  const std::string mended = hotich::mend_set_phrases(text).text, parted = hotich::part_place(text).text;
  if (!hotich::is_utf8(mended) || !hotich::is_utf8(parted)) std::abort();
  if (hotich::part_place(parted).inserted != 0) std::abort();
  const hotich::ResolvedPlace place = hotich::resolve_place(text.substr(0, 400), hotich::DateParts{2010, 5, 6});
  if (!(place.confidence >= 0 && place.confidence <= 1) || (!place.unit && place.doubts.empty())) std::abort();
  return 0;
}
