#include "records/vn_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>
#include <vector>

#include "core/text.h"
#include "records/date_pieces.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr int least_year = 1850, last_year = 2100;

using Pieces = std::vector<DatePiece>;

// Parts as written; "" where nothing is written.
struct WrittenDate {
  std::string day, month, year;
  int repaired = 0;
  int letters_before = 0, letters_after = 0;  // of words that do not belong to a date
  const char* fault = nullptr;                // doubt code that forbids a value
};

int number_of(const std::string& digits) { return digits.empty() || digits.size() > 4 ? -1 : std::stoi(digits); }
bool plausible_year(int year) { return year >= least_year && year <= last_year; }

// ---- runs of digits whose separators were lost or read as 1 or 7: "0510312017"

struct Run {
  std::string_view digits;
  std::vector<int> parts;  // parts wanted, their most digits: {2, 2, 4}
};

void cut_run(const Run& run, size_t part, std::vector<int> values, std::set<std::vector<int>>& found) {
  if (part == run.parts.size()) {
    if (run.digits.empty()) found.insert(std::move(values));
    return;
  }
  const auto most = static_cast<size_t>(run.parts[part]);
  for (size_t length = most == 4 ? 4 : 1; length <= most && length <= run.digits.size(); ++length) {
    const int value = number_of(std::string(run.digits.substr(0, length)));
    if (value < 1 || (most == 4 && !plausible_year(value))) continue;
    std::vector<int> longer = values;
    longer.push_back(value);
    const std::string_view rest = run.digits.substr(length);
    cut_run({rest, run.parts}, part + 1, longer, found);
    if (part + 1 < run.parts.size() && !rest.empty() && (rest[0] == '1' || rest[0] == '7'))
      cut_run({rest.substr(1), run.parts}, part + 1, longer, found);
  }
}

bool sound(const std::vector<int>& parts) {
  if (parts.size() == 3) return is_date(parts[2], parts[1], parts[0]);
  return parts[1] <= 12 && (parts[1] >= 1) && (parts[0] <= 31);
}

// Values of the parts when there is one way only to cut the run.
std::vector<int> cut_uniquely(const Run& run) {
  std::set<std::vector<int>> found, good;
  cut_run(run, 0, {}, found);
  for (const std::vector<int>& one : found)
    if (run.parts.back() == 4 && one.size() == 2 ? one[0] <= 12 : sound(one)) good.insert(one);
  return good.size() == 1 ? *good.begin() : std::vector<int>{};
}

// ---- "ngày 05 tháng 3 năm 2017"

// A word "tháng" with a number after it; none in a label's leftover "Ngày, tháng, năm sinh".
std::optional<size_t> month_word_at(const Pieces& pieces) {
  for (size_t i = pieces.size(); i-- > 1;)
    if (pieces[i].kind == PieceKind::number && pieces[i - 1].kind == PieceKind::month_word) return i - 1;
  return std::nullopt;
}

int letters_in(const Pieces& pieces, size_t from, size_t to) {
  int letters = 0;
  for (size_t i = from; i < to; ++i)
    if (pieces[i].kind == PieceKind::other) letters += static_cast<int>(pieces[i].text.size());
  return letters;
}

// Digits of the numbers from `at` on, as long as they may be one number with blanks in it; moves `at` behind them.
std::string joined_number(const Pieces& pieces, size_t& at, WrittenDate& date) {
  std::string digits;
  constexpr size_t most = 4;
  while (at < pieces.size() && pieces[at].kind == PieceKind::number && digits.size() < most) {
    if (!digits.empty() && (pieces[at].after_mark || digits.size() + pieces[at].digits.size() > most)) break;
    digits += pieces[at].digits;
    date.repaired += pieces[at].repaired;
    ++at;
  }
  return digits;
}

