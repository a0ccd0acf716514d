#include "pdf/pdf_images.h"

#include <algorithm>
#include <cmath>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>

#include "core/error.h"

namespace hotich {
namespace {

using namespace std::string_view_literals;

struct Colours {
  int components = 1;
  std::string palette;  // RGB triples of an indexed space
};

std::string bytes_of(QPDFObjectHandle text, std::size_t limit) {
  if (text.isString()) return text.getStringValue();
  return text.isStream() ? stream_bytes(text, limit).bytes : std::string();
}

std::string name_of(QPDFObjectHandle object) { return object.isName() ? object.getName() : std::string(); }

std::optional<Colours> colours_of(QPDFObjectHandle space);

// Palette entries of a gray, RGB or CMYK base as RGB.
std::optional<Colours> indexed_colours(QPDFObjectHandle space) {
  if (space.getArrayNItems() < 4) return std::nullopt;
  const auto base = name_of(space.getArrayItem(1)) == "/Indexed" ? std::nullopt : colours_of(space.getArrayItem(1));
  if (!base || !base->palette.empty() || !space.getArrayItem(2).isInteger()) return std::nullopt;
  const auto entries = static_cast<std::size_t>(std::clamp<long long>(space.getArrayItem(2).getIntValue(), 0, 255)) + 1;
  const auto parts = static_cast<std::size_t>(base->components);
  std::string table = bytes_of(space.getArrayItem(3), entries * parts);
  table.resize(entries * parts, '\0');
  Colours colours;
  for (std::size_t i = 0; i < entries; ++i) {
    const auto part = [&](std::size_t c) { return static_cast<unsigned char>(table[i * parts + c]); };
    for (std::size_t c = 0; c < 3; ++c) {
      const int light = parts == 1 ? part(0) : (parts == 3 ? part(c) : (255 - part(c)) * (255 - part(3)) / 255);
      colours.palette += static_cast<char>(light);
    }
  }
  return colours;
}

std::optional<Colours> colours_of(QPDFObjectHandle space) {
  const std::string name =
      space.isArray() && space.getArrayNItems() > 0 ? name_of(space.getArrayItem(0)) : name_of(space);
  if (name == "/DeviceGray" || name == "/CalGray" || name == "/G") return Colours{1, {}};
  if (name == "/DeviceRGB" || name == "/CalRGB" || name == "/RGB") return Colours{3, {}};
  if (name == "/DeviceCMYK" || name == "/CMYK") return Colours{4, {}};
  if ((name == "/Indexed" || name == "/I") && space.isArray()) return indexed_colours(space);
  if (name != "/ICCBased" || space.getArrayNItems() < 2 || !space.getArrayItem(1).isStream()) return std::nullopt;
  QPDFObjectHandle count = space.getArrayItem(1).getDict().getKey("/N");
  if (!count.isInteger()) return std::nullopt;
  const auto n = count.getIntValue();
  return n == 1 || n == 3 || n == 4 ? std::optional(Colours{static_cast<int>(n), {}}) : std::nullopt;
}

enum class Decoding { plain, turned, odd };

Decoding decoding_of(QPDFObjectHandle array, double top) {
  if (!array.isArray() || array.getArrayNItems() == 0) return Decoding::plain;
  bool plain = true, turned = true;
  for (int i = 0; i < array.getArrayNItems(); ++i) {
    if (!array.getArrayItem(i).isNumber()) return Decoding::odd;
    const double value = array.getArrayItem(i).getNumericValue();
    plain = plain && value == (i % 2 == 0 ? 0 : top);
    turned = turned && value == (i % 2 == 0 ? top : 0);
  }
  return plain ? Decoding::plain : (turned ? Decoding::turned : Decoding::odd);
}

// The filters in order, with the parameters of the last.
struct Filters {
  std::vector<std::string> names;
  QPDFObjectHandle last_parameters = QPDFObjectHandle::newNull();
  std::string last() const { return names.empty() ? std::string() : names.back(); }
};

Filters filters_of(QPDFObjectHandle dictionary) {
  Filters filters;
  QPDFObjectHandle names = dictionary.getKey("/Filter"), parameters = dictionary.getKey("/DecodeParms");
  if (names.isName()) filters.names.push_back(names.getName());
  for (int i = 0; names.isArray() && i < names.getArrayNItems(); ++i)
    filters.names.push_back(name_of(names.getArrayItem(i)));
  if (parameters.isDictionary()) filters.last_parameters = parameters;
  const int last = static_cast<int>(filters.names.size()) - 1;
  if (parameters.isArray() && last >= 0 && last < parameters.getArrayNItems())
    filters.last_parameters = parameters.getArrayItem(last);
  return filters;
}

// Bytes as the last filter gets them: raw, or with the filters before it undone.
std::string bytes_before_last_filter(QPDFObjectHandle image, const Filters& filters) {
  const auto raw = image.getRawStreamData();
  std::string bytes(reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize());
  if (filters.names.size() < 2) return bytes;
  QPDFObjectHandle outer = QPDFObjectHandle::newStream(image.getOwningQPDF(), bytes);
  QPDFObjectHandle names = QPDFObjectHandle::newArray();
  for (std::size_t i = 0; i + 1 < filters.names.size(); ++i)
    names.appendItem(QPDFObjectHandle::newName(filters.names[i]));
  outer.getDict().replaceKey("/Filter", names);
  QPDFObjectHandle parameters = image.getDict().getKey("/DecodeParms");
  if (parameters.isArray()) {
    QPDFObjectHandle kept = parameters.shallowCopy();
    if (kept.getArrayNItems() > 0) kept.eraseItem(kept.getArrayNItems() - 1);
    outer.getDict().replaceKey("/DecodeParms", kept);
  }
  const StreamBytes inner = stream_bytes(outer, std::size_t{1} << 31);
  if (!inner.whole) throw Error("cannot read image of PDF: its data end early", "truncated_image");
  return inner.bytes;
}

unsigned number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + length && i < bytes.size(); ++i)
    value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Size, components and depth from the data itself, since dictionaries may say otherwise; false when there is no header.
bool read_jpeg_header(StoredImage& stored) {
  const std::string_view bytes = stored.bytes;
  if (!bytes.starts_with("\xFF\xD8"sv)) return false;
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    const unsigned marker = number_at(bytes, at, 2);
    if ((marker >> 8) != 0xFF) return false;
    if (marker == 0xFFFF) {  // fill byte
      ++at;
      continue;
    }
    const bool frame = marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    if (frame) {
      stored.height_px = static_cast<int>(number_at(bytes, at + 5, 2));
      stored.width_px = static_cast<int>(number_at(bytes, at + 7, 2));
      stored.components = static_cast<int>(number_at(bytes, at + 9, 1));
      return stored.width_px > 0 && stored.height_px > 0;
    }
    at += 2 + number_at(bytes, at + 2, 2);
  }
  return false;
}

