#pragma once
// Rings, beads and meanders of a printed frame. As tall as letters, they would be read as "O", "C" or "5" beside every
// value.
#include <vector>

#include "ocr/ink.h"

namespace hotich {

// For each component of `ink` whether it belongs to a frame's ornament:
// - across the page, a row of many marks of one size at an even pitch (only the marks themselves: a line of text may
//   run over the frame);
// - down the page, all of a narrow lane beside the text, parted from it by white, whose marks stand closer than lines
// of
//   text can. Worn rings come apart into arcs and lose their rhythm; the lane stays.
std::vector<bool> find_ornaments(const Ink& ink);

}  // namespace hotich
