#pragma once
// An entry that begins on the left page of an open book and goes on on the right one: both pages' words as one text.
#include <optional>
#include <vector>

#include "core/page_text.h"
#include "records/match_form.h"

namespace hotich {

struct LeafText {
  PageText text;  // upright frame of the leaf
  PageSize size;  // of that frame
};

// The right page's words below the left one's, as if the entry stood on one tall page.
struct EntryAcross {
  FormMatch match;
  PageText text;
  PageSize size;
  int seam_y_px = 0;  // the right page begins here
};

// None when the pages hold an entry each, or when they are better understood alone: the form seen on both pages
// together must show clearly more of its labels than either page, and labels that stand once on the form must not stand
// on both. Forms that are tables, covers and closing pages never run across.
std::optional<EntryAcross> entry_across(const LeafText& left, const LeafText& right, const FormLibrary& forms);

// A box of the tall page -> the part of it on the left and on the right page, each in its own frame; empty where it has
// none.
struct BoxAcross {
  Box left, right;
};
BoxAcross parted(const Box& box, int seam_y_px);

}  // namespace hotich
