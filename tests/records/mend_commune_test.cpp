#include "records/mend_commune.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a commune's lost or misread marks are mended where no commune is spelled as read") {
  CHECK(mend_commune("xã Câm Nhượng, huyện Mẫu").text == "xã Cẩm Nhượng, huyện Mẫu");
  CHECK(mend_commune("thôn 2, phường Thùy Đường, thị xã Mẫu").text == "thôn 2, phường Thủy Đường, thị xã Mẫu");
  CHECK(mend_commune("THỊ XÃ MẪU UBND PHƯỜNG CÂM NHƯỢNG").text == "THỊ XÃ MẪU UBND PHƯỜNG CẨM NHƯỢNG");
}

TEST_CASE("a commune's often confused letter is mended where one name only is so near") {
  CHECK(mend_commune("phường Quùnh Lâm, quận Mẫu").text == "phường Quỳnh Lâm, quận Mẫu");
  CHECK(mend_commune("phường Quùnh Lâm, quận Mẫu").mended == 1);
}

TEST_CASE("names that communes bear, old ones, other manners of setting tones, villages and streets stay") {
  for (const char* place :
       {"xã Cẩm Nhượng, huyện Mẫu", "xã Hoà Mỹ, huyện Mẫu", "xã Hòa Mĩ, huyện Mẫu", "thôn Câm Nhượng, xã Cẩm Nhượng",
        "số 5 đường Câm Nhượng", "phường 15, quận 8", "xã Không Thể Có, huyện Mẫu", "xã Tà, huyện Mẫu", ""}) {
    CAPTURE(place);
    CHECK(mend_commune(place).text == place);
    CHECK(mend_commune(place).mended == 0);
  }
}
