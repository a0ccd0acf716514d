#include "records/reference_number.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace hotich;

namespace {

bool has(const NormalForm& form, const char* doubt) {
  return std::ranges::find(form.doubts, doubt) != form.doubts.end();
}

}  // namespace

TEST_CASE("numbers keep their digits and lose blanks and noise") {
  const std::pair<const char*, const char*> rows[] = {{"05 / 2018", "05/2018"},
                                                      {"125", "125"},
                                                      {"021/2019", "021/2019"},
                                                      {"Số: 93/2022", "93/2022"},
                                                      {". 18/1999 .", "18/1999"}};
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    CHECK(number_form(raw).value == value);
    CHECK(number_form(raw).doubts.empty());
  }
  CHECK(number_form("O5/2O18").value == "05/2018");
  CHECK(has(number_form("O5/2O18"), "digits_repaired"));
}

TEST_CASE("document numbers keep their mark") {
  const std::pair<const char*, const char*> rows[] = {
      {"15/2021/TLKS-BS", "15/2021/TLKS-BS"}, {"12 /TLKH-BS", "12/TLKH-BS"}, {"628/TLKT", "628/TLKT"},
      {"06 /TLKS-BS", "06/TLKS-BS"},          {"7/TLCMC", "7/TLCMC"},        {"07/TLCC-BS", "07/TLCC-BS"},
      {"9/UBND-XNTTHN", "9/UBND-XNTTHN"}};
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    CHECK(document_number_form(raw).value == value);
    CHECK(document_number_form(raw).doubts.empty());
  }
}

TEST_CASE("misread marks of documents are mended and told") {
  const std::pair<const char*, const char*> rows[] = {
      {"15/TLK5-BS", "15/TLKS-BS"}, {"15/TLKS-B5", "15/TLKS-BS"}, {"15/2021/TLKH-8S", "15/2021/TLKH-BS"}};
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    CHECK(document_number_form(raw).value == value);
    CHECK_FALSE(document_number_form(raw).doubts.empty());
  }
}

TEST_CASE("a slash that was lost or misread is put back where the rest allows, and told") {
  const std::pair<const char*, const char*> rows[] = {
      {"81l2016", "81/2016"},    {"046 | 2025", "046/2025"}, {"001/7975", "001/1975"}, {"010/2819", "010/2019"},
      {"013/.2013", "013/2013"}, {"0_68/Z017", "068/2017"},  {"0-33/2016", "033/2016"}};
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    CHECK(number_form(raw).value == value);
    CHECK_FALSE(number_form(raw).doubts.empty());
  }
  for (const char* raw : {"015/I98", "052817", "004/202"}) {
    INFO(raw);
    CHECK_FALSE(number_form(raw).value);
    CHECK(has(number_form(raw), "unreadable_number"));
  }
  CHECK(document_number_form("04lTLKT").value == "04/TLKT");
  CHECK(document_number_form("157/2020lTLKS-BS").value == "157/2020/TLKS-BS");
  CHECK(document_number_form("287/20211TLKS").value == "287/2021/TLKS");
  CHECK(has(document_number_form("04lTLKT"), "slash_repaired"));
}

TEST_CASE("letters as near to two papers are kept as read and asked about") {
  CHECK(document_number_form("322/TLK").value == "322/TLK");
  CHECK(has(document_number_form("322/TLK"), "ambiguous_suffix"));
  CHECK(has(document_number_form("322/XYZ-QR"), "unknown_suffix"));
}

TEST_CASE("words behind a number are left out and told") {
  CHECK(number_form("12/2017 Quyển").value == "12/2017");
  CHECK(has(number_form("12/2017 Quyển"), "extra_text"));
}

TEST_CASE("a book's number says its year; a number put in between is no misread figure") {
  CHECK(number_form("01-TP/HT-2020-GH").value == "01/2020");
  CHECK(number_form("01-tp/ht-2020-KS").doubts.empty());
  for (const char* between : {"125A", "125B/2016", "125 bis/2016"}) {
    INFO(between);
    CHECK_FALSE(number_form(between).value);
    CHECK(has(number_form(between), "unreadable_number"));
  }
}
