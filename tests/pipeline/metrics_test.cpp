#include "pipeline/metrics.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "pipeline/journal.h"
#include "pipeline/run_diary.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;

namespace {

PageOutcome read_page_of(const std::string& path, std::int64_t bytes) {
  PageOutcome outcome;
  outcome.job.input = made_input(path, made_sha('a'), 1);
  outcome.job.input.size_bytes = bytes;
  outcome.job.last_of_file = true;
  outcome.row = made_page(made_sha('a'), 1);
  return outcome;
}

std::string value_of(const std::string& text, const std::string& name) {
  const size_t at = text.find("\n" + name + " ");
  REQUIRE(at != std::string::npos);
  const size_t begin = at + name.size() + 2;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("figures are in the text form of Prometheus: help, type, then the sample, each name once") {
  Metrics metrics;
  metrics.pages = {10, 4, 1, 2, 1};
  metrics.pages_per_second = 1.25;
  metrics.last_success = 1'795'493'405;
  const std::string text = metrics_text(metrics);
  REQUIRE(text.ends_with("\n"));
  std::istringstream lines(text);
  std::set<std::string> helped, typed, sampled;
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    INFO(line);
    if (std::regex_match(line, found, std::regex("# HELP ([a-z_]+) [^\\\\]+"))) {
      CHECK(helped.insert(found[1]).second);
    } else if (std::regex_match(line, found, std::regex("# TYPE ([a-z_]+) gauge"))) {
      CHECK(helped.contains(found[1]));
      CHECK(typed.insert(found[1]).second);
    } else {
      REQUIRE(std::regex_match(line, found, std::regex("([a-z_]+)(\\{status=\"[a-z]+\"\\})? -?[0-9.e+]+")));
      CHECK(typed.contains(found[1]));
      CHECK(sampled.insert(found.str(1) + found.str(2)).second);
    }
  }
  CHECK(sampled.contains("hotich_run_pages{status=\"review\"}"));
  CHECK(value_of(text, "hotich_queue_pages") == "6");
  CHECK(value_of(text, "hotich_pages_per_second") == "1.25");
  CHECK(value_of(text, "hotich_last_success_timestamp_seconds") == "1795493405");
}

TEST_CASE("the file of figures follows the run, and only a run that came to its end moves the last success") {
  const ScratchFolder folder;
  const auto file = folder / "hotich.prom";
  const auto progress = metrics_progress({.out = folder.path(), .metrics = file}, 77);
  progress->started("/in", 2, 1);
  CHECK(value_of(file_text(file), "hotich_running") == "1");
  CHECK(value_of(file_text(file), "hotich_queue_pages") == "2");
  progress->page_done(read_page_of("a.jpg", 5000), {2, 1, 1, 0, 0});
  BatchSummary summary;
  summary.exit_code = 130;
  progress->finished(summary);
  CHECK(value_of(file_text(file), "hotich_run_read_bytes") == "5000");
  CHECK(value_of(file_text(file), "hotich_running") == "0");
  CHECK(value_of(file_text(file), "hotich_last_success_timestamp_seconds") == "77");
  summary.exit_code = 3;
  progress->finished(summary);
  CHECK(value_of(file_text(file), "hotich_last_success_timestamp_seconds").size() == 10);
}

TEST_CASE("figures that cannot be written cost the run nothing") {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder / "hotich.prom");
  const auto progress = metrics_progress({.out = folder.path(), .metrics = folder / "hotich.prom"}, 0);
  CHECK_NOTHROW(progress->started("/in", 2, 1));
}

TEST_CASE("a line for the journal begins with its priority and stays one line") {
  CHECK(journal_line(Priority::warning, "cannot list a\nb: x") == "<4>cannot list a b: x\n");
  CHECK_FALSE(in_journal());
}

TEST_CASE("a diary of a run has its samples, its counts and the room on the disk") {
  MadeLedger made;
  RunDiary diary(*made.database, {.out = made.out.path(), .metrics = {}, .cpu_seconds_before = 1.5});
  diary.started("/in", 1, 2);
  PageOutcome page = read_page_of("a.jpg", 10);
  made.add(page.job.input, {page.row});
  diary.page_done(page, {1, 1, 1, 0, 0});
  made.list({{"a.jpg", ""}});
  diary.close({1, 1, 1, 0, 0}, false);
  RunHistory history(*made.database);
  const RunRow run = history.newest(1).at(0);
  CHECK((run.pass == 1 && run.ending == "done" && run.workers == 2 && run.cpu_seconds >= 1.5));
  CHECK(run.disk_free_bytes > 0);
  CHECK(run.database_bytes > 0);
  CHECK(history.samples(run.run).back().done == 1);
  CHECK(history.snapshots().at(0).second.contains("a.jpg"));
}

TEST_CASE("a reader that goes on with a run keeps its row, and its counts") {
  MadeLedger made;
  RunDiary first(*made.database, {.out = made.out.path(), .metrics = {}});
  first.started("/in", 9, 2);  // and dies
  RunDiary second(*made.database, {.out = made.out.path(), .metrics = {}, .goes_on = true});
  second.close({9, 9, 6, 2, 1}, false);
  const auto runs = RunHistory(*made.database).newest(5);
  REQUIRE(runs.size() == 1);
  CHECK((runs[0].pages() == 9 && runs[0].folder == "/in" && runs[0].ending == "done"));
}

TEST_CASE("a night of fifteen hours has some hundred samples") {
  int samples = 0;
  for (double at = 0; at < 15 * 3600.0; at += sample_interval(at)) ++samples;
  CHECK(samples > 300);
  CHECK(samples < 900);
}
