#include "pdf/pdf_copy_image.h"

#include "core/error.h"
#include "pdf/deflate_rows.h"
#include "pdf/pdf_copy.h"
#include "pdf/pdf_copy_text.h"

namespace hotich {
namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw Error("cannot embed an image in a PDF copy: " + why, "copy_failed");
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  return out;
}

std::string colour_space(const StoredImage& image, const std::string& inks) {
  const std::string device = image.components == 4 ? inks : image.components == 3 ? "/DeviceRGB" : "/DeviceGray";
  if (image.palette.empty()) return device;
  return "[/Indexed /DeviceRGB " + std::to_string(image.palette.size() / 3 - 1) + " <" + hex(image.palette) + ">]";
}

std::string filter(const StoredImage& image) {
  const std::string columns = " /Columns " + std::to_string(image.width_px);
  switch (image.coding) {
    case Coding::jpeg:
      return " /Filter /DCTDecode";
    case Coding::jpx:
      return " /Filter /JPXDecode";
    case Coding::ccitt_g4:
      return " /Filter /CCITTFaxDecode /DecodeParms << /K -1" + columns + " /Rows " + std::to_string(image.height_px) +
             (image.inverted ? "" : " /BlackIs1 true") + " >>";
    case Coding::png_idat:
    case Coding::raw:
      break;
  }
  return " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors " + std::to_string(image.components) +
         " /BitsPerComponent " + std::to_string(image.bits_per_component) + columns + " >>";
}

}  // namespace

void check_image(const StoredImage& image) {
  const int bits = image.bits_per_component;
  if (image.width_px <= 0 || image.height_px <= 0) refuse("it has no size");
  if (image.bytes.empty()) refuse("it has no bytes");
  if (image.components != 1 && image.components != 3 && image.components != 4)
    refuse(std::to_string(image.components) + " components");
  if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16)
    refuse(std::to_string(bits) + " bits a component");
  if (!image.palette.empty() &&
      (image.components != 1 || bits > 8 || image.palette.size() % 3 || image.palette.size() > 768))
    refuse("its palette does not fit its samples");
  if (image.coding == Coding::ccitt_g4 && (image.components != 1 || bits != 1)) refuse("G4 data that is not bilevel");
  if (image.coding == Coding::jpx && !can_embed_jpx(image.bytes)) refuse("PDF/A does not allow this kind of JPEG 2000");
  if (image.coding == Coding::raw && image.bytes.size() != row_bytes(image) * static_cast<std::size_t>(image.height_px))
    refuse("its samples are not as many as its size says");
}

std::string image_dictionary(const StoredImage& image, const std::string& ink_space) {
  std::string out = "<< /Type /XObject /Subtype /Image /Width " + std::to_string(image.width_px) + " /Height " +
                    std::to_string(image.height_px) + " /BitsPerComponent " + std::to_string(image.bits_per_component) +
                    " /ColorSpace " + colour_space(image, ink_space) + filter(image);
  if (image.inverted && image.coding != Coding::ccitt_g4 && image.palette.empty()) {
    out += " /Decode [";
    for (int i = 0; i < image.components; ++i) out += "1 0 ";
    out += "]";
  }
  return out + " >>";
}

std::string mask_dictionary(const StoredImage& mask) {
  if (mask.components != 1 || mask.bits_per_component != 1 || !mask.palette.empty())
    refuse("a mask that is not bilevel");
  return "<< /Type /XObject /Subtype /Image /ImageMask true /Width " + std::to_string(mask.width_px) + " /Height " +
         std::to_string(mask.height_px) + " /BitsPerComponent 1" + filter(mask) + " >>";
}

std::string ink_space(const std::string& tint) {
  return "[/DeviceN [/Cyan /Magenta /Yellow /Black] /DeviceRGB " + tint + "]";
}

std::string ink_function() {
  return "{1 exch sub 4 1 roll 1 exch sub 3 index mul 3 1 roll 1 exch sub 3 index mul 3 1 roll"
         " 1 exch sub 3 index mul 3 1 roll 4 -1 roll pop}";
}

std::string ink_function_dictionary() { return "<< /FunctionType 4 /Domain [0 1 0 1 0 1 0 1] /Range [0 1 0 1 0 1] >>"; }

}  // namespace hotich
