#include <cstdio>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/installation.h"
#include "store/redo.h"
#include "store/run_lock.h"

namespace hotich {
namespace {

bool is_iso_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  return true;
}

}  // namespace

int cmd_redo(const RedoOptions& options) {
  RedoChoice choice{.other_than_versions = {}, .form = options.form, .since = options.since, .reason = options.reason};
  if (options.stale) choice.other_than_versions = versions_json(find_versions(find_models(options.models)));
  if (choice.empty())
    throw Error("cannot choose pages to read again: give --stale, --form, --since or --reason", "usage");
  if (!choice.since.empty() && !is_iso_date(choice.since))
    throw Error("cannot choose pages to read again: --since " + choice.since + " is no date like 2026-11-28", "usage");
  const RunLock lock(options.out);
  const auto database = open_existing(options.out);
  std::printf("%lld trang sẽ được đọc lại trong lần chạy tới (pages will be read again by the next run)\n",
              static_cast<long long>(mark_again(*database, choice)));
  return exit_done;
}

}  // namespace hotich
