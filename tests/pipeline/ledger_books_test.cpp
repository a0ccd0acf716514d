#include "pipeline/ledger_books.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "books/audit_book.h"
#include "core/error.h"
#include "pipeline/audit_list.h"
#include "pipeline/report_books.h"
#include "pipeline/report_html.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

void add_file(MadeLedger& made, const std::string& path, char digit) {
  const std::string sha = made_sha(digit);
  made.add(made_input(path, sha, 1), {made_page(sha, 1)});
  made.records.keep_page(sha, 1, {made_record(sha, 1)});
}

std::vector<std::string> ids_of(const std::vector<BookFiles>& books) {
  std::vector<std::string> ids;
  for (const BookFiles& book : books) ids.push_back(book_id(book.book));
  return ids;
}

void lay_book_file(const fs::path& folder, const std::string& text) {
  fs::create_directories(folder);
  std::ofstream(folder / "book.toml") << text;
}

}  // namespace

TEST_CASE("a file belongs to the nearest folder that is a book; others make an unknown book a folder") {
  MadeLedger made;
  add_file(made, "KS.2005.01/a/001.jpg", 'a');
  add_file(made, "KS.2005.01/002.jpg", 'b');
  add_file(made, "KS.2005.01/KH-2005-02/001.jpg", 'c');
  add_file(made, "rời/1.jpg", 'd');
  add_file(made, "2.jpg", 'e');
  made.list({{"KS.2005.01/a/001.jpg", ""},
             {"KS.2005.01/002.jpg", ""},
             {"KS.2005.01/KH-2005-02/001.jpg", ""},
             {"rời/1.jpg", ""},
             {"2.jpg", ""}});
  const auto books = books_of(*made.database);
  CHECK(ids_of(books) == std::vector<std::string>{"KS.2005.01", "KH.2005.02", "rời", "so"});
  CHECK(books[0].files.size() == 2);
  CHECK(books[2].book.source == BookSource::unknown);
  const BookPages pages = load_book(*made.database, books[0]);
  REQUIRE(pages.pages.size() == 2);
  CHECK(pages.pages[0].records.size() == 1);
  CHECK_FALSE(pages.pages[0].text.lines.empty());
}

TEST_CASE("a book file is remembered by the ledger, so that the scans may go; what it leaves open the name tells") {
  MadeLedger made;
  const fs::path scans = made.out / "scans";
  add_file(made, "KS.2005.01/001.jpg", 'a');
  lay_book_file(scans / "KS.2005.01", "office = \"UBND xã Thử\"\nopened = 2005-01-04\n");
  made.ledger.remember_listing({{"KS.2005.01/001.jpg", ""}}, {{"folder", scans.string()}});
  refresh_book_files(*made.database);
  fs::remove_all(scans);
  refresh_book_files(*made.database);  // cannot be reached: the last ones count
  const auto books = books_of(*made.database);
  CHECK(ids_of(books) == std::vector<std::string>{"KS.2005.01"});
  CHECK(books[0].book.opened == "2005-01-04");
  CHECK(books[0].book.office == "UBND xã Thử");
  CHECK(books[0].book.source == BookSource::file);
}

TEST_CASE("the input folder itself may be the book, by its name or its file") {
  MadeLedger made;
  add_file(made, "001.jpg", 'a');
  made.ledger.remember_listing({{"001.jpg", ""}}, {{"folder", "/scans/KT.1999.02/"}});
  CHECK(ids_of(books_of(*made.database)) == std::vector<std::string>{"KT.1999.02"});
}

TEST_CASE("pages that a broken-off run did not come to are missing aloud") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("KS.2005.01/a.pdf", a, 3), {made_page(a, 1)});
  made.list({{"KS.2005.01/a.pdf", ""}, {"KS.2005.01/b.jpg", ""}});
  const auto books = books_of(*made.database);
  REQUIRE(books.size() == 1);
  const BookPages pages = load_book(*made.database, books[0]);
  REQUIRE(pages.pages.size() == 4);
  CHECK(pages.pages[2].page == 3);
  CHECK(pages.pages[3].file == "KS.2005.01/b.jpg");
  int unread = 0;
  for (const Finding& finding : audit_pages(pages)) unread += finding.code == "page_not_read" ? 1 : 0;
  CHECK(unread == 3);
}

