#include "records/id_document.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/derive_id_parts.h"
#include "records/normal_form.h"

using namespace hotich;

TEST_CASE("an identity paper falls into kind, number, date and place of issue") {
  struct Row {
    const char* raw;
    IdKind kind;
    const char *number, *date, *place;
  };
  const Row rows[] = {
      {"CMND số 012345678 do Công an tỉnh X cấp ngày 05/6/2010", IdKind::identity_card, "012345678", "2010-06-05",
       "Công an tỉnh X"},
      {"Giấy CMND số: 313469700, Công an tỉnh Bình Định cấp ngày 11-10-2010", IdKind::identity_card, "313469700",
       "2010-10-11", "Công an tỉnh Bình Định"},
      {"CMND số 012345678 ngày cấp 05/6/2010", IdKind::identity_card, "012345678", "2010-06-05", ""},
      {"CMND số 012345678, Nơi cấp: CA Nghệ An, Ngày cấp 05/6/2010", IdKind::identity_card, "012345678", "2010-06-05",
       "CA Nghệ An"},
      {"CCCD số 077081190759, ngày cấp 10/5/2021, Cục CSQLHC về TTXH", IdKind::citizen_card, "077081190759",
       "2021-05-10", "Cục CSQLHC về TTXH"},
      {"Hộ chiếu số: B1234567, ngày cấp: 05/6/2010, cơ quan cấp: Cục QLXNC", IdKind::passport, "B1234567", "2010-06-05",
       "Cục QLXNC"},
      {"Chứng minh nhân dân số 012 345 678, Công an Hà Nội, 05/06/2010", IdKind::identity_card, "012345678",
       "2010-06-05", "Công an Hà Nội"},
      {"CMND 012345678 ngày 05 tháng 6 năm 2010 CA Nghệ An", IdKind::identity_card, "012345678", "2010-06-05",
       "CA Nghệ An"},
      {"Giấy chứng minh Công an nhân dân số 123456", IdKind::police, "123456", "-", ""},
      {"Giấy phép lái xe số 790123456789", IdKind::other, "790123456789", "-", ""},
      {"CMND 190764415 cấp ngày 04/09/2012 tại Công an tỉnh Cà Mau", IdKind::identity_card, "190764415", "2012-09-04",
       "Công an tỉnh Cà Mau"},
      {"Thẻ căn cước công dân số 077081190759", IdKind::citizen_card, "077081190759", "-", ""},
      {"CCCD: 079202926474 do Cục Cảnh sát QLHC về TTXH cấp ngày 25/2/2018", IdKind::citizen_card, "079202926474",
       "2018-02-25", "Cục Cảnh sát QLHC về TTXH"},
      {"Hộ chiếu số B1234567", IdKind::passport, "B1234567", "-", ""},
      {"Hộ chiếu số: B 1234567, ngày cấp 05/6/2010", IdKind::passport, "B1234567", "2010-06-05", ""},
      {"CMND số B 012345678", IdKind::identity_card, "012345678", "-", ""},
      {"Chứng minh nhân dân số: 139119949", IdKind::identity_card, "139119949", "-", ""},
  };
  for (const Row& row : rows) {
    INFO(row.raw);
    const IdDocument parts = id_document_parts(row.raw);
    CHECK(parts.kind == row.kind);
    CHECK(parts.number == row.number);
    CHECK(parts.issue_date.value_or("-") == row.date);
    CHECK(parts.issue_place == row.place);
    CHECK(id_document_form(row.raw).value == row.raw);
    CHECK(id_document_form(row.raw).doubts.empty());
  }
}

TEST_CASE("a child's birth certificate has the number of an entry") {
  const NormalForm child = id_document_form("Giấy khai sinh số 013/2008 do UBND xã Mẫu cấp ngày 9-11-2008");
  CHECK(child.doubts.empty());
  CHECK(child.plausibility == 1);
  CHECK(id_document_form("Giấy khai sinh do UBND xã Mẫu cấp").doubts == std::vector<std::string>{"id_number_missing"});
  CHECK(id_document_form("Giấy khai sinh số 013-2008 do UBND xã Mẫu cấp").doubts ==
        std::vector<std::string>{"id_number_missing"});
}

