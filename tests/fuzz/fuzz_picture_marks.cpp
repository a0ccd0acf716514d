// Any bytes as an EXIF block and as a JPEG 2000 file: resolution and orientation within their ranges, whatever stands
// there. These are read by code of our own, before any library sees the file.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ocr/decode_common.h"
#include "ocr/decode_jp2.h"

namespace {

void prove(const hotich::PictureMarks& marks) {
  if (marks.orientation < 1 || marks.orientation > 8) std::abort();
  for (const double dpi : {marks.x_dpi, marks.y_dpi})
    if (!std::isfinite(dpi) || dpi < 0) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  prove(hotich::exif_marks(text));
  prove(hotich::jp2_marks(text));
  return 0;
}
