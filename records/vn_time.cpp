#include <algorithm>
#include <array>
#include <cstdio>

#include "core/text.h"
#include "records/date_pieces.h"
#include "records/value_text.h"
#include "records/vn_date.h"
#include "records/vn_date_words.h"

namespace hotich {
namespace {

constexpr auto parts_of_day =
    std::to_array<std::u32string_view>({U"sang", U"chieu", U"toi", U"dem", U"trua", U"khuya"});

bool says(const std::vector<std::string>& words, std::u32string_view word) {
  return std::ranges::find(words, word, [](const std::string& w) { return folded_letters(w); }) != words.end();
}

bool names_part_of_day(const std::vector<std::string>& words) {
  return std::ranges::any_of(parts_of_day, [&](std::u32string_view part) { return says(words, part); });
}

// "3 giờ chiều", "9 giờ tối": hours after noon; "12 giờ đêm" is midnight; "sáng" is as it is said.
int on_the_clock(const std::vector<std::string>& words, int hour) {
  const bool night = says(words, U"dem") || says(words, U"khuya");
  if (hour == 12 && night) return 0;
  if (says(words, U"trua") && hour >= 1 && hour <= 3) return hour + 12;
  const bool late = says(words, U"chieu") || says(words, U"toi") || (night && hour >= 6);
  return late && hour < 12 ? hour + 12 : hour;
}

struct WrittenTime {
  int hour = -1, minute = -1, repaired = 0, letters = 0, numbers = 0;
  bool before = false;  // "7 giờ kém 10"
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
      const std::u32string word = folded_letters(from_code_points(piece.text));
      const bool half = word == U"ruoi" && time.numbers == 1, before = word == U"kem" && time.numbers == 1;
      if (half) time.minute = 30, ++time.numbers;
      time.before |= before;
      if (!half && !before) time.letters += static_cast<int>(piece.text.size());
    }
    if (piece.kind != PieceKind::number) continue;
    time.repaired += piece.repaired;
    const bool joined = i + 1 < pieces.size() && goes_on(piece, pieces[i + 1]);
    add_number(time, joined ? piece.digits + pieces[i + 1].digits : piece.digits);
    if (joined) time.repaired += 1 + pieces[++i].repaired;
  }
  return time;
}

void turn_back(WrittenTime& time) {
  if (!time.before || time.minute < 1 || time.minute > 59) return;
  time.minute = 60 - time.minute;
  time.hour = (time.hour + 23) % 24;
}

// "mười giờ rưỡi", "mười giờ ba mươi" -> "mười giờ ba mươi phút": up to the date, in words that time_words_form reads.
std::string spoken_in_full(const std::vector<std::string>& words) {
  std::string text;
  bool hour = false, minute = false;
  for (const std::string& word : words) {
    const std::u32string folded = folded_letters(word);
    if (hour && (folded == U"ngay" || folded == U"thang")) break;
    if (folded == U"kem" || std::ranges::find(parts_of_day, folded) != parts_of_day.end()) continue;
    if (hour && folded == U"phut") minute = false;
    if (hour && folded != U"phut" && !folded.empty()) minute = true;
    hour |= folded == U"gio";
    text += (folded == U"ruoi" ? "ba mươi" : word) + " ";
  }
  return minute ? text + "phút" : text;
}

NormalForm time_in_words(const std::vector<std::string>& words) {
  NormalForm form = time_words_form(spoken_in_full(words));
  if (!form.value) return form;
  WrittenTime time;
  std::sscanf(form.value->c_str(), "%d:%d", &time.hour, &time.minute);
  time.before = says(words, U"kem");
  turn_back(time);
  char value[16];
  std::snprintf(value, sizeof value, "%02d:%02d", on_the_clock(words, time.hour) % 24, time.minute % 60);
  form.value = value;
  if (!names_part_of_day(words)) return form;
  form.plausibility *= 0.9;
  add_doubt(form, "time_of_day_word");
  return form;
}

// The words up to the date that may follow: "sáng" of a street's name does not turn the clock.
std::vector<std::string> words_of_time(std::string_view text) {
  std::vector<std::string> words = split_words(text);
  const auto date = std::ranges::find(words, U"ngay", [](const std::string& word) { return folded_letters(word); });
  if (date != words.begin()) words.erase(date, words.end());
  return words;
}

// "05 giờ 05 phút 3": a lone mark behind the minutes is a speck or the next value's first letter.
std::string without_stray_end(const std::string& text) {
  const std::vector<std::string> words = split_words(text);
  if (words.size() < 3 || folded_letters(words[words.size() - 2]) != U"phut" || to_code_points(words.back()).size() > 1)
    return text;
  return text.substr(0, text.rfind(words.back()));
}

}  // namespace

NormalForm time_form(std::string_view raw) {
  const std::string written = trimmed_value(raw), text = trimmed_value(without_stray_end(written));
  NormalForm form;
  if (text.empty()) return form;
  const std::vector<DatePiece> pieces = date_pieces(text);
  WrittenTime time = written_time(pieces);
  const std::vector<std::string> words = words_of_time(text);
  if (time.numbers == 0) return time_in_words(words);
  const bool has_unit = std::ranges::any_of(pieces, [](const DatePiece& p) { return p.kind == PieceKind::hour_word; });
  const bool part_of_day = names_part_of_day(words);
  turn_back(time);
  time.hour = on_the_clock(words, time.hour);
  if (time.minute == -1 && has_unit && !says(words, U"phut")) time.minute = 0;  // "22 giờ rs phút" is no full hour
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
  if ((!part_of_day && time.letters >= 3) || text != written) add_doubt(form, "extra_text");
  return form;
}

}  // namespace hotich
