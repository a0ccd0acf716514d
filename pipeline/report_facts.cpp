#include "pipeline/report_facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <tuple>

#include "pipeline/listed_files.h"
#include "pipeline/report_books.h"
#include "pipeline/report_night.h"
#include "records/assemble_record.h"
#include "records/derive_place_units.h"
#include "store/record_store.h"

namespace hotich {
namespace {

constexpr size_t slowest_shown = 8;

constexpr std::array<std::string_view, 10> remark_codes = {"dpi_derived", "page_rendered", "born_digital", "signed_pdf",
                                                           "blank_page",  "blank_rows",    "duplicate",    "blank_leaf",
                                                           "open_book",   "flattened"};

// The same measure as records/assemble_record.h, but for required fields left blank: the store does not know which are
// required.
std::vector<std::string> why_look(const FieldReading& field) {
  if (is_place_unit(field.name)) return {};
  std::vector<std::string> why = field.doubts;
  switch (field.state) {
    case FieldState::read:
      if (why.empty() && (!field.value || field.confidence < least_sure_confidence)) why.push_back("low_confidence");
      break;
    case FieldState::illegible:
    case FieldState::struck:
    case FieldState::not_found:
      why.emplace_back(state_name(field.state));
      break;
    case FieldState::blank:
    case FieldState::absent:
      break;
  }
  return why;
}

// Each field once, however many records of the page have it, with all reasons.
void add_field(std::vector<FieldToSee>& fields, const std::string& name, const std::vector<std::string>& why) {
  const auto found = std::ranges::find(fields, name, &FieldToSee::name);
  FieldToSee& field = found == fields.end() ? fields.emplace_back(FieldToSee{name, {}}) : *found;
  for (const std::string& code : why)
    if (std::ranges::find(field.why, code) == field.why.end()) field.why.push_back(code);
}

std::vector<FieldToSee> fields_to_see(const std::vector<Record>& records) {
  std::vector<FieldToSee> fields;
  for (const Record& record : records)
    for (const FieldReading& field : record.fields)
      if (const auto why = why_look(field); !why.empty()) add_field(fields, field.name, why);
  return fields;
}

std::vector<NamedCount> most_frequent_first(const std::map<std::string, std::int64_t>& counts) {
  std::vector<NamedCount> sorted;
  for (const auto& [name, pages] : counts) sorted.push_back({name, pages});
  std::ranges::stable_sort(sorted, std::greater<>{}, &NamedCount::pages);
  return sorted;
}

PageTimes times_of(std::vector<double> seconds) {
  PageTimes times;
  if (seconds.empty()) return times;
  std::ranges::sort(seconds);
  const auto at = [&](double share) {
    return seconds[static_cast<size_t>(share * static_cast<double>(seconds.size() - 1) + 0.5)];
  };
  for (const double s : seconds) times.total += s;
  times.mean = times.total / static_cast<double>(seconds.size());
  times.median = at(0.5);
  times.percentile_95 = at(0.95);
  return times;
}

// Goes once through the listed files, page by page.
class Counting {
 public:
  explicit Counting(Database& database) : ledger_(database), store_(database) {}

  ReportFacts all() {
    const std::vector<ListedFile> files = listed_files(ledger_);
    facts_.pages_waiting = static_cast<std::int64_t>(ledger_.listing().size() - files.size());
    for (const ListedFile& file : files) {
      if (file.duplicate_of.empty())
        count_file(file);
      else
        facts_.duplicates.push_back({file.input.path, file.duplicate_of});
    }
    facts_.reasons = most_frequent_first(reasons_);
    facts_.remarks = most_frequent_first(remarks_);
    facts_.fields = most_frequent_first(fields_);
    for (const auto& [key, paper] : papers_) facts_.papers.push_back(paper);
    std::ranges::stable_sort(facts_.papers, {},
                             [](const PaperCount& p) { return std::tuple(p.kind == "unknown", -p.pages.total()); });
    auto slowest = std::move(facts_.times.slowest);
    facts_.times = times_of(std::move(seconds_));
    facts_.times.slowest = std::move(slowest);
    take_run_facts();
    return std::move(facts_);
  }

 private:
  void count_file(const ListedFile& file) {
    const std::vector<PageRow> rows = pages_of_file(ledger_, file.input);
    facts_.pages_waiting += std::max<std::int64_t>(file.input.pages, 1) - static_cast<std::int64_t>(rows.size());
    Status worst = Status::pass;
    for (const PageRow& row : rows) {
      worst = std::max(worst, row.status);
      count_page(file, row);
    }
    if (!rows.empty()) facts_.files.add(worst);
  }

