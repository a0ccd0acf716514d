#include "pipeline/deviations.h"

#include <algorithm>
#include <cmath>

namespace hotich {
namespace {

constexpr size_t smallest_batch = 8;
constexpr double far_in_spreads = 4, spread_of_mad = 1.4826;

double median_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// What is compared, in units in which distances add up: the size as a logarithm, so that half and double are as far.
double scale_of(Measure measure, const PageMeasure& page) {
  switch (measure) {
    case Measure::skew:
      return page.skew_deg;
    case Measure::size:
      return std::log(page.area_cm2);
    case Measure::darkness:
      return page.darkness;
  }
  return 0;
}

double least_of(Measure measure) {
  switch (measure) {
    case Measure::skew:
      return 1.0;
    case Measure::size:
      return std::log(1.05);
    case Measure::darkness:
      return 0.08;
  }
  return 0;
}

double shown(Measure measure, double scale) { return measure == Measure::size ? std::exp(scale) : scale; }

void add_deviations(std::span<const PageMeasure> pages, Measure measure, std::vector<Deviation>& all) {
  std::vector<double> known;
  for (const PageMeasure& page : pages)
    if (const double scale = scale_of(measure, page); std::isfinite(scale)) known.push_back(scale);
  if (known.size() < smallest_batch) return;
  const double median = median_of(known);
  for (double& scale : known) scale = std::abs(scale - median);
  const double spread = spread_of_mad * median_of(std::move(known));
  const size_t first = all.size();
  for (size_t i = 0; i < pages.size(); ++i) {
    const double scale = scale_of(measure, pages[i]), distance = std::abs(scale - median);
    if (!(distance > std::max(least_of(measure), far_in_spreads * spread))) continue;
    all.push_back({i, measure, shown(measure, scale), shown(measure, median),
                   distance / std::max(spread, least_of(measure) / far_in_spreads)});
  }
  std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                   [](const Deviation& a, const Deviation& b) { return a.times > b.times; });
}

}  // namespace

std::vector<Deviation> deviations(std::span<const PageMeasure> pages) {
  std::vector<Deviation> all;
  for (const Measure measure : {Measure::skew, Measure::size, Measure::darkness}) add_deviations(pages, measure, all);
  return all;
}

}  // namespace hotich