bool read_jpx_header(StoredImage& stored) {
  const std::size_t start = stored.bytes.find("\xFF\x4F\xFF\x51"sv);
  if (start == std::string::npos || start + 43 > stored.bytes.size()) return false;
  const auto field = [&](std::size_t offset, std::size_t length) {
    return number_at(stored.bytes, start + offset, length);
  };
  stored.width_px = static_cast<int>(field(8, 4) - field(16, 4));
  stored.height_px = static_cast<int>(field(12, 4) - field(20, 4));
  stored.components = static_cast<int>(field(40, 2));
  stored.bits_per_component = static_cast<int>(field(42, 1) & 0x7FU) + 1;
  return stored.width_px > 0 && stored.height_px > 0;
}

void check_megapixels(const StoredImage& stored, double max_megapixels) {
  if (static_cast<double>(stored.width_px) * stored.height_px / 1e6 > max_megapixels)
    throw Error("cannot read image of PDF: " + std::to_string(stored.width_px) + " x " +
                    std::to_string(stored.height_px) + " pixels are more than the limit",
                "too_many_pixels");
}

std::optional<StoredImage> fax_image(QPDFObjectHandle image, const Filters& filters, Decoding decoding,
                                     StoredImage stored) {
  QPDFObjectHandle parameters = filters.last_parameters;
  if (!parameters.isDictionary() || stored.bits_per_component != 1 || stored.components != 1) return std::nullopt;
  const auto is_true = [&](const char* key) {
    return parameters.getKey(key).isBool() && parameters.getKey(key).getBoolValue();
  };
  QPDFObjectHandle k = parameters.getKey("/K"), columns = parameters.getKey("/Columns");
  if (!k.isInteger() || k.getIntValue() >= 0 || is_true("/EncodedByteAlign")) return std::nullopt;
  if ((columns.isInteger() ? columns.getIntValue() : 1728) != stored.width_px) return std::nullopt;
  bool turned = decoding == Decoding::turned;
  if (!stored.palette.empty()) {  // black and white by a palette of two
    if (stored.palette == "\xFF\xFF\xFF\0\0\0"sv)
      turned = !turned;
    else if (stored.palette != "\0\0\0\xFF\xFF\xFF"sv)
      return std::nullopt;
    stored.palette.clear();
  }
  stored.coding = Coding::ccitt_g4;
  stored.inverted = is_true("/BlackIs1") == turned;
  stored.bytes = bytes_before_last_filter(image, filters);
  return stored;
}