std::string take_month(const Pieces& pieces, size_t& at, WrittenDate& date) {
  std::string month = pieces[at].digits;
  date.repaired += pieces[at++].repaired;
  if (month.size() == 1 && at < pieces.size() && pieces[at].kind == PieceKind::number && !pieces[at].after_mark &&
      pieces[at].digits.size() == 1)
    month += pieces[at++].digits;
  return month;
}

// The day stands right before "tháng"; a blank day line leaves only "ngày" there.
void take_day(const Pieces& pieces, size_t month_word, WrittenDate& date) {
  if (month_word == 0) return;
  const size_t last = month_word - 1;
  if (pieces[last].kind == PieceKind::number) {
    size_t first = last;
    if (first > 0 && pieces[first - 1].kind == PieceKind::number && !pieces[first].after_mark &&
        pieces[first - 1].digits.size() == 1 && pieces[first].digits.size() == 1)
      --first;
    for (size_t i = first; i <= last; ++i) {
      date.day += pieces[i].digits;
      date.repaired += pieces[i].repaired;
    }
    date.letters_before = letters_in(pieces, 0, first);
  } else if (std::any_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(month_word),
                         [](const DatePiece& piece) { return piece.kind == PieceKind::day_word; })) {
    if (pieces[last].kind == PieceKind::other) date.fault = "unreadable_date";  // the day was read as letters
  } else if (pieces[last].kind == PieceKind::other && number_word(pieces[last].text)) {
    date.fault = "unreadable_date";  // "Mười hai tháng ba năm 1950"
  }
}

WrittenDate labelled_date(const Pieces& pieces, size_t month_word) {
  WrittenDate date;
  take_day(pieces, month_word, date);
  size_t at = month_word + 1;
  date.month = take_month(pieces, at, date);
  while (at < pieces.size() && pieces[at].kind != PieceKind::number) {
    if (pieces[at].kind == PieceKind::other && pieces[at].text.size() > 4)
      date.letters_after += static_cast<int>(pieces[at].text.size());
    ++at;
  }
  date.year = joined_number(pieces, at, date);
  if (date.year.size() == 2 && at < pieces.size() && pieces[at].kind == PieceKind::number)
    date.year += joined_number(pieces, at, date);
  for (size_t i = at; i < pieces.size(); ++i)
    if (pieces[i].kind == PieceKind::number && pieces[i].digits.size() == 4) date.fault = "several_dates";
  date.letters_after += letters_in(pieces, at, pieces.size());
  return date;
}

// ---- "05/3/2017", "3-2017", "2017", "05 03 2017"

struct Section {
  std::vector<std::string> numbers;  // with blanks between them
  std::string joined() const {
    std::string all;
    for (const std::string& number : numbers) all += number;
    return all;
  }
};

std::vector<Section> sections_of(const Pieces& pieces, WrittenDate& date) {
  std::vector<Section> sections;
  bool letters = false;  // one or two since the last number
  for (const DatePiece& piece : pieces) {
    letters |= !sections.empty() && piece.kind == PieceKind::other && piece.text.size() <= 2;
    if (letters && piece.kind == PieceKind::number) date.fault = "unreadable_date";  // "1/b/1977": a number was misread
    if (piece.kind == PieceKind::other)
      (sections.empty() ? date.letters_before : date.letters_after) += static_cast<int>(piece.text.size());
    if (piece.kind != PieceKind::number) continue;
    if (sections.empty() || piece.after_mark) sections.emplace_back();
    sections.back().numbers.push_back(piece.digits);
    date.repaired += piece.repaired;
  }
  return sections;
}

void set_parts(WrittenDate& date, const std::vector<int>& parts) {
  if (parts.empty()) {
    date.fault = "ambiguous_date";
    return;
  }
  ++date.repaired;
  if (parts.size() == 3) date.day = std::to_string(parts[0]);
  date.month = std::to_string(parts[parts.size() - 2]);
  date.year = std::to_string(parts.back());
}

