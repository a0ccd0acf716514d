#pragma once
// Pages that are unlike the rest of their batch: a slipped sheet, another paper, a dark scan.
#include <span>
#include <string>
#include <vector>

namespace hotich {

// What is compared of a page. NaN = not known.
struct PageMeasure {
  std::string file, copy;  // as in ReportPage
  int page = 0, pages_of_file = 0;
  double skew_deg = 0;
  double area_cm2 = 0;
  double darkness = 0;  // 0 white to 1 black
};

enum class Measure { skew, size, darkness };

struct Deviation {
  std::size_t page = 0;  // index
  Measure measure = Measure::skew;
  double value = 0, median = 0;  // degrees, cm², share
  double times = 0;              // distance from the median, in spreads of the batch
};

// Pages further from the batch's median than four spreads and than what is worth a word (1°, 5 % of the area, 0.08 of
// darkness), by measure, furthest first. The spread is 1.4826 times the median distance from the median (MAD), which a
// few odd pages do not move. Fewer than 8 pages are no batch: none then.
std::vector<Deviation> deviations(std::span<const PageMeasure> pages);

}  // namespace hotich
