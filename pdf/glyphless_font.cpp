#include "pdf/glyphless_font.h"

#include <algorithm>
#include <cstddef>

#include "core/text.h"

namespace hotich {
namespace {

constexpr int units_per_em = 1000;
constexpr std::size_t checksum_adjustment_at = 8;  // inside head

// Big-endian bytes of a TrueType table.
class Table {
 public:
  Table& u8(unsigned value) {
    bytes_ += static_cast<char>(value & 0xFF);
    return *this;
  }
  Table& u16(int value) { return u8(static_cast<unsigned>(value) >> 8).u8(static_cast<unsigned>(value)); }
  Table& u32(std::uint32_t value) { return u16(static_cast<int>(value >> 16)).u16(static_cast<int>(value & 0xFFFF)); }
  Table& zeros(int count) {
    bytes_.append(static_cast<std::size_t>(count), '\0');
    return *this;
  }
  Table& text(std::string_view value) {
    bytes_ += value;
    return *this;
  }
  operator std::string() const { return bytes_; }

 private:
  std::string bytes_;
};

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * (3 - i % 4));
  return sum;
}

std::string os2_table() {
  Table t;
  t.u16(3).u16(glyph_advance).u16(400).u16(5).u16(0);  // version … fsType: no restriction
  t.u16(650).u16(600).u16(0).u16(75).u16(650).u16(600).u16(0).u16(350).u16(50).u16(300).u16(
      0);                              // sub/superscript … class
  t.zeros(10).zeros(16).text("HTCH");  // panose, unicode ranges, vendor
  t.u16(0x40).u16(0x20).u16(0x20);     // regular; first, last character
  t.u16(font_ascent).u16(font_descent).u16(0).u16(font_ascent).u16(-font_descent);
  return t.zeros(8).u16(500).u16(700).u16(0).u16(0x20).u16(1);
}

// One mapping, U+0020 -> glyph 1; readers that insist on a character map find one.
std::string cmap_table() {
  Table t;
  t.u16(0).u16(1).u16(3).u16(1).u32(12);
  t.u16(4).u16(32).u16(0).u16(4).u16(4).u16(1).u16(0);
  return t.u16(0x20).u16(0xFFFF).u16(0).u16(0x20).u16(0xFFFF).u16(1 - 0x20).u16(1).u16(0).u16(0);
}

std::string head_table() {
  Table t;
  t.u32(0x00010000).u32(0x00010000).u32(0).u32(0x5F0F3CF5).u16(0x0B).u16(units_per_em);
  t.zeros(16);                                                                   // made, changed: no dates
  t.u16(0).u16(font_descent).u16(glyph_advance).u16(font_ascent).u16(0).u16(3);  // bounding box, style, least ppem
  return t.u16(2).u16(0).u16(0);                                                 // loca in 16-bit offsets
}

std::string hhea_table() {
  Table t;
  t.u32(0x00010000).u16(font_ascent).u16(font_descent).u16(0).u16(glyph_advance).u16(0).u16(0).u16(0);
  return t.u16(1).zeros(14).u16(1);  // upright caret; one advance for both glyphs
}

std::string maxp_table() { return Table().u32(0x00010000).u16(2).zeros(8).u16(2).zeros(16); }

std::string name_table() {
  const std::string_view name = "HotichGlyphless";
  std::string wide;
  for (const char c : name) wide += {'\0', c};
  const auto length = static_cast<int>(wide.size());
  Table t;
  t.u16(0).u16(2).u16(30);
  t.u16(3).u16(1).u16(0x409).u16(1).u16(length).u16(0);
  t.u16(3).u16(1).u16(0x409).u16(6).u16(length).u16(0);
  return t.text(wide);
}

std::string post_table() { return Table().u32(0x00030000).u32(0).u16(-100).u16(50).u32(1).zeros(16); }

bool joins_previous(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return within(0x300, 0x36F) || within(0x1AB0, 0x1AFF) || within(0x1DC0, 0x1DFF) || within(0x20D0, 0x20FF) ||
         within(0xFE00, 0xFE0F) || within(0xFE20, 0xFE2F) || within(0xE0100, 0xE01EF) || c == 0x200D;
}

std::string hex(unsigned value) {
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(value >> shift) & 15];
  return out;
}

std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (const char32_t c : to_code_points(utf8)) {
    if (c < 0x10000)
      out += hex(c);
    else
      out += hex(0xD800 + ((c - 0x10000) >> 10)) + hex(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
  return out;
}

}  // namespace

std::string glyphless_font() {
  const std::pair<std::string_view, std::string> tables[] = {
      // by tag, as the format demands
      {"OS/2", os2_table()},      {"cmap", cmap_table()}, {"glyf", Table().zeros(4)},
      {"head", head_table()},     {"hhea", hhea_table()}, {"hmtx", Table().u16(glyph_advance).u16(0).u16(0)},
      {"loca", Table().zeros(6)}, {"maxp", maxp_table()}, {"name", name_table()},
      {"post", post_table()}};
  const int count = static_cast<int>(std::size(tables));
  Table head;
  head.u32(0x00010000).u16(count).u16(128).u16(3).u16(16 * count - 128);
  std::string body;
  std::size_t head_at = 0;
  const std::size_t body_at = 12 + 16 * std::size(tables);
  for (const auto& [tag, bytes] : tables) {
    if (tag == "head") head_at = body_at + body.size();
    head.text(tag).u32(checksum(bytes)).u32(static_cast<std::uint32_t>(body_at + body.size()));
    head.u32(static_cast<std::uint32_t>(bytes.size()));
    body += bytes;
    body.resize((body.size() + 3) / 4 * 4, '\0');
  }
  std::string file = std::string(head) + body;
  const std::string adjustment = Table().u32(0xB1B0AFBA - checksum(file));
  return file.replace(head_at + checksum_adjustment_at, 4, adjustment);
}

std::vector<std::string> glyph_pieces(std::string_view nfc) {
  std::vector<std::string> pieces;
  bool joiner = false;
  for (const char32_t c : to_code_points(nfc)) {
    const std::string letter = from_code_points(std::u32string_view(&c, 1));
    if (!pieces.empty() && (joiner || joins_previous(c)))
      pieces.back() += letter;
    else
      pieces.push_back(letter);
    joiner = c == 0x200D;
  }
  return pieces;
}

std::string to_unicode_cmap(const GlyphCodes& codes) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  constexpr std::size_t block = 100;  // the most a CMap operator takes
  std::size_t at = 0;
  for (const auto& [piece, code] : codes) {
    if (at % block == 0) out += std::to_string(std::min(block, codes.size() - at)) + " beginbfchar\n";
    out += "<" + hex(code) + "> <" + utf16_hex(piece) + ">\n";
    if (++at % block == 0 || at == codes.size()) out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string cid_to_gid_map(const GlyphCodes& codes) {
  std::string map(2, '\0');
  for (std::size_t i = 0; i < codes.size(); ++i) map += {'\0', '\1'};
  return map;
}

}  // namespace hotich
