#include "ocr/line_net.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <thread>

#include "core/error.h"
#include "core/text.h"
#include "ocr/find_lines.h"
#include "ocr/ink.h"
#include "ocr/look_again.h"
#include "ocr/read_line.h"
#include "page_drawings.h"

namespace fs = std::filesystem;
using namespace hotich;
using namespace hotich::drawing;

namespace {

constexpr const char* network = HOTICH_SOURCE_DIR "/models/line_net/line_net.onnx";

CleanPage page_with(const char* text) {
  Image page = paper(900, 200, 300);
  write(page, text, 60, 120, 34);
  return erase_rules(page);
}

CleanPage name_page() { return page_with("KINH HUE QUAN"); }

std::string text_of(const Line& line) {
  std::string text;
  for (const Word& word : line.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// By the alphabet beside the network.
int class_of(char32_t letter) {
  std::ifstream in(fs::path(network).parent_path() / "alphabet.txt");
  std::string letters;
  std::getline(in, letters);
  return static_cast<int>(to_code_points(letters).find(letter)) + 1;
}

Line read_first_run(LineNet& net, const CleanPage& page) {
  return read_line(net, page, find_lines(page.ink).runs.at(0), net_crop).line;
}

}  // namespace

TEST_CASE("the line network reads words with boxes in px of the page, symbols and confidences from 0 to 1") {
  LineNet net(network);
  const Line line = read_first_run(net, name_page());
  REQUIRE(text_of(line) == "KINH HUE QUAN");
  const Word& last = line.words[2];
  CHECK(last.symbols.size() == 4);
  CHECK(last.confidence > 0.5);
  CHECK(last.confidence <= 1);
  CHECK(last.box.x0 > line.words[1].box.x1);
  CHECK(last.box.y0 >= 80);
  CHECK(last.box.y1 <= 130);
}

TEST_CASE("the bolder picture of a line has more ink and shows the same words") {
  const CleanPage page = name_page();
  const TextRun run = find_lines(page.ink).runs.at(0);
  const auto ink = [&](const CropStyle& style) {
    const Image image = line_crop(page.image, page.ink, run, style).image;
    REQUIRE(image.height_px == net_crop.height_px);
    return std::accumulate(image.bytes.begin(), image.bytes.end(), 0.0,
                           [](double sum, int c) { return sum + 255 - c; }) /
           image.width_px;
  };
  CHECK(ink(bold_net_crop) > 1.2 * ink(net_crop));
  LineNet net(network);
  CHECK(text_of(read_line(net, page, run, bold_net_crop).line) == "KINH HUE QUAN");
}

TEST_CASE("glimpses of a word have other marks on one of its letters and are less likely") {
  LineNet net(network);
  const Line line = read_first_run(net, page_with("HUE"));
  REQUIRE(text_of(line) == "HUE");
  for (const Glimpse& glimpse : line.words[0].glimpses) {
    CHECK(fold(glimpse.text) == "hue");
    CHECK(glimpse.text != "HUE");
    CHECK(glimpse.log_odds < 0);
  }
}

TEST_CASE("the network's sight of a word falls where another letter comes near, whatever signs do") {
  LineNet net(network);
  const CleanPage page = page_with("HUE, HUE");
  NetReading reading = read_line(net, page, find_lines(page.ink).runs.at(0), net_crop);
  const std::optional<double> sure = net.words(reading.seen).words.at(0).sight;
  REQUIRE(sure > 0);
  const auto shared = [&](char32_t letter, char32_t other) {
    LetterChances seen = reading.seen;
    const int from = class_of(letter), to = class_of(other);
    for (int step = 0; step < seen.steps; ++step) {
      float* logs = &seen.logs[static_cast<std::size_t>(step) * seen.classes];
      if (logs[from] < std::log(0.5f)) continue;
      logs[to] = logs[from] + std::log(0.4f), logs[from] += std::log(0.6f);
    }
    return net.words(seen).words.at(0);
  };
  CHECK(shared(U'U', U'Ư').text == "HUE,");
  CHECK(*shared(U'U', U'Ư').sight < *sure - 1);
  CHECK(*shared(U',', U'.').sight == Approx(*sure));
}

TEST_CASE("numbers are read once more as nothing but figures, words stay") {
  LineNet net(network);
  const CleanPage page = page_with("HUE 25/08/1990");
  NetReading reading = read_line(net, page, find_lines(page.ink).runs.at(0), net_crop);
  CHECK(text_of(reading.with_figures) == "HUE 25/08/1990");
  // "B" in the midst of figures is an 8 that was misread.
  const int eight = class_of(U'8'), b = class_of(U'B');
  for (int step = 0; step < reading.seen.steps; ++step) {
    float* logs = &reading.seen.logs[static_cast<std::size_t>(step) * reading.seen.classes];
    logs[b] = std::max(logs[b], logs[eight] + 0.5f);
  }
  CHECK(text_of(net.words(reading.seen)) == "HUE 25/0B/1990");
  CHECK(text_of(net.words_with_figures(reading.seen)) == "HUE 25/08/1990");
}

TEST_CASE("of a line wider than the network reads it has no vote") {
  std::string years;
  for (int i = 0; i < 60; ++i) years += "1980 ";
  Image image = paper(9000, 200, 300);
  write(image, years, 60, 100, 30);
  const CleanPage page = erase_rules(image);
  const TextRun run = find_lines(page.ink).runs.at(0);
  ReadingEngines engines{Recognizer({}), LineNet(network)};
  REQUIRE(read_line(*engines.net, page, run, net_crop).line.words.empty());
  const Line line = read_again(engines, page, run, read_line(engines.tesseract, page, run, {}));
  REQUIRE(line.words.size() > 15);
  CHECK(std::ranges::all_of(line.words, [](const Word& word) { return word.agreement == 1; }));
}

TEST_CASE("two line networks on two threads read the same") {
  const CleanPage page = name_page();
  Line lines[2];
  {
    std::jthread one([&] {
      LineNet net(network);
      lines[0] = read_first_run(net, page);
    });
    std::jthread two([&] {
      LineNet net(network);
      lines[1] = read_first_run(net, page);
    });
  }
  CHECK(text_of(lines[0]) == "KINH HUE QUAN");
  CHECK(text_of(lines[0]) == text_of(lines[1]));
}

TEST_CASE("a picture of another height, of nothing or wider than any line has no words") {
  LineNet net(network);
  CHECK(net.look(paper(300, 36, 300)).steps == 0);
  CHECK(net.words(net.look(paper(300, 48, 300))).words.empty());
  CHECK(net.look(paper(4, 48, 300)).steps == 0);
  CHECK(net.look(paper(5000, 48, 300)).steps == 0);
}

TEST_CASE("a missing line network is an error that names it") {
  CHECK_THROWS_WITH(LineNet("/no/such/line_net.onnx"), Catch::Contains("/no/such/line_net.onnx"));
}

TEST_CASE("a network and an alphabet that do not fit are an error before any page is read") {
  const fs::path folder = fs::temp_directory_path() / ("hotich-line-net-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  fs::copy_file(network, folder / "line_net.onnx");
  std::ofstream(folder / "alphabet.txt") << " abc\n";
  CHECK_THROWS_WITH(LineNet(folder / "line_net.onnx"), Catch::Contains("alphabet"));
  fs::remove_all(folder);
}