// Flate with PNG predictors is what a PNG holds.
bool is_png_rows(const Filters& filters, const StoredImage& stored) {
  QPDFObjectHandle p = filters.last_parameters;
  if (filters.last() != "/FlateDecode" || !p.isDictionary()) return false;
  const auto value = [&](const char* key, int fallback) {
    return p.getKey(key).isInteger() ? static_cast<int>(p.getKey(key).getIntValueAsInt()) : fallback;
  };
  const int bits = stored.bits_per_component;
  const bool in_png = (stored.components == 1 || (stored.components == 3 && bits >= 8)) &&
                      (stored.palette.empty() || (bits <= 8 && stored.palette.size() <= (std::size_t{3} << bits)));
  return in_png && value("/Predictor", 1) >= 10 && value("/Colors", 1) == stored.components &&
         value("/BitsPerComponent", 8) == bits && value("/Columns", 1) == stored.width_px;
}

StoredImage raw_image(QPDFObjectHandle image, Decoding decoding, StoredImage stored) {
  const std::size_t stride = (static_cast<std::size_t>(stored.width_px) * static_cast<std::size_t>(stored.components) *
                                  static_cast<std::size_t>(stored.bits_per_component) +
                              7) /
                             8;
  StreamBytes data = stream_bytes(image, stride * static_cast<std::size_t>(stored.height_px));
  if (data.bytes.size() < stride * static_cast<std::size_t>(stored.height_px))
    throw Error("cannot read image of PDF: rows are missing", "truncated_image");
  stored.bytes = std::move(data.bytes);
  if (decoding == Decoding::turned)
    std::ranges::transform(stored.bytes, stored.bytes.begin(), [](char c) { return static_cast<char>(~c); });
  return stored;
}

