#include "records/resolve_place.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "core/reason.h"
#include "records/place_tables.h"
#include "records/units_today.h"
#include "records/written_place.h"

using namespace hotich;

namespace {

using Codes = std::vector<std::string>;

ResolvedPlace at(const char* place, int year, int month = 6, int day = 15) {
  const ResolvedPlace found = resolve_place(place, DateParts{year, month, day});
  for (const std::string& code : found.doubts) CHECK(find_reason(code) != nullptr);
  for (const std::string& code : found.today_doubts) CHECK(find_reason(code) != nullptr);
  return found;
}

void check(const ResolvedPlace& found, const char* unit, const Codes& today, const Codes& doubts = {},
           const Codes& today_doubts = {}) {
  CHECK(found.unit.value_or("-") == unit);
  CHECK(found.today == today);
  CHECK(found.doubts == doubts);
  CHECK(found.today_doubts == today_doubts);
}

}  // namespace

TEST_CASE("a place falls into its units from small to large") {
  const auto pieces = place_pieces("Ủy ban nhân dân xã Hoà Mỹ huyện Phụng Hiệp, tỉnh Hậu Giang");
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].kind == "x");
  CHECK(pieces[0].name == "Hoà Mỹ");
  CHECK(pieces[2].kind == "t");
  CHECK(place_pieces("xã Chân Mây - Lăng Cô - thành phố Huế")[0].name == "Chân Mây - Lăng Cô");
  CHECK(place_pieces("phường 1 - thành phố Bà Rịa - Bà Rịa - Vũng Tàu").back().name == "Bà Rịa - Vũng Tàu");
}

TEST_CASE("a commune before July 2025 has its code and today's") {
  check(at("phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội", 2020), "00004", {"00004"});
  check(at("PHƯỜNG TRÚC BẠCH, QUẬN BA ĐÌNH, THÀNH PHỐ HÀ NỘI", 2020), "00004", {"00004"});
  check(at("phường Bến Nghé, quận 1, thành phố Hồ Chí Minh", 2020), "26740", {"26740"});
  check(at("phường Bến Nghé, quận 01, thành phố HCM", 2020), "26740", {"26740"});
}

TEST_CASE("a split commune gives all of today's and asks") {
  check(at("phường Ngọc Hà, quận Ba Đình, thành phố Hà Nội", 2020), "00016", {"00004", "00008"}, {}, {"place_split"});
}

TEST_CASE("tone placement and i or y make no difference, marks a small one") {
  const double best = at("xã Hòa Mỹ, huyện Phụng Hiệp, tỉnh Hậu Giang", 2020).confidence;
  CHECK(best == Approx(1));
  CHECK(at("xã Hoà Mĩ, huyện Phụng Hiệp, tỉnh Hậu Giang", 2020).confidence == Approx(1));
  const ResolvedPlace bare = at("xa Hoa My, huyen Phung Hiep, tinh Hau Giang", 2020);
  CHECK(bare.unit == at("xã Hòa Mỹ, huyện Phụng Hiệp, tỉnh Hậu Giang", 2020).unit);
  CHECK(bare.confidence < 0.9);
}

TEST_CASE("a slip of OCR is bridged below a unit that was found") {
  const ResolvedPlace found = at("phường Trúc Bacn, quận Ba Dinh, thành phố Hà Nội", 2020);
  CHECK(found.unit == "00004");
  CHECK(found.confidence < 0.8);
  CHECK(found.doubts == Codes{"spelling_repaired"});
  CHECK(at("xã Qzvvk, quận Ba Đình, thành phố Hà Nội", 2020).unit == "001");
  CHECK(at("xã Qzvvk, quận Ba Đình, thành phố Hà Nội", 2020).doubts == Codes{"place_unknown"});
}

TEST_CASE("two communes that only marks tell apart are asked about where the marks are lost") {
  const ResolvedPlace bare = at("xa Hoang Dong, huyen Hoang Hoa, tinh Thanh Hoa", 2020);
  CHECK_FALSE(bare.unit);
  CHECK(bare.doubts == Codes{"place_ambiguous"});
  CHECK(at("xã Hoằng Đông, huyện Hoằng Hóa, tỉnh Thanh Hóa", 2020).confidence == Approx(1));
  CHECK(at("phường Trúc Bạch, quận Ba Đình, thành phố Hò Nội", 2020).doubts == Codes{"spelling_repaired"});
}