TEST_CASE("a bad book file is refused before it is remembered") {
  MadeLedger made;
  const fs::path scans = made.out / "scans";
  add_file(made, "KS.2005.01/001.jpg", 'a');
  made.ledger.remember_listing({{"KS.2005.01/001.jpg", ""}}, {{"folder", scans.string()}});
  lay_book_file(scans / "KS.2005.01", "year = 2006\n");
  refresh_book_files(*made.database);
  lay_book_file(scans / "KS.2005.01", "yaer = 2007\n");
  CHECK_THROWS_AS(refresh_book_files(*made.database), Error);
  CHECK(ids_of(books_of(*made.database)) == std::vector<std::string>{"KS.2006.01"});
}

TEST_CASE("a book is found by its id or its folder, and an unknown one says which there are") {
  MadeLedger made;
  add_file(made, "kho/KS.2005.01/001.jpg", 'a');
  add_file(made, "kho/KS.2005.02/001.jpg", 'b');
  made.list({{"kho/KS.2005.01/001.jpg", ""}, {"kho/KS.2005.02/001.jpg", ""}});
  const auto books = books_of(*made.database);
  CHECK(find_book(books, "KS.2005.02").book.number == "02");
  CHECK(find_book(books, "kho/KS.2005.01").book.number == "01");
  for (const char* name : {"", "KS.2005.03"}) try {
      find_book(books, name);
      FAIL("found");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find("KS.2005.01, KS.2005.02") != std::string::npos);
    }
}

TEST_CASE("the list of findings walks along the shelf, what concerns the whole book first") {
  BookPages pages{{}, {}};
  for (const char* file : {"b.jpg", "a.jpg"}) pages.pages.emplace_back().file = file;
  const Findings findings = in_shelf_order(pages, {{"date_goes_back", "x", "x", "a.jpg", 1},
                                                   {"number_repeated", "y", "y", "b.jpg", 1},
                                                   {"book_unknown", "z", "z", "", 0}});
  CHECK(findings[0].code == "book_unknown");
  CHECK(findings[1].file == "b.jpg");
  CHECK(findings[2].file == "a.jpg");
  CHECK(audit_text(pages, findings).find("[ ] b.jpg:1  Số bị lặp trong sổ: y  (number_repeated)") != std::string::npos);
}

TEST_CASE("the report shows known books with what their audit found, and only those") {
  MadeLedger made;
  add_file(made, "KH.2005.01/001.jpg", 'a');
  add_file(made, "rời/<1>.jpg", 'b');
  made.list({{"KH.2005.01/001.jpg", ""}, {"rời/<1>.jpg", ""}});
  const ReportFacts facts = report_facts(*made.database);
  REQUIRE(facts.books.size() == 1);
  CHECK(facts.books[0].id == "KH.2005.01");
  CHECK(facts.books[0].records == 1);
  const std::string html = report_html(facts);
  CHECK(html.find("id=\"books\"") != std::string::npos);
  CHECK(html.find("Giấy của sổ khác") != std::string::npos);  // a birth in a book of marriages
  made.list({{"rời/<1>.jpg", ""}});
  CHECK(report_html(report_facts(*made.database)).find("id=\"books\"") == std::string::npos);
}

TEST_CASE("a folder without a name of its own is the book that its cover tells, and goes to the report as such") {
  MadeLedger made;
  add_file(made, "chong/002.jpg", 'b');
  PageRow cover = made_page(made_sha('a'), 1);
  cover.kind = "birth";
  cover.paper = "cover";
  for (const auto& [name, value] : {std::pair("book_number", "01/2005"), std::pair("book_opened", "2005-01-04")}) {
    FieldReading& field = cover.book_fields.emplace_back();
    field.name = name;
    field.raw = value;
    field.value = value;
    field.state = FieldState::read;
  }
  made.add(made_input("chong/001.jpg", made_sha('a'), 1), {cover});
  made.list({{"chong/001.jpg", ""}, {"chong/002.jpg", ""}});
  const auto books = books_of(*made.database);
  CHECK(ids_of(books) == std::vector<std::string>{"KS.2005.01"});
  CHECK(books[0].book.opened == "2005-01-04");
  CHECK(find_book(books, "KS.2005.01").book.path == "chong");
  const BookPages pages = load_book(*made.database, books[0]);
  CHECK(pages.pages[0].records.empty());
  for (const Finding& finding : audit_book(pages)) CHECK(finding.code != "page_without_record");
  CHECK(report_books(*made.database).size() == 1);
}
