#include "pipeline/repair_output.h"

#include <algorithm>
#include <system_error>

#include "core/error.h"
#include "pipeline/export_lines.h"
#include "pipeline/report_html.h"
#include "pipeline/restore_copies.h"
#include "pipeline/sweep.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

struct SetAside {
  fs::path from, to;
};

void move_file(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::rename(from, to, code);
  if (code) throw Error("cannot rename " + from.string() + ": " + code.message(), "unwritable_output", code.value());
}

fs::path free_name(const fs::path& file) {
  fs::path name = file;
  name += ".altered";
  for (int number = 2; fs::exists(fs::symlink_status(name)); ++number) {
    name = file;
    name += ".altered" + std::to_string(number);
  }
  return name;
}

std::vector<SetAside> set_altered_aside(const fs::path& out, const CheckFindings& findings) {
  std::vector<SetAside> moved;
  for (const CheckFinding& finding : findings)
    if (finding.code == "copy_altered") {
      const SetAside& aside = moved.emplace_back(SetAside{out / finding.object, free_name(out / finding.object)});
      move_file(aside.from, aside.to);
    }
  return moved;
}

bool any(const CheckFindings& findings, std::initializer_list<std::string_view> codes) {
  return std::ranges::any_of(findings,
                             [&](const CheckFinding& f) { return std::ranges::find(codes, f.code) != codes.end(); });
}

bool same(const CheckFinding& a, const CheckFinding& b) { return a.code == b.code && a.object == b.object; }

}  // namespace

std::vector<std::string> repair_output(Database& database, const fs::path& out, const fs::path& folder,
                                       const CheckFindings& findings) {
  std::vector<std::string> not_made;
  if (any(findings, {"leftover_temporary"})) sweep_temporaries(out);
  if (any(findings, {"copy_missing", "copy_altered"})) {
    const std::vector<SetAside> aside = set_altered_aside(out, findings);
    not_made = restore_copies(database, out, folder, {}).not_made;
    for (const SetAside& moved : aside)  // an altered copy is better than none
      if (!fs::exists(moved.from)) move_file(moved.to, moved.from);
  }
  if (any(findings, {"export_missing", "export_differs", "copy_missing", "copy_altered"})) {
    export_lines(database, out);
    write_report(database, out);
  }
  return not_made;
}

CheckFindings after_repair(CheckFindings found, const CheckFindings& left) {
  for (CheckFinding& finding : found)
    finding.repaired = std::ranges::none_of(left, [&](const CheckFinding& other) { return same(finding, other); });
  for (const CheckFinding& finding : left)
    if (std::ranges::none_of(found, [&](const CheckFinding& other) { return same(finding, other); }))
      found.push_back(finding);
  return found;
}

}  // namespace hotich
