#include <algorithm>
#include <array>
#include <optional>

#include "records/cross_checks.h"
#include "records/id_document.h"
#include "records/person_name.h"
#include "records/resolve_place.h"

namespace hotich {
namespace {

using Doubts = std::vector<CrossDoubt>;

constexpr int twelve_digits_since = 20120701;  // Thông tư 27/2012/TT-BCA

struct Person {
  std::string_view role, sex;  // sex by role, "" = a field says it
};
constexpr auto persons = std::to_array<Person>({{"child", ""},
                                                {"mother", "female"},
                                                {"father", "male"},
                                                {"wife", "female"},
                                                {"husband", "male"},
                                                {"deceased", ""},
                                                {"parent", ""},
                                                {"subject", ""},
                                                {"guardian", ""},
                                                {"ward", ""},
                                                {"adopted_child", ""},
                                                {"adoptive_father", "male"},
                                                {"adoptive_mother", "female"}});

struct FoundId {
  std::string field, number;
};

// A person's number: the own one, or the card's.
std::vector<FoundId> numbers_of(const RecordFacts& record, const Person& person) {
  std::vector<FoundId> ids;
  const std::string own = field_of(person.role, "_personal_id"), card = field_of(person.role, "_id_document");
  if (const std::string* number = record.value(own)) ids.push_back({own, *number});
  if (const std::string* text = record.value(card)) ids.push_back({card, id_document_parts(*text).number});
  std::erase_if(ids, [](const FoundId& id) { return id.number.empty(); });
  return ids;
}

// Of twelve digits, which tell of the person.
std::vector<FoundId> ids_of(const RecordFacts& record, const Person& person) {
  std::vector<FoundId> ids = numbers_of(record, person);
  std::erase_if(ids, [](const FoundId& id) { return !personal_id_parts(id.number); });
  return ids;
}

void check_sex(const RecordFacts& record, const Person& person, const FoundId& id, Doubts& doubts) {
  const std::string sex_field = field_of(person.role, "_sex");
  const std::string* written_sex = record.value(sex_field);
  const std::string sex = written_sex != nullptr ? *written_sex : std::string(person.sex);
  if ((sex != "male" && sex != "female") || sex == personal_id_parts(id.number)->sex) return;
  doubts.push_back({id.field, "id_sex_disagrees"});
  if (written_sex != nullptr) doubts.push_back({sex_field, "id_sex_disagrees"});
}

void check_ids(const RecordFacts& record, const Person& person, Doubts& doubts) {
  const std::optional<Days> written = record.written();
  for (const FoundId& id : ids_of(record, person)) {
    check_sex(record, person, id, doubts);
    for (const std::string_view attribute : {"_birth_date", "_birth_year"}) {
      const std::optional<Days> birth = record.days(field_of(person.role, attribute));
      if (birth && birth->first_year() != personal_id_parts(id.number)->birth_year)
        doubt_both(doubts, id.field, field_of(person.role, attribute), "id_year_disagrees");
    }
    const std::optional<Days> issued = record.days(field_of(person.role, "_id_issue_date"));
    const bool card_too_old = issued && issued->last < twelve_digits_since && id.field.ends_with("_id_document");
    if (card_too_old || (written && written->last < twelve_digits_since))
      doubts.push_back({id.field, "id_before_its_time"});
    if (written && written->last_year() < personal_id_parts(id.number)->birth_year)
      doubts.push_back({id.field, "id_year_disagrees"});
  }
}

// The first three digits tell the province that registered the birth; joined provinces kept no one rule for them.
void check_place_of_id(const RecordFacts& record, Doubts& doubts) {
  constexpr int provinces_joined = 20250701;
  const std::string* number = record.value("child_personal_id");
  const std::string* office = record.value("registration_office");
  const std::optional<Days> registered = record.registered();
  if (record.kind != "birth" || number == nullptr || office == nullptr || !registered) return;
  const std::optional<PersonalIdParts> parts = personal_id_parts(*number);
  if (!parts || registered->last >= provinces_joined) return;
  const std::optional<std::string> province = province_code(*office);
  if (province && parts->place_code != "0" + *province)
    doubt_both(doubts, "child_personal_id", "registration_office", "id_place_disagrees");
}

// The identity paper was given to a living person, before it was shown to the registrar.
void check_issue_of_papers(const RecordFacts& record, std::string_view role, Doubts& doubts) {
  const std::string issue_field = field_of(role, "_id_issue_date"), paper = field_of(role, "_id_document");
  const std::optional<Days> issued = record.days(issue_field), written = record.written();
  if (!issued) return;
  const std::string_view shown_on = record.value(paper) != nullptr ? std::string_view(paper) : issue_field;
  const auto says = [&](std::string_view other, std::string_view code) {
    doubt_both(doubts, issue_field, shown_on, code);
    doubts.push_back({std::string(other), std::string(code)});
  };
  for (const std::string_view attribute : {"_birth_date", "_birth_year"}) {
    const std::string birth_field = field_of(role, attribute);
    const std::optional<Days> birth = record.days(birth_field);
    if (birth && issued->last < birth->first) says(birth_field, "id_issued_before_birth");
  }
  if (written && written->last < issued->first)
    says(record.days("issue_date") ? "issue_date" : "registration_date", "id_issued_after_paper");
}

// Roles that cannot be one person, and that seldom bear one name.
constexpr auto two_persons =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"wife", "husband"},
                                                                  {"mother", "father"},
                                                                  {"parent", "child"},
                                                                  {"guardian", "ward"},
                                                                  {"adoptive_mother", "adoptive_father"},
                                                                  {"adopted_child", "adoptive_father"},
                                                                  {"adopted_child", "adoptive_mother"}});

void check_names(const RecordFacts& record, Doubts& doubts) {
  for (const auto& [one, other] : two_persons) {
    const std::string a = field_of(one, "_full_name"), b = field_of(other, "_full_name");
    const std::string *first = record.value(a), *second = record.value(b);
    if (first == nullptr || second == nullptr || name_key(*first) != name_key(*second)) continue;
    doubt_both(doubts, a, b, "same_person_twice");
  }
}

void check_numbers(const RecordFacts& record, Doubts& doubts) {
  for (size_t i = 0; i < persons.size(); ++i)
    for (size_t j = i + 1; j < persons.size(); ++j)
      for (const FoundId& a : numbers_of(record, persons[i]))
        for (const FoundId& b : numbers_of(record, persons[j]))
          if (a.number == b.number) doubt_both(doubts, a.field, b.field, "same_person_twice");
}

}  // namespace

std::vector<CrossDoubt> check_persons(const RecordFacts& record) {
  Doubts doubts;
  for (const Person& person : persons) {
    check_ids(record, person, doubts);
    check_issue_of_papers(record, person.role, doubts);
  }
  check_issue_of_papers(record, "registrant", doubts);
  check_place_of_id(record, doubts);
  check_names(record, doubts);
  check_numbers(record, doubts);
  return doubts;
}

}  // namespace hotich
