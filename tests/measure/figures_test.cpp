#include "measure/figures.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "measure/false_accepts.h"
#include "tests/measure/made_pages.h"

using namespace hotich;

namespace {

Figures figures_of_all(const std::vector<JudgedPage>& pages) { return figure_rows(pages, {}).at(0).second; }

Record with_fields(std::vector<FieldReading> fields) {
  Record record;
  record.fields = std::move(fields);
  return record;
}

FieldReading in_state(const std::string& name, FieldState state) {
  FieldReading reading;
  reading.name = name;
  reading.state = state;
  return reading;
}

}  // namespace

TEST_CASE("a value is right when it is the true one, a blank when nothing was read") {
  const TruthRecord truth{{{"a", "1"}, {"b", std::nullopt}, {"c", std::nullopt}, {"d", std::nullopt}, {"e", "5"}}, {}};
  const JudgedRecord judged =
      judge_record(truth, with_fields({made_reading("a", "1"), in_state("b", FieldState::blank), made_reading("c", "x"),
                                       in_state("d", FieldState::illegible)}));
  std::map<std::string, bool> right;
  for (const JudgedField& field : judged.fields) right[field.reading.name] = field.right;
  CHECK(right == std::map<std::string, bool>{{"a", true}, {"b", true}, {"c", false}, {"d", false}, {"e", false}});
}

TEST_CASE("parts of a document are judged by what is derived; a value the paper does not have is wrong") {
  const TruthRecord truth{{{"a", "1"}}, {{"a_id_number", "9"}}};
  const JudgedRecord judged =
      judge_record(truth, with_fields({made_reading("a", "1"), made_reading("a_id_number", "9"),
                                       made_reading("beside", "x"), in_state("nothing", FieldState::not_found)}));
  REQUIRE(judged.fields.size() == 3);
  CHECK((judged.fields[1].asked == Asked::derived && judged.fields[1].right));
  CHECK((judged.fields[2].asked == Asked::beside && !judged.fields[2].right));
  CHECK_FALSE(judged.right());
}

TEST_CASE("records of a page are matched by their number, left over ones on either side count") {
  TruthPage truth;
  truth.file = "a.jpg";
  truth.kind = "birth";
  truth.records = {{{{"n", "1"}}, {}}, {{{"n", "2"}}, {}}};
  FoundPage found;
  found.file = "a.jpg";
  found.records = {with_fields({made_reading("n", "1")})};
  CHECK(figures_of_all({judge_page(truth, {{{"a.jpg", 1}, found}})}).fields_right == 1);
  found.records = {with_fields({made_reading("n", "2")}), with_fields({made_reading("n", "1")})};
  CHECK(figures_of_all({judge_page(truth, {{{"a.jpg", 1}, found}})}).fields_right == 0);
  truth.records.clear();
  const Figures doubled = figures_of_all({judge_page(truth, {{{"a.jpg", 1}, found}})});
  CHECK(doubled.fields == 0);
  CHECK(doubled.records == 2);
}

TEST_CASE("fields, confidence, acceptance are counted as one does by hand") {
  // 10 fields said at 0.9 with 9 right; 10 accepted at 0.5 with 5 right.
  const std::vector<JudgedPage> pages = {made_judged_page("a.jpg", {10, 9, 0.9, false}),
                                         made_judged_page("b.jpg", {10, 5, 0.5, true})};
  const Figures f = figures_of_all(pages);
  CHECK((f.pages == 2 && f.identified == 2 && f.passed == 2));
  CHECK((f.fields == 20 && f.fields_right == 14));
  CHECK(f.told == 20);
  CHECK(f.brier == Approx((9 * 0.01 + 0.81 + 10 * 0.25) / 20));
  CHECK((f.accepted_fields == 10 && f.accepted == 10 && f.false_accepts == 5));
  CHECK(f.false_accept_bound == Approx(rate_upper_bound(5, 10)));
  CHECK((f.records == 2 && f.accepted_records == 1 && f.false_records == 1));
  CHECK((f.letters == 28 && f.letter_errors == 0 && f.lost == 0));
}

TEST_CASE("a page that lost more than a twentieth of its letters and passes is counted; a missing page is not passed") {
  JudgedPage page = made_judged_page("a.jpg", {1, 1, 0.9, false});
  page.text = {5, 100};
  CHECK(figures_of_all({page}).lost == 0);
  page.text = {6, 100};
  CHECK(figures_of_all({page}).lost_but_pass == 1);
  page.found.status = Status::review;
  CHECK(figures_of_all({page}).lost_but_pass == 0);
  const Figures missing = figures_of_all({judge_page(page.truth, {})});
  CHECK((missing.lost == 1 && missing.lost_but_pass == 0 && missing.passed == 0 && missing.identified == 0));
  CHECK((missing.fields == 1 && missing.fields_right == 0 && missing.told == 0));
}

TEST_CASE("a page of no registry paper is identified when it is taken for none") {
  JudgedPage page = made_judged_page("a.jpg", {0, 0, 0.9, false});
  page.truth.kind = "unknown";
  CHECK_FALSE(judge_page(page.truth, {{{"a.jpg", 1}, page.found}}).identified);
  page.found.kind = "unknown";
  CHECK(judge_page(page.truth, {{{"a.jpg", 1}, page.found}}).identified);
}

TEST_CASE("rows are told by each property and by several together") {
  std::vector<JudgedPage> pages = {made_judged_page("a.jpg", {4, 3, 0.9, false}),
                                   made_judged_page("b.jpg", {4, 1, 0.9, false})};
  pages[1].truth.style = "typed";
  std::map<std::string, Figures> rows;
  for (const auto& [name, figures] : figure_rows(pages, {"kind", "style", "style+damage"})) rows[name] = figures;
  CHECK(rows.at("kind birth").fields_right == 4);
  CHECK(rows.at("style printed").fields_right == 3);
  CHECK(rows.at("style+damage typed clean").fields_right == 1);
  CHECK_FALSE(rows.contains("other pages"));
  CHECK_THROWS_AS(figure_rows(pages, {"colour"}), Error);
}

TEST_CASE("the table and the JSON say the same, and no value") {
  const std::vector<JudgedPage> pages = {made_judged_page("a.jpg", {4, 3, 0.75, true})};
  const FigureRows rows = figure_rows(pages, {"style"});
  const std::string table = figure_table(rows), text = figures_json(rows, pages);
  CHECK(table.find("75.00") != std::string::npos);
  CHECK(text.find("đúng") == std::string::npos);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["groups"]["style printed"]["fields_exact_pct"] == 75.0);
  CHECK(json["groups"]["all"]["false_accepts"] == 1);
  CHECK(json["pages"][0]["wrong"] == std::vector<std::string>{"field_3"});
  CHECK(json["pages"][0]["accepted_wrong"] == std::vector<std::string>{"field_3"});
}
