// Lines as the program cuts them, with their true text, to train a reading network: line_dump SAMPLES OUT [net],
// for Tesseract's or, with `net`, for line_net.
// SAMPLES holds scans/ and truth/ (scripts/make-samples). OUT gets NAME-pN-K.pgm and NAME-pN-K.txt a line. Left out:
// pages of hand marks, lines that cut a true word in two, lines whose words do not span their ink (a seal or signature
// ran in). Development only, not installed.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/geometry.h"
#include "core/text.h"
#include "ocr/erase_rules.h"
#include "ocr/even_light.h"
#include "ocr/find_lines.h"
#include "ocr/line_crop.h"
#include "ocr/straighten.h"
#include "pipeline/load_page.h"

namespace fs = std::filesystem;
using namespace hotich;
using nlohmann::json;

namespace {

struct TrueWord {
  std::string text;
  Box box;  // upright px
};

std::vector<TrueWord> true_words(const json& page, const UprightMap& map) {
  std::vector<TrueWord> words;
  for (const json& word : page["words"]) {
    const json& b = word["b"];
    words.push_back(
        {to_nfc(word["t"].get<std::string>()), mapped(map.upright_from_delivered, Box{b[0], b[1], b[2], b[3]})});
  }
  std::ranges::sort(words, {}, [](const TrueWord& word) { return word.box.x0 + word.box.x1; });
  return words;
}

// The run's text, or nothing where run and truth do not fit one another.
std::string text_of(const TextRun& run, const std::vector<TrueWord>& words) {
  std::string text;
  Box seen;
  for (const TrueWord& word : words) {
    const Box common = intersected(word.box, run.box);
    const int x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    const bool inside = x >= run.box.x0 && x < run.box.x1 && y >= run.box.y0 && y < run.box.y1;
    if (!inside) {
      // A neighbour that reaches in by more than its skewed box would is a word cut in two.
      if (!common.empty() && 2 * common.height() > word.box.height() && common.width() > run.x_height_px) return {};
      continue;
    }
    if (common.width() < 0.8 * word.box.width() && word.box.width() - common.width() > run.x_height_px) return {};
    text += (text.empty() ? "" : " ") + word.text;
    seen = united(seen, word.box);
  }
  const double slack = 0.8 * run.x_height_px;
  if (text.empty() || seen.x0 - run.box.x0 > slack || run.box.x1 - seen.x1 > slack) return {};
  return text;
}

int dump_page(const fs::path& scan, const json& truth, const CropStyle& style, const fs::path& out) {
  if (truth["style"] == "hand_mark") return 0;
  const int number = truth["page"];
  const Page page = load_page({scan, {"", number}}, kind_of_file(scan), {});
  const int turn = truth["orientation_deg"];
  const double skew = truth["skew_deg"];
  const UprightMap map = upright_map(page.image.width_px, page.image.height_px, static_cast<Turn>(turn), skew);
  const CleanPage clean = erase_rules(make_upright(reading_gray(page.image), static_cast<Turn>(turn), skew));
  const std::vector<TrueWord> words = true_words(truth, map);
  int count = 0;
  for (const TextRun& run : find_lines(clean.ink).runs) {
    const std::string text = text_of(run, words);
    if (text.empty()) continue;
    const Image crop = line_crop(clean.image, clean.ink, run, style).image;
    const std::string stem = scan.stem().string() + "-p" + std::to_string(number) + "-" + std::to_string(count++);
    std::ofstream picture(out / (stem + ".pgm"), std::ios::binary);
    picture << "P5\n" << crop.width_px << ' ' << crop.height_px << "\n255\n";
    picture.write(reinterpret_cast<const char*>(crop.bytes.data()), static_cast<std::streamsize>(crop.bytes.size()));
    std::ofstream(out / (stem + ".txt")) << text << '\n';
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) return 2;
  const CropStyle style = argc == 4 ? net_crop : CropStyle{};
  const fs::path samples = argv[1], out = argv[2];
  fs::create_directories(out);
  for (const auto& entry : fs::directory_iterator(samples / "truth")) {
    const json truth = json::parse(std::ifstream(entry.path()));
    const fs::path scan = samples / "scans" / truth["file"].get<std::string>();
    for (const json& page : truth["pages"]) try {
        std::cout << scan.stem().string() << ' ' << dump_page(scan, page, style, out) << std::endl;
      } catch (const std::exception& error) {
        std::cerr << scan.stem().string() << ": " << error.what() << '\n';
      }
  }
}
