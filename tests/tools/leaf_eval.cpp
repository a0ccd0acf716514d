// leaf_eval SAMPLES [PART_OF_NAME]: open books and photographs with truth (scripts/make-samples --shots): pages found,
// and how far text lines are from level over pieces of line of 2 cm, as delivered and after flattening. SAMPLES holds
// scans/ and truth/. Development only, not installed.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>
#include <vector>

#include "ocr/even_light.h"
#include "ocr/find_leaves.h"
#include "ocr/load_image.h"
#include "pipeline/load_page.h"

namespace fs = std::filesystem;
using namespace hotich;

namespace {

using PointLine = std::vector<Point>;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Slopes {
  double widest = 0, mean = 0, length = 0;
  Point where = {};
  void add(const PointLine& line, double skew, double piece_px) {
    std::size_t from = 0;
    for (std::size_t to = 1; to < line.size(); ++to) {
      const double dx = line[to].x - line[from].x, dy = line[to].y - line[from].y, far = std::hypot(dx, dy);
      if (far < piece_px) continue;
      const double off = std::abs(std::atan2(dy, dx) * 180 / std::numbers::pi - skew);
      if (off > widest) widest = off, where = line[from];
      mean += off * far, length += far;
      from = to;
    }
  }
};

PointLine on_leaf(const PointLine& line, const FlatMap& map) {
  PointLine result;
  for (const Point& p : line) result.push_back(flat_point(map, p));
  return result;
}

bool inside(const PointLine& line, const FlatMap& map) {
  const Point& p = line[line.size() / 2];
  return p.x >= 0 && p.y >= 0 && p.x < map.width_px() && p.y < map.height_px();
}

void judge(const std::string& name, const Page& page, const nlohmann::json& truth) {
  const double start = cpu_seconds();
  const Image gray = reading_gray(page.image);
  const double evened = cpu_seconds();
  const PageStance stance = find_stance(gray);
  const double stood = cpu_seconds();
  const DpiSource dpi = page.notes.empty() ? DpiSource::stated : DpiSource::derived;
  const Leaves found = find_leaves(page.image, gray, stance, dpi);
  const double done = cpu_seconds();
  Slopes before, after;
  std::vector<double> skews;
  for (const Leaf& leaf : found.leaves) skews.push_back(find_stance(leaf.gray).skew.degrees);
  int outside = 0;
  const double piece_px = 20 / 25.4 * truth["dpi"].get<double>();
  for (const auto& given : truth["lines"]) {
    PointLine line;
    for (const auto& p : given) line.push_back({p[0], p[1]});
    before.add(line, stance.lean_degrees, piece_px);
    bool seen = false;
    for (std::size_t i = 0; i < found.leaves.size(); ++i) {
      const PointLine flat = on_leaf(line, found.leaves[i].delivered_from_leaf);
      if (!inside(flat, found.leaves[i].delivered_from_leaf)) continue;
      after.add(flat, skews[i], piece_px), seen = true;
    }
    outside += !seen;
  }
  if (const char* dump = std::getenv("LEAF_DUMP"))
    for (std::size_t i = 0; i < found.leaves.size(); ++i) {
      const Image& gray_leaf = found.leaves[i].gray;
      std::ofstream out(fs::path(dump) / (name + "-" + std::to_string(i) + ".pgm"), std::ios::binary);
      out << "P5\n" << gray_leaf.width_px << ' ' << gray_leaf.height_px << "\n255\n";
      out.write(reinterpret_cast<const char*>(gray_leaf.bytes.data()),
                static_cast<std::streamsize>(gray_leaf.bytes.size()));
    }
  std::cout << std::left << std::setw(48) << name << std::right << std::fixed << std::setprecision(2) << " pages "
            << truth["records"].size() << " found " << found.leaves.size() << " curved ";
  for (const Leaf& leaf : found.leaves) std::cout << leaf.curved;
  std::cout << " before " << before.mean / before.length << " widest " << before.widest << " after "
            << (after.length > 0 ? after.mean / after.length : 0) << " widest " << after.widest << " at "
            << after.where.x << ',' << after.where.y << " outside " << outside << " dpi " << truth["dpi"] << "->"
            << (found.leaves.empty() ? page.image.dpi : found.leaves[0].gray.dpi) << " bend " << stance.bend_degrees
            << " cpu " << evened - start << " + " << stood - evened << " + " << done - stood << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: leaf_eval SAMPLES [PART_OF_NAME]\n", 2;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / "truth")) files.push_back(entry.path());
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    if (argc > 2 && file.string().find(argv[2]) == std::string::npos) continue;
    const auto truth = nlohmann::json::parse(std::ifstream(file));
    const fs::path scan = fs::path(argv[1]) / "scans" / truth["file"].get<std::string>();
    const nlohmann::json& page_truth = truth["pages"][0];
    if (!page_truth.contains("lines")) continue;
    judge(file.stem(), load_page({scan, {"", 1}}, kind_of_file(scan), {}), page_truth);
  }
}
