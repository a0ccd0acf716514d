#include "measure/text_errors.h"

#include <catch2/catch.hpp>

using namespace hotich;

TEST_CASE("lines are found in any order, lost and wrong letters count") {
  CHECK(text_errors("KHAI SINH\nHọ tên", "Họ   tên\nKHAI SINH").errors == 0);
  CHECK(text_errors("KHAI SINH", "KHAI SlNH").errors == 1);
  CHECK(text_errors("KHAI SINH", "KHAI").errors == 5);
  CHECK(text_errors("KHAI SINH\n\n Họ ", "").errors == 11);
  CHECK(text_errors("KHAI SINH\n\n Họ ", "").letters == 11);
  CHECK(text_errors("", "x").letters == 0);
}

TEST_CASE("letters are compared composed") {
  CHECK(text_errors("e\xCC\x82", "\xC3\xAA").errors == 0);  // e + circumflex, ê
  CHECK(text_errors("ế", "ê").errors == 1);
}

TEST_CASE("ends are free in the text that was read, not in the truth") {
  CHECK(infix_distance(U"abc", U"xxabcxx") == 0);
  CHECK(infix_distance(U"abc", U"xxacxx") == 1);
  CHECK(infix_distance(U"abc", U"bc") == 1);
  CHECK(infix_distance(U"", U"abc") == 0);
  CHECK(infix_distance(U"abc", U"") == 3);
}
