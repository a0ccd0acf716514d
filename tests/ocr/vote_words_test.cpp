#include "ocr/vote_words.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace hotich;

namespace {

// Words of equal width side by side, each read with the same confidence.
Line line_of(const std::vector<std::string>& texts, double confidence) {
  Line line;
  for (const std::string& text : texts) {
    const int x = 100 * static_cast<int>(line.words.size());
    line.words.push_back({text, {x, 0, x + 80, 30}, confidence, {{text, {x, 0, x + 80, 30}, confidence}}});
    line.box = united(line.box, line.words.back().box);
  }
  return line;
}

}  // namespace

TEST_CASE("two readings that agree outvote a surer one") {
  const std::array readings{line_of({"NGUYỄN", "VĂN", "TUẦN"}, 0.95), line_of({"NGUYỄN", "VĂN", "TUẤN"}, 0.9),
                            line_of({"NGUYỄN", "VĂN", "TUẤN"}, 0.85)};
  const Line line = voted(readings);
  CHECK(line_text(line) == "NGUYỄN VĂN TUẤN");
  CHECK(line.words[1].agreement == 1);
  CHECK(*line.words[2].agreement > 0.6);
  CHECK(*line.words[2].agreement < 0.7);
  CHECK(line.words[2].others == std::vector<std::string>{"TUẦN"});
}

TEST_CASE("of two readings that differ the surer one stays, and the other is kept") {
  const Line line = voted(std::array{line_of({"Kon", "Tum"}, 0.7), line_of({"Kon", "Tun"}, 0.9)});
  CHECK(line_text(line) == "Kon Tun");
  CHECK(line.words[1].agreement == 0.5);
  CHECK(line.words[1].others == std::vector<std::string>{"Tum"});
}

TEST_CASE("a shape no syllable has counts for less") {
  CHECK(line_text(voted(std::array{line_of({"TUẤNR"}, 0.85), line_of({"TUẤN"}, 0.8)})) == "TUẤN");
}

TEST_CASE("a reading that parts the line otherwise has no vote where its words stand elsewhere") {
  Line merged = line_of({"NGUYỄNVĂN"}, 0.5);
  merged.words[0].box = {0, 0, 180, 30};
  const Line line = voted(std::array{line_of({"NGUYỄN", "VĂN"}, 0.8), merged});
  CHECK(line_text(line) == "NGUYỄN VĂN");
  CHECK(line.words[0].agreement == 0.5);
  CHECK(line.words[0].others.empty());
}

TEST_CASE("a line that one reading leaves empty is that of the others") {
  CHECK(line_text(voted(std::array{Line{}, line_of({"1987"}, 0.4)})) == "1987");
  CHECK(voted(std::array{Line{}, Line{}}).words.empty());
}

TEST_CASE("where readings differ, what is seen may outweigh a vote, but not what no reading gave") {
  const std::array readings{line_of({"Củ", "Chi"}, 0.8), line_of({"Cù", "Chi"}, 0.85), line_of({"Cù", "Chi"}, 0.8)};
  std::vector<std::string> asked;
  const Sight sees_hook = [&](const std::string& line) -> std::optional<double> {
    asked.push_back(line);
    return line == "Củ Chi" ? -0.1 : line == "Cú Chi" ? 0 : -12.0;
  };
  const Line line = voted(readings, sees_hook);
  CHECK(line_text(line) == "Củ Chi");
  CHECK(*line.words[0].agreement == Approx(1 / 3.0));
  CHECK(line.words[0].others == std::vector<std::string>{"Cù"});
  CHECK(asked == std::vector<std::string>{"Cù Chi", "Củ Chi"});
  CHECK(line_text(voted(readings, [](const std::string& text) { return text == "Củ Chi" ? -2.0 : -4.0; })) == "Cù Chi");
  CHECK(line_text(voted(readings, [](const std::string&) { return std::optional<double>(); })) == "Cù Chi");
}

TEST_CASE("words go together in order, though an engine puts their boxes a word aside") {
  Line off = line_of({"thành", "phố", "Hà", "Nội"}, 0.8);
  off.words[1].box = off.words[0].box;
  off.words[2].box = {100, 0, 180, 30};  // where "phố" stands
  const Line line = voted(std::array{line_of({"thành", "phố", "Hà", "Nội"}, 0.9), off, off});
  CHECK(line_text(line) == "thành phố Hà Nội");
  for (const Word& word : line.words) CHECK(word.agreement == 1);
}

TEST_CASE("a word that most readings join to its neighbour does not stand beside it again") {
  Line joined = line_of({"tên", "x", "Êban"}, 0.8);
  joined.words[1] = {"H'Sương", {100, 0, 280, 30}, 0.8, {{"H", {100, 0, 120, 30}, 0.8}}};
  joined.words[2].box = {300, 0, 380, 30};
  Line parted = line_of({"tên", "H", "Sương", "Êban"}, 0.9);
  parted.words[1].box = {100, 0, 120, 30};
  parted.words[2].box = {125, 0, 280, 30};
  CHECK(line_text(voted(std::array{parted, joined, joined})) == "tên H'Sương Êban");
  CHECK(line_text(voted(std::array{parted, parted, joined})) == "tên H Sương Êban");
}
