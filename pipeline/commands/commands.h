#pragma once
// The commands of the program. Each returns its exit code; an Error thrown is printed by main.
#include <cstdint>
#include <filesystem>
#include <string>

namespace hotich {

// 0 done · 1 stopped · 2 bad command line or configuration · 3 finished, some pages failed · 4 another run holds the
// output · 130 interrupted
enum ExitCode : int {
  exit_done = 0,
  exit_stopped = 1,
  exit_usage = 2,
  exit_pages_failed = 3,
  exit_locked = 4,
  exit_interrupted = 130
};

enum class OutputStyle { text, json };
enum class Retry { no, failed };

struct RunOptions {
  std::filesystem::path folder;  // for a retry: empty, the folder of the last run is taken
  std::filesystem::path out = "out";
  std::filesystem::path models;
  int workers = 0;  // 0 = processors available
  double max_megapixels = 200;
  OutputStyle style = OutputStyle::text;
  Retry retry = Retry::no;
};

int cmd_run(const RunOptions& options);
int cmd_status(const std::filesystem::path& out, OutputStyle style);
int cmd_export(const std::filesystem::path& out);
int cmd_forms_check(const std::filesystem::path& folder);
int cmd_version(const std::filesystem::path& models);

}  // namespace hotich
