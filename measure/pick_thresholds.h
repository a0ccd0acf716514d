#pragma once
// From which confidence on fields may be accepted unseen, so that false accepts stay under a rate (95 % upper bound).
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "measure/judged_page.h"
#include "records/form.h"

namespace hotich {

// A field that may be accepted at all (records/acceptance.h), and whether it is right.
struct Candidate {
  std::string group;  // records/calibration.h
  double confidence = 0;
  bool right = false;
};

struct Candidates {
  std::vector<Candidate> fields;
  std::int64_t told = 0;  // all fields of the papers and what was told beside them: what an accepted share is of
};
Candidates candidates_of(const std::vector<JudgedPage>& pages, const FormLibrary& forms);

struct Counted {
  std::int64_t accepted = 0, wrong = 0;
};

// How a group came by its threshold.
enum class Vouched {
  by_own,  // its own fields vouch for the rate
  by_all,  // too few of its own: the fields of all groups together do, and its own do not speak against it
  by_none  // never accepted
};

struct GroupThreshold {
  Vouched vouched = Vouched::by_none;
  double threshold = 1;     // accepted from here on; of no meaning where none vouch
  std::int64_t fields = 0;  // candidates
  Counted at;               // at the threshold
};

struct ThresholdChoice {
  double rate = 0;
  std::map<std::string, GroupThreshold> groups;
  Counted all;  // what is accepted of all groups
};

// A group with fewer fields does not get the threshold of all: its confidences are not known well enough.
constexpr std::int64_t fewest_fields_of_a_group = 25;

// The lowest threshold for each group whose fields at and above it keep the bound (Clopper-Pearson) within `rate`. The
// groups that find none share one: the lowest at which the bound of everything accepted, of all groups, keeps within
// the rate and these groups together do not show a higher one. A group that alone would show a higher rate there
// (measure/false_accepts.h) begins where it does not.
// 0 < rate < 1. Of many thresholds the best is picked, so the bound is a little too good: check it on other pages.
ThresholdChoice pick_thresholds(const std::vector<Candidate>& fields, double rate);

// models/thresholds.tsv: comments say from how many fields, the rate and the bound.
std::string thresholds_text(const ThresholdChoice& choice);

// The same for a person, a line a group.
std::string threshold_table(const ThresholdChoice& choice);

}  // namespace hotich
