#include "measure/trade_off.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include "measure/false_accepts.h"

namespace hotich {
namespace {

constexpr double left = 70, right = 620, top = 30, bottom = 340;
constexpr double lowest_rate = 1e-4;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

double x_of(double share) { return left + (right - left) * share; }

// Rates below the lowest shown lie on the axis.
double y_of(double rate) {
  const double decades = std::log10(std::clamp(rate, lowest_rate, 1.0) / lowest_rate) / -std::log10(lowest_rate);
  return bottom - (bottom - top) * decades;
}

std::string text_at(double x, double y, const std::string& attributes, const std::string& text) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + attributes + ">" + text + "</text>";
}

std::string line(double x0, double y0, double x1, double y1, const std::string& attributes) {
  return "<path d=\"M" + number(x0) + " " + number(y0) + "L" + number(x1) + " " + number(y1) + "\" " + attributes +
         "/>";
}

std::string axes() {
  std::string svg;
  for (int share = 0; share <= 100; share += 20) {
    const double x = x_of(share / 100.0);
    svg += line(x, top, x, bottom, "stroke=\"#e3e6e8\"") +
           text_at(x, bottom + 18, "text-anchor=\"middle\"", std::to_string(share) + " %");
  }
  for (const auto& [rate, label] :
       {std::pair(1e-4, "0.01 %"), {1e-3, "0.1 %"}, {1e-2, "1 %"}, {1e-1, "10 %"}, {1.0, "100 %"}})
    svg += line(left, y_of(rate), right, y_of(rate), "stroke=\"#e3e6e8\"") +
           text_at(left - 8, y_of(rate) + 4, "text-anchor=\"end\"", label);
  return svg +
         text_at((left + right) / 2, bottom + 40, "text-anchor=\"middle\"", "trường được chấp nhận (accepted share)") +
         text_at(left, top - 12, "", "chấp nhận sai (false accepts)");
}

std::string curve_line(const std::vector<TradeOff>& curve, const std::function<double(const TradeOff&)>& rate,
                       const std::string& attributes) {
  std::string path;
  for (const TradeOff& point : curve)
    path += (path.empty() ? "M" : "L") + number(x_of(point.accepted_share)) + " " + number(y_of(rate(point)));
  return path.empty() ? "" : "<path d=\"" + path + "\" fill=\"none\" " + attributes + "/>";
}

std::string legend(double y, const std::string& attributes, const std::string& text) {
  return line(right - 230, y, right - 200, y, attributes) + text_at(right - 194, y + 4, "", text);
}

}  // namespace

std::vector<TradeOff> trade_off(const Candidates& candidates, int points) {
  std::vector<Candidate> fields = candidates.fields;
  std::ranges::stable_sort(fields, std::greater<>{}, &Candidate::confidence);
  const size_t step = std::max<size_t>(1, fields.size() / static_cast<size_t>(std::max(1, points - 1)) + 1);
  std::vector<TradeOff> curve;
  std::int64_t wrong = 0;
  size_t next = step;
  for (size_t i = 0; i < fields.size(); ++i) {
    wrong += !fields[i].right;
    const bool last = i + 1 == fields.size();
    if (!last && (i + 1 < next || fields[i + 1].confidence == fields[i].confidence)) continue;
    const auto accepted = static_cast<std::int64_t>(i) + 1;
    const auto share = [&](std::int64_t part, std::int64_t of) {
      return static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, of));
    };
    curve.push_back({fields[i].confidence, share(accepted, candidates.told), share(wrong, accepted),
                     rate_upper_bound(wrong, accepted)});
    next = i + 1 + step;
  }
  return curve;
}

std::string trade_off_svg(const std::vector<TradeOff>& curve, const ThresholdChoice& choice, std::int64_t told) {
  const double share = static_cast<double>(choice.all.accepted) / static_cast<double>(std::max<std::int64_t>(1, told));
  const double bound = rate_upper_bound(choice.all.wrong, choice.all.accepted);
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"660\" height=\"400\" viewBox=\"0 0 660 400\" "
      "font-family=\"sans-serif\" font-size=\"12\"><rect width=\"660\" height=\"400\" fill=\"#fff\"/>" +
      axes() + line(left, y_of(choice.rate), right, y_of(choice.rate), "stroke=\"#b3261e\" stroke-dasharray=\"5 4\"") +
      curve_line(
          curve, [](const TradeOff& p) { return p.bound; }, "stroke=\"#8aa4bd\" stroke-width=\"1.5\"") +
      curve_line(
          curve, [](const TradeOff& p) { return p.false_rate; }, "stroke=\"#1f4e79\" stroke-width=\"2\"") +
      legend(top + 8, "stroke=\"#1f4e79\" stroke-width=\"2\"", "đếm được (as counted)") +
      legend(top + 26, "stroke=\"#8aa4bd\" stroke-width=\"1.5\"", "cận trên 95 % (upper bound)") +
      legend(top + 44, "stroke=\"#b3261e\" stroke-dasharray=\"5 4\"", "mức cho phép (allowed)");
  if (choice.all.accepted > 0)
    svg +=
        "<circle cx=\"" + number(x_of(share)) + "\" cy=\"" + number(y_of(bound)) + "\" r=\"5\" fill=\"#2e7d57\"/>" +
        text_at(x_of(share), y_of(bound) + 20, "text-anchor=\"middle\" fill=\"#2e7d57\"", number(100 * share) + " %");
  return svg + "</svg>\n";
}

}  // namespace hotich
