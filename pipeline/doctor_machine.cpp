#include <langinfo.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <clocale>
#include <ctime>
#include <fstream>

#include "core/atomic_file.h"
#include "core/error.h"
#include "pipeline/doctor.h"
#include "pipeline/run_batch.h"
#include "pipeline/sandbox.h"
#include "store/lock_state.h"
#include "store/schema.h"
#include "store/sqlite_database.h"
#include "store/upgrade_database.h"
#include "store/utc_time.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr double gigabyte = 1e9;
constexpr double least_disk_gb = 0.5, enough_disk_gb = 5;
constexpr double memory_of_program_gb = 0.15, memory_of_worker_gb = 0.15;  // README, "peak memory"

// The folder itself, or the nearest one above it that is there.
fs::path nearest_existing(fs::path folder) {
  std::error_code code;
  folder = fs::absolute(folder, code);
  while (!fs::exists(folder, code) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

Bilingual gigabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f GB", bytes / gigabyte);
  std::string vi = text;
  std::ranges::replace(vi, '.', ',');
  return {vi, text};
}

// "Name:   123 kB" of /proc/meminfo, in bytes; 0 = not there.
double meminfo(const std::string& name) {
  std::ifstream file("/proc/meminfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(name + ":")) return std::strtod(line.c_str() + name.size() + 1, nullptr) * 1024;
  return 0;
}

// Of the control group (cgroup v2), in bytes; infinite without one.
double cgroup_limit() {
  std::ifstream file("/sys/fs/cgroup/memory.max");
  double limit = 0;
  return file >> limit ? limit : 1e18;
}

std::string newest_moment(Database& database) {
  std::string newest;
  for (const char* sql : {"SELECT max(made_at) FROM records", "SELECT max(started_at) FROM runs"})
    newest = std::max(newest, sql_text(database.query(sql).at(0).at(0)));
  return newest;
}

}  // namespace

Checkup check_results(const fs::path& out) {
  const fs::path folder = nearest_existing(out);
  const std::string name = folder.string();
  Checkup checkup{"results", Health::fine, {name + ": ghi được", name + ": can be written"}, {}};
  try {
    if (!fs::is_directory(folder))
      throw Error("cannot make a folder in " + name + ": it is a file", "unwritable_output");
    if (folder == fs::absolute(out)) {
      const fs::path probe =
          folder / ("doctor." + std::to_string(::getpid()) + std::string(AtomicFile::temporary_suffix));
      write_file(probe, "hotich\n");
      fs::remove(probe);
    } else if (::access(folder.c_str(), W_OK | X_OK) != 0) {
      throw Error("cannot make a folder in " + name, "unwritable_output");
    }
  } catch (const std::exception& error) {
    checkup.health = Health::problem;
    checkup.found = {name + ": không ghi được (" + error.what() + ")", name + ": " + error.what()};
    checkup.remedy = {"Cấp quyền ghi cho người chạy hotich (chown, chmod), hoặc chọn --out khác",
                      "Give the user of hotich the right to write (chown, chmod), or choose another --out"};
  }
  return checkup;
}

Checkup check_database(const fs::path& out) {
  const fs::path file = out / "hotich.db";
  std::error_code code;
  if (!fs::exists(file, code)) return {"database", Health::fine, {"chưa có lần chạy nào", "no run has been made"}, {}};
  try {
    const auto database = open_sqlite(file);
    const std::string verdict = sql_text(database->query("PRAGMA quick_check(1)").at(0).at(0));
    if (verdict != "ok") throw Error("cannot trust " + file.string() + ": " + verdict, "database_error");
    const auto newest = static_cast<std::int64_t>(schema_steps().size());
    const std::int64_t have = sql_integer(database->query("SELECT max(version) FROM schema_version").at(0).at(0));
    if (have > newest) throw Error("cannot use " + file.string() + ": a newer hotich wrote it", "database_error");
    const std::string holder = lock_holder(out);
    const std::string version = std::to_string(have) + "/" + std::to_string(newest);
    return {
        "database",
        Health::fine,
        {"nguyên vẹn, phiên bản " + version +
             (have < newest ? " (lần chạy tới sẽ nâng cấp, có sao lưu " + backup_of(file, have).string() + ")" : "") +
             (holder.empty() ? "" : "; đang được dùng: " + holder),
         "whole, version " + version +
             (have < newest ? " (the next run upgrades it; copy: " + backup_of(file, have).string() + ")" : "") +
             (holder.empty() ? "" : "; in use: " + holder)},
        {}};
  } catch (const std::exception& error) {
    return {"database",
            Health::problem,
            {error.what(), error.what()},
            {"Lấy lại bản sao lưu hotich.db gần nhất, hoặc cài phiên bản hotich mới hơn; giữ nguyên tệp hỏng",
             "Put back the last backup of hotich.db, or install a newer hotich; keep the broken file"}};
  }
}

Checkup check_disk(const fs::path& out) {
  const fs::path folder = nearest_existing(out);
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0)
    return {"disk",
            Health::warning,
            {"không đo được ổ đĩa", "the disk cannot be measured"},
            {"Kiểm tra ổ đĩa", "Look at the disk"}};
  const double free_bytes = static_cast<double>(disk.f_bavail) * static_cast<double>(disk.f_frsize);
  const Bilingual free = gigabytes(free_bytes);
  Checkup checkup{"disk", Health::fine, {"còn trống " + free.vi, "free: " + free.en}, {}};
  const bool no_inodes = disk.f_files > 0 && disk.f_favail < 10'000;
  if (free_bytes < enough_disk_gb * gigabyte || no_inodes) {
    checkup.health = free_bytes < least_disk_gb * gigabyte ? Health::problem : Health::warning;
    checkup.remedy = {"Dọn ổ đĩa hoặc đặt --out ở ổ khác: cần khoảng 1,1 lần dung lượng bản quét",
                      "Make room or put --out on another disk: about 1.1 times the size of the scans is needed"};
  }
  if (no_inodes) {
    checkup.found.vi += "; sắp hết inode";
    checkup.found.en += "; few inodes left";
  }
  return checkup;
}

