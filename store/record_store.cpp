#include "store/record_store.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "store/page_words.h"
#include "store/utc_time.h"

namespace hotich {
namespace {

SqlValue count(std::int64_t value) { return value; }

double finite(double value) { return std::isfinite(value) ? value : 0; }  // SQLite stores NaN as NULL

bool same_field(const FieldReading& a, const FieldReading& b) {
  return a.name == b.name && a.raw == b.raw && a.value == b.value && a.state == b.state &&
         finite(a.confidence) == finite(b.confidence) && a.box == b.box && a.doubts == b.doubts &&
         a.replaced_by == b.replaced_by && a.replaced_by_box == b.replaced_by_box && a.accepted == b.accepted &&
         a.written == b.written && a.readings == b.readings;
}

bool same_content(const Record& a, const Record& b) {
  return a.kind == b.kind && a.paper == b.paper && a.edition == b.edition && a.is_copy == b.is_copy &&
         a.status == b.status && a.accepted == b.accepted && a.box == b.box &&
         std::ranges::equal(a.fields, b.fields, same_field);
}

}  // namespace

void RecordStore::keep_page(const std::string& sha256, int page, const std::vector<Record>& records) {
  const auto current = database_.query(
      "SELECT c.record_id FROM current_records c JOIN records r ON r.record_id = c.record_id AND r.revision = "
      "c.revision "
      "WHERE r.sha256 = $1 AND r.page = $2 AND r.origin = 'machine'",
      {sha256, count(page)});
  for (const SqlRow& row : current) {
    const std::string id = sql_text(row[0]);
    if (std::ranges::find(records, id, &Record::record_id) == records.end())
      database_.execute("DELETE FROM current_records WHERE record_id = $1", {id});
  }
  for (const Record& record : records) keep(record);
}

void RecordStore::keep(const Record& record) {
  const std::int64_t last = newest_revision(record.record_id, "machine");
  const bool same = last > 0 && same_content(load(record.record_id, last), record);
  const std::int64_t revision = same ? last : append(record);
  if (newest_revision(record.record_id, "person") > 0) return;
  database_.execute(
      "INSERT INTO current_records (record_id, revision) VALUES ($1, $2) ON CONFLICT (record_id) DO UPDATE SET "
      "revision = $2",
      {record.record_id, revision});
}

std::int64_t RecordStore::newest_revision(const std::string& record_id, const std::string& origin) {
  return sql_integer(
      database_.query("SELECT max(revision) FROM records WHERE record_id = $1 AND origin = $2", {record_id, origin})
          .at(0)
          .at(0));
}

std::int64_t RecordStore::append(const Record& record) {
  const std::int64_t revision = 1 + revisions(record.record_id);
  database_.execute(
      "INSERT INTO records (record_id, revision, origin, made_by, made_at, sha256, page, box, kind, paper, edition, "
      "is_copy, status, accepted) "
      "VALUES ($1, $2, 'machine', 'machine', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {record.record_id, revision, utc_now(), record.sha256, count(record.page), box_json(record.box), record.kind,
       record.paper, record.edition, count(record.is_copy), std::string(status_name(record.status)),
       count(record.accepted)});
  std::int64_t position = 0;
  for (const FieldReading& field : record.fields)
    database_.execute(
        "INSERT INTO record_fields (record_id, revision, position, name, raw, value, state, confidence, box, doubts, "
        "replaced_by, evidence, accepted, replaced_by_box, written, readings) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        {record.record_id, revision, ++position, field.name, field.raw,
         field.value ? SqlValue(*field.value) : SqlValue(nullptr), std::string(state_name(field.state)),
         finite(field.confidence), box_json(field.box), codes_json(field.doubts), field.replaced_by,
         evidence_json(field.evidence), count(field.accepted), box_json(field.replaced_by_box),
         field.written ? SqlValue(std::string(written_name(*field.written))) : SqlValue(nullptr),
         readings_json(field.readings)});
  return revision;
}

