// skew_eval SCANS TRUTH [all]: skew, axis and cost over pages with truth (scripts/make-samples). Development only, not
// installed.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include "ocr/load_image.h"
#include "ocr/skew_lines.h"
#include "ocr/skew_profile.h"
#include "ocr/skew_stance.h"
#include "ocr/text_axis.h"
#include "pipeline/load_page.h"

namespace fs = std::filesystem;
using namespace hotich;

namespace {

struct Truth {
  double dpi = 300, skew = 0;
  int orientation = 0;
  std::string damage;
};

struct Result {
  std::string name;
  Truth truth;
  Skew skew, profile;
  LineSkew line_skew;
  TextAxis axis;
  double upside_down = 0, bend = 0, cpu = 0;
  double error() const { return skew.confidence > 0 ? std::abs(skew.degrees - truth.skew) : 99; }
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<Truth> pages_of(const fs::path& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::regex key(R"json("(dpi|skew_deg|orientation_deg|damage|page)":\s*"?([-+.\w]+))json");
  std::vector<Truth> pages;
  for (std::sregex_iterator it(text.begin(), text.end(), key), end; it != end; ++it) {
    const std::string name = (*it)[1], value = (*it)[2];
    if (name == "page") pages.emplace_back();
    if (pages.empty()) continue;
    if (name == "dpi") pages.back().dpi = std::atof(value.c_str());
    if (name == "skew_deg") pages.back().skew = std::atof(value.c_str());
    if (name == "orientation_deg") pages.back().orientation = std::atoi(value.c_str());
    if (name == "damage") pages.back().damage = value;
  }
  return pages;
}

Image gray_of(const Image& image) {
  if (image.format == PixelFormat::gray8) return image;
  Image gray{image.width_px, image.height_px, PixelFormat::gray8, image.dpi, {}};
  for (std::size_t i = 0; i + 2 < image.bytes.size(); i += 3)
    gray.bytes.push_back(
        static_cast<std::uint8_t>((77 * image.bytes[i] + 151 * image.bytes[i + 1] + 28 * image.bytes[i + 2]) >> 8));
  return gray;
}

Result judged(const std::string& name, const Image& image, const Truth& truth) {
  Result r{name, truth, {}, {}, {}, {}, 0, 0, 0};
  const double start = cpu_seconds();
  const PageStance stance = find_stance(image);
  r.cpu = cpu_seconds() - start;
  r.axis = stance.axis, r.skew = stance.skew, r.upside_down = stance.upside_down_score;
  r.bend = stance.bend_degrees;
  const PageInk ink = text_ink(image);
  const PageInk level = r.axis.direction == LineDirection::vertical ? turned_back(ink, Turn::quarter) : ink;
  r.profile = skew_by_profile(level);
  r.line_skew = skew_by_lines(level);
  return r;
}

void print_row(const Result& r) {
  std::cout << std::left << std::setw(46) << r.name << std::right << " truth " << std::setw(7) << r.truth.skew
            << " turn " << std::setw(3) << r.truth.orientation << ' '
            << (r.axis.direction == LineDirection::vertical ? 'V' : 'H') << ' ' << std::setw(5) << r.axis.confidence
            << " skew " << std::setw(7) << r.skew.degrees << " conf " << std::setw(5) << r.skew.confidence
            << " profile " << std::setw(7) << r.profile.degrees << ' ' << std::setw(5) << r.profile.confidence
            << " lines " << std::setw(7) << r.line_skew.skew.degrees << ' ' << std::setw(5)
            << r.line_skew.skew.confidence << " spread " << r.line_skew.spread_degrees << " bend " << r.bend << " up "
            << std::setw(6) << r.upside_down << ' ' << r.truth.damage << '\n';
}

double share(std::size_t part, std::size_t all) {
  return all ? 100.0 * static_cast<double>(part) / static_cast<double>(all) : 0;
}

void print_summary(std::vector<Result> results) {
  const auto inside = [](const Result& r) { return std::abs(r.truth.skew) <= 15; };
  std::sort(results.begin(), results.end(), [](const Result& a, const Result& b) { return a.error() > b.error(); });
  double sum = 0, worst = 0, cpu = 0, profile = 0, lines = 0;
  std::size_t wrong_way = 0, judged_way = 0;
  std::size_t known = 0, close = 0, wrong_axis = 0, all = 0;
  for (const Result& r : results) {
    cpu += r.cpu;
    wrong_axis += (r.truth.orientation % 180 == 90) != (r.axis.direction == LineDirection::vertical);
    const bool head_down = r.truth.orientation >= 180;  // as seen after the turn by 0 or 90 degrees
    judged_way += r.upside_down != 0, wrong_way += r.upside_down != 0 && head_down != (r.upside_down > 0);
    if (!inside(r)) continue;
    ++all;
    if (r.skew.confidence <= 0) continue;
    ++known, sum += r.error(), worst = std::max(worst, r.error()), close += r.error() <= 0.1;
    profile += std::abs(r.profile.degrees - r.truth.skew), lines += std::abs(r.line_skew.skew.degrees - r.truth.skew);
  }
  const double n = std::max<double>(1, static_cast<double>(known));
  for (std::size_t i = 0; i < std::min<std::size_t>(12, results.size()); ++i) print_row(results[i]);
  std::cout << "pages " << results.size() << ", within 15 degrees " << all << ", unknown " << all - known
            << "\nmean error " << sum / n << " (profile " << profile / n << ", lines " << lines / n << "), max "
            << worst << ", <= 0.1: " << share(close, all) << " %\nwrong axis " << wrong_axis
            << ", upside-down hint wrong " << wrong_way << " of " << judged_way << ", CPU s a page "
            << cpu / std::max<double>(1, static_cast<double>(results.size())) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::cerr << "usage: skew_eval SCANS TRUTH [all]\n", 2;
  std::vector<Result> results;
  std::cout << std::fixed << std::setprecision(3);
  for (const fs::directory_entry& entry : fs::directory_iterator(argv[2])) {
    const std::vector<Truth> pages = pages_of(entry.path());
    const std::string stem = entry.path().stem();
    for (const fs::directory_entry& scan : fs::directory_iterator(argv[1])) {
      if (scan.path().stem() != stem) continue;
      for (std::size_t i = 0; i < pages.size(); ++i) {
        const PageRef ref{scan.path(), {"", static_cast<int>(i) + 1}};
        const Page page = load_page(ref, kind_of_file(scan.path()), {});
        results.push_back(judged(stem + "#" + std::to_string(i + 1), gray_of(page.image), pages[i]));
      }
    }
  }
  if (argc > 3)
    for (const Result& r : results) print_row(r);
  print_summary(results);
}
