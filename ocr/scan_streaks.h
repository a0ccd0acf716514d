#pragma once
// Lines that dust on a sheet-fed scanner's glass draws along the way of the paper.
#include "core/image.h"

namespace hotich {

// `gray` (gray8) with such lines made as bright as the paper beside them; what they cross stays as dark as it is. A
// line is taken for one where it runs from edge to edge of the delivered image exactly along its columns or rows, is at
// most 0.02 in wide and grey: rules and frames of a page end before its edges, are darker, or slope as the page does.
// An image smaller than 200 px, or all in black and white, comes back as it is.
Image without_streaks(Image gray);

}  // namespace hotich
