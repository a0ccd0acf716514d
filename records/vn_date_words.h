#pragma once
// Dates and times written out: "Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám", "mồng năm, tháng giêng,
// năm một chín tám lăm", "Mười tám giờ, mười phút, ngày ...". The reading is the date whose spelling is nearest to the
// letters (records/vn_number_words.h); where another date is nearly as near there is no value.
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// Value as in date_form. Words before the date (a time, "Thứ bảy", "ghi bằng chữ:") do not count. Doubts without value:
// unreadable_date, ambiguous_words, impossible_date, lunar_date ("rằm" too); with one: words_repaired,
// approximate_date.
NormalForm date_words_form(std::string_view raw);

// Value "HH:MM" of the time in words; of a longer text, of what stands up to "giờ" and "phút". No value, no doubts when
// there is no time in it.
NormalForm time_words_form(std::string_view raw);

}  // namespace hotich
