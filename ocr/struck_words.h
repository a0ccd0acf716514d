#pragma once
// Which words of a page are crossed out, and which are written over them in their stead.
#include <span>

#include "core/page_text.h"

namespace hotich {

// `text` with the marks of its words set: struck where one of `strikes` (px of the page, as in CleanPage) runs through
// most of the word; correction for words of small lines that stand close over struck ones. Marks set before are lost.
PageText with_struck_words(PageText text, std::span<const Box> strikes);

}  // namespace hotich
