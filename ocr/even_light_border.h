#pragma once
#include "core/image.h"

namespace hotich {

// `reading` with the dark surroundings of the sheet (scanner lid, black edges, the desk) painted white. They are dark
// areas at least 2 mm thick that reach the image's edge, as seen in `gray`, the same page before its light was evened.
// Ink separated from them by a strip of paper stays.
Image without_surroundings(const Image& gray, Image reading);

}  // namespace hotich
