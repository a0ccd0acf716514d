#include "store/ledger.h"

#include <cmath>

#include "core/text.h"
#include "store/book_fields.h"
#include "store/page_words.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

constexpr const char* page_columns =
    "sha256, page, status, reasons, message, width_px, height_px, dpi, orientation_deg, skew_deg, skew_confidence, "
    "mean_word_confidence, unread_ink, kind, paper, edition, cpu_seconds, versions, words, thumbnail, darkness, "
    "book_fields";

PageRow page_from(const SqlRow& row) {
  PageRow page;
  size_t at = 0;
  const auto integer = [&] { return static_cast<int>(sql_integer(row.at(at++))); };
  const auto number = [&] { return sql_number(row.at(at++)); };
  const auto text = [&] { return sql_text(row.at(at++)); };
  page.sha256 = text();
  page.page = integer();
  page.status = status_from_name(text()).value_or(Status::fail);
  page.reasons = codes_from_json(text());
  page.message = text();
  page.width_px = integer();
  page.height_px = integer();
  page.dpi = number();
  page.orientation_deg = integer();
  page.skew_deg = number();
  page.skew_confidence = number();
  page.mean_word_confidence = number();
  page.unread_ink = number();
  page.kind = text();
  page.paper = text();
  page.edition = text();
  page.cpu_seconds = number();
  page.versions = text();
  page.text = words_from_json(text());
  page.thumbnail_jpeg = from_hex(text());
  page.darkness = number();
  page.book_fields = book_fields_from_json(text());
  return page;
}

SqlValue count(std::int64_t value) { return value; }

// SQLite stores NaN as NULL: one odd figure must not cost the page.
double finite(double value) { return std::isfinite(value) ? value : 0; }

}  // namespace

std::string which_contents(Contents contents) {
  return contents == Contents::known ? "sha256 IN (SELECT sha256 FROM inputs)"
                                     : "sha256 IN (SELECT i.sha256 FROM run_inputs l JOIN inputs i ON i.path = l.path)";
}

std::map<std::string, InputRow> Ledger::known_inputs() {
  std::map<std::string, InputRow> inputs;
  for (const SqlRow& row : database_.query("SELECT path, size_bytes, mtime_ns, sha256, file_kind, pages FROM inputs")) {
    InputRow input{from_hex(sql_text(row[0])), sql_integer(row[1]), sql_integer(row[2]),
                   sql_text(row[3]),           sql_text(row[4]),    static_cast<int>(sql_integer(row[5]))};
    inputs.emplace(input.path, std::move(input));
  }
  return inputs;
}

std::map<std::string, std::map<int, Status>> Ledger::known_pages() {
  std::map<std::string, std::map<int, Status>> pages;
  for (const SqlRow& row :
       database_.query("SELECT sha256, page, status FROM pages WHERE status <> 'WAITING' AND again = 0"))
    pages[sql_text(row[0])][static_cast<int>(sql_integer(row[1]))] =
        status_from_name(sql_text(row[2])).value_or(Status::fail);
  return pages;
}

std::map<std::string, CopyRow> Ledger::known_copies() {
  std::map<std::string, CopyRow> copies;
  for (const SqlRow& row : database_.query("SELECT sha256, path, copy_sha256, size_bytes FROM copies"))
    copies[sql_text(row[0])] = {sql_text(row[0]), from_hex(sql_text(row[1])), sql_text(row[2]), sql_integer(row[3])};
  return copies;
}

std::string Ledger::content_shown_by(const std::string& copy) {
  const auto rows = database_.query("SELECT sha256 FROM copies WHERE path = $1", {to_hex(copy)});
  return rows.empty() ? "" : sql_text(rows[0][0]);
}

bool Ledger::is_elsewhere(const std::string& sha256, const std::string& path) {
  return !database_.query("SELECT 1 FROM inputs WHERE sha256 = $1 AND path <> $2 LIMIT 1", {sha256, to_hex(path)})
              .empty();
}

void Ledger::remember_input(const InputRow& input) {
  database_.execute(
      "INSERT INTO inputs (path, size_bytes, mtime_ns, sha256, file_kind, pages) VALUES ($1, $2, $3, $4, $5, $6) "
      "ON CONFLICT (path) DO UPDATE SET size_bytes = $2, mtime_ns = $3, sha256 = $4, file_kind = $5, pages = $6",
      {to_hex(input.path), input.size_bytes, input.mtime_ns, input.sha256, input.file_kind, count(input.pages)});
}

