#include "core/text.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "core/digest.h"
#include "core/reason.h"

using namespace hotich;

TEST_CASE("text is NFC whatever form it came in") {
  CHECK(to_nfc("Nguye\u0302\u0303n") == "Nguyễn");
  CHECK(to_nfc("a\xFF"
               "b") ==
        "a\uFFFD"
        "b");
  CHECK(is_utf8("Đặng"));
  CHECK_FALSE(is_utf8("\xC3"));
}

TEST_CASE("folding strips tone marks, letter marks, case and extra blanks") {
  CHECK(fold("  Họ,  CHỮ ĐỆM,\n tên: ") == "ho, chu dem, ten:");
  CHECK(fold("Ươn ướt Đường") == "uon uot duong");
}

TEST_CASE("case changes keep Vietnamese marks") {
  CHECK(to_upper("đặng thị ổn") == "ĐẶNG THỊ ỔN");
  CHECK(to_lower("ĐƯỜNG") == "đường");
}

TEST_CASE("edit distance counts letters, not bytes") {
  CHECK(edit_distance(to_code_points("Đức"), to_code_points("Đúc")) == 1);
  CHECK(edit_distance(U"", U"abc") == 3);
}

TEST_CASE("split_words leaves no empty pieces") {
  CHECK(split_words("  a \n b  ") == std::vector<std::string>{"a", "b"});
  CHECK(split_words("").empty());
}

TEST_CASE("sha256 agrees with the FIPS 180-4 example") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("every reason code is unique and has both sentences") {
  for (const Reason& reason : all_reasons()) {
    CHECK(find_reason(reason.code) == &reason);
    CHECK_FALSE(reason.vi.empty());
    CHECK_FALSE(reason.en.empty());
  }
}

TEST_CASE("docs/errors.md tells every reason code in the words of the program, and no other") {
  std::ifstream file(std::string(HOTICH_SOURCE_DIR) + "/docs/errors.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const Reason& reason : all_reasons()) {
    INFO(reason.code);
    const std::string row =
        "| `" + std::string(reason.code) + "` | " + std::string(reason.vi) + " | " + std::string(reason.en);
    CHECK(page.find(row) != std::string::npos);
  }
  size_t rows = 0;
  for (size_t at = page.find("\n| `"); at != std::string::npos; at = page.find("\n| `", at + 1)) ++rows;
  CHECK(rows == all_reasons().size());
}

TEST_CASE("letters that stand alone fold and normalize beside any other letter as they do alone") {
  for (char32_t c = 1; c < 0x2100; ++c) {
    const std::string letter = from_code_points(std::u32string(1, c));
    // U+FB01 and U+212B take the long way, and so does all that is beside them.
    if (fold(letter + "\uFB01") != fold(letter) + "fi") {
      CAPTURE(static_cast<unsigned>(c), fold(letter), fold(letter + "\uFB01"));
      FAIL_CHECK("folds otherwise");
    }
    if (to_nfc(letter + "x\u212B") != to_nfc(letter) + "x\u00C5") {
      CAPTURE(static_cast<unsigned>(c));
      FAIL_CHECK("normalizes otherwise");
    }
  }
}
