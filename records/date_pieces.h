#pragma once
// A written date or time cut into numbers, the words "ngày", "tháng", "năm", "giờ", "phút", and the rest.
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

}  // namespace hotich