TEST_CASE("a number that goes on in words lost the kind of its paper; a number alone is one") {
  CHECK(id_document_form("111644384 cấp ngày 04/11/2009 tại Công an tỉnh Mẫu").doubts ==
        std::vector<std::string>{"document_kind_lost"});
  CHECK(id_document_form("111644384").doubts.empty());
  CHECK(id_document_form("CMND 111644384 cấp ngày 04/11/2009 tại Công an tỉnh Mẫu").doubts.empty());
}

TEST_CASE("personal ids are digits as text") {
  CHECK(personal_id_form("068317469973").value == "068317469973");
  CHECK(personal_id_form("068317469973").doubts.empty());
  CHECK(personal_id_form("068 317 469 973").value == "068317469973");
  CHECK(personal_id_form("O683I7469973").value == "068317469973");
  CHECK_FALSE(personal_id_form("O683I7469973").doubts.empty());
  CHECK_FALSE(personal_id_form("06831746997").doubts.empty());
  CHECK(personal_id_form("068317469973.").doubts.empty());
}

TEST_CASE("an even fourth digit is male, and says the century") {
  CHECK(personal_id_parts("001085000000")->sex == "male");
  CHECK(personal_id_parts("001085000000")->birth_year == 1985);
  CHECK(personal_id_parts("001185000000")->sex == "female");
  CHECK(personal_id_parts("001185000000")->birth_year == 1985);
  CHECK(personal_id_parts("001217000000")->sex == "male");
  CHECK(personal_id_parts("001317000000")->sex == "female");
  CHECK(personal_id_parts("001317000000")->birth_year == 2017);
  CHECK_FALSE(personal_id_parts("012345678"));
}

TEST_CASE("a code of no province is doubtful") {
  CHECK_FALSE(personal_id_form("003085000000").doubts.empty());
  CHECK(personal_id_form("001085000000").doubts.empty());
}

TEST_CASE("nine digits begin with a province's two") {
  CHECK(personal_id_form("012345678").doubts.empty());
  CHECK(personal_id_form("385345678").doubts.empty());
  CHECK(personal_id_form("395345678").doubts == std::vector<std::string>{"id_place_code"});
  CHECK(personal_id_form("005345678").doubts == std::vector<std::string>{"id_place_code"});
}

TEST_CASE("the structure of a card's number is checked, a passport's is not") {
  CHECK(id_document_form("CCCD số 003085000000").doubts == std::vector<std::string>{"id_place_code"});
  CHECK(id_document_form("CCCD số 001485000000").doubts == std::vector<std::string>{"id_century_digit"});
  CHECK(id_document_form("CMND số 995345678").doubts == std::vector<std::string>{"id_place_code"});
  CHECK(id_document_form("Hộ chiếu số B9953456").doubts.empty());
}

TEST_CASE("a number among words is found and told") {
  CHECK(personal_id_form("Số: 001085000000").value == "001085000000");
  CHECK(personal_id_form("CMND 012 345 678").value == "012345678");
  CHECK(personal_id_form("CMND 012 345 678").doubts == std::vector<std::string>{"extra_text"});
  CHECK_FALSE(personal_id_form("012345678 hoặc 001085000000").value);
}

TEST_CASE("no comma stands between the words of issue and their date") {
  CHECK(id_document_form("CMND: 012345678 cấp ngày, 23.02.2011 tại Công an tỉnh Mẫu").value ==
        "CMND: 012345678 cấp ngày 23.02.2011 tại Công an tỉnh Mẫu");
}

TEST_CASE("an identity paper's office has the set phrases that were mended in the whole") {
  FieldReading paper;
  paper.name = "wife_id_document";
  paper.state = FieldState::read;
  paper.raw = "CCCD 001085000000 do Cục Cành sát ĐKỌL cư trú và DLQG về dân cư cấp ngày 1/2/2020";
  paper.value = normal_form(ValueType::id_document, paper.raw).value;
  const FieldReadings all = with_id_parts({paper});
  const auto place = std::ranges::find(all, "wife_id_issue_place", &FieldReading::name);
  REQUIRE(place != all.end());
  CHECK(place->raw == "Cục Cành sát ĐKỌL cư trú và DLQG về dân cư");
  CHECK(place->value == "Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư");
}
