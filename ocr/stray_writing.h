#pragma once
// Writing of which no word was read: a pen's strokes where a value belongs.
#include <span>

#include "ocr/ink.h"

namespace hotich {

// The box of the ink in `room` that looks like strokes of a pen and lies in none of `words`; empty where there is too
// little of it to be writing: specks, rests of a rule, stains. All px of `ink`. Ink that only looks in from outside
// (its middle lies elsewhere) does not count.
Box stray_writing(const Ink& ink, const Box& room, std::span<const Box> words);

}  // namespace hotich
