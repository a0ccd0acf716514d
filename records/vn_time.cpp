#include <algorithm>
#include <cstdio>

#include "core/text.h"
#include "records/date_pieces.h"
#include "records/value_text.h"
#include "records/vn_date.h"
#include "records/vn_date_words.h"

namespace hotich {
namespace {

// "3 giờ chiều", "9 giờ tối": hours after noon; "12 giờ đêm" and "sáng" are as they are said.
bool after_noon(std::string_view folded, int hour) {
  const auto says = [&](std::string_view word) { return folded.find(word) != std::string_view::npos; };
  return hour < 12 && (says("chieu") || says("toi") || (says("dem") && hour >= 6));
}

bool names_part_of_day(std::string_view folded) {
  for (const std::string_view word : {"sang", "chieu", "toi", "dem", "trua"})
    if (folded.find(word) != std::string_view::npos) return true;
  return false;
}

struct WrittenTime {
  int hour = -1, minute = -1, repaired = 0, letters = 0, numbers = 0;
};

// "1 4 h40": two digits apart are one number.
bool goes_on(const DatePiece& first, const DatePiece& second) {
  return first.kind == PieceKind::number && second.kind == PieceKind::number && !second.after_mark &&
         first.digits.size() == 1 && second.digits.size() == 1;
}

void add_number(WrittenTime& time, const std::string& digits) {
  const int value = digits.size() <= 2 ? std::stoi(digits) : -2;
  if (time.numbers == 0) time.hour = value;
  if (time.numbers == 1) time.minute = value;
  ++time.numbers;
}

WrittenTime written_time(const std::vector<DatePiece>& pieces) {
  WrittenTime time;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const DatePiece& piece = pieces[i];
    if (piece.kind == PieceKind::day_word || piece.kind == PieceKind::month_word) break;  // a date follows
    if (piece.kind == PieceKind::other) {
      const bool half = folded_letters(from_code_points(piece.text)) == U"ruoi";
      if (half && time.numbers == 1) time.minute = 30, ++time.numbers;
      if (!half) time.letters += static_cast<int>(piece.text.size());
    }
    if (piece.kind != PieceKind::number) continue;
    time.repaired += piece.repaired;
    const bool joined = i + 1 < pieces.size() && goes_on(piece, pieces[i + 1]);
    add_number(time, joined ? piece.digits + pieces[i + 1].digits : piece.digits);
    if (joined) time.repaired += 1 + pieces[++i].repaired;
  }
  return time;
}

}  // namespace

NormalForm time_form(std::string_view raw) {
  const std::string text = trimmed_value(raw), folded = fold(text);
  NormalForm form;
  if (text.empty()) return form;
  const std::vector<DatePiece> pieces = date_pieces(text);
  WrittenTime time = written_time(pieces);
  if (time.numbers == 0) return time_words_form(text);
  const bool has_unit = std::ranges::any_of(pieces, [](const DatePiece& p) { return p.kind == PieceKind::hour_word; });
  const bool part_of_day = names_part_of_day(folded);
  if (after_noon(folded, time.hour)) time.hour += 12;
  if (time.minute == -1 && has_unit) time.minute = 0;
  form.plausibility = std::max(0.3, 1.0 - 0.12 * time.repaired - (part_of_day ? 0.1 : 0.05 * time.letters));
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.numbers > 2) {
    form.plausibility *= 0.35;
    add_doubt(form, time.hour >= 0 && time.minute == -1 ? "time_incomplete" : "impossible_time");
    return form;
  }
  char value[16];
  std::snprintf(value, sizeof value, "%02d:%02d", time.hour % 24, time.minute % 60);
  form.value = value;
  if (time.repaired > 0) add_doubt(form, "digits_repaired");
  if (part_of_day) add_doubt(form, "time_of_day_word");
  if (!part_of_day && time.letters >= 3) add_doubt(form, "extra_text");
  return form;
}

}  // namespace hotich
