#pragma once
// Pictures of bent paper made flat.
#include <optional>

#include "core/flat_map.h"
#include "core/image.h"

namespace hotich {

// `gray` (gray8, in the frame that `map` leads to) as `map` shows it, resampled by cubic convolution; what lies outside
// is white. `dpi` becomes that of the result. Throws Error when the image is not gray8.
Image flattened(const Image& gray, const FlatMap& map, double dpi);

// A flat picture whose text lines still bend, made level: `map` with the bend taken out, canvas grown so that nothing
// is cut. None when it has too few lines or when its lines would not come out clearly straighter, measured anew on the
// result, or letters would be lost.
struct Levelled {
  FlatMap map;
  Image gray;
};
std::optional<Levelled> levelled(const Image& gray, const FlatMap& map, const Image& flat);

}  // namespace hotich
