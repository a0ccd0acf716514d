#include "records/mend_commune.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a commune's lost marks and misread letters are mended within the district that is written") {
  CHECK(mend_commune("thôn 2, xã Câm Nhượng, huyện Cẩm Xuyên, tỉnh Hà Tĩnh").text ==
        "thôn 2, xã Cẩm Nhượng, huyện Cẩm Xuyên, tỉnh Hà Tĩnh");
  CHECK(mend_commune("TỈNH HÀ TĨNH HUYỆN CẨM XUYÊN UBND XÃ CÂM NHƯỢNG").text ==
        "TỈNH HÀ TĨNH HUYỆN CẨM XUYÊN UBND XÃ CẨM NHƯỢNG");
}

TEST_CASE("what is right, in no district that is written, or another manner of setting tones stays") {
  for (const char* place :
       {"xã Cẩm Nhượng, huyện Cẩm Xuyên, tỉnh Hà Tĩnh", "xã Câm Nhượng, tỉnh Hà Tĩnh", "xã Câm Nhượng, huyện Mẫu",
        "xã Câm Nhượng, huyện Mẫu, tỉnh Hà Tĩnh", "xã Vĩnh Hưng, huyện Bù Đăng, tỉnh Bình Phước",
        "xã Không Thể Có, huyện Cẩm Xuyên, tỉnh Hà Tĩnh", "phường 15, quận 8, thành phố Hồ Chí Minh", ""}) {
    CAPTURE(place);
    CHECK(mend_commune(place).text == place);
    CHECK(mend_commune(place).mended == 0);
  }
}

TEST_CASE("a name that communes bear is not mended into one of another kind") {
  const std::string place = "thị trấn Bình Thạnh, huyện Lấp Vò, tỉnh Đồng Tháp";
  CHECK(mend_commune(place).text == place);
}

TEST_CASE("communes of the register are known by their marks") {
  CHECK(names_known_communes("thôn 2, xã Cẩm Nhượng, huyện Mẫu"));
  CHECK(names_known_communes("Bệnh viện Phụ sản"));
  CHECK_FALSE(names_known_communes("xã Câm Nhượng, huyện Mẫu"));
}

TEST_CASE("a commune on which all readings agree stays where communes bear that name") {
  const std::string place = "xã Bình Thạnh, huyện Lấp Vò, tỉnh Đồng Tháp";
  CHECK(mend_commune(place, true).text == place);
  CHECK(mend_commune(place).text == "xã Bình Thành, huyện Lấp Vò, tỉnh Đồng Tháp");
  CHECK(mend_commune("xã Phú Mĩnh, huyện Sóc Sơn, thành phố Hà Nội", true).text ==
        "xã Phú Minh, huyện Sóc Sơn, thành phố Hà Nội");
}