std::optional<StoredImage> stored_stream(QPDFObjectHandle image, Decoding decoding, StoredImage stored,
                                         double max_megapixels) {
  const Filters filters = filters_of(image.getDict());
  const std::string last = filters.last();
  if (last == "/DCTDecode" || last == "/DCT") {
    QPDFObjectHandle parameters = filters.last_parameters;
    if (parameters.isDictionary() && parameters.hasKey("/ColorTransform") && stored.components == 3)
      return std::nullopt;
    if (!stored.palette.empty() || stored.bits_per_component != 8) return std::nullopt;
    stored.coding = Coding::jpeg;
    stored.inverted = decoding == Decoding::turned;
    if (stored.inverted && stored.components != 4) return std::nullopt;
    stored.bytes = bytes_before_last_filter(image, filters);
    const int components = stored.components;
    if (!read_jpeg_header(stored) || stored.components != components) return std::nullopt;
    check_megapixels(stored, max_megapixels);
    return stored;
  }
  if (last == "/JPXDecode") {
    if (!stored.palette.empty() || decoding != Decoding::plain) return std::nullopt;
    stored.coding = Coding::jpx;
    stored.bytes = bytes_before_last_filter(image, filters);
    if (!read_jpx_header(stored)) return std::nullopt;
    check_megapixels(stored, max_megapixels);
    return stored;
  }
  check_megapixels(stored, max_megapixels);
  if (last == "/CCITTFaxDecode" || last == "/CCF") return fax_image(image, filters, decoding, stored);
  if (last == "/JBIG2Decode") return std::nullopt;
  if (filters.names.size() <= 1 && decoding == Decoding::plain && is_png_rows(filters, stored)) {
    stored.coding = Coding::png_idat;
    stored.bytes = bytes_before_last_filter(image, filters);
    return stored;
  }
  return raw_image(image, decoding, stored);
}

}  // namespace

StatedSize stated_size(const PaintedImage& painted) {
  QPDFObjectHandle dictionary = painted.stream->getDict();
  const auto side = [&](const char* key, const char* brief) {
    QPDFObjectHandle value = dictionary.getKey(key);
    if (!value.isInteger()) value = dictionary.getKey(brief);
    return value.isInteger() ? static_cast<int>(std::clamp<long long>(value.getIntValue(), 0, 1 << 24)) : 0;
  };
  return {side("/Width", "/W"), side("/Height", "/H")};
}

std::optional<StoredImage> stored_of(const PaintedImage& painted, double max_megapixels) {
  QPDFObjectHandle image = *painted.stream;
  QPDFObjectHandle dictionary = image.getDict();
  const StatedSize size = stated_size(painted);
  if (size.width_px == 0 || size.height_px == 0) return std::nullopt;
  if (!dictionary.getKey("/SMask").isNull() || !dictionary.getKey("/Mask").isNull()) return std::nullopt;
  QPDFObjectHandle alpha = dictionary.getKey("/SMaskInData");
  if (alpha.isInteger() && alpha.getIntValue() != 0) return std::nullopt;
  QPDFObjectHandle mask = dictionary.getKey("/ImageMask"), bits = dictionary.getKey("/BitsPerComponent");
  const bool stencil = mask.isBool() && mask.getBoolValue();
  if (stencil && !painted.stencil_is_black) return std::nullopt;
  StoredImage stored{.coding = Coding::raw,
                     .bytes = {},
                     .width_px = size.width_px,
                     .height_px = size.height_px,
                     .components = 1,
                     .bits_per_component = stencil ? 1 : 8,
                     .palette = {},
                     .inverted = false,
                     .delivered_from_stored = {}};
  const bool jpx = filters_of(dictionary).last() == "/JPXDecode";
  if (!stencil && bits.isInteger())
    stored.bits_per_component = static_cast<int>(std::clamp<long long>(bits.getIntValue(), 0, 99));
  const int depth = stored.bits_per_component;
  if (!jpx && depth != 1 && depth != 2 && depth != 4 && depth != 8 && depth != 16) return std::nullopt;
  if (!stencil && !(jpx && dictionary.getKey("/ColorSpace").isNull())) {
    const auto colours = colours_of(dictionary.getKey("/ColorSpace"));
    if (!colours) return std::nullopt;
    stored.components = colours->components;
    stored.palette = colours->palette;
  }
  const double top = stored.palette.empty() ? 1 : (1 << std::min(depth, 16)) - 1;
  const Decoding decoding = decoding_of(dictionary.getKey("/Decode"), top);
  if (decoding == Decoding::odd || (decoding == Decoding::turned && !stored.palette.empty() && depth != 1))
    return std::nullopt;
  return stored_stream(image, decoding, stored, max_megapixels);
}

