#pragma once
// Small printed squares to tick, one before each of several labels that stand under one another, and how much of each
// is filled. The squares share size and column, so that one hidden under its tick is measured where it must be.
#include <optional>
#include <vector>

#include "core/geometry.h"
#include "ocr/ink.h"

namespace hotich {

struct TickBox {
  Box box;            // px, frame of the ink
  double filled = 0;  // 0..1: share of ink within the square, its own lines left out
};

// `labels`: boxes of the labels' first words, px. One answer a label; none where no square stands near enough, all none
// where fewer than half of the labels have a square of their own: then it is not known what is ticked.
std::vector<std::optional<TickBox>> find_tick_boxes(const Ink& ink, const std::vector<Box>& labels);

}  // namespace hotich
