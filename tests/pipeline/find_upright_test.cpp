#include "pipeline/find_upright.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace hotich;

namespace {

// Bars of a letter's height in rows, each broken `pieces` times.
Image bars(int pieces) {
  Image page{1000, 1400, PixelFormat::gray8, 200, {}};
  page.bytes.assign(1000 * 1400, 255);
  for (int row = 0; row < 20; ++row)
    for (int letter = 0; letter < 40; ++letter)
      for (int y = 0; y < 18; ++y) {
        if (pieces > 1 && y % (18 / pieces) == 0) continue;
        std::fill_n(page.row(200 + 40 * row + y) + 100 + 20 * letter, 8, 0);
      }
  return page;
}

// Reads one word with the confidence of the way the page was cleaned, and tells how often it was asked.
struct FakeReader {
  double as_seen, healed;
  int asked = 0;
  TextReader reader() {
    return {[this](const CleanPage& page) {
      ++asked;
      const Box box{100, 200, 300, 218};
      return PageText{{{{{page.healed ? "healed" : "seen", box, page.healed ? healed : as_seen, {}}}, box}}};
    }};
  }
};

std::string word_read(const Image& page, FakeReader& fake) {
  const UprightText upright = find_upright(page, {}, fake.reader(), [](const PageText&) { return 1.0; });
  return upright.text.lines.at(0).words.at(0).text;
}

}  // namespace

TEST_CASE("a page that reads badly is read again with its broken strokes healed, and the better reading kept") {
  FakeReader better{0.6, 0.8}, worse{0.6, 0.5};
  CHECK(word_read(bars(1), better) == "healed");
  CHECK(word_read(bars(1), worse) == "seen");
  CHECK(better.asked == 2);
}

TEST_CASE("a page that reads well is read once") {
  FakeReader fake{0.93, 0.99};
  CHECK(word_read(bars(3), fake) == "seen");
  CHECK(fake.asked == 1);
}

TEST_CASE("a page that reads fairly is healed only where that joins broken strokes") {
  FakeReader whole{0.82, 0.9}, broken{0.82, 0.9};
  CHECK(word_read(bars(1), whole) == "seen");
  CHECK(word_read(bars(3), broken) == "healed");
}