void read_one_section(const Section& section, WrittenDate& date) {
  const std::string all = section.joined();
  const std::vector<std::string>& numbers = section.numbers;
  if (numbers.size() == 3 && numbers[0].size() <= 2 && numbers[1].size() <= 2 && numbers[2].size() == 4) {
    date.day = numbers[0], date.month = numbers[1], date.year = numbers[2];
  } else if (numbers.size() == 2 && numbers[0].size() <= 2 && numbers[1].size() == 4) {
    date.month = numbers[0], date.year = numbers[1];
  } else if (all.size() <= 4) {
    date.year = all;
  } else {
    const std::vector<int> whole = cut_uniquely({all, {2, 2, 4}}), month = cut_uniquely({all, {2, 4}});
    set_parts(date, whole.empty() || month.empty() ? whole : std::vector<int>{});  // "03l1943": 3/1943 or 03/1/1943
  }
}

void read_two_sections(const std::string& first, const std::string& second, WrittenDate& date) {
  if (first.size() <= 2 && second.size() <= 4) {
    date.month = first, date.year = second;
    if (second.size() <= 2) date.fault = "date_incomplete";
  } else if (first.size() == 4 && second.size() <= 2) {
    date.year = first, date.month = second;
  } else if (first.size() <= 2) {
    const std::vector<int> rest = cut_uniquely({second, {2, 4}});
    set_parts(date, rest.empty() ? rest : std::vector<int>{number_of(first), rest[0], rest[1]});
  } else if (second.size() == 4) {
    const std::vector<int> head = cut_uniquely({first, {2, 2}});
    set_parts(date, head.empty() ? head : std::vector<int>{head[0], head[1], number_of(second)});
  } else {
    date.fault = "ambiguous_date";
  }
}

WrittenDate separated_date(const Pieces& pieces) {
  WrittenDate date;
  std::vector<Section> sections = sections_of(pieces, date);
  if (sections.size() == 4 && sections[2].joined().size() + sections[3].joined().size() == 4) {
    sections[2].numbers.push_back(sections[3].joined());  // "05/03/20.17"
    sections.pop_back();
    ++date.repaired;
  }
  if (sections.empty()) return date;
  if (sections.size() == 1) {
    read_one_section(sections[0], date);
  } else if (sections.size() == 2) {
    read_two_sections(sections[0].joined(), sections[1].joined(), date);
  } else if (sections.size() == 3) {
    for (const Section& section : sections) date.repaired += section.numbers.size() > 1;  // blanks within a number
    date.day = sections[0].joined(), date.month = sections[1].joined(), date.year = sections[2].joined();
    if (date.day.size() == 4 && date.year.size() <= 2) std::swap(date.day, date.year);
  } else {
    date.fault = "several_dates";
  }
  return date;
}

// ---- judging

// The code that forbids a value; null when the parts are a date, a month or a year.
const char* fault_of(const WrittenDate& date) {
  if (date.fault != nullptr) return date.fault;
  if (date.year.empty()) return date.month.empty() && date.day.empty() ? "unreadable_date" : "date_incomplete";
  if (date.year.size() == 2) return "two_digit_year";
  if (date.year.size() != 4 || date.month.size() > 2 || date.day.size() > 2) return "unreadable_date";
  if (!plausible_year(number_of(date.year))) return "implausible_year";
  if (!date.month.empty() && (number_of(date.month) < 1 || number_of(date.month) > 12)) return "impossible_date";
  if (!date.day.empty() && !is_date(number_of(date.year), number_of(date.month), number_of(date.day)))
    return "impossible_date";
  return nullptr;
}

double plausibility_of(const WrittenDate& date) {
  const double repairs = std::max(0.4, 1.0 - 0.12 * date.repaired);
  const double after = std::max(0.3, 1.0 - 0.06 * date.letters_after);
  return repairs * after * (date.letters_before > 0 ? 0.9 : 1.0);
}

// "7963", "2817": no paper is of such a year, the first digits are misread 1 and 0.
WrittenDate with_repaired_year(WrittenDate date) {
  const std::string read = repaired_year(date.year);
  if (read != date.year) ++date.repaired;
  date.year = read;
  return date;
}

