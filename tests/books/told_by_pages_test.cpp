#include "books/told_by_pages.h"

#include <catch2/catch.hpp>

#include "books/audit_book.h"
#include "tests/books/made_book.h"

using namespace hotich;
using Codes = std::vector<std::string>;

namespace {

FieldReading read(const std::string& name, const std::string& value) {
  FieldReading field;
  field.name = name;
  field.raw = value;
  field.value = value;
  field.state = FieldState::read;
  return field;
}

BookPage page_of(const std::string& file, std::vector<FieldReading> fields) {
  BookPage page;
  page.file = "KS.2005.01/" + file;
  page.book_fields = std::move(fields);
  return page;
}

BookPage cover(const std::string& number = "01/2005", const std::string& opened = "2005-01-04") {
  BookPage page =
      page_of("000.jpg", {read("registration_office", "Ủy ban nhân dân xã Mẫu"), read("book_number", number),
                          read("book_opened", opened), read("book_closed", "2005-12-30")});
  page.kind = "birth";
  page.paper = "cover";
  return page;
}

BookPage closing_page(const std::string& events) {
  BookPage page = page_of("999.jpg", {read("event_count", events), read("corrected_count", "02"),
                                      read("blank_page_count", "0"), read("book_closed", "2005-12-30")});
  page.kind = "book";
  page.paper = "closing_page";
  return page;
}

}  // namespace

TEST_CASE("a cover tells register, number, year, office and days of its book") {
  const Book told = told_by_pages({cover()});
  CHECK(book_id(told) == "KS.2005.01");
  CHECK(told.office == "Ủy ban nhân dân xã Mẫu");
  CHECK(told.opened == "2005-01-04");
  CHECK(told.closed == "2005-12-30");
  CHECK(book_id(told_by_pages({cover("01")})) == "KS.2005.01");  // the year of opening
}

TEST_CASE("a closing page tells the three counts; what was not read or is doubted is not told") {
  CHECK(told_by_pages({closing_page("150")}).events == 150);
  CHECK(told_by_pages({closing_page("150")}).corrected == 2);
  CHECK(told_by_pages({closing_page("150")}).blank == 0);
  BookPage page = closing_page("150");
  page.book_fields[0].doubts = {"unreadable_number"};
  page.book_fields[1].state = FieldState::illegible;
  CHECK_FALSE(told_by_pages({page}).events);
  CHECK_FALSE(told_by_pages({page}).corrected);
}

TEST_CASE("its pages fill what book.toml and the folder's name leave open, and change nothing of it") {
  Book named = made_book();
  named.opened = "";
  named.number = "07";
  const Book whole = completed_by_pages(named, {cover(), closing_page("150")});
  CHECK(whole.opened == "2005-01-04");
  CHECK(whole.number == "07");
  CHECK(whole.events == 150);
  CHECK(whole.source == BookSource::file);
}

TEST_CASE("a folder of no name is the book that its cover tells") {
  Book unknown;
  unknown.path = "chồng 3";
  const Book whole = completed_by_pages(unknown, {cover()});
  CHECK(book_id(whole) == "KS.2005.01");
  CHECK(whole.source == BookSource::pages);
  CHECK(completed_by_pages(unknown, {closing_page("150")}).source == BookSource::unknown);
}

TEST_CASE("cover and closing page in order give no findings and count as no entries") {
  BookPages pages = made_pages(3);
  for (BookPage& page : pages.pages) set_state(page.records[0], "notes", FieldState::blank);
  set_field(pages.pages[0].records[0], "notes", "Đã sửa tên");
  set_field(pages.pages[1].records[0], "notes", "Đã sửa ngày");
  pages.pages.insert(pages.pages.begin(), cover());
  pages.pages.push_back(closing_page("3"));
  pages.book = completed_by_pages(pages.book, pages.pages);
  CHECK(audit_book(pages).empty());
}

TEST_CASE("entries that the closing page counts and nobody found are told at the closing page") {
  BookPages pages = made_pages(3);
  pages.pages.push_back(closing_page("4"));
  pages.book = completed_by_pages(pages.book, pages.pages);
  const Findings findings = audit_closing(pages);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0].code == "closing_events_differ");
  CHECK(findings[0].file == "KS.2005.01/999.jpg");
}

TEST_CASE("a cover or closing page of another book is told for each thing it says otherwise") {
  BookPages pages = made_pages(2);
  pages.book.events = 2;
  BookPage other = cover("03/2006", "2005-01-04");
  other.kind = "death";
  pages.pages.insert(pages.pages.begin(), other);
  pages.pages.push_back(closing_page("3"));
  const Findings findings = audit_book_pages(pages);
  REQUIRE(codes_of(findings) == Codes(4, "book_page_differs"));
  CHECK(findings[0].vi == "Bìa sổ ghi mã sổ KT, sổ này là KS");
  CHECK(findings[1].vi == "Bìa sổ ghi quyển số 03, sổ này là 01");
  CHECK(findings[2].vi == "Bìa sổ ghi năm 2006, sổ này là 2005");
  CHECK(findings[3].vi == "Trang khóa sổ ghi số sự kiện 3, sổ này là 2");
}

TEST_CASE("an entry that names another book is told; one that names none, or this one, is not") {
  BookPages pages = made_pages(4);
  set_field(pages.pages[0].records[0], "book_number", "1/2005");
  set_field(pages.pages[1].records[0], "book_number", "02/2005");
  set_field(pages.pages[2].records[0], "book_number", "01");
  set_state(pages.pages[3].records[0], "book_number", FieldState::illegible);
  const Findings findings = audit_book_numbers(pages);
  REQUIRE(codes_of(findings) == Codes{"other_book"});
  CHECK(findings[0].file == "KS.2005.01/002.jpg");
}
