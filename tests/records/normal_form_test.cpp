#include "records/normal_form.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/reason.h"
#include "core/text.h"
#include "records/value_text.h"

using namespace hotich;

namespace {

constexpr ValueType all_types[] = {
    ValueType::text,        ValueType::free_text,   ValueType::person_name, ValueType::date,
    ValueType::date_words,  ValueType::year,        ValueType::time,        ValueType::sex,
    ValueType::ethnicity,   ValueType::nationality, ValueType::place,       ValueType::office,
    ValueType::personal_id, ValueType::id_document, ValueType::number,      ValueType::document_number,
    ValueType::title};

std::string value(ValueType type, std::string_view raw) { return normal_form(type, raw).value.value_or("-"); }

}  // namespace

TEST_CASE("every type has a name and the name leads back to it") {
  for (const ValueType type : all_types) CHECK(value_type_from_name(value_type_name(type)) == type);
  CHECK_FALSE(value_type_from_name("no_type"));
}

TEST_CASE("leader remains and punctuation alone are a blank of every type, without doubts") {
  for (const ValueType type : all_types)
    for (const char* blank : {"", " ", "....", " . : _ - … | , ;", "- - -", "/"}) {
      INFO(value_type_name(type) << " [" << blank << "]");
      const NormalForm form = normal_form(type, blank);
      CHECK_FALSE(form.value);
      CHECK(form.doubts.empty());
      CHECK(form.plausibility == 0);
    }
}

TEST_CASE("any bytes give well-formed values, known doubts, a plausibility from 0 to 1") {
  unsigned state = 2463534242U;  // xorshift: the same bytes on every run
  const std::string pieces[] = {"ngày",
                                "05",
                                "/",
                                "O",
                                "l",
                                "năm",
                                "2017",
                                "CMND",
                                "Nam",
                                "\xff",
                                "\xc3",
                                "Ê",
                                "(",
                                ")",
                                "mười",
                                "lăm",
                                "hai",
                                "nghìn",
                                " ",
                                ".",
                                ",",
                                "TP.",
                                "H",
                                "cấp",
                                "TLKS",
                                "-BS",
                                "'",
                                "giờ",
                                "99999999999999999999",
                                "\xe1\xbb",
                                "không",
                                "trăm"};
  for (int round = 0; round < 4000; ++round) {
    std::string raw;
    for (int i = 0; i < 6; ++i) {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      raw += pieces[state % std::size(pieces)];
    }
    for (const ValueType type : all_types) {
      if (type == ValueType::date_words && round % 16 != 0) continue;  // slow
      const NormalForm form = normal_form(type, raw);
      INFO(value_type_name(type) << " round " << round);
      CHECK(is_utf8(form.value.value_or("")));
      CHECK(form.value.value_or("x") != "");
      CHECK((form.plausibility >= 0 && form.plausibility <= 1));
      for (const std::string& doubt : form.doubts) {
        INFO(doubt);
        CHECK(find_reason(doubt) != nullptr);
        CHECK(std::ranges::count(form.doubts, doubt) == 1);
      }
    }
  }
}

TEST_CASE("sex is read with wrong marks, and the repair is told") {
  CHECK(value(ValueType::sex, "Nam") == "male");
  CHECK(value(ValueType::sex, "NỮ") == "female");
  CHECK(value(ValueType::sex, " Nữ .") == "female");
  CHECK(normal_form(ValueType::sex, "Nữ").doubts.empty());
  for (const char* raw : {"Nừ", "Nứ", "Nũ", "Nu", "Nử", "nữ.", "NỪ"}) {
    INFO(raw);
    CHECK(value(ValueType::sex, raw) == "female");
  }
  CHECK_FALSE(normal_form(ValueType::sex, "Nừ").doubts.empty());
  CHECK(value(ValueType::sex, "Nám") == "male");
  CHECK(value(ValueType::sex, "Kinh") == "-");
  CHECK(normal_form(ValueType::sex, "Kinh").doubts == std::vector<std::string>{"unknown_sex"});
}

