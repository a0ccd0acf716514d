#include <algorithm>
#include <tuple>

#include "pipeline/report_night.h"
#include "store/utc_time.h"

namespace hotich {

std::vector<Shelf> shelves_with_books(const std::vector<Shelf>& folders, const std::vector<ReportBook>& books) {
  std::vector<Shelf> shelves;
  for (const Shelf& folder : folders) {
    const auto book = std::ranges::find_if(books, [&](const ReportBook& known) {
      return known.folder.empty() || folder.name == known.folder || folder.name.starts_with(known.folder + "/");
    });
    Shelf named = folder;
    if (book != books.end()) std::tie(named.name, named.book) = std::pair(book->id, true);
    const auto same = std::ranges::find_if(
        shelves, [&](const Shelf& shelf) { return shelf.name == named.name && shelf.book == named.book; });
    if (same == shelves.end()) {
      shelves.push_back(named);
      continue;
    }
    same->pages.pass += named.pages.pass;
    same->pages.review += named.pages.review;
    same->pages.fail += named.pages.fail;
    same->records += named.records;
  }
  return shelves;
}

// A short run in the morning, or one that found nothing new, does not hide the night's.
RunRow run_of_the_night(const std::vector<RunRow>& newest_first) {
  constexpr std::int64_t day = 24 * 3600;
  RunRow best;
  for (const RunRow& run : newest_first)
    if (unix_time(run.started_at) + day >= unix_time(newest_first.front().started_at) &&
        (best.run == 0 || run.pages() > best.pages()))
      best = run;
  return best;
}

NightFacts night_facts(Database& database) {
  NightFacts night;
  RunHistory history(database);
  const auto runs = history.newest(200);
  night.run = run_of_the_night(runs);
  night.samples = history.samples(night.run.run);
  const auto snapshots = history.snapshots();
  if (snapshots.size() == 2) {
    night.has_before = true;
    night.changes = file_changes(snapshots[1].second, snapshots[0].second);
    const auto before = std::ranges::find(runs, snapshots[1].first, &RunRow::run);
    if (before != runs.end()) night.before_at = before->started_at;
  }
  night.scans_bytes = sql_integer(
      database.query("SELECT sum(i.size_bytes) FROM run_inputs r JOIN inputs i ON i.path = r.path").at(0).at(0));
  night.copies_bytes = sql_integer(database.query("SELECT sum(size_bytes) FROM copies").at(0).at(0));
  return night;
}

}  // namespace hotich
