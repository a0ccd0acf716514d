#include "pipeline/report_night.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "pipeline/report_html.h"
#include "pipeline/report_plot.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Twenty upright A4 pages of usual paper, a hair apart.
std::vector<PageMeasure> usual_pages() {
  std::vector<PageMeasure> pages;
  for (int i = 0; i < 20; ++i)
    pages.push_back(
        {"a.pdf", "copies/a.pdf", i + 1, 20, 0.05 * (i % 5), 623.7 + 0.1 * (i % 3), 0.07 + 0.001 * (i % 4)});
  return pages;
}

void run_once(MadeLedger& made, const std::string& started_at, std::int64_t pages) {
  RunHistory history(*made.database);
  RunRow row;
  row.started_at = started_at;
  row.run = history.begin(row);
  for (int i = 1; i <= 4; ++i) history.add(row.run, {60.0 * i, pages * i / 4, pages, 0, 0});
  row.finished_at = started_at;
  row.ending = "done";
  row.pass = pages;
  row.seconds = 240;
  row.disk_free_bytes = 40'000'000'000;
  row.disk_total_bytes = 80'000'000'000;
  row.database_bytes = 1'000'000;
  history.finish(row);
}

}  // namespace

TEST_CASE("pages like the rest are not odd; a slipped, a large and a dark one are, furthest first") {
  auto pages = usual_pages();
  CHECK(deviations(pages).empty());
  pages[3].skew_deg = -4.5;
  pages[4].skew_deg = 2.5;
  pages[7].area_cm2 = 2 * 623.7;
  pages[9].darkness = 0.6;
  const auto odd = deviations(pages);
  REQUIRE(odd.size() == 4);
  CHECK((odd[0].page == 3 && odd[0].measure == Measure::skew && odd[0].value == Approx(-4.5)));
  CHECK(odd[1].page == 4);
  CHECK((odd[2].page == 7 && odd[2].measure == Measure::size && odd[2].median == Approx(623.8).epsilon(0.001)));
  CHECK((odd[3].page == 9 && odd[3].measure == Measure::darkness));
}

TEST_CASE("half the size is as odd as double; what is not known is not odd; few pages are no batch") {
  auto pages = usual_pages();
  pages[0].area_cm2 *= 2;
  pages[1].area_cm2 /= 2;
  pages[2].darkness = std::numeric_limits<double>::quiet_NaN();
  const auto odd = deviations(pages);
  REQUIRE(odd.size() == 2);
  CHECK(odd[0].times == Approx(odd[1].times).epsilon(0.01));
  pages.resize(7);
  CHECK(deviations(pages).empty());
}

TEST_CASE("every file that changed between two runs stands in one list") {
  const FileStates before = {{"gone", {"s1", 1, 0, 0}},
                             {"same", {"s2", 1, 0, 0}},
                             {"new content", {"s3", 0, 0, 1}},
                             {"better", {"s4", 0, 1, 1}},
                             {"worse", {"s5", 2, 0, 0}}};
  const FileStates now = {{"added", {"s6", 1, 0, 0}},
                          {"same", {"s2", 1, 0, 0}},
                          {"new content", {"s7", 1, 0, 0}},
                          {"better", {"s4", 0, 2, 0}},
                          {"worse", {"s5", 1, 1, 0}}};
  const FileChanges changes = file_changes(before, now);
  CHECK(changes.added == std::vector<std::string>{"added"});
  CHECK(changes.gone == std::vector<std::string>{"gone"});
  CHECK(changes.replaced == std::vector<std::string>{"new content"});
  CHECK(changes.better == std::vector<std::string>{"better"});
  CHECK(changes.worse == std::vector<std::string>{"worse"});
  CHECK(file_changes(now, now).empty());
}

