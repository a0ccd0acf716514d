#include "records/name_alternatives.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/tones.h"

using namespace hotich;

namespace {

double score_of(const char* name, const char* other) {
  const std::vector<NameAlternative> all = name_alternatives(name);
  const auto found = std::ranges::find(all, other, &NameAlternative::name);
  return found == all.end() ? 0 : found->score;
}

}  // namespace

TEST_CASE("a lost mark over a capital gives the common name first") {
  CHECK(name_alternatives("ĐĂNG VĂN AN")[0].name == "ĐẶNG VĂN AN");
  CHECK(score_of("ĐĂNG VĂN AN", "ĐẶNG VĂN AN") > 0.7);
  CHECK(name_alternatives("NGUYÊN THỊ LÊ")[0].name == "NGUYỄN THỊ LÊ");
  CHECK(score_of("BÉ THỊ LAN", "BẾ THỊ LAN") > 0.3);  // Ế/É
  CHECK(score_of("HÔ VĂN AN", "HỒ VĂN AN") > 0.5);
  CHECK(score_of("LÊ THỊ ỐNG", "LÊ THỊ ỔNG") == 0);  // neither is a known name
  CHECK(score_of("DẶNG VĂN AN", "ĐẶNG VĂN AN") > 0.5);
}

TEST_CASE("pairs that people put for each other are told with small scores") {
  CHECK(score_of("HOÀNG VĂN AN", "HUỲNH VĂN AN") > 0.01);
  CHECK(score_of("HOÀNG VĂN AN", "HUỲNH VĂN AN") < 0.1);
  CHECK(score_of("VŨ VĂN AN", "VÕ VĂN AN") > 0.01);
  CHECK(score_of("PHAN VĂN AN", "PHẠM VĂN AN") > 0.01);
}

TEST_CASE("a common name at its own place has no likely alternative") {
  for (const char* name : {"NGUYỄN VĂN AN", "TRẦN THỊ HOA", "LÊ QUỐC TOẢN"})
    for (const NameAlternative& other : name_alternatives(name)) {
      INFO(name << " " << other.name);
      CHECK(other.score < 0.5);
    }
}

TEST_CASE("alternatives are ranked, few, and never the name itself") {
  const std::vector<NameAlternative> all = name_alternatives("Hoàng Thu Thuỷ");
  CHECK(all.size() <= 5);
  CHECK(std::ranges::is_sorted(all, std::greater<>{}, &NameAlternative::score));
  for (const NameAlternative& other : all) CHECK(tone_key(other.name) != tone_key("Hoàng Thu Thuỷ"));
  CHECK(name_alternatives("Hoàng Thu Thuỷ").size() == name_alternatives("HOÀNG THU THỦY").size());
}

TEST_CASE("names near no Vietnamese one have no alternatives") {
  CHECK(name_alternatives("RMAH DJIT").empty());
  CHECK(name_alternatives("").empty());
}

TEST_CASE("tones are taken off and put on") {
  CHECK(without_tone(U'ễ').letter == U'ê');
  CHECK(without_tone(U'ễ').tone == 4);
  CHECK(with_tone(U'ê', 4) == U'ễ');
  CHECK(with_tone(U'k', 4) == U'k');
  CHECK(tone_key("hoà") == tone_key("hòa"));
  CHECK(tone_key("Thuỷ") == tone_key("THỦY"));
  CHECK(tone_key("quí") == tone_key("quý"));
  CHECK(tone_key("hoa") != tone_key("hòa"));
  CHECK(tone_key("hoà nà") != tone_key("hoa nàà"));
}
