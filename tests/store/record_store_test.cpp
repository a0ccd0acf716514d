#include "store/record_store.h"

#include <catch2/catch.hpp>

#include "store/ledger.h"
#include "store/sqlite_database.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

struct OpenStore {
  ScratchFolder folder;
  std::unique_ptr<Database> database = open_sqlite(folder / "t.db");
  RecordStore store{(migrate(*database), *database)};
  std::string sha = made_sha('a');
  Record record = made_record(sha, 1);
  OpenStore() { Ledger(*database).remember_input(made_input("a.jpg", sha, 2)); }
};

Record with_name(Record record, const std::string& name) {
  record.fields[0].raw = name;
  record.fields[0].value = name;
  return record;
}

// What the correction of a later version of the program will write.
void revise_by_person(Database& database, const Record& record, std::int64_t revision) {
  database.execute(
      "INSERT INTO records (record_id, revision, origin, made_by, made_at, sha256, page, box, kind, paper, edition, "
      "is_copy, status) "
      "VALUES ($1, $2, 'person', 'cán bộ 7', '2026-01-01T00:00:00Z', $3, 1, '[0,0,1,1]', 'birth', 'certificate', "
      "'2020', 0, 'PASS')",
      {record.record_id, revision, record.sha256});
  database.execute("UPDATE current_records SET revision = $2 WHERE record_id = $1", {record.record_id, revision});
}

}  // namespace

TEST_CASE("the entries of a page come back in the order in which they stand on it, beyond nine too") {
  OpenStore open;
  std::vector<Record> entries;
  for (int entry = 1; entry <= 12; ++entry) {
    entries.push_back(open.record);
    entries.back().record_id = open.sha + "-1-" + std::to_string(entry);
  }
  open.store.keep_page(open.sha, 1, entries);
  const auto back = open.store.current_of_page(open.sha, 1);
  REQUIRE(back.size() == 12);
  for (size_t i = 0; i < back.size(); ++i) CHECK(back[i].record_id == entries[i].record_id);
}

TEST_CASE("an entry that the machine does not find again is no longer current, the others stay") {
  OpenStore open;
  Record second = open.record;
  second.record_id = open.sha + "-1-2";
  open.store.keep_page(open.sha, 1, {open.record, second});
  open.store.keep_page(open.sha, 1, {open.record});
  const auto back = open.store.current_of_page(open.sha, 1);
  REQUIRE(back.size() == 1);
  CHECK(back[0].record_id == open.record.record_id);
}

TEST_CASE("a record comes back as it was kept") {
  OpenStore open;
  open.record.is_copy = true;
  open.record.status = Status::review;
  open.record.accepted = true;
  open.record.fields[1].accepted = true;
  open.record.fields[0].doubts = {"low_confidence"};
  open.record.fields[0].state = FieldState::struck;
  open.record.fields[0].replaced_by = "Đặng Văn Ổi";
  open.record.fields[0].replaced_by_box = {310, 200, 500, 240};
  open.record.fields[0].written = Written::hand;
  open.record.fields[0].readings = {{"Đặng Thị Ổi", 0.75}, {"Đặng Thị Ôi", 0.25}};
  open.store.keep_page(open.sha, 1, {open.record});
  const auto records = open.store.current_of_page(open.sha, 1);
  REQUIRE(records.size() == 1);
  const Record& back = records[0];
  CHECK(back.record_id == open.record.record_id);
  CHECK(back.sha256 == open.sha);
  CHECK(back.page == 1);
  CHECK(back.box == open.record.box);
  CHECK(std::tuple(back.kind, back.paper, back.edition) == std::tuple("birth", "certificate", "2015"));
  CHECK(back.is_copy);
  CHECK(back.status == Status::review);
  REQUIRE(back.fields.size() == 2);
  const FieldReading& name = back.fields[0];
  CHECK(name.written == Written::hand);
  CHECK(name.readings == open.record.fields[0].readings);
  CHECK_FALSE(back.fields[1].written.has_value());
  CHECK(std::tuple(name.name, name.raw, *name.value) == std::tuple("child_full_name", "Đặng Thị Ổi", "ĐẶNG THỊ ỔI"));
  CHECK(name.state == FieldState::struck);
  CHECK(name.replaced_by == "Đặng Văn Ổi");
  CHECK(name.replaced_by_box == Box{310, 200, 500, 240});
  CHECK(name.confidence == 0.96875);
  CHECK(name.box == Box{100, 200, 300, 240});
  CHECK(name.doubts == std::vector<std::string>{"low_confidence"});
  CHECK_FALSE(back.fields[1].value.has_value());
  CHECK(back.fields[1].state == FieldState::blank);
  CHECK(back.accepted);
  CHECK_FALSE(back.fields[0].accepted);
  CHECK(back.fields[1].accepted);
}