TEST_CASE("the pace counts every page once, and what was foretold ends at nothing") {
  const std::vector<RunSample> samples = {{10, 5, 60, 0, 0}, {40, 20, 60, 0, 0}, {100, 60, 60, 0, 0}};
  double pages = 0;
  for (const double rate : pace(samples, 10)) pages += rate / 60 * 10;
  CHECK(pages == Approx(60));
  CHECK(pace(samples, 10).front() == Approx(30));
  CHECK(pace(samples, 10).back() == Approx(40));
  const auto told = foretold(samples);
  CHECK(told[0] == Approx(110));
  CHECK(told[2] == 0);
  const std::string plot = night_plot(samples);
  CHECK(plot.starts_with("<svg"));
  CHECK_FALSE(has(plot, "<span"));  // HTML inside SVG would end it
  CHECK_FALSE(has(plot, "nan"));
  CHECK(night_plot({{1, 1, 1, 0, 0}}).empty());
}

TEST_CASE("the night is the long run of the last day, not the short one of the morning") {
  MadeLedger made;
  run_once(made, "2026-11-25T10:00:00Z", 900);
  run_once(made, "2026-11-27T10:00:00Z", 400);
  run_once(made, "2026-11-28T01:00:00Z", 2);
  const NightFacts night = night_facts(*made.database);
  CHECK(night.run.pages() == 400);
  CHECK(night.samples.size() == 4);
  CHECK(run_of_the_night({}).run == 0);
}

TEST_CASE("the report tells the night, the changes, the shelves, the odd ones and what to scan again") {
  MadeLedger made;
  std::vector<ListedInput> listing;
  for (int i = 0; i < 12; ++i) {
    const std::string sha = std::string(63, 'a') + static_cast<char>('a' + i),
                      name = "KS/" + std::to_string(i) + ".jpg";
    PageRow page = made_page(sha, 1);
    page.darkness = i == 5 ? 0.7 : 0.1;
    made.add(made_input(name, sha, 1), {page});
    listing.push_back({name, ""});
  }
  made.list(listing);
  run_once(made, "2026-11-27T10:00:00Z", 12);
  made.add(made_input("b<ad.jpg", made_sha('b'), 0), {made_failure(made_sha('b'), 0, "truncated_image")});
  made.add(made_input("secret.pdf", made_sha('c'), 0), {made_failure(made_sha('c'), 0, "encrypted")});
  listing.push_back({"b<ad.jpg", ""});
  listing.push_back({"secret.pdf", ""});
  made.list(listing);
  run_once(made, "2026-11-27T11:00:00Z", 2);
  const ReportFacts facts = report_facts(*made.database);
  REQUIRE(facts.shelves.size() == 2);
  CHECK((facts.shelves[0].name == "KS" && facts.shelves[0].pages.pass == 12));
  CHECK((facts.shelves[1].name.empty() && facts.shelves[1].pages.fail == 2));
  CHECK(facts.night.changes.added.size() == 2);
  const std::string html = report_html(facts);
  for (const char* part : {"id=\"night\"", "id=\"changes\"", "id=\"shelves\"", "id=\"odd\"", "id=\"rescan\"",
                           "<svg class=\"plot\"", "Run before: ", "free ", "b&lt;ad.jpg"})
    CHECK(has(html, part));
  CHECK(has(rescan_sheet(facts), "b&lt;ad.jpg"));
  CHECK_FALSE(has(rescan_sheet(facts), "secret.pdf"));  // a password is no fault of the scan
  CHECK(has(odd_sheet(facts), "KS/5.jpg"));
}

TEST_CASE("folders of one book are one shelf under the book's name") {
  const auto shelves = shelves_with_books({{"x/KS.2005.01", false, {1, 0, 0}, 1},
                                           {"x/KS.2005.01/b", false, {0, 2, 0}, 2},
                                           {"x/KS.2005.011", false, {0, 0, 1}, 0}},
                                          {ReportBook{"KS.2005.01", "x/KS.2005.01", 0, 0, {}}});
  REQUIRE(shelves.size() == 2);
  CHECK(
      (shelves[0].name == "KS.2005.01" && shelves[0].book && shelves[0].pages.total() == 3 && shelves[0].records == 3));
  CHECK_FALSE(shelves[1].book);
}

TEST_CASE("without any run that is remembered the report leaves the night out") {
  MadeLedger made;
  made.list({});
  const std::string html = report_html(report_facts(*made.database));
  for (const char* part : {"id=\"night\"", "id=\"changes\"", "id=\"rescan\"", "id=\"odd\""})
    CHECK_FALSE(has(html, part));
}
