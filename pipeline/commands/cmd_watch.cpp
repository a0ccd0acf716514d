#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <set>
#include <thread>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/folder_signal.h"
#include "pipeline/interrupt.h"
#include "pipeline/journal.h"
#include "pipeline/list_scans.h"
#include "pipeline/service_notice.h"
#include "pipeline/settled_files.h"
#include "pipeline/whole_file.h"
#include "store/ledger.h"
#include "store/sqlite_database.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr double longest_look_s = 120;  // at one file, to see whether it is whole
constexpr double look_at_least_every_s = 60;
constexpr int most_failures_in_a_row = 5;

double monotonic_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void keep_alive() {
  if (watchdog_interval_s() > 0) tell_service("WATCHDOG=1");
}

void say(const std::string& words) {
  hotich::say(Priority::notice, words);
  tell_service("STATUS=" + words);
}

// Files that a run has read as they are now.
std::set<SeenFile> known_files(const fs::path& out) {
  std::set<SeenFile> known;
  if (!fs::exists(out / "hotich.db")) return known;
  try {
    const auto database = open_sqlite(out / "hotich.db");
    for (const auto& [path, input] : Ledger(*database).known_inputs())
      known.emplace(path, FileStamp{input.size_bytes, input.mtime_ns});
  } catch (const Error&) {  // no tables yet, or a run that is just making them: then the files are looked at
  }
  return known;
}

// Pages of the folder that `hotich redo` or a retry marked to be read again.
std::int64_t pages_waiting(const fs::path& out) {
  if (!fs::exists(out / "hotich.db")) return 0;
  try {
    const auto database = open_sqlite(out / "hotich.db");
    return sql_integer(database
                           ->query("SELECT count(*) FROM pages WHERE (again = 1 OR status = 'WAITING') AND " +
                                   which_contents(Contents::of_last_run))
                           .at(0)
                           .at(0));
  } catch (const Error&) {  // no tables yet, or an older database, which the next run upgrades
    return 0;
  }
}

// The names for `hotich run --leave-out`, in memory that the program started next can read.
int memory_of_names(const std::vector<std::string>& names) {
  const int fd = ::memfd_create("leave-out", 0);
  if (fd < 0) throw Error(std::string("cannot keep a list: ") + std::strerror(errno));
  std::string text;
  for (const std::string& name : names) text += name + '\0';
  for (size_t at = 0; at < text.size();) {
    const ssize_t done = ::write(fd, text.data() + at, text.size() - at);
    if (done <= 0) throw Error(std::string("cannot keep a list: ") + std::strerror(errno));
    at += static_cast<size_t>(done);
  }
  return fd;
}