  void count_page(const ListedFile& file, const PageRow& row) {
    facts_.pages.add(row.status);
    if (!row.versions.empty()) facts_.versions = row.versions;
    for (const std::string& code : row.reasons)
      if (is_remark(code))
        ++remarks_[code];
      else if (row.status != Status::pass)
        ++reasons_[code];
    const std::vector<Record> records = store_.current_of_page(row.sha256, row.page);
    for (const Record& record : records) {
      facts_.records.add(record.status);
      count_accepted_of(record);
    }
    PaperCount& paper = papers_[{row.kind, row.paper, row.edition}];
    std::tie(paper.kind, paper.paper, paper.edition) = std::tie(row.kind, row.paper, row.edition);
    paper.pages.add(row.status);
    paper.records += static_cast<std::int64_t>(records.size());
    count_on_shelf(file, row, records.size());
    measure_page(file, row);
    ReportPage page = shown_page(file, row);
    remember_time(page);
    if (row.status == Status::pass) return;
    page.fields = fields_to_see(records);
    for (const FieldToSee& field : page.fields) ++fields_[field.name];
    page.thumbnail_jpeg = thumbnail_of(row);
    page.thumbnail_left_out = page.thumbnail_jpeg.empty() && !row.thumbnail_jpeg.empty();
    facts_.to_see.push_back(std::move(page));
  }

  // By folder; which of them are books is known later.
  void count_on_shelf(const ListedFile& file, const PageRow& row, size_t records) {
    const size_t slash = file.input.path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : file.input.path.substr(0, slash);
    auto shelf = std::ranges::find(facts_.shelves, folder, &Shelf::name);
    if (shelf == facts_.shelves.end()) shelf = facts_.shelves.insert(shelf, Shelf{.name = folder});
    shelf->pages.add(row.status);
    shelf->records += static_cast<std::int64_t>(records);
  }

  void measure_page(const ListedFile& file, const PageRow& row) {
    if (row.status == Status::fail || row.width_px == 0 || row.dpi <= 0) return;
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const double cm_a_pixel = 2.54 / row.dpi;
    facts_.measures.push_back({.file = file.input.path,
                               .copy = file.copy,
                               .page = row.page,
                               .pages_of_file = file.input.pages,
                               .skew_deg = row.skew_confidence > 0 ? row.skew_deg : unknown,
                               .area_cm2 = row.width_px * cm_a_pixel * row.height_px * cm_a_pixel,
                               .darkness = row.darkness >= 0 ? row.darkness : unknown});
  }

  void count_accepted_of(const Record& record) {
    ++facts_.accepted.records;
    facts_.accepted.accepted_records += record.accepted;
    for (const FieldReading& field : record.fields) {
      facts_.accepted.fields += field.state != FieldState::absent;
      facts_.accepted.accepted_fields += field.accepted;
    }
  }

  static ReportPage shown_page(const ListedFile& file, const PageRow& row) {
    ReportPage page;
    page.file = file.input.path;
    page.page = row.page;
    page.pages_of_file = file.input.pages;
    page.status = row.status;
    page.reasons = row.reasons;
    page.message = row.message;
    page.copy = file.copy;
    page.kind = row.kind;
    page.paper = row.paper;
    page.edition = row.edition;
    page.orientation_deg = row.orientation_deg;
    page.cpu_seconds = row.cpu_seconds;
    return page;
  }

  std::string thumbnail_of(const PageRow& row) {
    if (thumbnail_bytes_ + row.thumbnail_jpeg.size() > most_thumbnail_bytes) return "";
    thumbnail_bytes_ += row.thumbnail_jpeg.size();
    return row.thumbnail_jpeg;
  }

  void remember_time(const ReportPage& page) {
    seconds_.push_back(page.cpu_seconds);
    auto& slowest = facts_.times.slowest;
    const auto place = std::ranges::upper_bound(slowest, page.cpu_seconds, std::greater<>{}, &ReportPage::cpu_seconds);
    if (slowest.size() == slowest_shown && place == slowest.end()) return;
    slowest.insert(place, page);
    if (slowest.size() > slowest_shown) slowest.pop_back();
  }

  void take_run_facts() {
    for (const auto& [name, value] : ledger_.facts()) {
      if (name == "folder")
        facts_.folder = value;
      else if (name == "listed_at")
        facts_.listed_at = value;
      else if (std::int64_t count = 0;
               std::from_chars(value.data(), value.data() + value.size(), count).ec == std::errc{})
        facts_.skipped[name] = count;
    }
  }

  Ledger ledger_;
  RecordStore store_;
  ReportFacts facts_;
  std::map<std::string, std::int64_t> reasons_, remarks_, fields_;
  std::map<std::tuple<std::string, std::string, std::string>, PaperCount> papers_;
  std::vector<double> seconds_;
  size_t thumbnail_bytes_ = 0;
};

}  // namespace

bool is_remark(std::string_view code) { return std::ranges::find(remark_codes, code) != remark_codes.end(); }

ReportFacts report_facts(Database& database) {
  ReportFacts facts = Counting(database).all();
  facts.books = report_books(database);
  facts.shelves = shelves_with_books(facts.shelves, facts.books);
  facts.night = night_facts(database);
  return facts;
}

}  // namespace hotich
