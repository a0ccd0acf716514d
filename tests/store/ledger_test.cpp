#include "store/ledger.h"

#include <catch2/catch.hpp>
#include <limits>

#include "store/page_words.h"
#include "store/sqlite_database.h"
#include "tests/store/made_rows.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

struct OpenLedger {
  ScratchFolder folder;
  std::unique_ptr<Database> database = open_sqlite(folder / "t.db");
  Ledger ledger{(migrate(*database), *database)};
};

}  // namespace

TEST_CASE("an input of any name is remembered and known again") {
  OpenLedger open;
  const std::vector<std::string> names = {"a b.jpg", "đơn/ảnh.tif", "\xff\xfe\x80.png", "'; DROP TABLE inputs; --",
                                          "x\ny",    "%00"};
  for (const std::string& name : names) open.ledger.remember_input(made_input(name, made_sha('a'), 2));
  const auto known = open.ledger.known_inputs();
  REQUIRE(known.size() == names.size());
  for (const std::string& name : names) {
    REQUIRE(known.contains(name));
    CHECK(known.at(name).size_bytes == 1234);
    CHECK(known.at(name).mtime_ns == 1'700'000'000'123'456'789);
    CHECK(known.at(name).pages == 2);
  }
  open.ledger.remember_input(made_input("a b.jpg", made_sha('b'), 1));
  CHECK(open.ledger.known_inputs().at("a b.jpg").sha256 == made_sha('b'));
  CHECK(open.ledger.known_inputs().size() == names.size());
}

TEST_CASE("a page comes back with everything that was known of it") {
  OpenLedger open;
  PageRow row = made_page(made_sha('a'), 2);
  row.reasons = {"unread_ink", "labels_missing"};
  row.message = "a \"message\"";
  row.thumbnail_jpeg = std::string("\xFF\xD8\x00\x01", 4);
  open.ledger.remember_page(row);
  open.ledger.remember_page(made_page(made_sha('a'), 1));
  const auto pages = open.ledger.pages_of(made_sha('a'));
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].page == 1);
  const PageRow& back = pages[1];
  CHECK(back.status == Status::pass);
  CHECK(back.reasons == row.reasons);
  CHECK(back.message == row.message);
  CHECK(back.thumbnail_jpeg == row.thumbnail_jpeg);
  CHECK(std::tuple(back.width_px, back.height_px, back.orientation_deg) == std::tuple(1654, 2339, 90));
  CHECK(std::tuple(back.dpi, back.skew_deg, back.skew_confidence) == std::tuple(200.0, -1.25, 0.875));
  CHECK(std::tuple(back.mean_word_confidence, back.unread_ink, back.cpu_seconds) == std::tuple(0.9375, 0.0125, 0.5));
  CHECK(std::tuple(back.kind, back.paper, back.edition) == std::tuple("birth", "certificate", "2015"));
  CHECK(back.versions == row.versions);
  CHECK(words_json(back.text) == words_json(row.text));
}

TEST_CASE("a page read again replaces its row and counts the attempt") {
  OpenLedger open;
  open.ledger.remember_page(made_failure(made_sha('a'), 1, "damaged_file"));
  open.ledger.remember_page(made_page(made_sha('a'), 1));
  CHECK(open.ledger.known_pages().at(made_sha('a')).at(1) == Status::pass);
  CHECK(sql_integer(open.database->query("SELECT attempts FROM pages").at(0).at(0)) == 2);
}

