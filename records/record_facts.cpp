#include "records/record_facts.h"

#include <algorithm>
#include <chrono>

#include "core/text.h"
#include "records/vn_date.h"

namespace hotich {

const std::string* RecordFacts::value(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &FieldReading::name);
  const bool read = found != fields.end() && found->state == FieldState::read && found->value;
  return read ? &*found->value : nullptr;
}

std::optional<Days> RecordFacts::days(std::string_view name) const {
  const std::string* iso = value(name);
  const std::optional<DateParts> date = iso == nullptr ? std::nullopt : date_parts(*iso);
  if (!date) return std::nullopt;
  const int year = date->year * 10000;
  if (date->month == 0) return Days{year + 101, year + 1231};
  const int month = year + date->month * 100;
  if (date->day == 0) return Days{month + 1, month + 31};
  return Days{month + date->day, month + date->day};
}

std::optional<Days> RecordFacts::written() const {
  const std::optional<Days> entry = registered(), paper = days("issue_date");
  if (!entry || !paper) return entry ? entry : paper;
  return entry->last > paper->last ? entry : paper;
}

RegistrationType registration_type(const RecordFacts& record) {
  const std::string* text = record.value("registration_type");
  if (text == nullptr) return RegistrationType::unknown;
  const std::string folded = fold(*text);
  const auto says = [&](std::string_view words) { return folded.find(words) != std::string::npos; };
  if (says("dung han")) return RegistrationType::on_time;
  if (says("qua han")) return RegistrationType::late;
  return says("lai") ? RegistrationType::again : RegistrationType::unknown;
}

int years_between(int from, int to) { return (to - from) / 10000 - ((to - from) % 10000 < 0 ? 1 : 0); }

int days_between(int from, int to) {
  const auto day = [](int date) {
    using namespace std::chrono;
    const sys_days first = year(date / 10000) / month(static_cast<unsigned>(date / 100 % 100)) / 1;
    return first + days(date % 100 - 1);
  };
  return static_cast<int>((day(to) - day(from)).count());
}

void doubt_both(std::vector<CrossDoubt>& doubts, std::string_view one, std::string_view other, std::string_view code) {
  doubts.push_back({std::string(one), std::string(code)});
  doubts.push_back({std::string(other), std::string(code)});
}

std::string field_of(std::string_view role, std::string_view attribute) {
  return std::string(role) + std::string(attribute);
}

}  // namespace hotich
