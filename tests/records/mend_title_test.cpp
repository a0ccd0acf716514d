#include "records/mend_title.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("a signer's office becomes the nearest of the form's, in the case it was written in") {
  const std::vector<std::string> titles = {"CHỦ TỊCH", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"};
  CHECK(mend_title("PRÓ CHỦ TỊCH", titles).text == "PHÓ CHỦ TỊCH");
  CHECK(mend_title("Phó Chủ tị", titles).text == "Phó Chủ tịch");
  CHECK(mend_title("KT. CHỦ TỊCH VN PHÓ CHỦ TỊCH", titles).text == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH");
  CHECK(mend_title("Phó Chủ tịch", titles).mended == 0);
  CHECK(mend_title("ĐẠI SỨ", titles).text == "ĐẠI SỨ");
  CHECK(mend_title("PHÔ GHỦ TỊCH", titles).text == "PHÓ CHỦ TỊCH");
  CHECK(mend_title("4 THÓ CHỦ TỊCH", titles).text == "PHÓ CHỦ TỊCH");
  CHECK(mend_title("5 ÂN NPHÓ CHỦ TỊCH", titles).text == "PHÓ CHỦ TỊCH");
  for (const char* longer : {"Chủ tịch UBND xã", "Chủ tịch xã", "UBND XÃ MẪU CHỦ TỊCH", "Nguyên Chủ tịch"})
    CHECK(mend_title(longer, titles).text == longer);
  CHECK(mend_title("è Sử CHỦ TỊCH", titles).text == "CHỦ TỊCH");
}
