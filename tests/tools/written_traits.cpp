// Prints what is measured of each value of drawn papers, for scripts/train-written: written_traits SAMPLES, a line a
// value: page, field, how it was written, number of letters drawn, then the traits of ocr/writing_traits.h, tab
// between. SAMPLES holds scans/ and truth/ (scripts/make-samples). Development only, not installed.
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/geometry.h"
#include "ocr/erase_rules.h"
#include "ocr/even_light.h"
#include "ocr/straighten.h"
#include "ocr/writing_traits.h"
#include "pipeline/load_page.h"

namespace fs = std::filesystem;
using namespace hotich;
using nlohmann::json;

namespace {

Box box_in(const json& b) { return {b[0], b[1], b[2], b[3]}; }

// The drawn words of a value: those in its box that follow one another as its text does.
WordBoxes words_of(const json& words, const json& field, const Affine& upright_from_delivered) {
  std::vector<std::string> wanted;
  std::istringstream text(field["raw"].get<std::string>());
  for (std::string word; text >> word;) wanted.push_back(word);
  const Box place = grown(box_in(field["box"]), 3);
  for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
    WordBoxes found;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      const Box box = box_in(words[at + k]["b"]);
      if (words[at + k]["t"] != wanted[k] || united(place, box) != place) break;
      found.push_back(mapped(upright_from_delivered, box));
    }
    if (found.size() == wanted.size()) return found;
  }
  return {};
}

void print_page(const fs::path& scan, const json& truth) {
  const int number = truth["page"], turn = truth["orientation_deg"];
  const Page page = load_page({scan, {"", number}}, kind_of_file(scan), {});
  const double skew = truth["skew_deg"];
  const UprightMap map = upright_map(page.image.width_px, page.image.height_px, static_cast<Turn>(turn), skew);
  const CleanPage clean = erase_rules(make_upright(reading_gray(page.image), static_cast<Turn>(turn), skew));
  std::vector<WordBoxes> values;
  std::vector<std::string> heads;
  for (const auto& [name, field] : truth["fields"].items()) {
    if (!field.contains("written")) continue;
    values.push_back(words_of(truth["words"], field, map.upright_from_delivered));
    heads.push_back(scan.stem().string() + "-" + std::to_string(number) + "\t" + name + "\t" +
                    field["written"].get<std::string>() + "\t" + truth["style"].get<std::string>() + "\t" +
                    truth["damage"].get<std::string>());
  }
  const std::clock_t start = std::clock();
  const auto traits = writing_traits(clean.ink, values);
  std::cerr << heads.size() << " values " << 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC
            << " ms of CPU\n";
  for (std::size_t i = 0; i < traits.size(); ++i) {
    if (!traits[i]) continue;
    std::cout << heads[i];
    for (const double trait : *traits[i]) std::cout << '\t' << trait;
    std::cout << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path samples = argv[1];
  for (const auto& entry : fs::directory_iterator(samples / "truth")) {
    const json truth = json::parse(std::ifstream(entry.path()));
    const fs::path scan = samples / "scans" / truth["file"].get<std::string>();
    for (const json& page : truth["pages"]) try {
        print_page(scan, page);
      } catch (const std::exception& error) {
        std::cerr << scan.stem().string() << ": " << error.what() << '\n';
      }
  }
}
