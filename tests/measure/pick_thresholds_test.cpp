#include "measure/pick_thresholds.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "measure/false_accepts.h"
#include "measure/trade_off.h"
#include "records/acceptance.h"
#include "tests/measure/made_pages.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

std::vector<Candidate> some(const std::string& group, int count, double confidence, bool right = true) {
  return std::vector<Candidate>(static_cast<size_t>(count), Candidate{group, confidence, right});
}

std::vector<Candidate> operator+(std::vector<Candidate> a, const std::vector<Candidate>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

FieldSpec spec(const std::string& name, ValueType type) {
  FieldSpec field;
  field.name = name;
  field.type = type;
  return field;
}

FormLibrary a_form() {
  Form form;
  form.kind = "birth";
  form.paper = "certificate";
  form.edition = "2015";
  form.fields = {spec("field_0", ValueType::date), spec("field_1", ValueType::place)};
  return {{form}};
}

}  // namespace

// Without a wrong one, 299 fields vouch for 1 %: 0.99^299 = 0.0496.
TEST_CASE("a group vouches for a rate of 1 % from 299 right fields on") {
  const ThresholdChoice enough = pick_thresholds(some("date", 299, 0.8), 0.01);
  CHECK(enough.groups.at("date").vouched == Vouched::by_own);
  CHECK(enough.groups.at("date").threshold == 0.8);
  const ThresholdChoice few = pick_thresholds(some("date", 298, 0.8), 0.01);
  CHECK(few.groups.at("date").vouched == Vouched::by_none);
  CHECK(few.all.accepted == 0);
}

TEST_CASE("the threshold is the lowest whose bound keeps within the rate") {
  // At 0.7 the wrong ones come in: 1 of 473 still is within 1 % (bound 0.998 %), 2 of 474 is not.
  const auto fields = some("date", 300, 0.9) + some("date", 172, 0.8) + some("date", 1, 0.7, false);
  CHECK(pick_thresholds(fields, 0.01).groups.at("date").threshold == 0.7);
  CHECK(rate_upper_bound(1, 473) < 0.01);
  const ThresholdChoice choice = pick_thresholds(fields + some("date", 1, 0.65, false), 0.01);
  CHECK(choice.groups.at("date").threshold == 0.7);
  CHECK(choice.groups.at("date").at.accepted == 473);
  CHECK(choice.groups.at("date").at.wrong == 1);
}

TEST_CASE("fields of equal confidence are accepted together or not at all") {
  const auto fields = some("date", 299, 0.9) + some("date", 50, 0.8) + some("date", 5, 0.8, false);
  CHECK(pick_thresholds(fields, 0.01).groups.at("date").threshold == 0.9);
}

TEST_CASE("groups with too few fields share a threshold that all together vouch for") {
  const auto fields =
      some("date", 400, 0.9) + some("place", 200, 0.95) + some("sex", 100, 0.85) + some("sex", 60, 0.3, false);
  const ThresholdChoice choice = pick_thresholds(fields, 0.01);
  CHECK(choice.groups.at("date").vouched == Vouched::by_own);
  CHECK(choice.groups.at("place").vouched == Vouched::by_all);
  CHECK(choice.groups.at("sex").vouched == Vouched::by_all);
  CHECK(choice.groups.at("place").threshold == 0.85);
  CHECK(choice.groups.at("sex").threshold == 0.85);
  CHECK(choice.all.accepted == 700);
  CHECK(choice.all.wrong == 0);
}

TEST_CASE("a group whose own fields speak against the rate, or that is hardly known, is never accepted") {
  const auto fields = some("date", 1000, 0.9) + some("signer_name", 30, 0.99) + some("signer_name", 3, 0.99, false) +
                      some("sex", 24, 0.99);
  const ThresholdChoice choice = pick_thresholds(fields, 0.01);
  CHECK(choice.groups.at("signer_name").vouched == Vouched::by_none);
  CHECK(choice.groups.at("sex").vouched == Vouched::by_none);
  CHECK(choice.all.accepted == 1000);
}

