#include <charconv>
#include <cstdio>

#include "measure/false_accepts.h"
#include "measure/pick_thresholds.h"

namespace hotich {
namespace {

// Reads back as the same number.
std::string exact(double number) {
  char text[32];
  const auto [end, failed] = std::to_chars(text, text + sizeof text, number);
  return failed == std::errc() ? std::string(text, end) : "";
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g %%", 100 * share);
  return text;
}

std::string counts(const Counted& c) {
  return std::to_string(c.accepted) + " accepted, " + std::to_string(c.wrong) + " wrong, bound " +
         percent(rate_upper_bound(c.wrong, c.accepted));
}

std::string why(const GroupThreshold& group) {
  const std::string of = "of " + std::to_string(group.fields) + " fields ";
  switch (group.vouched) {
    case Vouched::by_own:
      return of + counts(group.at);
    case Vouched::by_all:
      return of + counts(group.at) + "; too few alone, all groups together vouch";
    case Vouched::by_none:
      break;
  }
  return of + "none: neither they nor all groups together vouch";
}

}  // namespace

std::string thresholds_text(const ThresholdChoice& choice) {
  std::string text =
      "# Made by hotich thresholds; see docs/confidence.md. A group and the confidence from which its fields are "
      "accepted.\n"
      "# False accepts allowed: " +
      percent(choice.rate) +
      " (95 % upper bound, Clopper-Pearson).\n"
      "# All groups: " +
      counts(choice.all) + ".\n";
  for (const auto& [name, group] : choice.groups)
    text += "# " + name + ": " + why(group) + "\n" + name + "\t" +
            (group.vouched == Vouched::by_none ? "never" : exact(group.threshold)) + "\n";
  return text;
}

std::string threshold_table(const ThresholdChoice& choice) {
  std::string table;
  for (const auto& [name, group] : choice.groups) {
    char head[64];
    if (group.vouched == Vouched::by_none)
      std::snprintf(head, sizeof head, "%-18s %8s  ", name.c_str(), "never");
    else
      std::snprintf(head, sizeof head, "%-18s %8.5f  ", name.c_str(), group.threshold);
    table += head + why(group) + "\n";
  }
  return table;
}

}  // namespace hotich