Checkup check_memory(int asked) {
  const int workers = asked > 0 ? asked : available_processors();
  const double have = std::min(meminfo("MemAvailable"), cgroup_limit());
  const double need = (memory_of_program_gb + memory_of_worker_gb * workers) * gigabyte;
  const Bilingual free = gigabytes(have), wanted = gigabytes(need);
  const std::string count = std::to_string(workers);
  Checkup checkup{"memory",
                  Health::fine,
                  {"còn " + free.vi + ", " + count + " luồng cần " + wanted.vi,
                   free.en + " free, " + count + " workers need " + wanted.en},
                  {}};
  if (have > 0 && have < need) {
    checkup.health = Health::warning;
    checkup.remedy = {"Giảm --workers (run.workers trong hotich.toml), hoặc thêm bộ nhớ",
                      "Fewer --workers (run.workers in hotich.toml), or more memory"};
  }
  return checkup;
}

Checkup check_sandbox() {
  const SandboxState state = sandbox_available();
  if (state.whole())
    return {"sandbox",
            Health::fine,
            {"tiến trình đọc tệp không có mạng, không chạy chương trình khác, chỉ ghi vào thư mục kết quả",
             "the process that decodes files has no network, runs no program, writes in the results only"},
            {}};
  std::string missing;
  for (const std::string& line : state.missing) missing += (missing.empty() ? "" : "; ") + line;
  return {"sandbox",
          Health::warning,
          {"thiếu một phần: " + missing, missing},
          {"Dùng nhân Linux của Debian 12 (6.1) có seccomp và Landlock; trong container, cho phép hai thứ này",
           "Use the kernel of Debian 12 (6.1) with seccomp and Landlock; allow both where it runs in a container"}};
}

// The years a run may plausibly be made in; beyond them dates of papers could not be judged. Then: nothing the database
// holds is from tomorrow. Then: does the kernel hold the clock for set (adjtimex(2)).
Checkup check_clock(const fs::path& out) {
  const Bilingual remedy = {"Đặt lại giờ máy: timedatectl set-ntp true", "Set the clock: timedatectl set-ntp true"};
  const std::string now = utc_now();
  if (now < "2026" || now > "2100")
    return {"clock", Health::problem, {"giờ máy sai: " + now, "the clock is wrong: " + now}, remedy};
  std::error_code code;
  if (fs::exists(out / "hotich.db", code)) {
    try {
      const std::string newest = newest_moment(*open_sqlite(out / "hotich.db"));
      if (unix_time(newest) > std::time(nullptr) + 300)
        return {"clock",
                Health::problem,
                {"giờ máy " + now + " sớm hơn lần ghi cuối " + newest,
                 "the clock, " + now + ", is before the last row, " + newest},
                remedy};
    } catch (const Error&) {
      // An older or broken database: its own checkup says so.
    }
  }
  timex state{};
  if (::adjtimex(&state) == TIME_ERROR)
    return {"clock",
            Health::warning,
            {now + ", chưa đồng bộ với máy chủ giờ", now + ", not synchronized with a time server"},
            remedy};
  return {"clock", Health::fine, {now, now}, {}};
}

Checkup check_locale() {
  std::setlocale(LC_CTYPE, "");
  const std::string codeset = ::nl_langinfo(CODESET);
  std::setlocale(LC_CTYPE, "C");
  if (codeset == "UTF-8") return {"locale", Health::fine, {"UTF-8", "UTF-8"}, {}};
  return {"locale",
          Health::warning,
          {"bảng mã " + codeset + ": chữ Việt trên màn hình có thể sai (kết quả không bị ảnh hưởng)",
           codeset + ": Vietnamese on the screen may look broken (results are not touched)"},
          {"Đặt LANG=C.UTF-8 (hoặc vi_VN.UTF-8)", "Set LANG=C.UTF-8 (or vi_VN.UTF-8)"}};
}

}  // namespace hotich
