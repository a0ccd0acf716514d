#include "records/person_name.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("names become upper case and keep every letter") {
  const std::pair<const char*, const char*> rows[] = {
      {"Nguyễn Văn An", "NGUYỄN VĂN AN"},
      {"  nguyễn   thị  ửng .", "NGUYỄN THỊ ỬNG"},
      {". : Lê Tường Huyền _ _", "LÊ TƯỜNG HUYỀN"},
      {"Nguyển Thị Huyønh", "NGUYỂN THỊ HUYØNH"},
      {"H’Hen Êban", "H'HEN ÊBAN"},
      {"K`Brôih", "K'BRÔIH"},
      {"Y Blô Niê Kđăm", "Y BLÔ NIÊ KĐĂM"},
      {"Rcom H'Khiên", "RCOM H'KHIÊN"},
      {"John Smith", "JOHN SMITH"},
  };
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    const NormalForm form = person_name_form(raw);
    CHECK(form.value == value);
    CHECK(form.doubts.empty());
  }
}

TEST_CASE("a digit in a name is doubtful and never taken for a letter") {
  const NormalForm form = person_name_form("Nguy3n Văn An");
  CHECK(form.value == "NGUY3N VĂN AN");
  CHECK(form.doubts == std::vector<std::string>{"digits_in_name"});
}

TEST_CASE("Vietnamese syllables make a name more plausible than letters at random") {
  const double known = person_name_form("Trần Quốc Toản").plausibility;
  CHECK(known > person_name_form("Trzn Qxốc Tkản").plausibility);
  CHECK(known > person_name_form("Tr|n % Qu@c").plausibility);
  CHECK(known >= 0.9);
}

TEST_CASE("names are compared without marks, case and blanks") {
  CHECK(name_key("Hoàng Thuý") == name_key("HOÀNG  THÚY"));
  CHECK(name_key("Hoàng Thúy") != name_key("Huỳnh Thúy"));
}

TEST_CASE("bits of a frame or seal beside a name are no part of it, and that is told") {
  for (const char* raw : {"Kiều Thị Nguyệt C", "LÂM THA T4", "2 Kiều Thị Nguyệt"}) {
    INFO(raw);
    CHECK(person_name_form(raw).doubts == std::vector<std::string>{"extra_text"});
  }
  CHECK(person_name_form("Kiều Thị Nguyệt C").value == "KIỀU THỊ NGUYỆT");
  CHECK(person_name_form("Y Ban").value == "Y BAN");
  CHECK(person_name_form("Cao Thị A").value == "CAO THỊ A");
  CHECK(person_name_form("H'Hen Niê").value == "H'HEN NIÊ");
}
