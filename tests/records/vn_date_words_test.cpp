#include "records/vn_date_words.h"

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>

#include "core/text.h"
#include "records/vn_date.h"

using namespace hotich;

namespace {

// The test's own spellers, apart from the program's number words: how papers of a region or time write a number.
struct Manner {
  const char* name;
  const char* seven = "bảy";
  const char* four_after_tens = "tư";
  const char* five_after_tens = "lăm";
  const char* ten = " mươi";        // between tens and unit
  const char* round_ten = " mươi";  // behind tens without a unit
  const char* thousand = "nghìn";
  const char* zero_tens = "linh";
  bool marks_one = true;  // mốt
};

std::string unit_word(const Manner& manner, int unit) {
  static constexpr std::array words = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "", "tám", "chín"};
  return unit == 7 ? manner.seven : words[static_cast<size_t>(unit)];
}

std::string number_words(const Manner& manner, int number) {
  const int tens = number / 10, unit = number % 10;
  if (tens == 0) return unit_word(manner, unit);
  if (tens == 1) return unit == 0 ? "mười" : "mười " + (unit == 5 ? "lăm" : unit_word(manner, unit));
  const std::string head = unit_word(manner, tens);
  if (unit == 0) return head + manner.round_ten;
  const std::string last = unit == 1 && manner.marks_one ? "mốt"
                           : unit == 4                   ? manner.four_after_tens
                           : unit == 5                   ? manner.five_after_tens
                                                         : unit_word(manner, unit);
  return head + manner.ten + " " + last;
}

std::string long_year(const Manner& manner, int year) {
  const std::string head = std::string(year < 2000 ? "một " : "hai ") + manner.thousand;
  const std::string hundreds = year < 2000 ? " chín trăm" : " không trăm";
  const int tail = year % 100;
  if (tail == 0) return year < 2000 ? head + hundreds : head;
  if (tail < 10) return head + hundreds + " " + manner.zero_tens + " " + unit_word(manner, tail);
  return head + hundreds + " " + number_words(manner, tail);
}

std::string digits_year(const Manner& manner, int year) {
  std::string text;
  for (const char digit : std::to_string(year)) text += (text.empty() ? "" : " ") + unit_word(manner, digit - '0');
  return text;
}

// "một chín tám lăm", "một chín tám mốt".
std::string short_year(const Manner& manner, int year) {
  const int tens = year / 10 % 10, unit = year % 10;
  if (year >= 2000 || tens < 2 || unit == 0) return digits_year(manner, year);
  const std::string last = unit == 1 ? "mốt" : unit == 5 ? "lăm" : unit_word(manner, unit);
  return "một chín " + unit_word(manner, tens) + " " + last;
}

// "hai nghìn lẻ tám", "hai ngàn mười bảy".
std::string brief_year(const Manner& manner, int year) {
  const int tail = year % 100;
  if (year < 2000 || tail == 0) return long_year(manner, year);
  const std::string head = std::string("hai ") + manner.thousand + " ";
  return head + (tail < 10 ? manner.zero_tens + (" " + unit_word(manner, tail)) : number_words(manner, tail));
}

constexpr Manner north{"north"};
constexpr Manner south{.name = "south", .seven = "bẩy", .thousand = "ngàn", .zero_tens = "lẻ"};
constexpr Manner plain{.name = "plain", .four_after_tens = "bốn", .five_after_tens = "năm", .marks_one = false};
constexpr Manner old{.name = "old", .five_after_tens = "nhăm", .round_ten = " chục"};
constexpr Manner spoken{.name = "spoken", .ten = "", .zero_tens = "lẻ"};

using Speller = std::function<std::string(const DateParts&)>;

std::string plain_date(const Manner& manner, const DateParts& date, const std::string& year) {
  return "Ngày " + number_words(manner, date.day) + " tháng " + number_words(manner, date.month) + " năm " + year;
}

std::string old_month(const Manner& manner, int month) {
  return month == 1 ? "giêng" : month == 4 ? "tư" : month == 12 ? "chạp" : number_words(manner, month);
}

const std::vector<std::pair<const char*, Speller>>& spellers() {
  static const std::vector<std::pair<const char*, Speller>> all = {
      {"north", [](const DateParts& d) { return plain_date(north, d, long_year(north, d.year)); }},
      {"south", [](const DateParts& d) { return plain_date(south, d, long_year(south, d.year)); }},
      {"plain", [](const DateParts& d) { return plain_date(plain, d, long_year(plain, d.year)); }},
      {"old",
       [](const DateParts& d) {
         return std::string(d.day <= 10 ? "mồng " : "ngày ") + number_words(old, d.day) + ", tháng " +
                old_month(old, d.month) + ", năm " + long_year(old, d.year);
       }},
      {"spoken", [](const DateParts& d) { return plain_date(spoken, d, short_year(spoken, d.year)); }},
      {"digits", [](const DateParts& d) { return plain_date(north, d, digits_year(north, d.year)); }},
      {"brief", [](const DateParts& d) { return plain_date(south, d, brief_year(south, d.year)); }},
      {"without ngày",
       [](const DateParts& d) {
         return plain_date(north, d, long_year(north, d.year)).substr(std::string("Ngày ").size());
       }},
      {"capitals without marks",
       [](const DateParts& d) { return to_upper(fold(plain_date(north, d, long_year(north, d.year)))); }},
      {"weekday",
       [](const DateParts& d) { return "Thứ bảy, n" + plain_date(north, d, long_year(north, d.year)).substr(1); }},
      {"time before",
       [](const DateParts& d) {
         return "Hồi mười giờ ba mươi phút, n" + plain_date(north, d, long_year(north, d.year)).substr(1);
       }},
  };
  return all;
}

