#include "books/audit_book.h"

#include <catch2/catch.hpp>

#include "tests/books/made_book.h"

using namespace hotich;
using Codes = std::vector<std::string>;

namespace {

void write_words(BookPage& page, int count, int changed) {
  page.text.lines = {{}};
  for (int i = 0; i < count; ++i)
    page.text.lines[0].words.push_back({(i < changed ? "khác" : "chữ") + std::to_string(i), {}, 0.9, {}});
}

}  // namespace

TEST_CASE("a book in order has no findings") {
  BookPages pages = made_pages(12);
  pages.book.events = 12;
  pages.book.corrected = 12;  // every made entry has a note of a mended mistake
  pages.book.blank = 0;
  CHECK(audit_book(pages).empty());
}

TEST_CASE("a hole in the numbers is told as a range, at the entry behind it") {
  BookPages pages = made_pages(8);
  pages.pages.erase(pages.pages.begin() + 2, pages.pages.begin() + 5);
  const Findings findings = audit_numbers(pages);
  REQUIRE(codes_of(findings) == Codes{"number_missing_in_book"});
  CHECK(findings[0].vi == "Thiếu 3 số: 3/2005 đến 5/2005");
  CHECK(findings[0].file == "KS.2005.01/006.jpg");
}

TEST_CASE("the first book of a year starts at 1, a later one where it starts") {
  BookPages pages = made_pages(5);
  pages.pages.erase(pages.pages.begin());
  REQUIRE(codes_of(audit_numbers(pages)) == Codes{"number_missing_in_book"});
  CHECK(audit_numbers(pages)[0].vi == "Thiếu số 1/2005");
  pages.book.number = "02";
  CHECK(audit_numbers(pages).empty());
}

TEST_CASE("a number that stands twice is told where it stands again, and says where it stood first") {
  BookPages pages = made_pages(4);
  set_field(pages.pages[3].records[0], "registration_number", "2/2005");
  const Findings findings = audit_numbers(pages);
  REQUIRE(codes_of(findings) == Codes{"number_repeated"});
  CHECK(findings[0].file == "KS.2005.01/004.jpg");
  CHECK(findings[0].vi.find("KS.2005.01/002.jpg:1") != std::string::npos);
}

TEST_CASE("the same number in two years is not a repetition") {
  BookPages pages = made_pages(2);
  set_field(pages.pages[1].records[0], "registration_number", "1/2006");
  CHECK(audit_numbers(pages).empty());
}

TEST_CASE("an entry whose number is blank or was not read is told") {
  BookPages pages = made_pages(3);
  set_state(pages.pages[1].records[0], "registration_number", FieldState::illegible);
  CHECK(codes_of(audit_numbers(pages)) == Codes{"entry_without_number", "number_missing_in_book"});
}

TEST_CASE("a marital-status certificate stands under the number and the day of the paper") {
  BookPages pages{made_book(), {}};
  pages.book.register_code = "HN";
  for (const char* number : {"1/UBND-XNTTHN", "2/UBND-XNTTHN", "4/UBND-XNTTHN"}) {
    Record& record = pages.pages.emplace_back().records.emplace_back();
    record.kind = "marital_status";
    set_field(record, "document_number", number);
    set_field(record, "issue_date", "2005-06-01");
  }
  CHECK(codes_of(audit_numbers(pages)) == Codes{"number_missing_in_book"});
  set_field(pages.pages[2].records[0], "issue_date", "2005-05-01");
  CHECK(codes_of(audit_order(pages)) == Codes{"date_goes_back"});
}

TEST_CASE("the log of copies, several entries a page, stands under its own numbers and days of issue") {
  BookPages pages{made_book(), {}};
  int number = 0;
  for (int page = 1; page <= 2; ++page) {
    BookPage& made = pages.pages.emplace_back();
    made.file = "00" + std::to_string(page) + ".jpg";
    for (int row = 0; row < 12; ++row) {
      Record& record = made.records.emplace_back();
      record.kind = "copy_log";
      set_field(record, "row_number", std::to_string(++number));
      set_field(record, "issue_date", "2005-0" + std::to_string(page) + "-10");
    }
  }
  CHECK(audit_numbers(pages).empty());
  CHECK(audit_order(pages).empty());
  pages.book.events = 24;
  CHECK(codes_of(audit_closing(pages)).empty());
  set_field(pages.pages[1].records[3], "row_number", "15");
  CHECK(codes_of(audit_numbers(pages)) == Codes{"number_repeated", "number_missing_in_book"});
  CHECK(audit_numbers(pages)[0].file == "002.jpg");
  set_field(pages.pages[1].records[3], "issue_date", "2005-01-20");
  CHECK(codes_of(audit_order(pages)) == Codes{"date_goes_back"});
}

