// How well pages with truth are read: read_eval FOLDER [--method lines|page|column|block|sparse] [--model NAME] [--dump
// DIR]
// [--only PART_OF_NAME]. FOLDER is what prepare_read_eval.py makes. A row per style and damage; --dump leaves the
// cleaned page with boxes and the text read.
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "core/text.h"
#include "ocr/erase_rules.h"
#include "ocr/even_light.h"
#include "ocr/find_lines.h"
#include "ocr/read_page_text.h"
#include "ocr/unread_ink.h"
#include "read_eval_score.h"

namespace fs = std::filesystem;
using namespace hotich;

namespace {

struct Options {
  fs::path folder = {}, dump = {};
  std::string method = "lines", model = "vie", only = {};
};

Image read_pnm(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string magic, hash, word;
  Image image;
  in >> magic >> hash >> word >> image.dpi >> image.width_px >> image.height_px >> word;
  in.get();
  image.format = magic == "P6" ? PixelFormat::rgb8 : PixelFormat::gray8;
  image.bytes.resize(static_cast<std::size_t>(image.height_px) * image.stride());
  in.read(reinterpret_cast<char*>(image.bytes.data()), static_cast<std::streamsize>(image.bytes.size()));
  return image;
}

PageText read_by(const Options& options, ReadingEngines& engines, const CleanPage& page) {
  if (options.method == "page") return engines.tesseract.read(page.image, Layout::page);
  if (options.method == "column") return engines.tesseract.read(page.image, Layout::column);
  if (options.method == "block") return engines.tesseract.read(page.image, Layout::block);
  if (options.method == "sparse") return engines.tesseract.read(page.image, Layout::sparse);
  return read_page_text(engines, page);
}

void frame(Image& rgb, const Box& box, std::array<std::uint8_t, 3> color) {
  const auto put = [&](int x, int y) {
    if (x >= 0 && y >= 0 && x < rgb.width_px && y < rgb.height_px)
      std::copy(color.begin(), color.end(), rgb.row(y) + 3 * x);
  };
  for (int x = box.x0; x < box.x1; ++x) put(x, box.y0), put(x, box.y1);
  for (int y = box.y0; y < box.y1; ++y) put(box.x0, y), put(box.x1, y);
}

void write_pnm(const Image& image, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  out << (image.channels() == 3 ? "P6\n" : "P5\n") << image.width_px << ' ' << image.height_px << "\n255\n";
  out.write(reinterpret_cast<const char*>(image.bytes.data()), static_cast<std::streamsize>(image.bytes.size()));
}

void dump(const Options& options, const std::string& stem, const Image& gray, const CleanPage& page,
          const PageText& text) {
  fs::create_directories(options.dump);
  Image rgb{.width_px = gray.width_px,
            .height_px = gray.height_px,
            .format = PixelFormat::rgb8,
            .dpi = gray.dpi,
            .bytes = {}};
  for (std::size_t i = 0; i < gray.bytes.size(); ++i) {
    const std::uint8_t before = gray.bytes[i], after = page.image.bytes[i];
    rgb.bytes.push_back(std::max(before, after)), rgb.bytes.push_back(after < 250 ? after : before),
        rgb.bytes.push_back(after);
  }
  for (const Line& line : text.lines)
    for (const Word& word : line.words)
      frame(rgb, word.box, {static_cast<std::uint8_t>(255 * (1 - word.confidence)), 160, 0});
  const LinesFound found = find_lines(page.ink);
  for (const TextRun& run : found.runs) frame(rgb, run.box, {0, 0, 255});
  for (const Oddment& odd : found.oddments) frame(rgb, page.ink.components[odd.component].box, {255, 0, 255});
  write_pnm(rgb, options.dump / (stem + ".ppm"));
  std::ofstream out(options.dump / (stem + ".txt"));
  for (const Line& line : text.lines) {
    for (const Word& word : line.words) out << word.text << '/' << static_cast<int>(100 * word.confidence) << ' ';
    out << '\n';
  }
}

Options parsed(int argc, char** argv) {
  Options options{.folder = argv[1]};
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--method") options.method = argv[i + 1];
    if (name == "--model") options.model = argv[i + 1];
    if (name == "--dump") options.dump = argv[i + 1];
    if (name == "--only") options.only = argv[i + 1];
  }
  return options;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const Options options = parsed(argc, argv);
  const fs::path model(options.model);  // a name, or a path without .traineddata
  ReadingEngines engines{Recognizer({.folder = model.parent_path().string(), .name = model.filename().string()})};
  std::map<std::string, eval::Score> scores;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(options.folder))
    if (entry.path().extension() == ".ppm" && entry.path().string().find(options.only) != std::string::npos)
      files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    const eval::Truth truth = eval::read_truth(fs::path(file).replace_extension(".truth"));
    const Image gray = reading_gray(read_pnm(file));
    const double start = cpu_seconds();
    const CleanPage page = erase_rules(gray);
    const double cleaned = cpu_seconds();
    const PageText text = read_by(options, engines, page);
    const double read = cpu_seconds();
    const ReadingProof proof = prove_reading(page, text);
    eval::Score score = eval::scored(truth, text);
    score.clean_s = cleaned - start, score.read_s = read - cleaned;
    score.unread = proof.unread_ink, score.flagged = proof.reasons.empty() ? 0 : 1;
    std::cout << file.stem().string() << ' ' << truth.group << "  " << eval::row(score);
    for (const std::string& reason : proof.reasons) std::cout << ' ' << reason;
    std::cout << " conf " << static_cast<int>(100 * proof.mean_confidence) << " impl "
              << static_cast<int>(100 * proof.implausible_share) << '\n';
    for (const std::string& missed : score.missed) std::cout << "    " << missed << '\n';
    scores[truth.group] += score;
    scores["all"] += score;
    if (!options.dump.empty()) dump(options, file.stem().string(), gray, page, text);
  }
  for (const auto& [group, score] : scores) std::cout << "== " << group << "  " << eval::row(score) << '\n';
}
