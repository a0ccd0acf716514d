#include "measure/pick_thresholds.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "measure/false_accepts.h"
#include "records/acceptance.h"
#include "records/calibration.h"

namespace hotich {
namespace {

using Groups = std::map<std::string, std::vector<Candidate>>;

// The bound of the rate is within `rate` (measure/false_accepts.h, the other way round and far cheaper).
bool vouches(const Counted& c, double rate) {
  if (static_cast<double>(c.wrong) > rate * static_cast<double>(c.accepted)) return false;
  return binomial_tail(c.wrong, c.accepted, rate) <= 1 - usual_certainty;
}

Counted sum(Counted a, const Counted& b) { return {a.accepted + b.accepted, a.wrong + b.wrong}; }

Counted count_at(const std::vector<Candidate>& fields, double threshold) {
  Counted counted;
  for (const Candidate& field : fields)
    if (field.confidence >= threshold) counted = sum(counted, {1, field.right ? 0 : 1});
  return counted;
}

// Fields of equal confidence are accepted together.
std::optional<double> lowest_threshold(std::vector<Candidate> fields, const std::function<bool(Counted)>& good) {
  std::ranges::stable_sort(fields, std::greater<>{}, &Candidate::confidence);
  std::optional<double> lowest;
  Counted counted;
  for (size_t i = 0; i < fields.size(); ++i) {
    counted = sum(counted, {1, fields[i].right ? 0 : 1});
    const bool last_of_equals = i + 1 == fields.size() || fields[i + 1].confidence < fields[i].confidence;
    if (last_of_equals && good(counted)) lowest = fields[i].confidence;
  }
  return lowest;
}

GroupThreshold threshold_of(const std::vector<Candidate>& fields, Vouched vouched, std::optional<double> threshold) {
  GroupThreshold group;
  group.fields = static_cast<std::int64_t>(fields.size());
  if (!threshold) return group;
  group.vouched = vouched;
  group.threshold = *threshold;
  group.at = count_at(fields, *threshold);
  return group;
}

std::vector<Candidate> at_least(const std::vector<Candidate>& fields, double confidence) {
  std::vector<Candidate> sure;
  std::ranges::copy_if(fields, std::back_inserter(sure),
                       [&](const Candidate& f) { return f.confidence >= confidence; });
  return sure;
}

// Where a group's own fields do not show a higher rate: no lower threshold is for it, whatever others vouch for; 0 when
// they do not at all.
std::map<std::string, double> own_floors(const Groups& groups, double rate) {
  std::map<std::string, double> floors;
  for (const auto& [name, fields] : groups) {
    const auto floor = lowest_threshold(
        fields, [&](const Counted& counted) { return !rate_is_higher(counted.wrong, counted.accepted, rate); });
    const double lowest = std::ranges::min(fields, {}, &Candidate::confidence).confidence;
    if (floor) floors[name] = *floor > lowest ? *floor : 0;
  }
  return floors;
}

// By group; none where nothing vouches. `others` are accepted already.
std::map<std::string, double> shared_thresholds(const Groups& groups, const Counted& others, double rate) {
  auto thresholds = own_floors(groups, rate);
  std::vector<Candidate> pool;
  for (const auto& [name, floor] : thresholds)
    for (const Candidate& field : at_least(groups.at(name), floor)) pool.push_back(field);
  const auto shared = lowest_threshold(std::move(pool), [&](const Counted& counted) {
    return vouches(sum(others, counted), rate) && !rate_is_higher(counted.wrong, counted.accepted, rate);
  });
  if (!shared) return {};
  for (auto& [name, threshold] : thresholds) threshold = std::max(threshold, *shared);
  return thresholds;
}

// Names of the fields of the page's record `at` that may be accepted.
std::set<std::string> acceptable_names(const FoundPage& page, size_t at) {
  std::set<std::string> names;
  if (at >= page.records.size()) return names;
  const std::vector<FieldReading>& fields = page.records[at].fields;
  const std::vector<bool> may = may_be_accepted(fields, page.reasons);
  for (size_t i = 0; i < fields.size(); ++i)
    if (may[i]) names.insert(fields[i].name);
  return names;
}

}  // namespace

Candidates candidates_of(const std::vector<JudgedPage>& pages, const FormLibrary& forms) {
  Candidates candidates;
  for (const JudgedPage& page : pages)
    for (size_t at = 0; at < page.records.size(); ++at) {
      const JudgedRecord& record = page.records[at];
      const Form* form = find_form(forms, record.kind, record.paper, record.edition);
      const std::set<std::string> acceptable = acceptable_names(page.found, at);
      for (const JudgedField& field : record.fields) {
        ++candidates.told;
        if (form == nullptr || !acceptable.contains(field.reading.name)) continue;
        const std::string group = calibration_group(*form, field.reading);
        if (!group.empty()) candidates.fields.push_back({group, field.reading.confidence, field.right});
      }
    }
  return candidates;
}

ThresholdChoice pick_thresholds(const std::vector<Candidate>& fields, double rate) {
  Groups groups, undecided;
  for (const Candidate& field : fields) groups[field.group].push_back(field);
  ThresholdChoice choice{rate, {}, {}};
  for (const auto& [name, own] : groups) {
    const auto threshold = lowest_threshold(own, [&](const Counted& counted) { return vouches(counted, rate); });
    choice.groups[name] = threshold_of(own, Vouched::by_own, threshold);
    choice.all = sum(choice.all, choice.groups[name].at);
    if (!threshold && own.size() >= fewest_fields_of_a_group) undecided[name] = own;
  }
  for (const auto& [name, threshold] : shared_thresholds(undecided, choice.all, rate)) {
    choice.groups[name] = threshold_of(undecided.at(name), Vouched::by_all, threshold);
    choice.all = sum(choice.all, choice.groups[name].at);
  }
  return choice;
}

}  // namespace hotich