TEST_CASE("nationalities become ISO codes") {
  CHECK(value(ValueType::nationality, "Việt Nam") == "VNM");
  CHECK(value(ValueType::nationality, "VIỆT NAM") == "VNM");
  CHECK(value(ValueType::nationality, "Viêt Nam.") == "VNM");
  CHECK(value(ValueType::nationality, "Víệt Nan") == "VNM");
  CHECK(value(ValueType::nationality, "Hoa Kỳ") == "USA");
  CHECK(value(ValueType::nationality, "Cộng hòa Pháp") == "FRA");
  CHECK(value(ValueType::nationality, "Lào") == "LAO");
  CHECK(value(ValueType::nationality, "Hàn Quốc") == "KOR");
  CHECK(normal_form(ValueType::nationality, "Việt Nam, Hoa Kỳ").doubts ==
        std::vector<std::string>{"several_nationalities"});
  CHECK(normal_form(ValueType::nationality, "Không quốc tịch").doubts == std::vector<std::string>{"stateless"});
  CHECK(normal_form(ValueType::nationality, "Xyz Abc").doubts == std::vector<std::string>{"unknown_nationality"});
}

TEST_CASE("text keeps its sentence's full stop, its brackets, and loses leader remains") {
  CHECK(value(ValueType::text, " . Xơ gan ....") == "Xơ gan");
  CHECK(value(ValueType::text, "Bổ sung số định danh cá nhân ngày 15/04/1961.") ==
        "Bổ sung số định danh cá nhân ngày 15/04/1961.");
  CHECK(value(ValueType::text, "Tai nạn (đuối nước) _ _") == "Tai nạn (đuối nước)");
  CHECK(value(ValueType::text, "Tai nạn) ,") == "Tai nạn");
  CHECK(value(ValueType::free_text, " Thân Thị Mẫu ...") == "Thân Thị Mẫu");
  CHECK(value(ValueType::title, "KT. CHỦ TỊCH  PHÓ CHỦ TỊCH ,") == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
}

TEST_CASE("a bit behind a whole date is left out and told; a year broken in two is no date") {
  const NormalForm form = normal_form(ValueType::date, "26/03/1979 5");
  CHECK(form.value == "1979-03-26");
  CHECK(form.doubts == std::vector<std::string>{"extra_text"});
  CHECK_FALSE(normal_form(ValueType::date, "26/03/197 95").value.has_value());
}

TEST_CASE("the usual signs of an identity paper's text are set, and that is told") {
  const NormalForm form =
      normal_form(ValueType::id_document, "CMND 139558149 Công an tỉnh Cao Bằng cấp, ngày 27/03/2006");
  CHECK(form.value == "CMND 139558149, Công an tỉnh Cao Bằng cấp ngày 27/03/2006");
  CHECK(form.doubts == std::vector<std::string>{"separators_repaired"});
  CHECK(normal_form(ValueType::id_document, "CMND số 366350393 do V Công an tỉnh Bắc Giang").value ==
        "CMND số 366350393 do Công an tỉnh Bắc Giang");
}

TEST_CASE("the end of a label and signs between the words are no part of a name, and are told") {
  CHECK(normal_form(ValueType::person_name, "MẸ: VÕ THỊ MẪU").value == "VÕ THỊ MẪU");
  const NormalForm form = normal_form(ValueType::person_name, "ĐOÀN, THỊ MẪU");
  CHECK(form.value == "ĐOÀN THỊ MẪU");
  CHECK_FALSE(form.doubts.empty());
}

TEST_CASE("the sex of a child in the words of the people") {
  CHECK(normal_form(ValueType::sex, "Trai").value == "male");
  CHECK(normal_form(ValueType::sex, "Con gái").value == "female");
}

TEST_CASE("half a province's name and half a title are told") {
  using Doubts = std::vector<std::string>;
  CHECK(normal_form(ValueType::office, "UBND huyện Cầu Ngang, tỉnh Trà").doubts == Doubts{"province_unlisted"});
  CHECK(normal_form(ValueType::id_document, "CMND số 012345678 do Công an tỉnh Đồng cấp").doubts ==
        Doubts{"province_unlisted"});
  for (const char* right :
       {"xã Mẫu, tỉnh Bà Rịa - Vũng Tàu", "xã Mẫu, tỉnh Thừa Thiên - Huế", "xã Mẫu, tỉnh Hà Sơn Bình",
        "TỈNH LONG AN HUYỆN CẦN GIUỘC", "tỉnh Hải Nam, Trung Quốc", "Công an tỉnh"})
    CHECK(normal_form(ValueType::place, right).doubts.empty());
  const std::vector<std::string> titles{"CHỦ TỊCH", "PHÓ CHỦ TỊCH"};
  CHECK(title_form("Chủ tịch", titles).doubts.empty());
  CHECK(title_form("KT. CHỦ TỊCH", {"CHỦ TỊCH", "KT. CHỦ TỊCH"}).doubts == Doubts{"title_incomplete"});
  CHECK(title_form("Ủ TỊCH", titles).doubts == Doubts{"title_unlisted"});
}