TEST_CASE("a level left out is bridged where the name is one commune's alone") {
  const ResolvedPlace found = at("phường Trúc Bạch, thành phố Hà Nội", 2020);
  CHECK(found.unit == "00004");
  CHECK(found.confidence < 0.9);
  CHECK(at("phường Trúc Bạch, quận Ba Đình", 2020).unit == "00004");
  CHECK(at("Nam Định", 2020).unit == "36");
}

TEST_CASE("a name of many communes is asked about") {
  const ResolvedPlace found = at("phường 1, thành phố Hồ Chí Minh", 2020);
  CHECK_FALSE(found.unit);
  CHECK(found.alternatives.size() > 3);
  CHECK(found.doubts == Codes{"place_ambiguous"});
}

TEST_CASE("since July 2025 there are provinces and communes only") {
  check(at("phường Bến Nghé, quận 1, thành phố Hồ Chí Minh", 2026), "26740", {"26740"}, {"place_not_at_that_date"});
  check(at("phường Ba Đình, thành phố Hà Nội", 2026), "00004", {"00004"});
  check(at("xã Hòa Mỹ, huyện Phụng Hiệp, tỉnh Hậu Giang", 2026), "31420", {"31420"}, {"place_not_at_that_date"});
  CHECK(at("phường Cam Ly - Đà Lạt, tỉnh Lâm Đồng", 2026).doubts.empty());
  check(at("đặc khu Côn Đảo, thành phố Hồ Chí Minh", 2026), "26732", {"26732"});
  CHECK(at("đặc khu Côn Đảo, thành phố Hồ Chí Minh", 2020).doubts == Codes{"place_not_at_that_date"});
}

TEST_CASE("older provinces are known with their time") {
  check(at("tỉnh Hà Nam Ninh", 1985), "hanamninh-1991", {"37"});
  CHECK(at("tỉnh Hà Nam Ninh", 1998).doubts == Codes{"place_not_at_that_date"});
  CHECK(at("tỉnh Hà Nam", 1985).doubts == Codes{"place_not_at_that_date"});
  CHECK(at("tỉnh Hà Nam", 1998).doubts.empty());
  CHECK(at("tỉnh Hà Nam", 1998).unit == "35");
  CHECK(at("huyện Hải Hậu, tỉnh Hà Nam Ninh", 1985).unit == at("huyện Hải Hậu, tỉnh Nam Định", 2010).unit);
  CHECK(at("huyện Hải Hậu, tỉnh Hà Nam Ninh", 1985).doubts.empty());
  CHECK(at("tỉnh Sông Bé", 1990).today == Codes{"75", "79"});
  CHECK(at("tỉnh Sông Bé", 1990).today_doubts == Codes{"place_split"});
  CHECK(at("Quảng Nam - Đà Nẵng", 1990).unit == "quangnamdanang-1996");
  CHECK(at("tỉnh Nghĩa Bình", 1980).unit == "nghiabinh-1989");
  CHECK(at("tỉnh Hoàng Liên Sơn", 1980).unit == "hoanglienson-1991");
  CHECK(at("tỉnh Đắk Lắk", 1990).unit == "daklak-2003");
  CHECK(at("tỉnh Đắk Lắk", 2010).unit == "66");
  CHECK(at("tỉnh Thừa Thiên Huế", 2010).unit == "46");
  CHECK(at("phường Vĩnh Ninh, thành phố Huế, tỉnh Thừa Thiên Huế", 2010).doubts == Codes{"place_renamed"});
}

TEST_CASE("a commune given up before 2025 is told by the one that took it over") {
  const ResolvedPlace found = at("phường Nguyễn Trung Trực, quận Ba Đình, thành phố Hà Nội", 2010);
  CHECK(found.unit == "00004");
  CHECK(found.doubts == Codes{"place_renamed"});
  CHECK(at("phường Thảo Điền, quận 2, thành phố Hồ Chí Minh", 2010).unit ==
        at("phường Thảo Điền, thành phố Thủ Đức, thành phố Hồ Chí Minh", 2023).unit);
}

TEST_CASE("a commune of another district is told") {
  const ResolvedPlace found = at("phường Trúc Bạch, quận Hoàn Kiếm, thành phố Hà Nội", 2020);
  CHECK(found.unit == "00004");
  CHECK(found.confidence < 0.7);
  CHECK(found.doubts == Codes{"place_other_district"});
}

TEST_CASE("an office's lines go from large to small") {
  check(at("THÀNH PHỐ HÀ NỘI QUẬN BA ĐÌNH UBND PHƯỜNG TRÚC BẠCH", 2020), "00004", {"00004"});
  check(at("UBND QUẬN BA ĐÌNH ỦY BAN NHÂN DÂN PHƯỜNG TRÚC BẠCH", 2020), "00004", {"00004"});
}

