#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "pipeline/commands/commands.h"

namespace hotich {
namespace {

const char* health_name(Health health) {
  switch (health) {
    case Health::fine:
      return "ok";
    case Health::warning:
      return "warning";
    case Health::problem:
      return "problem";
  }
  return "";
}

const char* sign(Health health) { return health == Health::fine ? "✓" : health == Health::warning ? "!" : "✗"; }

void print_text(const Checkup& checkup) {
  const auto line = [](const char* lead, const Bilingual& words) {
    std::printf("%s%s\n", lead, words.vi.c_str());
    if (words.en != words.vi) std::printf("%*s%s\n", 13, "", words.en.c_str());
  };
  std::printf("%s %-10s ", sign(checkup.health), checkup.name.c_str());
  line("", checkup.found);
  if (checkup.remedy.vi.empty()) return;
  line("          →  ", checkup.remedy);
}

void print_json(const Checkup& checkup) {
  const nlohmann::ordered_json line = {
      {"message_type", "checkup"},     {"name", checkup.name},         {"health", health_name(checkup.health)},
      {"found", checkup.found.en},     {"found_vi", checkup.found.vi}, {"remedy", checkup.remedy.en},
      {"remedy_vi", checkup.remedy.vi}};
  std::printf("%s\n", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

}  // namespace

int cmd_doctor(const DoctorOptions& options, OutputStyle style) {
  const auto checkups = examine(options);
  for (const Checkup& checkup : checkups)
    if (style == OutputStyle::json)
      print_json(checkup);
    else
      print_text(checkup);
  const bool fit = std::ranges::none_of(checkups, [](const Checkup& c) { return c.health == Health::problem; });
  if (style == OutputStyle::text)
    std::printf("%s\n",
                fit ? "Máy sẵn sàng (fit for a run)." : "Có vấn đề phải sửa trước khi chạy (problems to mend).");
  return fit ? exit_done : exit_findings;
}

}  // namespace hotich
