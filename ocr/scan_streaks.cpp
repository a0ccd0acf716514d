#include "ocr/scan_streaks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace hotich {
namespace {

constexpr int bands = 18;  // of a line: a streak shows in each; the first and the last are narrow, frames end there
constexpr int most_unseen = 4;  // bands without paper
constexpr int places_looked_at = 800;
constexpr int reach_px = 5;  // to the paper beside a streak
constexpr double widest_in = 0.02;
constexpr double darkest = 0.45, faintest = 0.965,
                 edge = 0.985;  // brightness as a share of that of the paper beside it
constexpr int least_side_px = 200;

// The image as lines along which streaks may run: its columns, or its rows.
struct Lines {
  std::vector<std::uint8_t>& bytes;
  int count = 0, length = 0;
  std::size_t across = 0, along = 0;  // steps in bytes from line to line, and on a line

  std::uint8_t& at(int line, int place) const {
    return bytes[static_cast<std::size_t>(line) * across + static_cast<std::size_t>(place) * along];
  }
};

struct Sums {
  double own = 0, beside = 0;
};

using BandSums = std::array<Sums, bands>;

std::size_t band_of(int place, int length) {
  const int margin = length / 64;
  if (place < margin) return 0;
  if (place >= length - margin) return bands - 1;
  return 1 + static_cast<std::size_t>((place - margin) * static_cast<long>(bands - 2) / (length - 2 * margin));
}

// Of every line its brightness, and that of the paper on both sides of it, where there is paper and no ink.
std::vector<BandSums> brightness_of(const Lines& lines) {
  constexpr int dark = 90;  // a border of the scan, or ink
  std::vector<BandSums> sums(static_cast<std::size_t>(lines.count));
  const int step = std::max(1, lines.length / places_looked_at);
  for (int place = 0; place < lines.length; place += step) {
    const std::size_t band = band_of(place, lines.length);
    for (int line = reach_px; line + reach_px < lines.count; ++line) {
      const int before = lines.at(line - reach_px, place), behind = lines.at(line + reach_px, place);
      const int own = lines.at(line, place);
      if (before < dark || behind < dark || std::abs(before - behind) > 60) continue;
      if (own < darkest * (before + behind) / 2) continue;  // a letter's stroke
      Sums& sum = sums[static_cast<std::size_t>(line)][band];
      sum.own += own;
      sum.beside += (before + behind) / 2.0;
    }
  }
  return sums;
}

double share(const Sums& sum) { return sum.beside > 0 ? sum.own / sum.beside : 1; }

double share(const BandSums& all) {
  Sums sum;
  for (const Sums& band : all) sum.own += band.own, sum.beside += band.beside;
  return share(sum);
}

bool runs_from_edge_to_edge(const BandSums& all) {
  const auto unseen = std::ranges::count_if(all, [](const Sums& band) { return band.beside <= 0; });
  return unseen <= most_unseen &&
         std::ranges::all_of(all, [](const Sums& band) { return band.beside <= 0 || share(band) <= faintest; });
}

void brighten(const Lines& lines, int line, double by) {
  for (int place = 0; place < lines.length; ++place) {
    std::uint8_t& pixel = lines.at(line, place);
    pixel = static_cast<std::uint8_t>(std::min(255.0, std::round(pixel / by)));
  }
}

void remove_streaks(const Lines& lines, int widest_px) {
  const std::vector<BandSums> sums = brightness_of(lines);
  const auto of = [&](int line) { return share(sums[static_cast<std::size_t>(line)]); };
  for (int line = reach_px; line + reach_px < lines.count; ++line) {
    if (!runs_from_edge_to_edge(sums[static_cast<std::size_t>(line)])) continue;
    int first = line, last = line;  // with its soft edges
    while (first > reach_px && of(first - 1) < edge) --first;
    while (last + 1 + reach_px < lines.count && of(last + 1) < edge) ++last;
    if (last - first + 1 <= widest_px)
      for (int at = first; at <= last; ++at) brighten(lines, at, of(at));
    line = last;
  }
}

bool has_greys(const Image& gray) {
  return std::ranges::any_of(gray.bytes, [](std::uint8_t pixel) { return pixel > 20 && pixel < 235; });
}

}  // namespace

Image without_streaks(Image gray) {
  if (std::min(gray.width_px, gray.height_px) < least_side_px || !has_greys(gray)) return gray;
  const int widest_px = std::max(3, static_cast<int>(std::lround(widest_in * gray.dpi)));
  const auto width = static_cast<std::size_t>(gray.width_px);
  remove_streaks({gray.bytes, gray.width_px, gray.height_px, 1, width}, widest_px);
  remove_streaks({gray.bytes, gray.height_px, gray.width_px, width, 1}, widest_px);
  return gray;
}

}  // namespace hotich
