#include "records/mend_district.h"

#include <catch2/catch.hpp>

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

TEST_CASE("communes and villages are never touched") {
  const char* place = "xã Thạnh Hoà A, huyện Giồng Riềng, tỉnh Kiên Giang";
  CHECK(mend_district(place).text == place);
}
