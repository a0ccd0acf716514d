#pragma once
// How many figures a number has, told by its ink alone: a narrow 1 that every reading passed over leaves its stroke.
#include <optional>
#include <string_view>

#include "core/geometry.h"
#include "ocr/find_lines.h"
#include "ocr/ink.h"

namespace hotich {

// Figures and slashes of `run` in `box` (px of the page). None where figures touch or are broken, so that the strokes
// tell nothing.
std::optional<int> figures_seen(const Ink& ink, const TextRun& run, const Box& box);

// Figures and slashes of "30/11/2012": 10. None for text with other signs than stops, commas, hyphens and colons.
std::optional<int> figures_read(std::string_view text);

}  // namespace hotich
