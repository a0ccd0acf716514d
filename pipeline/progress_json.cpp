#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "pipeline/progress.h"

namespace hotich {
namespace {

using Json = nlohmann::ordered_json;

Json counted(const BatchCounts& c) {
  return {{"pages", c.done}, {"pass", c.pass}, {"review", c.review}, {"fail", c.fail}};
}

void print(const Json& line) {
  const std::string text = line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

class JsonProgress final : public Progress {
 public:
  void started(const std::string& folder, std::int64_t files, int workers) override {
    print({{"message_type", "started"}, {"folder", folder}, {"files", files}, {"workers", workers}});
  }

  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override {
    Json line = {{"message_type", "page"},           {"file", outcome.job.input.path},
                 {"page", outcome.row.page},         {"status", std::string(status_name(outcome.row.status))},
                 {"reasons", outcome.row.reasons},   {"done", counts.done},
                 {"expected", counts.pages_expected}};
    if (!outcome.row.message.empty()) line["message"] = outcome.row.message;
    print(line);
  }

  void warned(const std::string& text) override { print({{"message_type", "warning"}, {"text", text}}); }

  void paused(const PauseNotice& pause) override {
    if (pause.next_try_s > 0)
      print({{"message_type", "paused"},
             {"trouble", std::string(trouble_name(pause.trouble))},
             {"text", pause.reason},
             {"waited_seconds", pause.waited_s},
             {"next_try_seconds", pause.next_try_s}});
    else
      print({{"message_type", "resumed"}, {"waited_seconds", pause.waited_s}});
  }

  void finished(const BatchSummary& summary) override {
    print({{"message_type", "summary"},
           {"this_run", counted(summary.this_run)},
           {"folder", counted(summary.folder)},
           {"files", summary.files},
           {"duplicates", summary.duplicates},
           {"skipped", summary.skipped},
           {"records", summary.records},
           {"seconds", summary.seconds},
           {"cpu_seconds", summary.cpu_seconds},
           {"exit_code", summary.exit_code}});
  }
};

}  // namespace

std::unique_ptr<Progress> json_progress() { return std::make_unique<JsonProgress>(); }

}  // namespace hotich
