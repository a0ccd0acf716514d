#include <chrono>
#include <cstdio>
#include <thread>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/export_lines.h"
#include "pipeline/interrupt.h"
#include "pipeline/rush_lane.h"
#include "store/ledger.h"
#include "store/run_lock.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// The row of the file with this content; its path ends as the file's does, since only the run knows its folder.
const InputRow* row_of(const std::map<std::string, InputRow>& inputs, const fs::path& file, std::int64_t bytes) {
  const std::string whole = fs::absolute(file).lexically_normal().string();
  for (const auto& [path, input] : inputs)
    if (whole.ends_with("/" + path) && input.size_bytes == bytes) return &input;
  return nullptr;
}

// Prints the file's lines when all its pages are in the ledger.
bool print_when_read(Database& database, const fs::path& file) {
  Ledger ledger(database);
  const auto inputs = ledger.known_inputs();
  const InputRow* input = row_of(inputs, file, static_cast<std::int64_t>(fs::file_size(file)));
  if (!input) return false;
  const auto pages = ledger.known_pages();
  const auto read = pages.find(input->sha256);
  if (read == pages.end() || read->second.size() < static_cast<size_t>(std::max(1, input->pages))) return false;
  const LineSink print = [](const std::string& line) { std::fwrite(line.data(), 1, line.size(), stdout); };
  lines_of_file(database, {*input, "", ""}, print, print);
  return true;
}

}  // namespace

int cmd_rush(const RushOptions& options) {
  if (!fs::is_regular_file(fs::symlink_status(options.file)))
    throw Error("cannot read " + options.file.string() + " next: there is no such file", "usage");
  const auto database = open_existing(options.out);
  ask_for(options.out, options.file);
  if (!lock_owner(options.out)) {
    std::fprintf(
        stderr,
        "hotich: không có mẻ nào đang chạy; lần chạy tới sẽ đọc trước (no run is on; the next one reads it first)\n");
    if (options.wait_s <= 0) return exit_done;
  }
  const auto start = std::chrono::steady_clock::now();
  watch_for_interrupts();
  while (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < options.wait_s) {
    if (interrupted()) return exit_interrupted;
    if (print_when_read(*database, options.file)) return exit_done;
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
  }
  if (options.wait_s <= 0) return exit_done;
  throw Error("cannot wait longer for " + options.file.string() + ": it has not been read yet");
}

}  // namespace hotich
