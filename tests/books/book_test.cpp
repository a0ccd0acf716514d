#include "books/book.h"

#include <catch2/catch.hpp>

#include "books/book_file.h"
#include "core/error.h"

using namespace hotich;

namespace {

std::string refusal(const std::string& text) {
  try {
    parse_book_file(text, "so/book.toml");
  } catch (const Error& error) {
    CHECK(error.code() == "bad_book_file");
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a folder's name says which book it is, however its parts are joined") {
  for (const char* name :
       {"KS.2005.01", "KS-2005-01", "KS_2005_01", "ks 2005 01", "KS.01.2005", "01-TP-HT-2005-KS", "2005.01.KS"}) {
    INFO(name);
    const auto book = book_from_folder_name(name);
    REQUIRE(book);
    CHECK(book_id(*book) == "KS.2005.01");
    CHECK(book->opened.empty());
    CHECK(book->source == BookSource::folder_name);
  }
  for (const auto& [name, number] :
       {std::pair("KS.2005.Q1", "1"), std::pair("KS_2005_quyển02", "02"), std::pair("KS.2005.0001", "0001")}) {
    const auto book = book_from_folder_name(name);
    REQUIRE(book);
    CHECK(book->number == number);
  }
  const auto dated = book_from_folder_name("KH.2016.03.2016-02-29");
  REQUIRE(dated);
  CHECK(dated->opened == "2016-02-29");
}

TEST_CASE("a name that is no book's is taken for none") {
  for (const char* name :
       {"", "KS", "KS.2005", "XX.2005.01", "KS.2005.2006", "KS.KH.2005", "TP.HT", "KS.01.02", "KS.20x5.01",
        "KS.2005.1234", "KS.2005.01.2005-02-30", "KS.2005.01.2005-02", "scans 2005 01", "KS.2005.01.copy"}) {
    INFO(name);
    CHECK_FALSE(book_from_folder_name(name));
  }
}

TEST_CASE("a book file tells the book and the counts of its closing page") {
  const Book book = parse_book_file(R"(
register = "ks"
year = 2005
number = "01"
office = "UBND xã  Thượng Lộc"
opened = 2005-01-04
closed = "2005-12-30"
[closing]
events = 150
corrected = 2
blank = 0
)",
                                    "book.toml");
  CHECK(book_id(book) == "KS.2005.01");
  CHECK(book.office == "UBND xã Thượng Lộc");
  CHECK(book.opened == "2005-01-04");
  CHECK(book.closed == "2005-12-30");
  CHECK(book.events == 150);
  CHECK(book.corrected == 2);
  CHECK(book.blank == 0);
}

TEST_CASE("a book file that cannot be right is refused with its line") {
  CHECK(refusal("register = \"KS\"\nyeer = 2005\n") == "cannot read book file: so/book.toml:2: unknown key \"yeer\"");
  CHECK(refusal("register = \"QQ\"\n").find(":1: unknown register") != std::string::npos);
  CHECK(refusal("opened = \"2005-02-30\"\n").find("must be a date") != std::string::npos);
  CHECK(refusal("number = \"01/2005\"\n").find("without the year") != std::string::npos);
  CHECK(refusal("[closing]\nevents = -1\n").find(":2: key \"events\"") != std::string::npos);
  CHECK(refusal("opened = 2006-01-01\nclosed = 2005-01-01\n").find("closed before it is opened") != std::string::npos);
  CHECK(refusal("register = \n").find("so/book.toml:1:") != std::string::npos);
  CHECK(refusal("register = \"\xff\"\n").find("not UTF-8") != std::string::npos);
}

TEST_CASE("a book that is not known is called by its folder") {
  Book book;
  book.path = "tủ 3/kệ 2";
  CHECK(book_id(book) == "kệ 2");
  book.path = "";
  CHECK(book_id(book) == "so");
}

TEST_CASE("the number of an entry is its digits and the year behind the slash") {
  CHECK(entry_number("150/2005") == EntryNumber{150, 2005});
  CHECK(entry_number("007") == EntryNumber{7, 0});
  CHECK(entry_number("12/UBND") == EntryNumber{12, 0});
  CHECK_FALSE(entry_number(""));
  CHECK_FALSE(entry_number("số 5"));
  CHECK_FALSE(entry_number("12345678901"));
}

TEST_CASE("each register has its kind of records") {
  for (const char* code : {"KS", "KH", "KT", "CMC", "HN", "TDCC", "GH", "CDGH", "NCN", "GCLH"})
    CHECK(register_of_kind(kind_of_register(code)) == code);
  CHECK(register_of_kind("unknown").empty());
}
