#include "records/vn_date_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "core/text.h"
#include "records/value_text.h"
#include "records/vn_date.h"
#include "records/vn_number_words.h"

namespace hotich {
namespace {

constexpr double most_cost_per_letter = 0.22;  // letters that may be wrong
constexpr double least_margin = 0.5;           // letters by which another date must be worse
constexpr double easy_margin = 1;              // less than this with letters wrong is told
constexpr double missing_word_cost = 1.5;      // "ngày", "tháng", "năm" left out
constexpr size_t fewest_letters = 6, most_letters = 100;

// Costs of every value of one part, and the best of them.
struct Part {
  std::vector<std::pair<int, Costs>> by_value;
  Costs best;
};

void add(Part& part, int value, Costs costs) {
  part.best = part.best.empty() ? costs : cheaper(std::move(part.best), costs);
  part.by_value.emplace_back(value, std::move(costs));
}

Costs optional_word(const Costs& before, const Heard& heard, const Spellings& words, double missing) {
  return cheaper(raised(before, missing), read_any(before, heard, words));
}

Part read_days(const Heard& heard) {
  const Costs start = optional_word(nothing_read(heard), heard, {U"ngay"}, 0);
  const Costs early = optional_word(start, heard, {U"mong", U"mung"}, 0);
  Part days;
  for (int day = 1; day <= 31; ++day) add(days, day, read_any(day <= 10 ? early : start, heard, spellings_of(day)));
  return days;
}

Spellings spellings_of_month(int month) {
  Spellings spellings = spellings_of(month);
  if (month == 1) spellings.emplace_back(U"gieng");
  if (month == 12) spellings.emplace_back(U"chap");
  return spellings;
}

Part read_months(const Costs& before, const Heard& heard) {
  const Costs start = optional_word(before, heard, {U"thang"}, missing_word_cost);
  Part months;
  for (int month = 1; month <= 12; ++month) add(months, month, read_any(start, heard, spellings_of_month(month)));
  return months;
}

struct Century {
  int year;
  Spellings spellings;
};

const std::vector<Century>& centuries() {
  static const std::vector<Century> all = {
      {1800, {U"motnghintamtram", U"motngantamtram", U"nghintamtram", U"ngantamtram", U"mottam"}},
      {1900, {U"motnghinchintram", U"motnganchintram", U"nghinchintram", U"nganchintram", U"motchin", U"muoichintram"}},
      {2000,
       {U"hainghinkhongtram", U"haingankhongtram", U"hainghin", U"haingan", U"haikhong", U"hainghinkhong",
        U"hainghinle"}}};
  return all;
}

Part read_years(const Costs& before, const Heard& heard) {
  const Costs start = optional_word(before, heard, {U"nam"}, missing_word_cost);
  Part years;
  for (const Century& century : centuries()) {
    const Costs head = read_any(start, heard, century.spellings);
    for (auto& [tail, costs] : read_year_tails(head, heard)) add(years, century.year + tail, std::move(costs));
  }
  return years;
}

struct Choice {
  int value = 0;
  double cost = std::numeric_limits<double>::infinity(), next = std::numeric_limits<double>::infinity();
};

void consider(Choice& choice, int value, double cost) {
  if (cost < choice.cost) {
    choice.next = choice.cost;
    choice.cost = cost;
    choice.value = value;
  } else {
    choice.next = std::min(choice.next, cost);
  }
}

Choice cheapest(const Part& part) {
  Choice choice;
  for (const auto& [value, costs] : part.by_value) consider(choice, value, costs.back());
  return choice;
}

Choice cheapest(const Part& part, const Costs& rest_from_end) {
  Choice choice;
  for (const auto& [value, costs] : part.by_value) consider(choice, value, joined_cost(costs, rest_from_end));
  return choice;
}

// A year, or a month, read from the end of the text, so that what stands before can be weighed.
Costs year_from_end(const Heard& turned, int year) {
  Spellings heads;
  for (const Century& century : centuries())
    if (century.year == year / 100 * 100) heads = turned_round(century.spellings);
  const Costs tail = read_any(nothing_read(turned), turned, turned_round(year_tail_spellings(year % 100)));
  return optional_word(read_any(tail, turned, heads), turned, {U"man"}, missing_word_cost);
}

Costs month_from_end(const Costs& later, const Heard& turned, int month) {
  const Costs said = read_any(later, turned, turned_round(spellings_of_month(month)));
  return optional_word(said, turned, {U"gnaht"}, missing_word_cost);
}

struct SpokenDate {
  DateParts date;
  double cost = std::numeric_limits<double>::infinity();
  double margin = 0;  // by which the best other date is worse
};

SpokenDate full_date(const Heard& heard) {
  const Heard turned = turned_round(heard);
  const Part days = read_days(heard);
  const Part months = read_months(days.best, heard);
  const Choice year = cheapest(read_years(months.best, heard));
  const Costs later = year_from_end(turned, year.value);
  const Choice month = cheapest(months, later);
  const Choice day = cheapest(days, month_from_end(later, turned, month.value));
  const double next = std::min({year.next, month.next, day.next});
  return {{year.value, month.value, day.value}, year.cost, next - year.cost};
}

SpokenDate month_and_year(const Heard& heard) {
  const Part months = read_months(nothing_read(heard), heard);
  const Choice year = cheapest(read_years(months.best, heard));
  const Choice month = cheapest(months, year_from_end(turned_round(heard), year.value));
  return {{year.value, month.value, 0}, year.cost, std::min(year.next, month.next) - year.cost};
}

SpokenDate year_alone(const Heard& heard) {
  const Choice year = cheapest(read_years(nothing_read(heard), heard));
  return {{year.value, 0, 0}, year.cost, year.next - year.cost};
}

SpokenDate nearest_within(const Heard& heard) {
  SpokenDate best = full_date(heard);
  if (best.cost < 2) return best;  // a missing day costs two letters at least
  for (const SpokenDate& other : {month_and_year(heard), year_alone(heard)})
    if (other.cost < best.cost) best = other;
  return best;
}

// Most texts have few slips: these are looked for first.
SpokenDate nearest_date(const std::u32string& letters) {
  constexpr double few_slips = 2;
  const SpokenDate near = nearest_within({letters, few_slips + easy_margin});
  if (near.cost <= few_slips) return near;
  const double most = most_cost_per_letter * static_cast<double>(letters.size());
  return nearest_within({letters, most + easy_margin});
}

bool is_word(std::string_view token, std::u32string_view word) {
  return ocr_distance(folded_letters(token), word) <= 0.5;
}

// Index behind the last "giờ" or "phút"; 0 without.
size_t end_of_time(const std::vector<std::string>& words) {
  size_t end = 0;
  for (size_t i = 0; i < words.size(); ++i)
    if (is_word(words[i], U"gio") || is_word(words[i], U"phut")) end = i + 1;
  return end;
}

// Index behind "Thứ bảy," or "Chủ nhật," at `at`; `at` without.
size_t end_of_weekday(const std::vector<std::string>& words, size_t at) {
  if (at + 1 >= words.size()) return at;
  static constexpr std::u32string_view days[] = {U"hai", U"ba", U"tu", U"nam", U"sau", U"bay"};
  const bool numbered = folded_letters(words[at]) == U"thu" &&
                        std::ranges::any_of(days, [&](std::u32string_view day) { return is_word(words[at + 1], day); });
  const bool sunday = is_word(words[at], U"chu") && is_word(words[at + 1], U"nhat");
  return numbered || sunday ? at + 2 : at;
}

// "ngày 12 tháng ba năm 2017": numbers in digits among the words are spelled out.
std::string with_numbers_spelled(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    const std::string bare = trimmed_value(word);
    const bool number = !bare.empty() && bare.size() <= 4 && bare.find_first_not_of("0123456789") == std::string::npos;
    text += (number ? number_in_words(std::stoi(bare)) : word) + " ";
  }
  return text;
}

// What belongs to the date: label remains up to a colon, a time and a day of the week go.
std::string date_text(const std::string& text) {
  const size_t colon = text.rfind(':');
  const bool label = colon != std::string::npos && folded_letters(text.substr(colon)).size() >= 10;
  const std::vector<std::string> words = split_words(label ? text.substr(colon + 1) : text);
  const size_t first = end_of_weekday(words, end_of_time(words));
  return with_numbers_spelled({words.begin() + static_cast<std::ptrdiff_t>(first), words.end()});
}

NormalForm unread(double plausibility, std::string_view code) {
  NormalForm form;
  form.plausibility = plausibility;
  add_doubt(form, code);
  return form;
}

NormalForm judged(const SpokenDate& spoken, size_t letters) {
  const double per_letter = spoken.cost / static_cast<double>(letters);
  const double plausibility = std::clamp(1.0 - 3.0 * per_letter, 0.0, 1.0);
  if (per_letter > most_cost_per_letter) return unread(0.3 * plausibility, "unreadable_date");
  const bool far_off = spoken.cost >= 2;  // as words left out are: "hai mươi bảy tám hai nghìn" may be 27-8 or 20-7
  if (spoken.margin < (far_off ? easy_margin : least_margin)) return unread(0.5 * plausibility, "ambiguous_words");
  const DateParts& date = spoken.date;
  if (date.year < 1850) return unread(0.3 * plausibility, "two_digit_year");  // "tám lăm": said without its century
  if (date.day > 0 && !is_date(date.year, date.month, date.day)) return unread(0.5 * plausibility, "impossible_date");
  NormalForm form;
  form.value = iso_date(date);
  form.plausibility = plausibility;
  if (spoken.cost >= 1 || (spoken.cost > 0 && spoken.margin < easy_margin)) add_doubt(form, "words_repaired");
  return form;
}

// "rằm" is a day of the moon.
bool is_lunar(const std::string& text) {
  const std::vector<std::string> words = split_words(to_lower(text));
  return fold(text).find("am lich") != std::string::npos || std::ranges::find(words, "rằm") != words.end();
}

// Without "khoảng", "độ chừng" before the date.
std::string without_about(const std::string& text) {
  std::vector<std::string> words = split_words(text);
  const size_t all = words.size();
  std::erase_if(words, [](const std::string& word) {
    const std::string lower = to_lower(word);
    return lower == "khoảng" || lower == "chừng" || lower == "độ";
  });
  if (words.size() == all) return text;
  std::string exact;
  for (const std::string& word : words) exact += (exact.empty() ? "" : " ") + word;
  return exact;
}

// "Sáng ngày hai mươi lăm …", "Lúc mười giờ rưỡi ngày ba …": what the clock said is no part of the date.
std::string without_hour(const std::string& text) {
  const std::vector<std::string> words = split_words(text);
  const auto day = std::ranges::find(words, "ngày", [](const std::string& word) { return to_lower(word); });
  const bool hour = day != words.end() && std::any_of(words.begin(), day, [](const std::string& word) {
                      static const std::set<std::string> of_the_clock = {"sáng",  "trưa", "chiều", "tối", "đêm",
                                                                         "khuya", "lúc",  "giờ",   "hồi"};
                      return of_the_clock.contains(to_lower(word));
                    });
  if (!hour) return text;
  std::string rest;
  for (auto word = day; word != words.end(); ++word) rest += (rest.empty() ? "" : " ") + *word;
  return rest;
}

}  // namespace