TEST_CASE("a group that shows a higher rate at the shared threshold begins where it does not") {
  const auto fields = some("date", 1000, 0.9) + some("sex", 100, 0.7) + some("place", 60, 0.97) +
                      some("place", 1, 0.96, false) + some("place", 1, 0.95, false) + some("place", 20, 0.8);
  const ThresholdChoice choice = pick_thresholds(fields, 0.01);
  CHECK(choice.groups.at("sex").threshold == 0.7);
  CHECK(choice.groups.at("place").threshold == 0.7);  // 2 of 82 may be chance, 19 %
  const ThresholdChoice worse = pick_thresholds(fields + some("place", 2, 0.85, false), 0.01);
  CHECK(worse.groups.at("sex").threshold == 0.7);
  CHECK(worse.groups.at("place").threshold == 0.95);  // 4 of 84 are not, 1 %
  CHECK(worse.groups.at("place").at.wrong == 2);
}

TEST_CASE("what is accepted of all groups together keeps within the rate") {
  std::vector<Candidate> fields = some("date", 350, 0.9);
  for (int i = 0; i < 400; ++i) fields.push_back({i % 2 ? "place" : "sex", 1 - i * 0.001, i % 90 != 89});
  const ThresholdChoice choice = pick_thresholds(fields, 0.01);
  CHECK(choice.all.accepted > 350);
  CHECK(rate_upper_bound(choice.all.wrong, choice.all.accepted) <= 0.01);
}

TEST_CASE("the file that is written is read back as the same thresholds") {
  const auto fields = some("date", 400, 0.1 + 0.2) + some("place", 20, 0.9);
  const ThresholdChoice choice = pick_thresholds(fields, 0.01);
  const ScratchFolder folder;
  const std::string text = thresholds_text(choice);
  std::ofstream(folder / "thresholds.tsv") << text;
  CHECK(load_thresholds(folder / "thresholds.tsv").groups == std::map<std::string, double>{{"date", 0.1 + 0.2}});
  CHECK(text.find("place\tnever\n") != std::string::npos);
  CHECK(text.find("# False accepts allowed: 1 %") != std::string::npos);
  CHECK(text.find("400 accepted, 0 wrong, bound 0.7461 %") != std::string::npos);
}

TEST_CASE("only fields that may be accepted are counted, others only as told") {
  JudgedPage page = made_judged_page("a.jpg", {3, 2, 0.9, false});  // field_2 is in no form
  CHECK(candidates_of({page}, a_form()).fields.size() == 2);
  CHECK(candidates_of({page}, a_form()).fields[0].group == "date");
  page.found.records[0].fields[0].doubts = {"digits_repaired"};
  CHECK(candidates_of({page}, a_form()).fields.size() == 1);
  page.found.reasons = {"fields_doubtful"};
  CHECK(candidates_of({page}, a_form()).fields.size() == 1);
  page.found.reasons = {"unread_ink"};
  CHECK(candidates_of({page}, a_form()).fields.empty());
  CHECK(candidates_of({page}, a_form()).told == 3);
}

TEST_CASE("the trade-off grows with the share accepted and is drawn") {
  const Candidates candidates{some("date", 300, 0.9) + some("date", 50, 0.5, false), 500};
  const auto curve = trade_off(candidates);
  REQUIRE(curve.size() == 2);
  CHECK(curve[0].accepted_share == Approx(0.6));
  CHECK(curve[0].false_rate == 0);
  CHECK(curve[1].accepted_share == Approx(0.7));
  CHECK(curve[1].false_rate == Approx(50.0 / 350));
  CHECK(curve[1].bound > curve[1].false_rate);
  const std::string svg = trade_off_svg(curve, pick_thresholds(candidates.fields, 0.01), candidates.told);
  CHECK(svg.starts_with("<svg"));
  CHECK(svg.find("60.0 %") != std::string::npos);
}