NormalForm judged(const WrittenDate& written) {
  const WrittenDate date = with_repaired_year(written);
  NormalForm form;
  form.plausibility = plausibility_of(date);
  if (const char* fault = fault_of(date)) {
    form.plausibility *= date.year.empty() && date.month.empty() ? 0 : 0.35;
    add_doubt(form, fault);
    return form;
  }
  form.value = iso_date({number_of(date.year), std::max(0, number_of(date.month)), std::max(0, number_of(date.day))});
  if (date.repaired > 0) add_doubt(form, "digits_repaired");
  if (date.letters_after >= 3) add_doubt(form, "extra_text");
  return form;
}

// What stands behind a whole date: "25/9/2000 0h20'", "ngày 5 tháng 6 năm 1990, lúc 14 giờ".
Pieces without_time_behind(Pieces pieces) {
  constexpr auto whole_date = 3;
  const auto of_kind = [](PieceKind kind) { return [kind](const DatePiece& piece) { return piece.kind == kind; }; };
  const auto hour = std::ranges::find_if(pieces, of_kind(PieceKind::hour_word));
  if (hour == pieces.end() || hour == pieces.begin() || (hour - 1)->kind != PieceKind::number) return pieces;
  const bool day_follows = std::any_of(hour, pieces.end(), of_kind(PieceKind::day_word));
  if (day_follows || std::count_if(pieces.begin(), hour - 1, of_kind(PieceKind::number)) < whole_date) return pieces;
  pieces.erase(hour - 1, pieces.end());
  while (pieces.back().kind == PieceKind::other) pieces.pop_back();
  return pieces;
}

// What stands before the date: "22 giờ 00 phút, ngày 03-05-2018".
Pieces without_time(Pieces pieces) {
  pieces = without_time_behind(std::move(pieces));
  size_t end = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == PieceKind::hour_word || pieces[i].kind == PieceKind::minute_word) end = i + 1;
    if (end > 0 && pieces[i].kind == PieceKind::day_word) end = i;
  }
  pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(end));
  return pieces;
}

// Words that say the date is not a plain one; taken out of the text.
struct Remarks {
  bool about = false, lunar = false;
};

Remarks take_remarks(std::string& text) {
  Remarks remarks;
  const std::string folded = fold(text);
  remarks.about = folded.find("khoang") != std::string::npos || folded.find("uoc chung") != std::string::npos;
  const auto any_word = [words = split_words(text)](std::initializer_list<std::u32string_view> keys) {
    return std::ranges::any_of(words, [&](const std::string& word) {
      return std::ranges::find(keys, std::u32string_view(folded_letters(word))) != keys.end();
    });
  };
  remarks.lunar = folded.find("am lich") != std::string::npos || any_word({U"al", U"am"});
  const bool solar = folded.find("duong lich") != std::string::npos || any_word({U"dl"});
  if (!remarks.about && !remarks.lunar && !solar) return remarks;
  static constexpr auto said =
      std::to_array<std::u32string_view>({U"khoang", U"uoc", U"chung", U"am", U"al", U"duong", U"dl", U"lich"});
  std::string rest;
  for (const std::string& word : split_words(text))
    if (std::ranges::find(said, std::u32string_view(folded_letters(word))) == said.end()) rest += word + ' ';
  text = collapse_spaces(rest);
  return remarks;
}

}  // namespace

bool is_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string repaired_year(std::string year) {
  if (year.size() != 4 || plausible_year(number_of(year))) return year;
  std::string other = year;
  if (other[0] == '7' || other[0] == '4') other[0] = '1';  // printed with a long nose or a foot
  if (other[0] == '2' && (other[1] == '8' || other[1] == '6')) other[1] = '0';
  return plausible_year(number_of(other)) ? other : year;
}

