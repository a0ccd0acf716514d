#pragma once
// Numbers of entries and books ("05/2018", "125") and of papers ("231/TLKS-BS").
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// "05 / 2018" -> "05/2018"; digits as printed, leading zeros too. Doubts: digits_repaired, slash_repaired ("81l2016"),
// extra_text, implausible_year; without value unreadable_number.
NormalForm number_form(std::string_view raw);

// "12 /TLKH-BS" -> "12/TLKH-BS"; the letters are matched with those papers have (TLKS, TLKH, TLKT, TLCMC, ...).
// Doubts: suffix_repaired, ambiguous_suffix and unknown_suffix (value as read), digits_repaired, slash_repaired;
// without value unreadable_number.
NormalForm document_number_form(std::string_view raw);

}  // namespace hotich
