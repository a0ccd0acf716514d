#include "store/redo.h"

#include <catch2/catch.hpp>

#include "store/ledger.h"
#include "store/record_store.h"
#include "store/sqlite_database.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// Three read pages and a failed one.
struct Shelf {
  ScratchFolder folder;
  std::unique_ptr<Database> database = open_sqlite(folder / "t.db");
  Ledger ledger{(migrate(*database), *database)};

  Shelf() {
    PageRow birth = made_page(made_sha('a'), 1), extract = made_page(made_sha('b'), 1),
            other = made_page(made_sha('c'), 1);
    extract.paper = "extract";
    extract.versions = R"({"program":"0.0.9"})";
    other.kind = "unknown";
    other.paper = other.edition = "";
    other.reasons = {"unknown_form", "unread_ink"};
    for (const PageRow& row : {birth, extract, other, made_failure(made_sha('d'), 0, "unreadable_file")}) {
      ledger.remember_input(made_input(row.sha256.substr(0, 1) + ".jpg", row.sha256, row.page));
      ledger.remember_page(row);
    }
  }

  std::int64_t chosen(const RedoChoice& choice) {
    database->execute("UPDATE pages SET again = 0");
    return mark_again(*database, choice);
  }
};

RedoChoice by_form(const std::string& form) {
  return {.other_than_versions = {}, .form = form, .since = "", .reason = ""};
}
RedoChoice by_reason(const std::string& reason) {
  return {.other_than_versions = {}, .form = "", .since = "", .reason = reason};
}
RedoChoice by_day(const std::string& day) {
  return {.other_than_versions = {}, .form = "", .since = day, .reason = ""};
}

}  // namespace

TEST_CASE("pages to read again are chosen by version, form, day and reason") {
  Shelf shelf;
  CHECK(shelf.chosen({.other_than_versions = R"({"program":"0.1.0"})", .form = "birth", .since = "", .reason = ""}) ==
        1);
  CHECK(shelf.chosen(by_form("birth")) == 2);
  CHECK(shelf.chosen(by_form("birth-2015")) == 2);
  CHECK(shelf.chosen(by_form("birth-extract")) == 1);
  CHECK(shelf.chosen(by_form("birth-certificate-2015")) == 1);
  CHECK(shelf.chosen(by_form("birth-certificate-2015-note")) == 1);
  CHECK(shelf.chosen(by_form("birth-certificate-2020")) == 0);
  CHECK(shelf.chosen(by_form("marriage")) == 0);
  CHECK(shelf.chosen(by_reason("unread_ink")) == 1);
  CHECK(shelf.chosen(by_reason("ink")) == 0);
  CHECK(shelf.chosen(by_day("2020-01-01")) == 4);
  CHECK(shelf.chosen(by_day("2999-01-01")) == 0);
}

TEST_CASE("a page that is to be read again is unknown to the next run, yet shown as it was read until then") {
  Shelf shelf;
  CHECK(mark_again(*shelf.database, by_form("birth")) == 2);
  CHECK_FALSE(shelf.ledger.known_pages().contains(made_sha('a')));
  CHECK(shelf.ledger.known_pages().contains(made_sha('c')));
  CHECK(shelf.ledger.pages_of(made_sha('a')).empty());
  CHECK(shelf.ledger.pages_of(made_sha('a'), Waiting::as_they_were).at(0).status == Status::pass);
  shelf.ledger.remember_page(made_page(made_sha('a'), 1));
  CHECK(shelf.ledger.known_pages().contains(made_sha('a')));
}

TEST_CASE("a file that could not be read is looked at anew when its page is to be read again") {
  Shelf shelf;
  mark_again(*shelf.database, by_reason("unreadable_file"));
  CHECK(shelf.ledger.known_inputs().at("d.jpg").mtime_ns == -1);
  CHECK(shelf.ledger.known_inputs().at("a.jpg").mtime_ns > 0);
}
