#pragma once
// Dates and times as Vietnamese papers print them, in digits: "05/3/2017", "5-3-2017", "ngày 05 tháng 3 năm 2017",
// "3/2017", "2017", "10 giờ 30 phút", "10h30". In words: records/vn_date_words.h.
#include <optional>
#include <string>
#include <string_view>

#include "records/normal_form.h"

namespace hotich {

// Value "YYYY-MM-DD", "YYYY-MM" or "YYYY", as much as is written. Years of two digits are not guessed. No value and a
// doubt: two_digit_year, impossible_date (31/02), implausible_year (not in 1850..2100), date_incomplete,
// ambiguous_date, several_dates. With a value: digits_repaired, approximate_date ("khoảng 1950"), lunar_date,
// extra_text.
NormalForm date_form(std::string_view raw);

// The same for fields that ask the year only: "1988"; a full date is kept as it is written.
NormalForm year_form(std::string_view raw);

// Value "HH:MM". Doubts: impossible_time, digits_repaired, extra_text; time_of_day_word where "3 giờ chiều" was taken
// for 15:00, "12 giờ đêm" for 00:00. "7 giờ rưỡi" is 07:30, "7 giờ kém 10" 06:50; all of it in words too.
NormalForm time_form(std::string_view raw);

// Four digits that are no year of any paper, but for one digit often misread: "7963" -> "1963", "2817" -> "2017". All
// others come back as they are.
std::string repaired_year(std::string year);

bool is_date(int year, int month, int day);  // in the calendar

// A normal form's parts; month and day 0 where not written.
struct DateParts {
  int year = 0, month = 0, day = 0;
};
std::optional<DateParts> date_parts(std::string_view iso);
std::string iso_date(const DateParts& date);

}  // namespace hotich