TEST_CASE("struck text counts as what replaces it") {
  BookPages pages = made_pages(3);
  set_field(pages.pages[1].records[0], "registration_number", "99/2005");
  pages.pages[1].records[0].fields[0].state = FieldState::struck;
  pages.pages[1].records[0].fields[0].value = "2/2005";
  pages.pages[1].records[0].fields[0].replaced_by = "2 / 2005";
  CHECK(audit_numbers(pages).empty());
}

TEST_CASE("dates that go back are told once each, against the latest before") {
  BookPages pages = made_pages(6);
  set_field(pages.pages[3].records[0], "registration_date", "2005-01-05");
  const Findings findings = audit_order(pages);
  REQUIRE(codes_of(findings) == Codes{"date_goes_back"});
  CHECK(findings[0].file == "KS.2005.01/004.jpg");
}

TEST_CASE("a month or a year alone is compared only as far as it goes") {
  BookPages pages = made_pages(6);
  set_field(pages.pages[3].records[0], "registration_date", "2005-01");
  set_field(pages.pages[4].records[0], "registration_date", "2005");
  CHECK(audit_order(pages).empty());
}

TEST_CASE("dates outside the book's are told with the limit they miss") {
  BookPages pages = made_pages(3);
  set_field(pages.pages[0].records[0], "registration_date", "2004-12-31");
  set_field(pages.pages[2].records[0], "registration_date", "2006-01-02");
  const Findings findings = audit_order(pages);
  REQUIRE(codes_of(findings) == Codes{"outside_book_dates", "outside_book_dates"});
  CHECK(findings[0].vi == "Ngày đăng ký 31/12/2004 trước ngày mở sổ 04/01/2005");
  CHECK(findings[1].vi == "Ngày đăng ký 02/01/2006 sau ngày khóa sổ 30/12/2005");
}

TEST_CASE("a page that was skipped shows in the page numbers") {
  BookPages pages = made_pages(9);
  pages.pages.erase(pages.pages.begin() + 2, pages.pages.begin() + 5);
  const Findings findings = audit_order(pages);
  REQUIRE(codes_of(findings) == Codes{"page_out_of_sequence"});
  CHECK(findings[0].vi == "Trang số 6 đứng sau trang số 2");
}

TEST_CASE("a file with the same content is told as scanned twice, and its entry is not counted again") {
  BookPages pages = made_pages(3);
  BookPage again = pages.pages[1];
  again.file = "KS.2005.01/002b.jpg";
  again.duplicate_of = pages.pages[1].file;
  again.records.clear();
  pages.pages.push_back(again);
  CHECK(codes_of(audit_book(pages)) == Codes{"page_scanned_twice"});
}

TEST_CASE("two scans with nearly the same words look alike, two entries of one family do not") {
  BookPages pages = made_pages(3);
  write_words(pages.pages[0], 100, 0);
  write_words(pages.pages[1], 100, 15);  // 0.74 of all words of both
  write_words(pages.pages[2], 100, 5);   // 0.90
  const Findings findings = audit_pages(pages);
  REQUIRE(codes_of(findings) == Codes{"pages_look_alike"});
  CHECK(findings[0].file == "KS.2005.01/003.jpg");
  CHECK(findings[0].vi.find("001.jpg") != std::string::npos);
}

TEST_CASE("under the same number less is needed to look alike, but different entries still do not") {
  BookPages pages = made_pages(3);
  for (BookPage& page : pages.pages) set_field(page.records[0], "registration_number", "1/2005");
  write_words(pages.pages[0], 100, 0);
  write_words(pages.pages[1], 100, 15);
  write_words(pages.pages[2], 100, 60);
  CHECK(codes_of(audit_pages(pages)) == Codes{"pages_look_alike"});
}

TEST_CASE("pages with few words are never called alike") {
  BookPages pages = made_pages(2);
  for (BookPage& page : pages.pages) write_words(page, 20, 0);
  CHECK(audit_pages(pages).empty());
}

TEST_CASE("a page of another register, without a record, or not read is told; a blank one is not") {
  BookPages pages = made_pages(5);
  pages.pages[1].records[0].kind = "death";
  pages.pages[2].records.clear();
  pages.pages[3].records.clear();
  pages.pages[3].reasons = {"blank_page"};
  pages.pages[4].records.clear();
  pages.pages[4].status = Status::fail;
  pages.pages[4].text = {};
  CHECK(codes_of(audit_pages(pages)) == Codes{"other_register", "page_without_record", "page_not_read"});
}

