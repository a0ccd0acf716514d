// JPEG 2000 as PDF/A takes it: the boxes of a JP2 file (ISO 15444-1, annex I) and the SIZ marker of its codestream
// (annex A.5.1).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/pdf_copy.h"
#include "pdf/pdf_copy_image.h"

namespace hotich {
namespace {

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at + count > bytes.size()) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Jp2Box {
  std::string_view kind, content;
};

// Boxes in a row; stops at the first that does not fit.
std::vector<Jp2Box> boxes(std::string_view bytes) {
  std::vector<Jp2Box> found;
  while (bytes.size() >= 8) {
    std::uint64_t length = number(bytes, 0, 4), head = 8;
    if (length == 1) length = number(bytes, 8, 8), head = 16;
    if (length == 0) length = bytes.size();
    if (length < head || length > bytes.size()) break;
    found.push_back({bytes.substr(4, 4), bytes.substr(head, length - head)});
    bytes.remove_prefix(length);
  }
  return found;
}

std::optional<std::string_view> content_of(const std::vector<Jp2Box>& all, std::string_view kind) {
  for (const auto& box : all)
    if (box.kind == kind) return box.content;
  return std::nullopt;
}

bool is_codestream(std::string_view bytes) { return number(bytes, 0, 4) == 0xFF4FFF51; }

// Channels of a codestream, 0 when PDF/A refuses them: of unlike depth, deeper than 16 bits, or not 1, 3 or 4.
int plain_channels(std::string_view codestream) {
  if (!is_codestream(codestream)) return 0;
  constexpr std::size_t channels_at = 40, first_depth_at = 42, per_channel = 3;
  const std::uint64_t channels = number(codestream, channels_at, 2), depth = number(codestream, first_depth_at, 1);
  if (channels != 1 && channels != 3 && channels != 4) return 0;
  if (first_depth_at + per_channel * channels > codestream.size() || depth > 15) return 0;  // bit 7: signed
  for (std::uint64_t i = 1; i < channels; ++i)
    if (number(codestream, first_depth_at + per_channel * i, 1) != depth) return 0;
  return static_cast<int>(channels);
}

// 16 sRGB, 17 gray, 12 CMYK, or a restricted ICC profile. sYCC (18) needs a conversion the PDF's colour space would
// switch off.
bool is_plain_colour(std::string_view colr, int channels) {
  const std::uint64_t method = number(colr, 0, 1), space = number(colr, 3, 4);
  if (method == 2) return channels != 4;
  return method == 1 && (space == 16 ? channels == 3 : space == 17 ? channels == 1 : space == 12 && channels == 4);
}

std::string box(std::string_view kind, std::string_view content) {
  std::string out;
  const auto length = static_cast<std::uint32_t>(content.size() + 8);
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((length >> shift) & 0xFF);
  out += kind;
  return out += content;
}

}  // namespace

bool can_embed_jpx(const std::string& bytes) {
  if (is_codestream(bytes)) return plain_channels(bytes) != 0;
  const auto file = boxes(bytes);
  const auto header = content_of(file, "jp2h"), codestream = content_of(file, "jp2c");
  if (file.empty() || file.front().kind != "jP  " || !header || !codestream) return false;
  const int channels = plain_channels(*codestream);
  int colours = 0;
  for (const auto& [kind, content] : boxes(*header)) {
    if (kind == "pclr" || kind == "cmap" || kind == "cdef") return false;
    if (kind == "colr" && (++colours > 1 || !is_plain_colour(content, channels))) return false;
  }
  return channels != 0 && colours == 1;
}

std::string as_jp2(const StoredImage& image) {
  if (!is_codestream(image.bytes)) return image.bytes;
  using namespace std::string_literals;
  const auto& stream = image.bytes;
  constexpr std::size_t right_at = 8, bottom_at = 12, left_at = 16, top_at = 20;
  const std::uint64_t width = number(stream, right_at, 4) - number(stream, left_at, 4);
  const std::uint64_t height = number(stream, bottom_at, 4) - number(stream, top_at, 4);
  std::string ihdr;
  for (const std::uint64_t side : {height, width})
    for (int shift = 24; shift >= 0; shift -= 8) ihdr += static_cast<char>((side >> shift) & 0xFF);
  ihdr += stream.substr(40, 3) + "\7\0\0"s;  // channels, depth; wavelet coding, colours known, no rights box
  const int channels = plain_channels(stream);
  const std::string colr = "\1\0\0\0\0\0"s + (channels == 1 ? '\x11' : channels == 3 ? '\x10' : '\x0C');
  return box("jP  ", "\r\n\x87\n") + box("ftyp", "jp2 \0\0\0\0jp2 "s) +
         box("jp2h", box("ihdr", ihdr) + box("colr", colr)) + box("jp2c", stream);
}

}  // namespace hotich
