#pragma once
// Grey strokes that have run into black text: a seal or a stamp under it, in a scan without colour.
#include <cstdint>
#include <vector>

#include "core/image.h"
#include "ocr/ink.h"

namespace hotich {

// Pixels (1 = erase, one byte each, rows of `gray`) of components larger than letters that hold black and grey: the
// grey ones further from black than the soft edge of a stroke is wide. Grey strokes that touch nothing black stay: they
// may be faded text.
std::vector<std::uint8_t> find_pale_ink(const Image& gray, const Ink& ink);

}  // namespace hotich
