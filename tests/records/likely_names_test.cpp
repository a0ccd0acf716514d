#include "records/likely_names.h"

#include <array>
#include <catch2/catch.hpp>

using namespace hotich;

namespace {

Word read(const std::string& text, int x, double agreement, const std::vector<std::string>& others) {
  return {text, {x, 0, x + 80, 30}, 0.9, {}, agreement, others};
}

std::string named(std::vector<Word> words) {
  PageText text;
  text.lines = {{std::move(words), {0, 0, 400, 30}}};
  return page_text(with_likely_names(std::move(text), std::array{Box{0, 0, 400, 30}}));
}

}  // namespace

TEST_CASE("of several readings of a name the one that people bear is taken") {
  CHECK(named({read("ĐĂNG", 0, 0.5, {"ĐẶNG"}), read("VĂN", 100, 1, {}), read("TUẬN", 200, 0.75, {"TUẤN"})}) ==
        "ĐẶNG VĂN TUẤN");
}

TEST_CASE("no reading gave it, so nothing is put in its place") {
  CHECK(named({read("ĐĂNG", 0, 1, {}), read("VĂN", 100, 1, {}), read("TUẬN", 200, 0.75, {"TUẬM"})}) == "ĐĂNG VĂN TUẬN");
}

TEST_CASE("a mark that the network glimpsed makes the name that very many bear, and the word agrees less") {
  Word family = read("NGUYÊN", 0, 1, {}), given = read("LOAN", 200, 1, {});
  family.glimpses = {{"NGUYỂN", -2.5}, {"NGUYỄN", -3}};
  family.sight = 2.5;
  given.glimpses = {{"LOẠN", -0.5}};
  PageText text;
  text.lines = {{{family, read("THU", 100, 1, {}), given}, {0, 0, 400, 30}}};
  text = with_likely_names(std::move(text), std::array{Box{0, 0, 400, 30}});
  CHECK(page_text(text) == "NGUYỄN THU LOAN");
  CHECK(text.lines[0].words[0].others == std::vector<std::string>{"NGUYÊN"});
  CHECK(*text.lines[0].words[0].agreement < 0.1);
  CHECK(text.lines[0].words[0].sight == -3);
}

TEST_CASE("a family name that hardly anybody bears needs less of a glimpse than a given name") {
  Word family = read("NGUYÊN", 0, 1, {}), given = read("HÀI", 200, 1, {});
  family.glimpses = {{"NGUYỄN", -8}};
  given.glimpses = {{"HẢI", -8}};
  CHECK(named({family, read("VĂN", 100, 1, {}), given}) == "NGUYỄN VĂN HÀI");
}

TEST_CASE("a name that nobody is known to bear passes when the readings agree on it") {
  CHECK(named({read("H'HEN", 0, 0.75, {"H'HEM"}), read("NIÊ", 100, 1, {})}) == "H'HEN NIÊ");
}

TEST_CASE("words outside the names and words with a label on them are left alone") {
  PageText text;
  text.lines = {{{read("ĐĂNG", 0, 0.5, {"ĐẶNG"})}, {0, 0, 80, 30}}};
  CHECK(page_text(with_likely_names(text, std::array{Box{0, 100, 400, 130}})) == "ĐĂNG");
  CHECK(named({read("tên:ĐĂNG", 0, 0.5, {"ĐẶNG"})}) == "tên:ĐĂNG");
}
