#include "records/person_name.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a hyphen that hangs on one word of a name is dirt") {
  CHECK(person_name_form("Huỳnh- Quốc Mẫu").value == "HUỲNH QUỐC MẪU");
  CHECK(person_name_form("Huỳnh -Quốc Mẫu").value == "HUỲNH QUỐC MẪU");
  CHECK(person_name_form("Anne-Marie Mẫu").value == "ANNE-MARIE MẪU");
}

TEST_CASE("names become upper case and keep every letter") {
  const std::pair<const char*, const char*> rows[] = {
      {"Nguyễn Văn An", "NGUYỄN VĂN AN"},
      {"  nguyễn   thị  ửng .", "NGUYỄN THỊ ỬNG"},
      {". : Lê Tường Huyền _ _", "LÊ TƯỜNG HUYỀN"},
      {"Nguyễn Thị Huyønh", "NGUYỄN THỊ HUYØNH"},
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

TEST_CASE("minority and foreign names pass without a doubt") {
  for (const char* raw : {"Y Blô Niê Kđăm",  "H'Hen Niê",        "K'Brôih",
                          "Nguyễn Thị A Ny", "Rơ Châm Hyuên",    "Ksor H'Thơm",
                          "Giàng A Páo",     "Thạch Sô Phia",    "Thị Ươl",
                          "Siu Bơm",         "Rmah Djit",        "Kpă Lĩnh",
                          "Bríu Pố",         "Alăng Thị Bhrươc", "Lò Văn Ún",
                          "Ka Tẽo",          "H Djuang Mlô",     "Vàng Mí Sính",
                          "Sùng Thị Mỷ",     "Zơ Râm Nghiên",    "JOHN MICHAEL CARTER",
                          "TRAN VAN AN",     "Kim Min-jun",      "Marie-Claire O'Brien",
                          "CHEN WEI LUN",    "François Müller",  "KHAMPHET VONGSA",
                          "Chế Linh"}) {
    INFO(raw);
    CHECK(person_name_form(raw).value);
    CHECK(person_name_form(raw).doubts.empty());
  }
}

TEST_CASE("a spelling one mark beside a very common name is kept and told") {
  for (const char* raw : {"Nguyển Văn An", "Nguyên Thị Hoa", "Trân Văn Nam", "Đỗ Thi Lan", "Lệ Quốc Toản"}) {
    INFO(raw);
    const NormalForm form = person_name_form(raw);
    CHECK(name_key(*form.value) == name_key(raw));
    CHECK(form.doubts == std::vector<std::string>{"near_common_name"});
  }
  for (const char* raw : {"Lê Vân Anh", "Trần Trân", "Đăng Khoa", "Vân Thi", "Lý Thị Lệ", "Nguyễn Nguyên"}) {
    INFO(raw);
    CHECK(person_name_form(raw).doubts.empty());
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
  CHECK(person_name_form("SIU HTHUẦN").plausibility < person_name_form("SIU H'THUẦN").plausibility);
}

TEST_CASE("a name with a word that has no vowel lost a letter, and that is told; H and K of the highlands are words") {
  const auto told = [](const char* name) {
    return person_name_form(name).doubts == std::vector<std::string>{"syllable_broken"};
  };
  CHECK(told("HU NH ĐÌNH MẪU"));
  CHECK(told("NAY DJT"));
  CHECK_FALSE(told("H SƯƠNG NIÊ"));
  CHECK_FALSE(told("K'BRÔIH"));
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

TEST_CASE("words that say there is no name are none") {
  for (const char* words : {"Không rõ", "Không khai", "không có"}) {
    CHECK_FALSE(person_name_form(words).value);
    CHECK(person_name_form(words).doubts == std::vector<std::string>{"not_stated"});
  }
  CHECK(person_name_form("Khổng Minh Rõ").value == "KHỔNG MINH RÕ");
}
