// Any bytes as a registration or document number: well-formed text or nothing, its parts of what was read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text.h"
#include "records/reference_number.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(bytes), size);
  for (const hotich::NormalForm& form : {hotich::number_form(raw), hotich::document_number_form(raw)}) {
    if (!hotich::is_utf8(form.value.value_or(""))) std::abort();
    if (!(form.plausibility >= 0 && form.plausibility <= 1)) std::abort();
  }
  return 0;
}
