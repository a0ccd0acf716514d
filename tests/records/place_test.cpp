#include "records/place.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a unit whose name ends in one letter keeps it, a bit behind another name goes") {
  CHECK(normal_form(ValueType::place, "xã An Bình A").value == "xã An Bình A");
  CHECK(normal_form(ValueType::office, "HUYỆN BÙ GIA MẬP UBND XÃ ĐẮK Ơ").value == "HUYỆN BÙ GIA MẬP UBND XÃ ĐẮK Ơ");
  CHECK(normal_form(ValueType::place, "xã Tân Lập N").value == "xã Tân Lập");
}

TEST_CASE("a name right before its district that lost its xã, phường or thị trấn is told") {
  const auto told = [](const char* place) {
    return normal_form(ValueType::place, place).doubts == std::vector<std::string>{"unit_kind_lost"};
  };
  CHECK(told("Mẫu Ơ, huyện Đất Đỏ, tỉnh Bà Rịa - Vũng Tàu"));
  CHECK(told("Mẫu, TX. Mường Lay, T. Điện Biên"));
  for (const char* place : {"xã Mẫu, huyện Đất Đỏ, tỉnh Bà Rịa - Vũng Tàu", "huyện Đất Đỏ, tỉnh Bà Rịa - Vũng Tàu",
                            "Bệnh viện Mẫu, quận 10, thành phố Hồ Chí Minh", "tổ 5, thành phố Vinh, tỉnh Nghệ An",
                            "Mẫu, tỉnh Nghệ An", "Mẫu, thành phố Hà Nội"}) {
    CAPTURE(place);
    CHECK_FALSE(told(place));
  }
}

TEST_CASE("units of places are spelled out where their letters can mean nothing else") {
  const std::pair<const char*, const char*> rows[] = {
      {"X. Đức Thắng, H. Tủa Chùa, T. Điện Biên", "xã Đức Thắng, huyện Tủa Chùa, tỉnh Điện Biên"},
      {"X.Đức Thắng, H.U Minh, T.Cà Mau", "xã Đức Thắng, huyện U Minh, tỉnh Cà Mau"},
      {"P.5, Q.3, TP. Hồ Chí Minh", "phường 5, quận 3, thành phố Hồ Chí Minh"},
      {"TT. Đông Sơn, TX. Tân Uyên", "thị trấn Đông Sơn, thị xã Tân Uyên"},
      {"Ph. Đông Sơn, T.P. Biên Hòa", "phường Đông Sơn, thành phố Biên Hòa"},
      {"X: Đức Thắng, H. Tủa Chùa", "xã Đức Thắng, huyện Tủa Chùa"},
      {"P.5, Q.3", "phường 5, quận 3"},
      {"XÃ TÂN LẬP, H. TRÀ CÚ", "XÃ TÂN LẬP, HUYỆN TRÀ CÚ"},
      {"Tp. Đà Nẵng", "thành phố Đà Nẵng"},
      {"xã Tân Lập ,huyện Trà Cú", "xã Tân Lập, huyện Trà Cú"},
      {"số 260/12 đường Nguyễn Trãi - Xã Bình Nghĩa", "số 260/12 đường Nguyễn Trãi - Xã Bình Nghĩa"},
      {"TP.HCM", "thành phố HCM"},
      {"UBND Q.1, TP.HCM", "UBND quận 1, thành phố HCM"},
      {"TT. Y tế huyện Trà Cú", "TT. Y tế huyện Trà Cú"},
      {"buôn Kõn Hring, xã Ea Tir ....", "buôn Kõn Hring, xã Ea Tir"},
      {"UBND xã Đức Thắng", "UBND xã Đức Thắng"},
  };
  for (const auto& [raw, value] : rows) {
    INFO(raw);
    const NormalForm form = place_form(raw);
    CHECK(form.value == value);
    CHECK(form.doubts.empty());
  }
}

TEST_CASE("initials of a person's name in a street are no unit") {
  CHECK(place_form("đường H. T. Kháng, xã Tân Lập").value == "đường H. T. Kháng, xã Tân Lập");
}

TEST_CASE("commas read as other signs are put right and told") {
  for (const char* raw :
       {"xã Bình Nghĩa. „ huyện Phú Vang", "xã Bình Nghĩa. huyện Phú Vang", "xã Bình Nghĩa; huyện Phú Vang"}) {
    INFO(raw);
    CHECK(place_form(raw).value == "xã Bình Nghĩa, huyện Phú Vang");
    CHECK(place_form(raw).doubts == std::vector<std::string>{"separators_repaired"});
  }
}

TEST_CASE("abbreviations whose stop was lost or read as a comma are spelled out where a part begins") {
  CHECK(place_form("TT, Bình Nghĩa, H Hiệp Hòa, T. Bắc Giang").value ==
        "thị trấn Bình Nghĩa, huyện Hiệp Hòa, tỉnh Bắc Giang");
  CHECK(place_form("thôn 3, H Hiệp Hòa").doubts == std::vector<std::string>{"separators_repaired"});
  CHECK(place_form("Ủy ban nhân dân TT Đại Đồng").value == "Ủy ban nhân dân thị trấn Đại Đồng");
}

TEST_CASE("bits behind the last name of a place go, numbers of units stay") {
  CHECK(place_form("thành phố Đà Nẵng 7").value == "thành phố Đà Nẵng");
  CHECK(place_form("tỉnh Nam Định C c").doubts == std::vector<std::string>{"extra_text"});
  CHECK(place_form("quận 8, phường 2").value == "quận 8, phường 2");
}

TEST_CASE("T.T Huế is Thừa Thiên Huế") {
  CHECK(place_form("X. Phú Mậu, H. Phú Vang, T.T.Huế").value == "xã Phú Mậu, huyện Phú Vang, Thừa Thiên Huế");
  CHECK(place_form("Tỉnh T.T Huế").value == "Tỉnh Thừa Thiên Huế");
  CHECK(place_form("TP. Huế").value == "thành phố Huế");
  CHECK(place_form("TT. Huế Thượng, H. Mẫu").value == "thị trấn Huế Thượng, huyện Mẫu");
}
