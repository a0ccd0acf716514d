#pragma once
// Which words of two readings of one line stand for the same written word.
#include <vector>

#include "core/page_text.h"

namespace hotich {

// For each word of `base` the one of `reading` that goes with it, null without: in order, as in ROVER (Fiscus 1997), by
// likeness of the texts and of the places together. An engine's word boxes may be off by a word, so equal words go
// together wherever they are thought to stand; different ones only on the same ink.
std::vector<const Word*> aligned(const Line& base, const Line& reading);

// The part of the wider of two words' boxes that both share, along the line; 0..1.
double shared_place(const Box& a, const Box& b);

}  // namespace hotich
