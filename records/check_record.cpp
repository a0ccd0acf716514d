#include "records/check_record.h"

#include <algorithm>
#include <array>
#include <optional>

#include "records/id_document.h"
#include "records/person_name.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

constexpr int youngest_parent = 12, oldest_parent = 70;
constexpr int longest_life = 115;

// The days a date may mean, as YYYYMMDD.
struct Days {
  int first = 0, last = 0;
};

class Checked {
 public:
  Checked(std::string_view kind, std::span<const FieldReading> fields) : kind_(kind), fields_(fields) {}

  std::string_view kind() const { return kind_; }
  std::span<const FieldReading> fields() const { return fields_; }

  const std::string* value(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &FieldReading::name);
    const bool read = found != fields_.end() && found->state == FieldState::read && found->value;
    return read ? &*found->value : nullptr;
  }

  std::optional<Days> days(std::string_view name) const {
    const std::string* iso = value(name);
    const std::optional<DateParts> date = iso == nullptr ? std::nullopt : date_parts(*iso);
    if (!date) return std::nullopt;
    const int year = date->year * 10000;
    if (date->month == 0) return Days{year + 101, year + 1231};
    const int month = year + date->month * 100;
    if (date->day == 0) return Days{month + 1, month + 31};
    return Days{month + date->day, month + date->day};
  }

  void doubt(std::string_view field, std::string_view code) {
    CrossDoubt one{std::string(field), std::string(code)};
    if (std::ranges::find(doubts_, one) == doubts_.end()) doubts_.push_back(std::move(one));
  }

  std::vector<CrossDoubt> doubts() const {
    std::vector<CrossDoubt> ordered;
    for (const FieldReading& field : fields_)
      std::ranges::copy_if(doubts_, std::back_inserter(ordered),
                           [&](const CrossDoubt& one) { return one.field == field.name; });
    return ordered;
  }

 private:
  std::string_view kind_;
  std::span<const FieldReading> fields_;
  std::vector<CrossDoubt> doubts_;
};

struct Rule {
  std::string_view earlier, later, code;
};
constexpr auto orders = std::to_array<Rule>({
    {"child_birth_date", "registration_date", "registration_before_birth"},
    {"wife_birth_date", "registration_date", "registration_before_birth"},
    {"husband_birth_date", "registration_date", "registration_before_birth"},
    {"deceased_birth_date", "registration_date", "registration_before_birth"},
    {"death_date", "registration_date", "registration_before_death"},
    {"death_date_words", "registration_date", "registration_before_death"},
    {"registration_date", "issue_date", "issue_before_registration"},
    {"deceased_birth_date", "death_date", "death_before_birth"},
    {"death_date", "death_notice_date", "notice_before_death"},
});

void check_orders(Checked& record) {
  for (const Rule& rule : orders) {
    const std::optional<Days> earlier = record.days(rule.earlier), later = record.days(rule.later);
    if (!earlier || !later || later->last >= earlier->first) continue;
    record.doubt(rule.earlier, rule.code);
    record.doubt(rule.later, rule.code);
  }
}

void check_words(Checked& record) {
  static constexpr std::string_view suffix = "_words";
  for (const FieldReading& field : record.fields()) {
    if (!field.name.ends_with(suffix)) continue;
    const std::string digits_name = field.name.substr(0, field.name.size() - suffix.size());
    const std::optional<Days> words = record.days(field.name), digits = record.days(digits_name);
    if (!words || !digits || (words->first <= digits->last && digits->first <= words->last)) continue;
    record.doubt(digits_name, "digits_words_disagree");
    record.doubt(field.name, "digits_words_disagree");
  }
}

// "21/2016" is of the year its entry was made in.
void check_number_year(Checked& record) {
  const std::string* number = record.value("registration_number");
  const std::optional<Days> registered = record.days("registration_date");
  if (number == nullptr || !registered || number->size() < 6 || (*number)[number->size() - 5] != '/') return;
  const std::optional<DateParts> year = date_parts(std::string_view(*number).substr(number->size() - 4));
  if (!year || year->year == registered->first / 10000) return;
  record.doubt("registration_number", "number_year_disagrees");
  record.doubt("registration_date", "number_year_disagrees");
}

// Whole years from one day to another.
int years_between(int from, int to) { return (to - from) / 10000 - ((to - from) % 10000 < 0 ? 1 : 0); }

void check_parents(Checked& record) {
  const std::optional<Days> child = record.days("child_birth_date");
  if (!child) return;
  for (const std::string_view name :
       {"mother_birth_year", "mother_birth_date", "father_birth_year", "father_birth_date"}) {
    const std::optional<Days> parent = record.days(name);
    if (!parent) continue;
    const int most = child->last / 10000 - parent->first / 10000, least = child->first / 10000 - parent->last / 10000;
    if (most >= youngest_parent && least <= oldest_parent) continue;
    record.doubt(name, "year_before_parent");
    record.doubt("child_birth_date", "year_before_parent");
  }
}

