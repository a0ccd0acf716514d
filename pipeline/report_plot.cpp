#include "pipeline/report_plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "pipeline/markup.h"

namespace hotich {
namespace {

// Both panels in one frame; units of the viewBox.
constexpr double left = 56, right = 744, height = 120, top_of_pace = 26, top_of_left = 206;
constexpr int parts = 90;

std::string coordinate(double value) {
  char text[24];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string label(double x, double y, const char* anchor, const std::string& inside) {
  return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor + "\">" + inside +
         "</text>";
}

std::string label(double x, double y, const char* anchor, const Bilingual& words) {
  const auto one = [&](const char* language, const std::string& text) {
    return "<text lang=\"" + std::string(language) + "\" x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) +
           "\" text-anchor=\"" + anchor + "\">" + escaped(text) + "</text>";
  };
  return one("vi", words.vi) + one("en", words.en);
}

std::string line(double x0, double y0, double x1, double y1, const char* style) {
  return "<line class=\"" + std::string(style) + "\" x1=\"" + coordinate(x0) + "\" y1=\"" + coordinate(y0) +
         "\" x2=\"" + coordinate(x1) + "\" y2=\"" + coordinate(y1) + "\"/>";
}

// 1, 2 or 5 times a power of ten, so that at most four lie below `most`.
double round_step(double most) {
  const double power = std::pow(10.0, std::floor(std::log10(std::max(most, 1e-9) / 4)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (most / (factor * power) <= 4) return factor * power;
  return 10 * power;
}

// Seconds, in a unit a person would take.
double time_step(double seconds, double most_lines) {
  for (const double step : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0})
    if (seconds / step <= most_lines) return step;
  return 86400;
}

std::string clock(double seconds) {
  const auto total = static_cast<long>(std::lround(seconds));
  char text[24];
  if (total >= 3600)
    std::snprintf(text, sizeof text, "%ld:%02ld h", total / 3600, total / 60 % 60);
  else
    std::snprintf(text, sizeof text, "%ld:%02ld", total / 60, total % 60);
  return text;
}

// A panel's frame: time below, grid lines at `step` up to `most`.
struct Panel {
  double top = 0, seconds = 0, most = 0;
  double x(double time) const { return left + (right - left) * time / seconds; }
  double y(double value) const { return top + height * (1 - std::min(1.0, value / most)); }
};

std::string times_below(const Panel& panel) {
  std::string html;
  for (double at = 0; at <= panel.seconds; at += time_step(panel.seconds, 8))
    html += label(panel.x(at), panel.top + height + 16, "middle", clock(at));
  return html + line(left, panel.top + height, right, panel.top + height, "axis");
}

std::string pace_panel(const std::vector<double>& rates, double seconds) {
  const double highest = std::max(1e-3, *std::ranges::max_element(rates));
  const Panel panel{top_of_pace, seconds, highest * 1.05};
  std::string html = label(left, top_of_pace - 10, "start", Bilingual{"trang mỗi phút", "pages a minute"});
  const double step = round_step(panel.most);
  for (double at = step; at <= panel.most; at += step)
    html += line(left, panel.y(at), right, panel.y(at), "grid") +
            label(left - 6, panel.y(at) + 4, "end", decimal(at, step < 1 ? 1 : 0));
  std::string points = coordinate(left) + "," + coordinate(panel.top + height);
  for (size_t i = 0; i < rates.size(); ++i) {
    const double from = seconds * static_cast<double>(i) / static_cast<double>(rates.size());
    const double to = seconds * static_cast<double>(i + 1) / static_cast<double>(rates.size());
    points += " " + coordinate(panel.x(from)) + "," + coordinate(panel.y(rates[i])) + " " + coordinate(panel.x(to)) +
              "," + coordinate(panel.y(rates[i]));
  }
  points += " " + coordinate(right) + "," + coordinate(panel.top + height);
  return html + "<polygon class=\"pace\" points=\"" + points + "\"/>" + times_below(panel);
}

std::string left_panel(const std::vector<RunSample>& samples, const std::vector<double>& told, double seconds) {
  // A guess from the first pages may be wild: the panel ends at twice the run.
  const double highest = std::clamp(*std::ranges::max_element(told), seconds, 2 * seconds);
  const Panel panel{top_of_left, seconds, highest * 1.05};
  std::string html = label(left, top_of_left - 10, "start",
                           Bilingual{"thời gian còn lại: đã báo (nét liền), thực tế (nét đứt)",
                                     "time left: as foretold (solid), as it was (dashed)"});
  const double step = time_step(panel.most, 4);
  for (double at = step; at <= panel.most; at += step)
    html += line(left, panel.y(at), right, panel.y(at), "grid") + label(left - 6, panel.y(at) + 4, "end", clock(at));
  std::string points;
  for (size_t i = 0; i < samples.size(); ++i)
    points += coordinate(panel.x(samples[i].seconds)) + "," + coordinate(panel.y(told[i])) + " ";
  return html + line(left, panel.y(seconds), right, panel.y(0), "truth") + "<polyline class=\"told\" points=\"" +
         points + "\"/>" + times_below(panel);
}

}  // namespace

std::vector<double> pace(const std::vector<RunSample>& samples, int count) {
  const double end = samples.back().seconds;
  const auto done_at = [&](double time) {
    RunSample before{};
    for (const RunSample& after : samples) {
      if (after.seconds >= time && after.seconds > before.seconds)
        return static_cast<double>(before.done) + static_cast<double>(after.done - before.done) *
                                                      (time - before.seconds) / (after.seconds - before.seconds);
      before = after;
    }
    return static_cast<double>(samples.back().done);
  };
  std::vector<double> rates;
  for (int i = 0; i < count; ++i) {
    const double from = end * i / count, to = end * (i + 1) / count;
    rates.push_back(60 * (done_at(to) - done_at(from)) / (to - from));
  }
  return rates;
}

std::vector<double> foretold(const std::vector<RunSample>& samples) {
  std::vector<double> seconds;
  for (const RunSample& sample : samples)
    seconds.push_back(sample.done == 0 ? 0
                                       : static_cast<double>(sample.expected - sample.done) * sample.seconds /
                                             static_cast<double>(sample.done));
  return seconds;
}

std::string night_plot(const std::vector<RunSample>& samples) {
  if (samples.size() < 3 || samples.back().seconds <= 0) return "";
  const double seconds = samples.back().seconds;
  const int count = std::min(parts, static_cast<int>(samples.size()));
  return "<svg class=\"plot\" viewBox=\"0 0 760 350\" role=\"img\" aria-label=\"Tốc độ và thời gian còn lại / Pace and "
         "time left\">" +
         pace_panel(pace(samples, count), seconds) + left_panel(samples, foretold(samples), seconds) + "</svg>";
}

}  // namespace hotich