TEST_CASE("failed pages wait for a retry without being lost on the way") {
  OpenLedger open;
  open.ledger.remember_input(made_input("a.pdf", made_sha('a'), 2));
  open.ledger.remember_page(made_page(made_sha('a'), 1));
  open.ledger.remember_page(made_failure(made_sha('a'), 2, "damaged_file"));
  open.ledger.forget_failed();
  CHECK(open.ledger.known_pages().at(made_sha('a')).size() == 1);  // page 2 is to be read again
  CHECK(open.ledger.known_inputs().at("a.pdf").mtime_ns == -1);    // and its file looked at again
  CHECK(open.ledger.pages_of(made_sha('a')).size() == 1);
  const auto shown = open.ledger.pages_of(made_sha('a'), Waiting::as_they_were);
  REQUIRE(shown.size() == 2);
  CHECK(shown[1].status == Status::fail);
  CHECK(shown[1].reasons == std::vector<std::string>{"damaged_file"});
  open.ledger.remember_page(made_failure(made_sha('a'), 2, "damaged_file"));
  CHECK(open.ledger.known_pages().at(made_sha('a')).at(2) == Status::fail);
  CHECK(sql_integer(open.database->query("SELECT attempts FROM pages WHERE page = 2").at(0).at(0)) == 2);
}

TEST_CASE("figures that are no numbers and messages that are no text cost no page") {
  OpenLedger open;
  PageRow row = made_page(made_sha('a'), 1);
  row.unread_ink = std::numeric_limits<double>::quiet_NaN();
  row.skew_deg = std::numeric_limits<double>::infinity();
  row.message = "cannot open \xff.jpg";
  open.ledger.remember_page(row);
  const PageRow back = open.ledger.pages_of(made_sha('a')).at(0);
  CHECK(back.unread_ink == 0);
  CHECK(back.skew_deg == 0);
  CHECK(back.message == "cannot open \uFFFD.jpg");
}

TEST_CASE("a path shows one copy only") {
  OpenLedger open;
  open.ledger.remember_copy({made_sha('a'), "copies/x.pdf", made_sha('1'), 10});
  open.ledger.remember_copy({made_sha('b'), "copies/x.pdf", made_sha('2'), 20});
  const auto copies = open.ledger.known_copies();
  REQUIRE(copies.size() == 1);
  CHECK(copies.at(made_sha('b')).copy_sha256 == made_sha('2'));
}

TEST_CASE("the listing of the last run is kept in its order, with the run's facts") {
  OpenLedger open;
  open.ledger.remember_listing({{"old", ""}}, {{"folder", "/old"}, {"gone", "1"}});
  open.ledger.remember_listing({{"b\xff", ""}, {"a", "b\xff"}}, {{"folder", "/in\xff"}});
  const auto listing = open.ledger.listing();
  REQUIRE(listing.size() == 2);
  CHECK(listing[0].path == "b\xff");
  CHECK(listing[1].duplicate_of == "b\xff");
  const auto facts = open.ledger.facts();
  CHECK(facts.at("folder") == "/in\xff");
  CHECK_FALSE(facts.contains("gone"));
  CHECK(facts.at("listed_at").size() == 20);
}

TEST_CASE("what a cover says of its book comes back, and only covers and closing pages are asked for it") {
  OpenLedger open;
  PageRow row = made_page(made_sha('a'), 1);
  FieldReading number;
  number.name = "book_number";
  number.raw = "Quyển \"01\"";
  number.value = "01/2018";
  number.state = FieldState::read;
  number.confidence = 0.9375;
  number.box = {1, 2, 30, 40};
  number.doubts = {"unreadable_number"};
  FieldReading closed;
  closed.name = "book_closed";
  closed.state = FieldState::blank;
  row.book_fields = {number, closed};
  open.ledger.remember_page(row);
  open.ledger.remember_page(made_page(made_sha('a'), 2));
  const auto pages = open.ledger.pages_telling_of_books();
  REQUIRE(pages.size() == 1);
  REQUIRE(pages[0].book_fields.size() == 2);
  const FieldReading& back = pages[0].book_fields[0];
  CHECK(back.name == number.name);
  CHECK(back.raw == number.raw);
  CHECK(back.value == number.value);
  CHECK(back.confidence == number.confidence);
  CHECK(back.box == number.box);
  CHECK(back.doubts == number.doubts);
  CHECK(pages[0].book_fields[1].state == FieldState::blank);
  CHECK_FALSE(pages[0].book_fields[1].value);
  row.book_fields.clear();
  open.ledger.remember_page(row);
  CHECK(open.ledger.pages_telling_of_books().empty());
}
