#include <algorithm>
#include <array>
#include <optional>

#include "records/cross_checks.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

using Doubts = std::vector<CrossDoubt>;

constexpr auto roles = std::to_array<std::string_view>(
    {"child", "mother", "father", "registrant", "wife", "husband", "deceased", "parent", "subject", "applicant",
     "guardian", "ward", "adopted_child", "adoptive_father", "adoptive_mother", "giver"});

struct Order {
  std::string_view earlier, later, code;
};
constexpr auto orders = std::to_array<Order>({
    {"death_date", "registration_date", "registration_before_death"},
    {"death_date_words", "registration_date", "registration_before_death"},
    {"registration_date", "issue_date", "issue_before_registration"},
    {"deceased_birth_date", "death_date", "death_before_birth"},
    {"death_date", "death_notice_date", "notice_before_death"},
    {"death_notice_date", "registration_date", "notice_after_registration"},
    {"marriage_effective_date", "registration_date", "effect_after_registration"},
    {"decision_date", "registration_date", "decision_after_registration"},
    {"guardianship_date", "registration_date", "decision_after_registration"},
    {"residence_from", "residence_to", "period_reversed"},
    {"subject_birth_date", "residence_from", "residence_before_birth"},
});

void check_order(const RecordFacts& record, const Order& order, Doubts& doubts) {
  const std::optional<Days> earlier = record.days(order.earlier), later = record.days(order.later);
  if (earlier && later && later->last < earlier->first) doubt_both(doubts, order.earlier, order.later, order.code);
}

void check_orders(const RecordFacts& record, Doubts& doubts) {
  for (const Order& order : orders) check_order(record, order, doubts);
  for (const std::string_view role : roles)
    for (const std::string_view attribute : {"_birth_date", "_birth_date_words", "_birth_year"})
      check_order(record, {field_of(role, attribute), "registration_date", "registration_before_birth"}, doubts);
}

void check_words(const RecordFacts& record, Doubts& doubts) {
  static constexpr std::string_view suffix = "_words";
  for (const FieldReading& field : record.fields) {
    if (!field.name.ends_with(suffix)) continue;
    const std::string digits_name = field.name.substr(0, field.name.size() - suffix.size());
    const std::optional<Days> words = record.days(field.name), digits = record.days(digits_name);
    if (!words || !digits || (words->first <= digits->last && digits->first <= words->last)) continue;
    doubt_both(doubts, digits_name, field.name, "digits_words_disagree");
  }
}

// The year in "21/2016" or "01-TP/HT-2020-KS".
std::optional<int> year_in(const std::string* number) {
  if (number == nullptr || number->size() < 6) return std::nullopt;
  for (size_t end = number->size(); end >= 5; --end) {
    const std::string_view four = std::string_view(*number).substr(end - 4, 4);
    const char before = (*number)[end - 5];
    const bool lone = (before == '/' || before == '-') && (end == number->size() || (*number)[end] == '-');
    if (!lone || four.find_first_not_of("0123456789") != std::string_view::npos) continue;
    if (const std::optional<DateParts> year = date_parts(four)) return year->year;
  }
  return std::nullopt;
}

// A number is of the year its entry was made in; a book may be older than its last entries, never younger.
void check_number_years(const RecordFacts& record, Doubts& doubts) {
  const std::optional<int> number = year_in(record.value("registration_number"));
  const std::optional<int> book = year_in(record.value("book_number"));
  const std::optional<Days> registered = record.registered();
  if (number && registered && *number != registered->first_year())
    doubt_both(doubts, "registration_number", "registration_date", "number_year_disagrees");
  if (book && number && *number < *book)
    doubt_both(doubts, "registration_number", "book_number", "number_before_book");
  else if (book && registered && registered->last_year() < *book)
    doubt_both(doubts, "registration_date", "book_number", "number_before_book");
}

// Days within which an event had to be declared to be "đúng hạn".
int term_days(std::string_view kind, int registered) {
  constexpr int decree_158_in_force = 20060401;
  if (kind == "death") return 15;
  return registered >= decree_158_in_force ? 60 : 30;
}

void check_term(const RecordFacts& record, Doubts& doubts) {
  const std::string_view event = record.kind == "birth"   ? "child_birth_date"
                                 : record.kind == "death" ? "death_date"
                                                          : "";
  const std::optional<Days> happened = record.days(event), registered = record.registered();
  const RegistrationType type = registration_type(record);
  if (!happened || !registered) return;
  const int term = term_days(record.kind, registered->last);
  const int least = days_between(happened->last, registered->first);
  const int most = days_between(happened->first, registered->last);
  const bool wrong = (type == RegistrationType::on_time && least > term) ||
                     (type == RegistrationType::late && most >= 0 && most <= term);
  if (!wrong) return;
  doubt_both(doubts, event, "registration_date", "registration_type_disagrees");
  doubts.push_back({"registration_type", "registration_type_disagrees"});
}

void check_sentinel(const RecordFacts& record, Doubts& doubts) {
  const std::string_view name = "marriage_effective_date";
  const std::string* effect = record.value(name);
  const std::optional<Days> began = record.days(name), registered = record.registered();
  if (effect == nullptr || !began || !effect->ends_with("-01-01")) return;
  const bool earlier = registered && registered->first_year() > began->last_year();
  if (earlier || registration_type(record) == RegistrationType::again)
    doubts.push_back({std::string(name), "date_imprecise"});
}

}  // namespace

std::vector<CrossDoubt> check_dates(const RecordFacts& record) {
  Doubts doubts;
  check_words(record, doubts);
  check_orders(record, doubts);
  check_number_years(record, doubts);
  check_term(record, doubts);
  check_sentinel(record, doubts);
  return doubts;
}

}  // namespace hotich