std::vector<Record> RecordStore::current_of_page(const std::string& sha256, int page) {
  std::vector<Record> records;
  for (const SqlRow& row :
       database_.query("SELECT c.record_id, c.revision FROM current_records c JOIN records r ON "
                       "r.record_id = c.record_id AND r.revision = c.revision "
                       "WHERE r.sha256 = $1 AND r.page = $2 ORDER BY length(c.record_id), c.record_id",
                       {sha256, count(page)}))
    records.push_back(load(sql_text(row[0]), sql_integer(row[1])));
  return records;
}

int RecordStore::revisions(const std::string& record_id) {
  return static_cast<int>(
      sql_integer(database_.query("SELECT count(*) FROM records WHERE record_id = $1", {record_id}).at(0).at(0)));
}

Record RecordStore::load(const std::string& record_id, std::int64_t revision) {
  const SqlRow row = database_
                         .query(
                             "SELECT sha256, page, box, kind, paper, edition, is_copy, status, accepted FROM records "
                             "WHERE record_id = $1 AND revision = $2",
                             {record_id, revision})
                         .at(0);
  Record record;
  record.record_id = record_id;
  record.sha256 = sql_text(row[0]);
  record.page = static_cast<int>(sql_integer(row[1]));
  record.box = box_from_json(sql_text(row[2]));
  record.kind = sql_text(row[3]);
  record.paper = sql_text(row[4]);
  record.edition = sql_text(row[5]);
  record.is_copy = sql_integer(row[6]) != 0;
  record.status = status_from_name(sql_text(row[7])).value_or(Status::review);
  record.accepted = sql_integer(row[8]) != 0;
  for (const SqlRow& f : database_.query("SELECT name, raw, value, state, confidence, box, doubts, replaced_by, "
                                         "evidence, accepted, replaced_by_box, written, readings FROM record_fields "
                                         "WHERE record_id = $1 AND revision = $2 ORDER BY position",
                                         {record_id, revision})) {
    FieldReading& field = record.fields.emplace_back();
    field.name = sql_text(f[0]);
    field.raw = sql_text(f[1]);
    if (!std::holds_alternative<std::nullptr_t>(f[2])) field.value = sql_text(f[2]);
    field.state = state_from_name(sql_text(f[3])).value_or(FieldState::illegible);
    field.confidence = sql_number(f[4]);
    field.box = box_from_json(sql_text(f[5]));
    field.doubts = codes_from_json(sql_text(f[6]));
    field.replaced_by = sql_text(f[7]);
    field.evidence = evidence_from_json(sql_text(f[8]));
    field.accepted = sql_integer(f[9]) != 0;
    field.replaced_by_box = box_from_json(sql_text(f[10]));
    if (!std::holds_alternative<std::nullptr_t>(f[11])) field.written = written_from_name(sql_text(f[11]));
    field.readings = readings_from_json(sql_text(f[12]));
  }
  return record;
}

AcceptedCount count_accepted(Database& database, Contents contents) {
  const auto pair = [&](const std::string& sql) {
    const SqlRow row = database.query(sql).at(0);
    return std::pair(sql_integer(row[0]), sql_integer(row[1]));
  };
  AcceptedCount count;
  std::tie(count.records, count.accepted_records) = pair(
      "SELECT count(*), coalesce(sum(r.accepted), 0) FROM current_records c JOIN records r ON r.record_id = "
      "c.record_id AND r.revision = c.revision WHERE r." +
      which_contents(contents));
  std::tie(count.fields, count.accepted_fields) = pair(
      "SELECT count(*), coalesce(sum(f.accepted), 0) FROM current_records c JOIN records r ON r.record_id = "
      "c.record_id AND r.revision = c.revision JOIN record_fields f ON f.record_id = c.record_id AND f.revision = "
      "c.revision WHERE f.state <> 'absent' AND r." +
      which_contents(contents));
  return count;
}

}  // namespace hotich
