#pragma once
// The pages that one picture shows: the two of an open book, or one that was photographed. A plain scan of a flat sheet
// has none and goes its usual way.
#include <vector>

#include "core/flat_map.h"
#include "core/image.h"
#include "core/page.h"
#include "ocr/skew_stance.h"

namespace hotich {

struct Leaf {
  FlatMap delivered_from_leaf;
  Image gray;           // gray8, for reading; its text lines run about level, head up or down
  bool curved = false;  // bends were taken out of it
};

struct Leaves {
  Turn turn = Turn::none;  // of the picture, but for 0 against 180 degrees (90 against 270): reading decides
  double skew_degrees = 0;
  std::vector<Leaf> leaves;  // left to right after that turn; empty: nothing to part or to flatten
  bool open_book() const { return leaves.size() > 1; }
};

enum class DpiSource { stated, derived };

// `delivered` as the file shows it, `reading` the same made fit for reading (even_light.h). Where dpi was only derived,
// each leaf gets it from its own size, taken for A4.
//
// An open book is known by paper wider than high with a shadow from top to bottom near its middle that no word crosses.
// Each leaf is cut along gutter and table, its sides made upright, and its lines levelled where that is measured to
// make them clearly straighter (flatten.h). Plain upright scans cost nothing; others a look at a small picture.
Leaves find_leaves(const Image& delivered, const Image& reading, const PageStance& stance, DpiSource dpi);

}  // namespace hotich