std::vector<StoredImage> compressed_pictures(const PaintedImage& painted, double max_megapixels) {
  std::vector<StoredImage> pictures;
  for (QPDFObjectHandle image : {*painted.stream, painted.stream->getDict().getKey("/SMask")}) {
    if (!image.isStream()) continue;
    const Filters filters = filters_of(image.getDict());
    const StatedSize size =
        stated_size({.stream = std::make_shared<QPDFObjectHandle>(image), .user_from_unit = {}, .visible = {}});
    StoredImage picture{};
    picture.width_px = size.width_px;
    picture.height_px = size.height_px;
    bool known = false;
    if (filters.last() == "/DCTDecode" || filters.last() == "/DCT" || filters.last() == "/JPXDecode") {
      picture.bytes = bytes_before_last_filter(image, filters);
      picture.coding = filters.last() == "/JPXDecode" ? Coding::jpx : Coding::jpeg;
      known = picture.coding == Coding::jpx ? read_jpx_header(picture) : read_jpeg_header(picture);
      if (!known) throw Error("cannot read image of PDF: it has no header", "damaged_file");
    } else if (filters.last() == "/CCITTFaxDecode" && size.width_px > 0 && size.height_px > 0) {
      picture.bits_per_component = 1;
      auto fax = fax_image(image, filters, Decoding::plain, picture);
      known = fax.has_value();
      if (fax) picture = std::move(*fax);
    }
    if (!known) continue;
    check_megapixels(picture, max_megapixels);
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

ImagePlace place_of(const PaintedImage& painted, const PdfPage& page, int width_px, int height_px) {
  const double w = width_px, h = height_px;
  const UserBox& box = page.box;
  const Affine unit_from_stored{.a = 1 / w, .b = 0, .c = 0, .d = 0, .e = -1 / h, .f = 1};
  Affine shown{.a = 1, .b = 0, .c = -box.x0, .d = 0, .e = -1, .f = box.y1};  // from user space, /Rotate applied
  if (page.rotate_degrees == 90) shown = {0, 1, -box.y0, 1, 0, -box.x0};
  if (page.rotate_degrees == 180) shown = {-1, 0, box.x1, 0, 1, -box.y0};
  if (page.rotate_degrees == 270) shown = {0, -1, box.y1, -1, 0, box.x1};
  const Affine map = after(shown, after(painted.user_from_unit, unit_from_stored));
  ImagePlace place;
  const auto dpi = [&](double pt_per_px) {
    const double pt = std::abs(pt_per_px) * page.user_unit;
    return pt > 1e-9 ? 72 / pt : 0.0;
  };
  const auto sign = [](double v) { return v < 0 ? -1.0 : 1.0; };
  if (std::abs(map.a) >= std::abs(map.b)) {
    place.delivered_from_stored = {sign(map.a), 0, map.a < 0 ? w : 0, 0, sign(map.e), map.e < 0 ? h : 0};
    place.x_dpi = dpi(map.a);
    place.y_dpi = dpi(map.e);
  } else {
    place.delivered_from_stored = {0, sign(map.b), map.b < 0 ? h : 0, sign(map.d), 0, map.d < 0 ? w : 0};
    place.x_dpi = dpi(map.b);
    place.y_dpi = dpi(map.d);
  }
  const Affine& m = painted.user_from_unit;
  const double whole = std::abs(m.a * m.e - m.b * m.d);
  place.share_of_image = whole > 0 ? std::min(1.0, painted.visible.area() / whole) : 0;
  place.share_of_page = box.area() > 0 ? std::min(1.0, painted.visible.area() / box.area()) : 0;
  return place;
}

}  // namespace hotich
