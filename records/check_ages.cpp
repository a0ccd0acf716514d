#include <array>
#include <optional>

#include "records/cross_checks.h"
#include "records/value_text.h"

namespace hotich {
namespace {

using Doubts = std::vector<CrossDoubt>;

constexpr int youngest_parent_years = 12, oldest_mother_years = 60, oldest_father_years = 70;
constexpr int longest_life_years = 115;
constexpr int adoption_gap_years = 20, of_age_years = 18;

constexpr auto birth_attributes = std::to_array<std::string_view>({"_birth_date", "_birth_year"});

// A parent and a child by their dates of birth; `most` = the oldest the parent may have been.
struct Parent {
  std::string_view role;
  int most;
};
constexpr auto parents = std::to_array<Parent>(
    {{"mother", oldest_mother_years}, {"father", oldest_father_years}, {"parent", oldest_father_years}});

void check_parents(const RecordFacts& record, Doubts& doubts) {
  for (const Parent& parent : parents)
    for (const std::string_view attribute : birth_attributes)
      for (const std::string_view child_attribute : birth_attributes) {
        const std::string name = field_of(parent.role, attribute), child = field_of("child", child_attribute);
        const std::optional<Days> older = record.days(name), younger = record.days(child);
        if (!older || !younger) continue;
        const int most = younger->last_year() - older->first_year(), least = younger->first_year() - older->last_year();
        if (most < youngest_parent_years || least > parent.most) doubt_both(doubts, name, child, "year_before_parent");
      }
}

void check_age_at_death(const RecordFacts& record, Doubts& doubts) {
  const std::optional<Days> birth = record.days("deceased_birth_date"), death = record.days("death_date");
  if (birth && death && years_between(birth->last, death->first) > longest_life_years)
    doubt_both(doubts, "deceased_birth_date", "death_date", "age_over_115");
}

// The boxes "Trẻ dưới 01 tuổi" and "Trẻ từ 01 tuổi đến dưới 5 tuổi" of a register of deaths.
void check_age_box(const RecordFacts& record, Doubts& doubts) {
  const std::string* ticked = record.value("registration_type");
  const std::optional<Days> birth = record.days("deceased_birth_date"), death = record.days("death_date");
  if (record.kind != "death" || ticked == nullptr || !birth || !death) return;
  const std::u32string letters = folded_letters(*ticked);
  const bool infant = letters.starts_with(U"treduoi"), small = letters.starts_with(U"tretu");
  if (!infant && !small) return;
  const int from = infant ? 0 : 1, below = infant ? 1 : 5;
  const int least = years_between(birth->last, death->first), most = years_between(birth->first, death->last);
  if (most >= from && least < below) return;
  doubt_both(doubts, "deceased_birth_date", "death_date", "age_box_disagrees");
  doubts.push_back({"registration_type", "age_box_disagrees"});
}

struct MarriageAge {
  int until;          // exclusive, YYYYMMDD
  int wife, husband;  // whole years that must have been lived
};
// Where laws differed between North and South the lower age counts, as the place does not tell which applied. "From 20
// / 18 years" (1959, 1986, 2000) is the year just entered, 19 / 17 lived; the law of 2014 wants full years.
constexpr auto marriage_ages = std::to_array<MarriageAge>({
    {19600113, 12, 12},  // no age is held against anybody but children
    {19770325, 15, 18},  // Sắc luật 15/64 in the South, until Nghị quyết 76-CP brought the law of 1959 there
    {20150101, 17, 19},
    {99999999, 18, 20},
});

int least_marriage_age(std::string_view spouse, int day) {
  for (const MarriageAge& law : marriage_ages)
    if (day < law.until) return spouse == "wife" ? law.wife : law.husband;
  return 0;
}

void check_marriage_age(const RecordFacts& record, Doubts& doubts) {
  if (record.kind != "marriage") return;
  const bool has_effect = record.days("marriage_effective_date").has_value();
  const std::string_view when = has_effect ? "marriage_effective_date" : "registration_date";
  const std::optional<Days> married = record.days(when);
  if (!married) return;
  for (const std::string_view spouse : {"wife", "husband"})
    for (const std::string_view attribute : birth_attributes) {
      const std::string name = field_of(spouse, attribute);
      const std::optional<Days> birth = record.days(name);
      if (birth && years_between(birth->first, married->last) < least_marriage_age(spouse, married->first))
        doubt_both(doubts, name, when, "marriage_age");
    }
}

// A mother or father by adoption is 20 years older, the child a child.
void check_adoption(const RecordFacts& record, Doubts& doubts) {
  const std::optional<Days> registered = record.registered();
  for (const std::string_view child_attribute : birth_attributes) {
    const std::string child = field_of("adopted_child", child_attribute);
    const std::optional<Days> younger = record.days(child);
    if (!younger) continue;
    if (registered && years_between(younger->last, registered->first) >= of_age_years)
      doubt_both(doubts, child, "registration_date", "adoption_age");
    for (const std::string_view role : {"adoptive_father", "adoptive_mother"})
      for (const std::string_view attribute : birth_attributes) {
        const std::string name = field_of(role, attribute);
        const std::optional<Days> older = record.days(name);
        if (older && years_between(older->first, younger->last) < adoption_gap_years)
          doubt_both(doubts, name, child, "adoption_age");
      }
  }
}

void check_guardian(const RecordFacts& record, Doubts& doubts) {
  const std::optional<Days> registered = record.registered();
  for (const std::string_view attribute : birth_attributes) {
    const std::string name = field_of("guardian", attribute);
    const std::optional<Days> birth = record.days(name);
    if (birth && registered && years_between(birth->first, registered->last) < of_age_years)
      doubt_both(doubts, name, "registration_date", "guardian_age");
  }
}

}  // namespace

std::vector<CrossDoubt> check_ages(const RecordFacts& record) {
  Doubts doubts;
  check_parents(record, doubts);
  check_age_at_death(record, doubts);
  check_age_box(record, doubts);
  check_marriage_age(record, doubts);
  check_adoption(record, doubts);
  check_guardian(record, doubts);
  return doubts;
}

}  // namespace hotich