// `hotich run` of this same program, to its end; its exit code. Asked to stop, it is asked too.
int run_once(const WatchOptions& options, const std::vector<std::string>& left_out) {
  const int names = memory_of_names(left_out);
  std::vector<std::string> words = {"hotich",
                                    "run",
                                    options.folder.string(),
                                    "--out",
                                    options.out.string(),
                                    "--leave-out",
                                    "/dev/fd/" + std::to_string(names)};
  words.insert(words.end(), options.run_options.begin(), options.run_options.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw Error(std::string("cannot start a run: ") + std::strerror(errno));
  if (child == 0) {
    ::setpgid(0, 0);  // Ctrl-C comes through this process, once
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::execv("/proc/self/exe", arguments.data());
    ::_exit(exit_stopped);
  }
  ::close(names);
  int status = 0;
  bool asked = false;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (interrupted() && !std::exchange(asked, true)) ::kill(child, SIGTERM);
    keep_alive();
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : exit_stopped;
}

class Watch {
 public:
  explicit Watch(const WatchOptions& options) : options_(options), files_(options.settle_s) {}

  void look();  // at the folder
  bool anything_to_read() const {
    return !ready_.empty() || (first_ && !settled_.empty()) || (waiting_ > left_waiting_ && !settled_.empty());
  }
  int read();  // the exit code of the run
  double seconds_to_next_look() const;

 private:
  bool is_ready(const SeenFile& file);

  const WatchOptions& options_;
  SettledFiles files_;
  std::vector<SeenFile> settled_;
  std::vector<SeenFile> ready_;       // settled, whole, not read yet
  std::vector<std::string> unready_;  // not to be read yet
  std::set<SeenFile> read_, whole_;
  std::int64_t waiting_ = 0, left_waiting_ = 0;  // pages marked to be read again, now and after the last run
  bool first_ = true;  // what was cut off before this start is made good by a run, whatever is new
};

bool Watch::is_ready(const SeenFile& file) {
  if (whole_.contains(file)) return true;
  if (files_.still_for(file.first) < options_.incomplete_s &&
      !is_whole(options_.folder / file.first, {}, longest_look_s, keep_alive))
    return false;
  whole_.insert(file);
  return true;
}

void Watch::look() {
  std::vector<SeenFile> seen;
  const ScanList scans = list_scans(options_.folder);
  for (const fs::path& file : scans.files) {
    try {
      seen.emplace_back(file.string(), stamp_of(scans.root / file));
    } catch (const Error&) {  // gone since it was listed
    }
  }
  files_.look(seen, monotonic_s());
  settled_ = files_.settled();
  waiting_ = pages_waiting(options_.out);
  left_waiting_ = std::min(left_waiting_, waiting_);
  unready_ = files_.moving();
  ready_.clear();
  const bool any_new = std::ranges::any_of(settled_, [&](const SeenFile& file) { return !read_.contains(file); });
  if (any_new) read_.merge(known_files(options_.out));
  for (const SeenFile& file : settled_) {
    if (read_.contains(file)) continue;
    if (is_ready(file))
      ready_.push_back(file);
    else
      unready_.push_back(file.first);
  }
}

int Watch::read() {
  say("đọc " + std::to_string(ready_.size()) + " tệp mới (reading new files)");
  const int code = run_once(options_, unready_);
  if (code == exit_done || code == exit_pages_failed) {
    read_.insert(ready_.begin(), ready_.end());
    for (const SeenFile& file : ready_) whole_.erase(file);
    first_ = false;
    left_waiting_ = pages_waiting(options_.out);
  }
  return code;
}

double Watch::seconds_to_next_look() const {
  if (options_.poll) return options_.interval_s;
  return unready_.empty() ? look_at_least_every_s : std::clamp(options_.settle_s, 0.2, options_.interval_s);
}

void wait_for_files(const FolderSignal& signal, double seconds) {
  const double beat = watchdog_interval_s();
  const double start = monotonic_s();
  for (double left = seconds; left > 0 && !interrupted(); left = seconds - (monotonic_s() - start)) {
    const double before = monotonic_s(), slice = std::min(left, beat > 0 ? std::min(beat, 1.0) : 1.0);
    signal.wait(slice);
    keep_alive();
    if (monotonic_s() - before < slice) return;  // something happened
  }
}

}  // namespace

int cmd_watch(const WatchOptions& options) {
  if (!fs::is_directory(options.folder))
    throw Error("cannot watch " + options.folder.string() + ": there is no such folder", "usage");
  watch_for_interrupts();
  FolderSignal signal;
  WatchOptions settings = options;
  settings.poll = options.poll || !signal.attend(options.folder);
  Watch watch(settings);
  tell_service("READY=1");
  say("canh thư mục (watching) " + options.folder.string() + (settings.poll ? " (poll)" : ""));
  int failures = 0;
  while (!interrupted()) {
    try {
      if (!settings.poll) static_cast<void>(signal.attend(options.folder));  // new folders
      watch.look();
      if (watch.anything_to_read()) {
        const int code = watch.read();
        if (code == exit_usage) return code;
        const bool fine = code == exit_done || code == exit_pages_failed || code == exit_locked || interrupted();
        failures = fine ? 0 : failures + 1;
        if (failures >= most_failures_in_a_row)
          throw Error("cannot go on watching: " + std::to_string(failures) + " runs in a row were stopped");
      }
    } catch (const Error& error) {
      if (error.code() != "unreadable_file") throw;
      say(error.what());  // the share is gone; it may come back
    }
    wait_for_files(signal, std::min(watch.seconds_to_next_look(), failures > 0 ? settings.interval_s : 1e9));
  }
  tell_service("STOPPING=1");
  return exit_done;
}

}  // namespace hotich
