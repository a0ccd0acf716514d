#pragma once
// The invisible text of a copied page as PDF content (ISO 32000-1, 9.4). Pure text, no PDF library.
#include <span>
#include <string>

#include "core/page_text.h"
#include "pdf/glyphless_font.h"

namespace hotich {

// A number as PDF wants it: no exponent, at most `places` decimals, no locale.
std::string pdf_number(double value, int places = 4);

GlyphCodes glyph_codes(
    std::span<const PageText* const> pages);  // throws Error(copy_failed) above 65535 different pieces

// BT … ET in a space of upright pixels with y up, for a canvas `width_px` x `height_px`. Each word's em is its box
// (baseline = lower edge, size = height, letters stretched to the width within half a pixel); a blank follows each word
// but a line's last. Steps and sizes are whole pixels and said only when they change: on bilevel pages the text is what
// a copy adds. Empty for a page without words.
std::string text_layer(const PageText& text, const GlyphCodes& codes, int width_px, int height_px);

}  // namespace hotich