TEST_CASE("reading the same again adds no revision, reading otherwise adds one and keeps the old") {
  OpenStore open;
  open.store.keep_page(open.sha, 1, {open.record});
  open.store.keep_page(open.sha, 1, {open.record});
  CHECK(open.store.revisions(open.record.record_id) == 1);
  open.store.keep_page(open.sha, 1, {with_name(open.record, "ĐẶNG THỊ ỐI")});
  CHECK(open.store.revisions(open.record.record_id) == 2);
  CHECK(open.store.current_of_page(open.sha, 1).at(0).fields[0].value == "ĐẶNG THỊ ỐI");
  const auto old = open.database->query(
      "SELECT value, made_by, made_at FROM record_fields f JOIN records r ON r.record_id = f.record_id "
      "AND r.revision = f.revision WHERE f.revision = 1 AND position = 1");
  CHECK(sql_text(old.at(0).at(0)) == "ĐẶNG THỊ ỔI");
  CHECK(sql_text(old.at(0).at(1)) == "machine");
  CHECK(sql_text(old.at(0).at(2)).ends_with("Z"));
}

TEST_CASE("every part of a field and of a record counts as content") {
  OpenStore open;
  open.store.keep_page(open.sha, 1, {open.record});
  int expected = 1;
  const auto changes =
      std::vector<std::function<void(Record&)>>{[](Record& r) { r.edition = "2020"; },
                                                [](Record& r) { r.is_copy = true; },
                                                [](Record& r) { r.status = Status::review; },
                                                [](Record& r) { r.box.x0 = 5; },
                                                [](Record& r) { r.fields[0].raw = "x"; },
                                                [](Record& r) { r.fields[1].value = ""; },
                                                [](Record& r) { r.fields[0].confidence = 0.5; },
                                                [](Record& r) { r.fields[0].doubts = {"low_confidence"}; },
                                                [](Record& r) { r.accepted = true; },
                                                [](Record& r) { r.fields[1].accepted = true; },
                                                [](Record& r) { r.fields.pop_back(); }};
  for (const auto& change : changes) {
    Record changed = open.record;
    change(changed);
    open.store.keep_page(open.sha, 1, {changed});
    CHECK(open.store.revisions(open.record.record_id) == ++expected);
  }
}

TEST_CASE("what a person decided stays current when the machine reads again, even when it finds nothing") {
  OpenStore open;
  open.store.keep_page(open.sha, 1, {open.record});
  revise_by_person(*open.database, open.record, 2);
  open.store.keep_page(open.sha, 1, {open.record});
  CHECK(open.store.revisions(open.record.record_id) == 2);  // the machine says what it said
  open.store.keep_page(open.sha, 1, {with_name(open.record, "KHÁC")});
  CHECK(open.store.revisions(open.record.record_id) == 3);  // kept, but not current
  CHECK(open.store.current_of_page(open.sha, 1).at(0).edition == "2020");
  open.store.keep_page(open.sha, 1, {});
  CHECK(open.store.current_of_page(open.sha, 1).at(0).edition == "2020");
}

TEST_CASE("a record that is found no more is not current; found again it is, without a new revision") {
  OpenStore open;
  open.store.keep_page(open.sha, 1, {open.record});
  open.store.keep_page(open.sha, 2, {made_record(open.sha, 2)});
  open.store.keep_page(open.sha, 1, {});
  CHECK(open.store.current_of_page(open.sha, 1).empty());
  CHECK(open.store.current_of_page(open.sha, 2).size() == 1);
  CHECK(count_accepted(*open.database, Contents::known).records == 1);
  CHECK(open.store.revisions(open.record.record_id) == 1);
  open.store.keep_page(open.sha, 1, {open.record});
  CHECK(open.store.current_of_page(open.sha, 1).size() == 1);
  CHECK(open.store.revisions(open.record.record_id) == 1);
}

TEST_CASE("accepted records and fields are counted as they are current, absent fields aside") {
  OpenStore open;
  open.record.fields[0].accepted = true;
  open.store.keep_page(open.sha, 1, {open.record});
  open.record.accepted = open.record.fields[1].accepted = true;
  open.store.keep_page(open.sha, 1, {open.record});  // the newer revision counts
  Record other = made_record(open.sha, 2);
  other.fields[1].state = FieldState::absent;
  open.store.keep_page(open.sha, 2, {other});
  const AcceptedCount count = count_accepted(*open.database, Contents::known);
  CHECK((count.records == 2 && count.accepted_records == 1));
  CHECK((count.fields == 3 && count.accepted_fields == 2));
}

TEST_CASE("records of a scan that was taken away or replaced count no more") {
  OpenStore open;
  Ledger ledger(*open.database);
  open.store.keep_page(open.sha, 1, {open.record});
  CHECK(count_accepted(*open.database, Contents::of_last_run).records == 0);
  ledger.remember_listing({{"a.jpg", ""}}, {});
  CHECK(count_accepted(*open.database, Contents::of_last_run).records == 1);
  ledger.remember_input(made_input("b.jpg", made_sha('b'), 1));
  ledger.remember_listing({{"b.jpg", ""}}, {});
  CHECK(count_accepted(*open.database, Contents::of_last_run).records == 0);
  ledger.remember_input(made_input("a.jpg", made_sha('c'), 1));
  CHECK(count_accepted(*open.database, Contents::known).records == 0);
}