std::string iso_date(const DateParts& date) {
  char text[40];
  if (date.month == 0) {
    std::snprintf(text, sizeof text, "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return text;
}

std::optional<DateParts> date_parts(std::string_view iso) {
  DateParts parts;
  const std::string text(iso);
  char rest = 0;
  const bool whole = text.size() == 10 &&
                     std::sscanf(text.c_str(), "%4d-%2d-%2d%c", &parts.year, &parts.month, &parts.day, &rest) == 3;
  const bool month = text.size() == 7 && std::sscanf(text.c_str(), "%4d-%2d%c", &parts.year, &parts.month, &rest) == 2;
  const bool year = text.size() == 4 && std::sscanf(text.c_str(), "%4d%c", &parts.year, &rest) == 1;
  return whole || month || year ? std::optional(parts) : std::nullopt;
}

namespace {

// "26/03/1979 5" -> "26/03/1979": the last word is one or two signs behind a whole date. "" where it is not so.
std::string without_bit_behind(const std::string& text) {
  const size_t blank = text.rfind(' ');
  if (blank == std::string::npos || to_code_points(text.substr(blank + 1)).size() > 2) return "";
  const std::string head = text.substr(0, blank);
  const size_t digits = head.size() - (head.find_last_not_of("0123456789") + 1);
  return digits == 4 ? head : "";
}

// "12/IX/1985" -> "12/9/1985": a month in Roman figures, as older hands write it. `sure`: no ones that lost their
// flags.
struct RomanMonth {
  std::string text;
  bool sure = true;
};

std::optional<RomanMonth> without_roman_month(const std::string& text) {
  static constexpr auto months =
      std::to_array<std::string_view>({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"});
  constexpr std::string_view signs = " /.-";
  const size_t begin = text.find_first_of("IVX");
  if (begin == std::string::npos || begin == 0 || signs.find(text[begin - 1]) == std::string_view::npos)
    return std::nullopt;
  const size_t end = std::min(text.find_first_not_of("IVX", begin), text.size());
  if (end == text.size() || signs.find(text[end]) == std::string_view::npos) return std::nullopt;
  const std::string figures = text.substr(begin, end - begin);
  const auto month = std::ranges::find(months, std::string_view(figures));
  if (month == months.end()) return std::nullopt;
  const std::string number = std::to_string(month - months.begin() + 1);
  return RomanMonth{
      text.substr(0, begin) + number + text.substr(end),
      figures.find_first_of("V") != std::string::npos || figures == "X" || figures == "IX" || figures == "XII"};
}

NormalForm date_form_of(std::string text) {
  if (const std::optional<RomanMonth> roman = without_roman_month(text)) {
    NormalForm form = date_form_of(roman->text);
    if (!roman->sure) {
      add_doubt(form, "digits_repaired");
      form.plausibility *= 0.5;
    }
    return form;
  }
  const Remarks remarks = take_remarks(text);
  const Pieces pieces = without_time(date_pieces(text));
  const std::optional<size_t> month_word = month_word_at(pieces);
  NormalForm form = judged(month_word ? labelled_date(pieces, *month_word) : separated_date(pieces));
  if (remarks.about) add_doubt(form, "approximate_date");
  if (remarks.lunar) {
    add_doubt(form, "lunar_date");
    form.value.reset();
  }
  return form;
}

}  // namespace

NormalForm date_form(std::string_view raw) {
  const std::string text = trimmed_value(raw);
  if (text.empty()) return {};
  NormalForm form = date_form_of(text);
  const bool lunar = std::ranges::find(form.doubts, "lunar_date") != form.doubts.end();
  const std::string head = form.value || lunar ? "" : without_bit_behind(text);
  if (head.empty()) return form;
  NormalForm shorter = date_form_of(head);
  if (!shorter.value || shorter.value->size() != 10) return form;
  shorter.plausibility *= 0.8;
  add_doubt(shorter, "extra_text");
  return shorter;
}

NormalForm year_form(std::string_view raw) {
  NormalForm form = date_form(raw);
  if (form.value && form.value->size() == 7) form.plausibility *= 0.9;
  return form;
}

}  // namespace hotich