TEST_CASE("a commune is never sought outside the province that is written") {
  const ResolvedPlace found = at("xã An Thới, huyện Sa Thầy, tỉnh Kon Tum", 2020);  // An Thới is in Bến Tre
  CHECK(found.unit == "616");
  CHECK(found.doubts == Codes{"place_unknown"});
  CHECK(at("phường 16, quận Liên Chiêuu, thành phố Đà Nẵng", 2020).unit.value_or("48").starts_with("4"));
  CHECK_FALSE(at("xã Hòa Bình, thành phố Bảo Lộc, tỉnh Lâmmm", 2020).unit.value_or("").starts_with("3"));
}

TEST_CASE("no place is no unit") {
  CHECK(at("", 2020).doubts == Codes{"place_unknown"});
  CHECK(at("Bệnh viện Từ Dũ", 2020).doubts == Codes{"place_unknown"});
  CHECK_FALSE(at("New York, Hoa Kỳ", 2020).unit);
}

TEST_CASE("an office tells its province") {
  CHECK(province_code("Ủy ban nhân dân phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội") == "01");
  CHECK_FALSE(province_code("Ủy ban nhân dân"));
}

TEST_CASE("keys of the tables are those of written names") {
  for (const auto& table : {place_tables().until_2025, place_tables().since_2025})
    for (const PlaceUnit& unit : table)
      if (unit.key != place_key(unit.name)) FAIL_CHECK(std::string(unit.name));
  CHECK(place_tables().until_2025.size() == 63 + 696 + 10035);
  CHECK(place_tables().since_2025.size() == 34 + 3321);
}

TEST_CASE("every commune has today's units, all known") {
  const PlaceTables& tables = place_tables();
  for (const PlaceUnit& unit : tables.until_2025) {
    if (unit.level != UnitLevel::commune) continue;
    const auto codes = split_list(unit.today);
    if (codes.empty()) FAIL_CHECK(std::string(unit.code));
    for (const std::string_view code : codes)
      if (find_unit(tables.since_2025, code) == nullptr) FAIL_CHECK(std::string(code));
  }
}

TEST_CASE("each province of 2024 lies in one of today's") {
  const PlaceTables& tables = place_tables();
  int checked = 0;
  for (const PlaceUnit& unit : tables.until_2025) {
    if (unit.level != UnitLevel::commune || unit.code.back() != '7') continue;
    const PlaceUnit& province = tables.until_2025[tables.until_2025[unit.upper].upper];
    for (const std::string_view code : split_list(unit.today)) {
      const std::string_view now = tables.since_2025[find_unit(tables.since_2025, code)->upper].code;
      if (units_today({&province}).codes != Codes{std::string(now)}) FAIL_CHECK(std::string(unit.code));
      ++checked;
    }
  }
  CHECK(checked > 500);
}

TEST_CASE("every unit of 2024 and 2025 is found by its full name") {
  const PlaceTables& tables = place_tables();
  int wrong = 0;
  for (const PlaceUnit& unit : tables.until_2025) {
    if (unit.level != UnitLevel::commune || unit.code.back() != '3') continue;  // a tenth of them is enough
    const auto named = [&](const PlaceUnit& u) {
      static const std::vector<std::pair<std::string_view, std::string>> words = {
          {"t", "tỉnh "}, {"tp", "thành phố "}, {"q", "quận "},      {"h", "huyện "},   {"tx", "thị xã "},
          {"x", "xã "},   {"p", "phường "},     {"tt", "thị trấn "}, {"dk", "đặc khu "}};
      for (const auto& [kind, text] : words)
        if (kind == u.kind) return text + std::string(u.name);
      return std::string(u.name);
    };
    const PlaceUnit& district = tables.until_2025[unit.upper];
    const PlaceUnit& province = tables.until_2025[district.upper];
    const std::string text = named(unit) + ", " + named(district) + ", " + named(province);
    INFO(text);
    const ResolvedPlace found = resolve_place(text, DateParts{2025, 3, 1});
    if (found.unit != unit.code || found.confidence < 0.99) ++wrong;
    if (found.unit != unit.code) WARN(text + " -> " + found.unit.value_or("none"));
    CHECK_FALSE(found.today.empty());
  }
  CHECK(wrong == 0);
}

TEST_CASE("a province's own name out of its time is not taken for another's misread") {
  const ResolvedPlace found = at("tỉnh Hậu Giang", 1999);
  CHECK(found.unit == "haugiang-1991");
  CHECK(std::ranges::find(found.doubts, "place_not_at_that_date") != found.doubts.end());
}