template <typename Visit>
void each_date(int step_days, Visit visit) {
  using namespace std::chrono;
  for (sys_days day = 1900y / January / 1; day <= sys_days(2030y / December / 31); day += days(step_days)) {
    const year_month_day d(day);
    visit(DateParts{static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
                    static_cast<int>(static_cast<unsigned>(d.day()))});
  }
}

// Every day takes minutes: HOTICH_DATE_STEP=1 reads them all.
int step_of(int usual) {
  const char* step = std::getenv("HOTICH_DATE_STEP");
  return step != nullptr ? std::atoi(step) : usual;
}

}  // namespace

TEST_CASE("dates of 1900 to 2030 come back from every independent spelling") {
  for (const auto& [name, speller] : spellers()) {
    int wrong = 0, doubtful = 0;
    each_date(step_of(23), [&](const DateParts& date) {
      const std::string text = speller(date);
      const NormalForm form = date_words_form(text);
      if (form.value != iso_date(date) && ++wrong <= 3)
        WARN(name << ": " << text << " -> " << form.value.value_or("-"));
      if (!form.doubts.empty() && ++doubtful <= 3) WARN(name << ": " << text << " " << form.doubts[0]);
    });
    INFO(name);
    CHECK(wrong == 0);
    CHECK(doubtful == 0);
  }
}

TEST_CASE("a date whose words \"tháng\" or \"năm\" are lost is read right or not at all") {
  for (const char* lost : {" tháng", " năm"}) {
    int wrong = 0, read = 0, dates = 0;
    each_date(step_of(41), [&](const DateParts& date) {
      std::string text = plain_date(north, date, long_year(north, date.year));
      text.erase(lost == std::string_view(" năm") ? text.rfind(" năm " + long_year(north, date.year)) : text.find(lost),
                 std::string_view(lost).size());
      const NormalForm form = date_words_form(text);
      ++dates;
      read += form.value.has_value();
      if (form.value && form.value != iso_date(date) && ++wrong <= 3) WARN(text << " -> " << *form.value);
    });
    INFO(lost << " " << read);
    CHECK(wrong == 0);
    CHECK(read * 2 > dates);
  }
}

TEST_CASE("times in words: half hours, before the hour, without \"phút\", parts of the day") {
  const auto time = [](const char* text) { return time_form(text).value.value_or("-"); };
  CHECK(time("mười giờ rưỡi") == "10:30");
  CHECK(time("mười giờ ba mươi") == "10:30");
  CHECK(time("mười giờ kém mười lăm phút") == "09:45");
  CHECK(time("7 giờ kém 10") == "06:50");
  CHECK(time("7 giờ rưỡi") == "07:30");
  CHECK(time("ba giờ chiều") == "15:00");
  CHECK(time("chín giờ mười phút tối") == "21:10");
  CHECK(time("bảy giờ sáng") == "07:00");
  CHECK(time("2 giờ khuya") == "02:00");
  CHECK(time("12 giờ đêm") == "00:00");
  CHECK(time("12 giờ trưa") == "12:00");
  CHECK(time("mười tám giờ, mười phút, ngày mười lăm tháng tám") == "18:10");
  CHECK(time("05 giờ 5 phút, ngày 03 tháng 4 năm 2019") == "05:05");
  CHECK(time_form("ba giờ chiều").doubts == std::vector<std::string>{"time_of_day_word"});
  CHECK(time_form("mười giờ rưỡi").doubts.empty());
}

TEST_CASE("minutes that cannot be read make no full hour") {
  CHECK_FALSE(time_form("22 giờ rs phút").value);
  CHECK(time_form("22 giờ rs phút").doubts == std::vector<std::string>{"time_incomplete"});
  CHECK_FALSE(time_form("07 giờ phút").value);
  CHECK(time_form("22 giờ").value == "22:00");
}

TEST_CASE("thirty shortened and a round year said to be round are exact") {
  for (const auto& [text, date] : {std::pair{"ngày băm mốt tháng mười hai năm hai nghìn chẵn", "2000-12-31"},
                                   std::pair{"ngày hăm mốt tháng chạp năm hai ngàn", "2000-12-21"},
                                   std::pair{"ngày ba tháng tư năm một chín băm lăm", "1935-04-03"}}) {
    INFO(text);
    CHECK(date_words_form(text).value == date);
    CHECK(date_words_form(text).doubts.empty());
  }
}

TEST_CASE("lunar and approximate dates in words are told") {
  CHECK(date_words_form("ngày rằm tháng bảy năm hai nghìn không trăm linh tám").doubts ==
        std::vector<std::string>{"lunar_date"});
  const NormalForm about = date_words_form("khoảng năm một nghìn chín trăm bốn mươi");
  CHECK(about.value == "1940");
  CHECK(about.doubts == std::vector<std::string>{"approximate_date"});
  CHECK_FALSE(date_words_form("Ngày hai mươi bảy tám hai nghìn không trăm linh tám").value);
}
