#pragma once
// A written date or time cut into numbers, the words "ngày", "tháng", "năm", "giờ", "phút", and the rest.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

enum class PieceKind { number, day_word, month_word, year_word, hour_word, minute_word, other };

struct DatePiece {
  PieceKind kind = PieceKind::other;
  std::u32string text;      // as written
  std::string digits;       // of a number, letters repaired
  int repaired = 0;         // letters taken for digits
  bool after_mark = false;  // '/', '-', '.', ',' or ':' stands before it; only blanks otherwise
};

// "ngày06 tháng lO/2O17" -> ngày 06 tháng 10 / 2017. Words may have lost marks or one letter.
std::vector<DatePiece> date_pieces(std::string_view trimmed);

// What a word says as a month's number, marks aside: "giêng" 1, "tư" 4, "chạp" 12; not "năm", which is the year's word.
std::optional<int> number_word(std::u32string_view token);

}  // namespace hotich
