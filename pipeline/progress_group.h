#pragma once
// Several watchers of one run, told in their order.
#include <memory>
#include <vector>

#include "pipeline/progress.h"

namespace hotich {

class ProgressGroup final : public Progress {
 public:
  void add(std::unique_ptr<Progress> owned) { watchers_.push_back(std::move(owned)); }

  void started(const std::string& folder, std::int64_t files, int workers) override {
    for (const auto& watcher : watchers_) watcher->started(folder, files, workers);
  }
  void page_done(const PageOutcome& outcome, const BatchCounts& counts) override {
    for (const auto& watcher : watchers_) watcher->page_done(outcome, counts);
  }
  void warned(const std::string& text) override {
    for (const auto& watcher : watchers_) watcher->warned(text);
  }
  void paused(const PauseNotice& pause) override {
    for (const auto& watcher : watchers_) watcher->paused(pause);
  }
  void finished(const BatchSummary& summary) override {
    for (const auto& watcher : watchers_) watcher->finished(summary);
  }

 private:
  std::vector<std::unique_ptr<Progress>> watchers_;
};

}  // namespace hotich
