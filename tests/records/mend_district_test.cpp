#include "records/mend_district.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/place_tables.h"

using namespace hotich;

TEST_CASE("a district's lost marks and misread letters are mended within the province that is written") {
  CHECK(mend_district("xã Mẫu, huyện Giồng Riêng, tỉnh Kiên Giang").text ==
        "xã Mẫu, huyện Giồng Riềng, tỉnh Kiên Giang");
  CHECK(mend_district("ấp 3, xã Mẫu, huyện Đầm Dợi, tỉnh Cà Mau").text == "ấp 3, xã Mẫu, huyện Đầm Dơi, tỉnh Cà Mau");
  CHECK(mend_district("TỈNH KIÊN GIANG HUYỆN GIỒNG RIÊNG UBND XÃ MẪU").text ==
        "TỈNH KIÊN GIANG HUYỆN GIỒNG RIỀNG UBND XÃ MẪU");
}

TEST_CASE("what is right, another manner of setting tones, or no district of the country stays") {
  for (const char* place :
       {"xã Mẫu, huyện Giồng Riềng, tỉnh Kiên Giang", "thị trấn Mẫu, huyện Hiệp Hoà, tỉnh Bắc Giang",
        "xã Mẫu, huyện Không Cỏ", "xã Mẫu, huyện Không Có, tỉnh Kiên Giang", "Nhật Bản", ""}) {
    CAPTURE(place);
    CHECK(mend_district(place).text == place);
    CHECK(mend_district(place).mended == 0);
  }
}

TEST_CASE("a city or province whose marks were lost gets them back") {
  CHECK(mend_district("phường Mẫu, quận 8, thành phố Hô Chí Minh").text == "phường Mẫu, quận 8, thành phố Hồ Chí Minh");
  CHECK(mend_district("xã Mẫu, thành phố Cần Thọ").text == "xã Mẫu, thành phố Cần Thơ");
  CHECK(mend_district("xã Mẫu, huyện Phong Điền, thành phố cần Thơ").text ==
        "xã Mẫu, huyện Phong Điền, thành phố Cần Thơ");
  CHECK(mend_district("tổ 1, thành phố Hà Tiên").text == "tổ 1, thành phố Hà Tiên");
}

TEST_CASE("without a province the lost marks of a district come back where the country has one of these letters") {
  CHECK(mend_district("UBND HUYỆN LỆ THÙY UBND XÃ MẪU").text == "UBND HUYỆN LỆ THỦY UBND XÃ MẪU");
  CHECK(mend_district("xã Mẫu, huyện Giồng Riêng").text == "xã Mẫu, huyện Giồng Riềng");
  for (const char* place :
       {"UBND HUYỆN LỆ THỦY UBND XÃ MẪU", "UBND HUYỆN CHÂU THÀNH UBND XÃ MẪU", "UBND HUYỆN KHÔNG CÓ UBND XÃ MẪU"}) {
    CAPTURE(place);
    CHECK(mend_district(place).mended == 0);
  }
}

TEST_CASE("a capital inside a district's or province's name that was read as its small letter") {
  CHECK(mend_district("xã Mẫu, thành phố Cần thơ").text == "xã Mẫu, thành phố Cần Thơ");
}

TEST_CASE("a district given up before 2025 gets its marks back, within its province and without one") {
  CHECK(mend_district("phường Mẫu, thị xã Cừa Lò, tỉnh Nghệ An").text == "phường Mẫu, thị xã Cửa Lò, tỉnh Nghệ An");
  CHECK(mend_district("UBND HUYỆN ĐẤT ĐÒ UBND XÃ MẪU").text == "UBND HUYỆN ĐẤT ĐỎ UBND XÃ MẪU");
  CHECK(mend_district("xã Mẫu, huyện Trà Linh, tỉnh Cao Bằng").text == "xã Mẫu, huyện Trà Lĩnh, tỉnh Cao Bằng");
  CHECK(mend_district("phường Mẫu, thị xã Cửa Lò, tỉnh Nghệ An").mended == 0);
  CHECK(mend_district("xã Mẫu, huyện Cừa Lò, tỉnh Cà Mau").mended == 0);
}

TEST_CASE("communes and villages are never touched") {
  const char* place = "xã Thạnh Hoà A, huyện Giồng Riềng, tỉnh Kiên Giang";
  CHECK(mend_district(place).text == place);
}

TEST_CASE("every district given up is an older name of the district that took it over") {
  REQUIRE(place_tables().given_up.size() > 20);
  for (const DistrictGivenUp& district : place_tables().given_up) {
    CAPTURE(std::string(district.name));
    const PlaceUnit* heir = find_unit(place_tables().until_2025, district.taken_over_by);
    REQUIRE(heir != nullptr);
    const auto names = split_list(heir->older);
    CHECK(std::ranges::any_of(names, [&](std::string_view name) { return place_key(name) == district.key; }));
  }
}