TEST_CASE("the counts of the closing page are compared with what was found, those it does not tell are not") {
  BookPages pages = made_pages(4);
  set_state(pages.pages[0].records[0], "notes", FieldState::blank);
  set_field(pages.pages[1].records[0], "notes", "Ly hôn theo Bản án số 5");  // a later change, no correction
  set_state(pages.pages[1].records[0], "child_ethnicity", FieldState::struck);
  pages.book.events = 5;
  pages.book.corrected = 4;
  const Findings findings = audit_closing(pages);
  REQUIRE(codes_of(findings) == Codes{"closing_events_differ", "closing_corrected_differ"});
  CHECK(findings[0].vi == "Trang khóa sổ ghi 5 sự kiện, bản quét có 4");
  pages.book.events = 4;
  pages.book.corrected = 3;
  pages.book.blank = 1;
  CHECK(codes_of(audit_closing(pages)) == Codes{"closing_blank_differ"});
}

TEST_CASE("a book nobody has named is told first") {
  BookPages pages = made_pages(2);
  pages.book.year = 0;
  CHECK(codes_of(audit_book(pages)).front() == "book_unknown");
}

TEST_CASE("an entry behind a higher number is told, also on one day") {
  BookPages pages = made_pages(6);
  std::swap(pages.pages[2].records, pages.pages[3].records);
  for (const size_t at : {2, 3}) {
    set_field(pages.pages[at].records[0], "page_number", std::to_string(at + 1));
    set_field(pages.pages[at].records[0], "registration_date", "2005-01-10");
  }
  pages.pages.resize(4);
  const Findings findings = audit_order(pages);
  REQUIRE(!findings.empty());
  CHECK(std::ranges::find(findings, "number_goes_back", &Finding::code) != findings.end());
  CHECK(audit_numbers(pages).empty());
}

TEST_CASE("where a scan shows one page, one that is skipped is told; a scan without a number may be it") {
  BookPages pages = made_pages(9);
  pages.pages.erase(pages.pages.begin() + 4);
  CHECK(codes_of(audit_order(pages)) == Codes{"page_out_of_sequence"});
  pages.pages.insert(pages.pages.begin() + 4, BookPage{});
  CHECK(audit_order(pages).empty());
}

TEST_CASE("a number without its year is of the year around it") {
  BookPages pages = made_pages(4);
  set_field(pages.pages[2].records[0], "registration_number", "3");
  CHECK(audit_numbers(pages).empty());
  set_field(pages.pages[3].records[0], "registration_number", "2");
  CHECK(codes_of(audit_numbers(pages)) == Codes{"number_repeated"});
}

TEST_CASE("in a book that runs on, the next year begins at one") {
  BookPages pages = made_pages(4);
  set_field(pages.pages[2].records[0], "registration_number", "3/2006");
  set_field(pages.pages[3].records[0], "registration_number", "4/2006");
  const Findings findings = audit_numbers(pages);
  REQUIRE(codes_of(findings) == Codes{"number_missing_in_book"});
  CHECK(findings[0].en == "2 numbers are missing: 1/2006 to 2/2006");
}

TEST_CASE("one number misread too high is told once, not at every entry behind it") {
  BookPages pages = made_pages(6);
  set_field(pages.pages[2].records[0], "registration_number", "900/2005");
  CHECK(codes_of(audit_order(pages)) == Codes{"number_goes_back"});
}

TEST_CASE("who married before in this book, without a note there, is told") {
  const auto found = [](const std::string& number, const std::string& birth, const std::string& notes) {
    BookPages pages = made_pages(3);
    for (BookPage& page : pages.pages) {
      page.records[0].kind = "marriage";
      set_field(page.records[0], "notes", "");
    }
    for (const size_t i : {0, 2}) {
      set_field(pages.pages[i].records[0], "wife_full_name", i == 0 ? "HÀ THỊ MẪU" : "Hà Thị Mẫu");
      set_field(pages.pages[i].records[0], "wife_birth_date", i == 0 ? "1980-05-06" : birth);
    }
    set_field(pages.pages[0].records[0], "notes", notes);
    set_field(pages.pages[2].records[0], "registration_number", number);
    return audit_spouses(pages);
  };
  const Findings findings = found("3/2005", "1980-05-06", "");
  REQUIRE(codes_of(findings) == Codes{"earlier_marriage"});
  CHECK(findings[0].vi == "Người vợ của số 3/2005 đã có ở số 1/2005 (KS.2005.01/001.jpg:1), mục ấy không có ghi chú");
  CHECK(findings[0].file == "KS.2005.01/003.jpg");
  CHECK(found("3/2005", "1980-05-06", "Ly hôn theo Bản án số 2/2005").empty());
  CHECK(found("3/2005", "1980-05-07", "").empty());
  CHECK(found("3/2005", "1980", "").empty());
  CHECK(found("1/2005", "1980-05-06", "").empty());
}
