#include <catch2/catch.hpp>

#include "books/case_names.h"
#include "books/check_delivery.h"
#include "core/error.h"
#include "tests/books/made_book.h"

using namespace hotich;
using Codes = std::vector<std::string>;

namespace {

Codes blocks(const BookPages& pages) { return codes_of(check_delivery(pages, made_table("KS"), OpeningDate::needed)); }

}  // namespace

TEST_CASE("a book in order may go out") { CHECK(blocks(made_pages(6)).empty()); }

TEST_CASE("each thing the import would refuse blocks the delivery") {
  BookPages pages = made_pages(6);
  Record& record = pages.pages[2].records[0];
  SECTION("a record nobody has confirmed") {
    record.status = Status::review;
    CHECK(blocks(pages) == Codes{"record_for_review"});
  }
  SECTION("a registration date without its day") {
    set_field(record, "registration_date", "2005-01");
    CHECK(blocks(pages) == Codes{"registration_date_not_full"});
  }
  SECTION("a number without its year") {
    for (BookPage& page : pages.pages)
      set_field(page.records[0], "registration_number", content_of(page.records[0], "page_number"));
    CHECK(blocks(pages) == Codes(6, "number_without_year"));
  }
  SECTION("a number of another year than the registration") {
    set_field(record, "registration_number", "3/2006");
    CHECK(blocks(pages) == Codes{"number_missing_in_book", "number_year_disagrees"});
  }
  SECTION("a number that stands twice") {
    set_field(record, "registration_number", "2/2005");
    CHECK(blocks(pages) == Codes{"number_repeated", "number_missing_in_book"});
  }
  SECTION("a page number that is none") {
    set_field(record, "page_number", "3a");
    CHECK(blocks(pages) == Codes{"page_number_not_a_number"});
  }
  SECTION("a book number without a year") {
    set_field(record, "book_number", "01");
    CHECK(blocks(pages) == Codes{"number_without_year"});
  }
  SECTION("a date the workbook has no form for") {
    set_field(record, "child_birth_date", "Tết");
    CHECK(blocks(pages) == Codes{"date_not_importable"});
  }
  SECTION("a page whose copy is missing") {
    pages.pages[2].copy.clear();
    CHECK(blocks(pages) == Codes{"copy_missing"});
  }
  SECTION("a page that lies in another book too, where its record is") {
    pages.pages.push_back(pages.pages[5]);
    pages.pages.back().records.clear();
    pages.pages.back().file = "KS.2005.01/007.jpg";
    pages.pages.back().duplicate_of = "KS.2005.01/006.jpg";
    CHECK(blocks(pages).empty());
    pages.pages.back().duplicate_of = "KS.2005.02/001.jpg";
    CHECK(blocks(pages) == Codes{"page_scanned_twice"});
  }
  SECTION("a book whose opening is not known, when the names need it") {
    pages.book.opened.clear();
    CHECK(blocks(pages) == Codes{"book_not_opened"});
    CHECK(check_delivery(pages, made_table("KS"), OpeningDate::needed)[0].vi.find("10.01.2005") != std::string::npos);
    CHECK(check_delivery(pages, made_table("KS"), OpeningDate::not_needed).empty());
  }
}

TEST_CASE("dates that go back are the audit's to tell and do not block") {
  BookPages pages = made_pages(6);
  set_field(pages.pages[3].records[0], "registration_date", "2005-01-05");
  CHECK(blocks(pages).empty());
}

TEST_CASE("an empty book cannot go out, whatever is accepted") {
  const Findings findings = check_delivery(made_pages(0), made_table("KS"), OpeningDate::needed);
  CHECK(codes_of(without_accepted(findings, {"nothing_to_deliver"})) == Codes{"nothing_to_deliver"});
}

TEST_CASE("what a person accepts no longer blocks, all else still does") {
  BookPages pages = made_pages(3);
  for (BookPage& page : pages.pages) page.records[0].status = Status::review;
  pages.pages[1].copy.clear();
  const Findings findings = check_delivery(pages, made_table("KS"), OpeningDate::needed);
  CHECK(codes_of(without_accepted(findings, {"record_for_review"})) == Codes{"copy_missing"});
}

TEST_CASE("PDFs are named by the book and the number, a second one under a number gets a suffix") {
  const std::vector<Record> records = {made_birth("150/2005", "2005-03-01"), made_birth("150/2005", "2005-03-02"),
                                       made_birth("007/2005", "2005-03-03"), made_birth("150", "2005-03-04")};
  CHECK(case_names(default_case_name, made_book(), records) ==
        std::vector<std::string>{"KS.2005.01.2005-01-04.150.pdf", "KS.2005.01.2005-01-04.150-2.pdf",
                                 "KS.2005.01.2005-01-04.007.pdf", "KS.2005.01.2005-01-04.150-3.pdf"});
}

TEST_CASE("a template may name other things; what is not known is an x, what no file name can hold a line") {
  Record record = made_birth("12/2005", "2005-03-01");
  set_field(record, "page_number", "5/6");
  CHECK(case_names("{row}-{entry_year}-{number}-{page}-{closed}.pdf", made_book(), {record}) ==
        std::vector<std::string>{"1-2005-12-5_6-2005-12-30.pdf"});
  set_state(record, "registration_number", FieldState::blank);
  CHECK(case_names("{number}.pdf", made_book(), {record, record}) == std::vector<std::string>{"x.pdf", "x-2.pdf"});
  CHECK_THROWS_AS(case_names("{nam}.pdf", made_book(), {record}), Error);
  CHECK_THROWS_AS(case_names("{number", made_book(), {record}), Error);
  CHECK_THROWS_AS(case_names("../{number}.pdf", made_book(), {record}), Error);
}
