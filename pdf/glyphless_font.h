#pragma once
// The font of the hidden text: one blank glyph, half an em wide, for every letter. Text drawn with it shows nothing, is
// selected and copied like any other. All bytes are made here (TrueType per the OpenType specification 1.9; ToUnicode
// per ISO 32000-1, 9.10.3).
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

// A whole TrueType file with two blank glyphs (0 = .notdef, 1 = every letter), 1000 units an em.
std::string glyphless_font();

constexpr int glyph_advance = 500;  // thousandths of an em: hmtx of the font, DW in the PDF
constexpr int font_ascent = 1000;   // the em stands on the baseline, so that a word's box is exactly its em
constexpr int font_descent = -1;    // readers take 0 for "not given" and put in a guess

// Pieces of NFC text that take one glyph each: a letter with the combining marks, joiners and selectors that follow it.
std::vector<std::string> glyph_pieces(std::string_view nfc);

// Two-byte code (= CID) of each piece: 1, 2, … in the order of the pieces' bytes. 0 is never given away (.notdef).
using GlyphCodes = std::map<std::string, std::uint16_t>;

std::string to_unicode_cmap(const GlyphCodes& codes);
std::string cid_to_gid_map(const GlyphCodes& codes);  // CID 0 -> glyph 0, all others -> glyph 1

}  // namespace hotich
