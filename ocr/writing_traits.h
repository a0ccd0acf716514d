#pragma once
// What can be measured of a piece of writing to tell how it was made. All lengths in letter heights, so resolution does
// not matter.
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "ocr/ink.h"

namespace hotich {

inline constexpr std::array<std::string_view, 20> writing_trait_names{
    "letters",         // log of their number
    "feet",            // mean distance from the baseline
    "tops",            // mean distance from the nearer of two heights
    "fall",            // steepness of the baseline
    "stroke",          // width
    "stroke_varies",   // from letter to letter, of its mean
    "contrast",        // log of upright strokes' width over level ones'
    "pitch",           // 0..1: how well middles of letters fit one pitch
    "upright_even",    // 0..1: share of strokes that lean like most
    "upright_even_4",  // the same by longer stretches
    "lean",            // of most: dx/dy, 0 = upright
    "width",           // mean of letters
    "widest",          // letter, or several that touch
    "gap",             // mean between neighbours
    "gap_varies",      // its standard deviation
    "pieces",          // log of components per letter
    "likeness",        // mean distance to the likest letter of the page
    "likeness_far",    // upper quartile of that
    "page_likeness",   // median over the page's other letters: how much the scan itself blurs
    "height_varies"};  // standard deviation of letters' heights within one of two sizes
using WritingTraits = std::array<double, writing_trait_names.size()>;

// The words of one value, each by its box, px of `ink`.
using WordBoxes = std::vector<Box>;

// Of each value; none where fewer than two letters stand.
std::vector<std::optional<WritingTraits>> writing_traits(const Ink& ink, std::span<const WordBoxes> values);

}  // namespace hotich