NormalForm date_words_form(std::string_view raw) {
  const std::string text = trimmed_value(raw);
  if (text.empty()) return {};
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  if (const NormalForm form = digits >= 5 ? date_form(text) : NormalForm{}; form.value) return form;  // not in words
  if (is_lunar(text)) return unread(0.5, "lunar_date");
  const std::string exact = without_about(without_hour(text));
  std::u32string letters = folded_letters(date_text(exact));
  for (const std::u32string_view said_after : {U"duonglich", U"chan"})  // "(dương lịch)", "năm hai nghìn chẵn"
    if (letters.ends_with(said_after)) letters.resize(letters.size() - said_after.size());
  if (letters.size() < fewest_letters || letters.size() > most_letters) return unread(0.1, "unreadable_date");
  NormalForm form = judged(nearest_date(letters), letters.size());
  if (exact != without_hour(text)) add_doubt(form, "approximate_date");
  return form;
}

NormalForm time_words_form(std::string_view raw) {
  const std::vector<std::string> words = split_words(trimmed_value(raw));
  const size_t end = end_of_time(words);
  NormalForm form;
  if (end == 0) return form;
  const std::u32string letters =
      folded_letters(with_numbers_spelled({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(end)}));
  if (letters.size() > most_letters) return form;
  const Heard heard{letters, most_cost_per_letter * static_cast<double>(letters.size()) + easy_margin};
  Choice hour, minute;
  Part hours;
  for (int value = 0; value <= 24; ++value)
    add(hours, value, read_next(read_any(nothing_read(heard), heard, spellings_of(value)), heard, U"gio"));
  for (int value = 0; value <= 59; ++value) {
    const double cost = read_next(read_any(hours.best, heard, spellings_of(value)), heard, U"phut").back();
    consider(minute, value, value == 0 ? std::min(cost, hours.best.back()) : cost);
  }
  const bool has_minute = minute.value > 0 || minute.cost < hours.best.back();
  for (const auto& [value, costs] : hours.by_value) {
    const Costs said = has_minute ? read_any(costs, heard, spellings_of(minute.value)) : costs;
    consider(hour, value, has_minute ? read_next(said, heard, U"phut").back() : costs.back());
  }
  const double per_letter = hour.cost / static_cast<double>(letters.size());
  form.plausibility = std::clamp(1.0 - 3.0 * per_letter, 0.0, 1.0);
  if (per_letter > most_cost_per_letter || std::min(hour.next, minute.next) - hour.cost < least_margin ||
      hour.value > 23) {
    add_doubt(form, hour.value > 23 && per_letter < 0.1 ? "impossible_time" : "ambiguous_words");
    form.plausibility *= 0.35;
    return form;
  }
  char value[16];
  std::snprintf(value, sizeof value, "%02d:%02d", hour.value % 24, minute.value % 60);
  form.value = value;
  if (hour.cost >= 1) add_doubt(form, "words_repaired");
  return form;
}

}  // namespace hotich
