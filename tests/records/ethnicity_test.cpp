#include "records/ethnicity.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/text.h"
#include "records/lexicon.h"

using namespace hotich;

TEST_CASE("the 54 groups are themselves, in any case") {
  const std::vector<std::string> groups = ethnic_groups();
  REQUIRE(groups.size() == 54);
  for (const std::string& group : groups)
    if (group != "Thổ")
      for (const std::string& raw : {group, to_upper(group), "  " + group + " ."}) {
        INFO(raw);
        CHECK(ethnicity_form(raw).value == group);
        CHECK(ethnicity_form(raw).doubts.empty());
      }
}

TEST_CASE("other names lead to the group") {
  const std::pair<const char*, const char*> rows[] = {
      {"Ra-đê", "Ê Đê"},         {"Ê đê", "Ê Đê"},         {"H'Mông", "Mông"},    {"Hmông", "Mông"},
      {"Mèo", "Mông"},           {"Khmer", "Khơ Me"},      {"Jrai", "Gia Rai"},   {"Gia-rai", "Gia Rai"},
      {"Ba-na", "Ba Na"},        {"Raglai", "RaGlay"},     {"Châu-ro", "Chơ Ro"}, {"Ca-dong", "Xơ Đăng"},
      {"Pa-co", "Tà Ôi"},        {"Hán", "Hoa"},           {"Chàm", "Chăm"},      {"Bru - Vân Kiều", "Bru Vân Kiều"},
      {"Mông (H'Mông)", "Mông"}, {"dân tộc Kinh", "Kinh"},
  };
  for (const auto& [raw, group] : rows) {
    INFO(raw);
    CHECK(ethnicity_form(raw).value == group);
    CHECK(ethnicity_form(raw).doubts.empty());
  }
}

TEST_CASE("misread groups are mended and told") {
  CHECK(ethnicity_form("Kính").value == "Kinh");
  CHECK(ethnicity_form("Kính").doubts == std::vector<std::string>{"marks_repaired"});
  CHECK(ethnicity_form("Kinb").value == "Kinh");
  CHECK(ethnicity_form("Kinb").doubts == std::vector<std::string>{"spelling_repaired"});
  CHECK(ethnicity_form("Muờng").value == "Mường");
  CHECK(ethnicity_form("Táy").value == "Tày");
}

TEST_CASE("a name of several groups is asked about") {
  for (const char* raw : {"Mán", "Xá Lá Vàng", "Trại", "Pu Nà", "Chil"}) {
    INFO(raw);
    CHECK_FALSE(ethnicity_form(raw).value);
    CHECK(ethnicity_form(raw).doubts == std::vector<std::string>{"ambiguous_ethnicity"});
  }
  CHECK(ethnicity_form("Thổ").value == "Thổ");
  CHECK(ethnicity_form("Thổ").doubts == std::vector<std::string>{"ambiguous_ethnicity"});
  CHECK(ethnicity_form("Thổ (Kẹo)").doubts.empty());
  CHECK(ethnicity_form("Hoa").doubts.empty());
  CHECK(groups_named("Mán") == std::vector<std::string>{"Dao", "Sán Dìu"});
  CHECK(groups_named("thổ") == std::vector<std::string>{"Thổ", "Khơ Me", "Tày", "Thái"});
  CHECK(groups_named("Xyz").empty());
}

TEST_CASE("every listed name leads to its group, or asks where several bear it") {
  int others = 0;
  for (const std::vector<std::string>& row : lexicon_rows(Lexicon::ethnic_groups))
    for (const std::string& name : row) {
      INFO(name);
      const NormalForm form = ethnicity_form(name);
      others += name != row[0];
      if (name == "Tàu") continue;  // the next case
      if (groups_named(name).size() == 1)
        CHECK(form.value == row[0]);
      else
        CHECK(form.doubts == std::vector<std::string>{"ambiguous_ethnicity"});
    }
  CHECK(others >= 270);
}

TEST_CASE("a Tàu is a Tày whose tail was lost, and asks") {
  CHECK(ethnicity_form("Tàu").value == "Tày");
  CHECK(ethnicity_form("Tàu").plausibility < 0.5);
  CHECK(std::ranges::count(ethnicity_form("Tàu").doubts, "ambiguous_ethnicity") == 1);
  CHECK(ethnicity_form("Người Hoa").value == "Hoa");
}

TEST_CASE("words behind a group are left out and told") {
  CHECK(ethnicity_form("Kinh Quốc tịch").value == "Kinh");
  CHECK(ethnicity_form("Kinh Quốc tịch").doubts == std::vector<std::string>{"extra_text"});
}

TEST_CASE("a word that is no group gives none") {
  CHECK(ethnicity_form("Nguyễn Văn An").doubts == std::vector<std::string>{"unknown_ethnicity"});
}

TEST_CASE("a name of several peoples is asked about, none is none") {
  for (const char* name : {"Xá", "Thượng"}) {
    const NormalForm form = ethnicity_form(name);
    CHECK(!form.value);
    CHECK(form.doubts == std::vector<std::string>{"ambiguous_ethnicity"});
  }
  CHECK(ethnicity_form("Không").doubts == std::vector<std::string>{"not_stated"});
  CHECK(ethnicity_form("Mán (Dao)").value == "Dao");
  CHECK(ethnicity_form("Xá Hốc").value == "Kháng");
}