void Ledger::remember_page(const PageRow& p) {
  database_.execute(
      "INSERT INTO pages (sha256, page, status, attempts, reasons, message, width_px, height_px, dpi, orientation_deg, "
      "skew_deg, "
      "skew_confidence, mean_word_confidence, unread_ink, kind, paper, edition, cpu_seconds, versions, words, "
      "thumbnail, read_at, darkness, book_fields) "
      "VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
      "$23) "
      "ON CONFLICT (sha256, page) DO UPDATE SET status = $3, attempts = pages.attempts + 1, reasons = $4, message = "
      "$5, width_px = $6, "
      "height_px = $7, dpi = $8, orientation_deg = $9, skew_deg = $10, skew_confidence = $11, mean_word_confidence = "
      "$12, "
      "unread_ink = $13, kind = $14, paper = $15, edition = $16, cpu_seconds = $17, versions = $18, words = $19, "
      "thumbnail = $20, read_at = $21, darkness = $22, book_fields = $23, again = 0",
      {p.sha256,
       count(p.page),
       std::string(status_name(p.status)),
       codes_json(p.reasons),
       to_nfc(p.message),
       count(p.width_px),
       count(p.height_px),
       finite(p.dpi),
       count(p.orientation_deg),
       finite(p.skew_deg),
       finite(p.skew_confidence),
       finite(p.mean_word_confidence),
       finite(p.unread_ink),
       p.kind,
       p.paper,
       p.edition,
       finite(p.cpu_seconds),
       p.versions,
       words_json(p.text),
       to_hex(p.thumbnail_jpeg),
       utc_now(),
       finite(p.darkness),
       book_fields_json(p.book_fields)});
}

void Ledger::remember_copy(const CopyRow& copy) {
  database_.execute("DELETE FROM copies WHERE path = $1 AND sha256 <> $2", {to_hex(copy.path), copy.sha256});
  database_.execute(
      "INSERT INTO copies (sha256, path, copy_sha256, size_bytes) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (sha256) DO UPDATE SET path = $2, copy_sha256 = $3, size_bytes = $4",
      {copy.sha256, to_hex(copy.path), copy.copy_sha256, copy.bytes});
}

std::vector<PageRow> Ledger::pages_of(const std::string& sha256, Waiting waiting) {
  const std::string sql = std::string("SELECT ") + page_columns + " FROM pages WHERE sha256 = $1" +
                          (waiting == Waiting::left_out ? " AND status <> 'WAITING' AND again = 0" : "") +
                          " ORDER BY page";
  std::vector<PageRow> pages;
  for (const SqlRow& row : database_.query(sql, {sha256})) pages.push_back(page_from(row));
  return pages;
}

std::vector<PageRow> Ledger::pages_telling_of_books() {
  const std::string sql =
      std::string("SELECT ") + page_columns + " FROM pages WHERE book_fields <> '[]' ORDER BY sha256, page";
  std::vector<PageRow> pages;
  for (const SqlRow& row : database_.query(sql)) pages.push_back(page_from(row));
  return pages;
}

void Ledger::forget_failed() {
  database_.transaction([&] {
    // The file row goes too, so that a file that could not be opened is looked at again.
    database_.execute(
        "UPDATE inputs SET mtime_ns = -1 WHERE sha256 IN (SELECT sha256 FROM pages WHERE status = 'FAIL')");
    database_.execute("UPDATE pages SET status = 'WAITING' WHERE status = 'FAIL'");
  });
}

void Ledger::remember_listing(const std::vector<ListedInput>& inputs, const std::map<std::string, std::string>& facts) {
  database_.transaction([&] {
    database_.execute("DELETE FROM run_inputs");
    database_.execute("DELETE FROM run_facts");
    std::int64_t position = 0;
    for (const ListedInput& input : inputs)
      database_.execute("INSERT INTO run_inputs (position, path, duplicate_of) VALUES ($1, $2, $3)",
                        {++position, to_hex(input.path), to_hex(input.duplicate_of)});
    const auto remember = [&](const std::string& name, const std::string& value) {
      database_.execute("INSERT INTO run_facts (name, value) VALUES ($1, $2)", {name, to_hex(value)});
    };
    for (const auto& [name, value] : facts) remember(name, value);
    remember("listed_at", utc_now());
  });
}

std::vector<ListedInput> Ledger::listing() {
  std::vector<ListedInput> inputs;
  for (const SqlRow& row : database_.query("SELECT path, duplicate_of FROM run_inputs ORDER BY position"))
    inputs.push_back({from_hex(sql_text(row[0])), from_hex(sql_text(row[1]))});
  return inputs;
}

std::map<std::string, std::string> Ledger::facts() {
  std::map<std::string, std::string> facts;
  for (const SqlRow& row : database_.query("SELECT name, value FROM run_facts"))
    facts[sql_text(row[0])] = from_hex(sql_text(row[1]));
  return facts;
}

void Ledger::replace_facts(std::string_view prefix, const std::map<std::string, std::string>& facts) {
  const auto known = this->facts();
  database_.transaction([&] {
    for (const auto& [name, value] : known)
      if (name.starts_with(prefix)) database_.execute("DELETE FROM run_facts WHERE name = $1", {name});
    for (const auto& [name, value] : facts)
      database_.execute("INSERT INTO run_facts (name, value) VALUES ($1, $2)", {name, to_hex(value)});
  });
}

}  // namespace hotich