void check_age_at_death(Checked& record) {
  const std::optional<Days> birth = record.days("deceased_birth_date"), death = record.days("death_date");
  if (!birth || !death || years_between(birth->last, death->first) <= longest_life) return;
  record.doubt("deceased_birth_date", "age_over_115");
  record.doubt("death_date", "age_over_115");
}

enum class Spouse { wife, husband };

// Whole years a spouse must have lived. The laws of 1986 and 2000 said "from 20 / 18 years", the year just entered; the
// law of 2014 full years. Before the law of 1959 no age is held against anybody but children.
int least_marriage_age(Spouse spouse, int day) {
  if (day < 19600113) return 12;
  const int full = spouse == Spouse::husband ? 20 : 18;
  return day >= 20150101 ? full : full - 1;
}

void check_marriage_age(Checked& record) {
  const std::optional<Days> married = record.days("registration_date");
  if (!married || record.kind() != "marriage") return;
  for (const Spouse spouse : {Spouse::wife, Spouse::husband}) {
    const std::string_view name = spouse == Spouse::wife ? "wife_birth_date" : "husband_birth_date";
    const std::optional<Days> birth = record.days(name);
    if (!birth || years_between(birth->first, married->last) >= least_marriage_age(spouse, married->first)) continue;
    record.doubt(name, "marriage_age");
    record.doubt("registration_date", "marriage_age");
  }
}

// ---- personal ids ----

struct Person {
  std::string_view role, sex;  // sex by role, "" = a field says it
};
constexpr auto persons = std::to_array<Person>({{"child", ""},
                                                {"mother", "female"},
                                                {"father", "male"},
                                                {"wife", "female"},
                                                {"husband", "male"},
                                                {"deceased", ""}});

std::string field_of(const Person& person, std::string_view attribute) {
  return std::string(person.role) + std::string(attribute);
}

struct FoundId {
  std::string field, number;
};

// Twelve digits of a person: the number itself, or the card's.
std::vector<FoundId> ids_of(const Checked& record, const Person& person) {
  std::vector<FoundId> ids;
  const std::string own = field_of(person, "_personal_id"), card = field_of(person, "_id_document");
  if (const std::string* number = record.value(own)) ids.push_back({own, *number});
  if (const std::string* text = record.value(card)) ids.push_back({card, id_document_parts(*text).number});
  std::erase_if(ids, [](const FoundId& id) { return !personal_id_parts(id.number); });
  return ids;
}

void check_ids(Checked& record, const Person& person) {
  const std::string sex_field = field_of(person, "_sex");
  const std::string* written_sex = record.value(sex_field);
  const std::string sex = written_sex != nullptr ? *written_sex : std::string(person.sex);
  for (const FoundId& id : ids_of(record, person)) {
    const PersonalIdParts parts = *personal_id_parts(id.number);
    if ((sex == "male" || sex == "female") && sex != parts.sex) {
      record.doubt(id.field, "id_sex_disagrees");
      if (written_sex != nullptr) record.doubt(sex_field, "id_sex_disagrees");
    }
    for (const std::string_view attribute : {"_birth_date", "_birth_year"}) {
      const std::optional<Days> birth = record.days(field_of(person, attribute));
      if (!birth || birth->first / 10000 == parts.birth_year) continue;
      record.doubt(id.field, "id_year_disagrees");
      record.doubt(field_of(person, attribute), "id_year_disagrees");
    }
  }
}

void check_same_person(Checked& record) {
  for (const auto& [one, other] :
       {std::pair{"wife_full_name", "husband_full_name"}, std::pair{"mother_full_name", "father_full_name"}}) {
    const std::string *a = record.value(one), *b = record.value(other);
    if (a == nullptr || b == nullptr || name_key(*a) != name_key(*b)) continue;
    record.doubt(one, "same_person_twice");
    record.doubt(other, "same_person_twice");
  }
  for (size_t i = 0; i < persons.size(); ++i)
    for (size_t j = i + 1; j < persons.size(); ++j)
      for (const FoundId& a : ids_of(record, persons[i]))
        for (const FoundId& b : ids_of(record, persons[j])) {
          if (a.number != b.number) continue;
          record.doubt(a.field, "same_person_twice");
          record.doubt(b.field, "same_person_twice");
        }
}

}  // namespace

std::vector<CrossDoubt> check_record(std::string_view kind, std::span<const FieldReading> fields) {
  Checked record(kind, fields);
  check_words(record);
  check_orders(record);
  check_number_year(record);
  check_parents(record);
  check_age_at_death(record);
  check_marriage_age(record);
  for (const Person& person : persons) check_ids(record, person);
  check_same_person(record);
  return record.doubts();
}

}  // namespace hotich
