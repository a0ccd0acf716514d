#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/reason.h"
#include "pipeline/commands/commands.h"
#include "store/lock_state.h"
#include "store/record_store.h"
#include "store/run_history.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

std::int64_t single_number(Database& database, std::string_view sql) {
  return sql_integer(database.query(sql).at(0).at(0));
}

void put_pages(Json& status, Database& database, Contents contents) {
  const std::string which = which_contents(contents);
  for (const char* name : {"PASS", "REVIEW", "FAIL"}) status[name] = 0;
  for (const SqlRow& row :
       database.query("SELECT status, count(*) FROM pages WHERE " + which + " GROUP BY status ORDER BY status"))
    status[sql_text(row[0])] = sql_integer(row[1]);
  const AcceptedCount accepted = count_accepted(database, contents);
  status["records"] = accepted.records;
  status["accepted"] = {
      {"records", accepted.accepted_records}, {"fields", accepted.accepted_fields}, {"of_fields", accepted.fields}};
  status["files"] = single_number(database, "SELECT count(*) FROM run_inputs");
  status["duplicates"] = single_number(database, "SELECT count(*) FROM run_inputs WHERE duplicate_of <> ''");
  std::map<std::string, std::int64_t> reasons;
  for (const SqlRow& row : database.query("SELECT reasons FROM pages WHERE status <> 'PASS' AND " + which))
    for (const auto& code : nlohmann::json::parse(sql_text(row[0]))) ++reasons[code];
  status["reasons"] = reasons;
}

// Of a run that goes on, the counts are those of its last sample.
Json run_json(RunHistory& history, const RunRow& run) {
  const auto samples = history.samples(run.run);
  const RunSample last = samples.empty() ? RunSample{} : samples.back();
  const bool ended = !run.finished_at.empty();
  const std::int64_t pages = ended ? run.pages() : last.done;
  const double seconds = ended ? run.seconds : last.seconds;
  Json json = {{"started_at", run.started_at},
               {"finished_at", ended ? Json(run.finished_at) : Json(nullptr)},
               {"ending", ended ? Json(run.ending) : Json(nullptr)},
               {"workers", run.workers},
               {"pages", pages},
               {"review", ended ? run.review : last.review},
               {"fail", ended ? run.fail : last.fail},
               {"seconds", seconds},
               {"pages_per_minute", seconds > 0 ? Json(60 * static_cast<double>(pages) / seconds) : Json(nullptr)}};
  if (!ended) {
    json["expected"] = last.expected;
    json["seconds_left"] =
        last.done > 0
            ? Json(static_cast<double>(last.expected - last.done) * last.seconds / static_cast<double>(last.done))
            : Json(nullptr);
  }
  return json;
}

void put_runs(Json& status, Database& database, const fs::path& out) {
  RunHistory history(database);
  const std::string holder = lock_holder(out);
  const auto runs = history.newest(100);
  status["running"] = !holder.empty();
  status["holder"] = holder.empty() ? Json(nullptr) : Json(holder);
  status["run"] = runs.empty() ? Json(nullptr) : run_json(history, runs.front());
  const auto success = std::ranges::find(runs, "done", &RunRow::ending);
  status["last_success"] = success == runs.end() ? Json(nullptr) : Json(success->finished_at);
}

void put_disk(Json& status, Database& database, const fs::path& out) {
  std::error_code code;
  const fs::space_info disk = fs::space(out, code);
  const auto database_bytes = fs::file_size(out / "hotich.db", code);
  status["disk"] = {{"free_bytes", disk.available},
                    {"total_bytes", disk.capacity},
                    {"database_bytes", database_bytes},
                    {"copies_bytes", single_number(database, "SELECT sum(size_bytes) FROM copies")}};
}

long long number(const Json& value) { return value.is_number() ? value.get<long long>() : 0; }

void print_run(const Json& status) {
  const Json& run = status["run"];
  if (run.is_null()) return;
  const std::string started = run["started_at"];
  if (status["running"] && run["finished_at"].is_null()) {
    std::printf("Đang chạy (running) từ %s: %lld/%lld trang", started.c_str(), number(run["pages"]),
                number(run["expected"]));
    if (run["seconds_left"].is_number())
      std::printf(" · còn khoảng (left) %lld phút (min)", number(run["seconds_left"]) / 60);
    std::printf("\n");
    return;
  }
  const bool killed = run["finished_at"].is_null(), stopped = !killed && run["ending"] == "interrupted";
  std::printf("Lần chạy cuối (last run): %s, %lld trang, %lld phút (min)%s\n", started.c_str(), number(run["pages"]),
              number(run["seconds"]) / 60,
              killed    ? ", bị tắt giữa chừng (killed)"
              : stopped ? ", bị ngắt (interrupted)"
                        : "");
}

void print_text(const Json& status) {
  std::printf("PASS %lld · REVIEW %lld · FAIL %lld · %lld bản ghi (records)\n", number(status["PASS"]),
              number(status["REVIEW"]), number(status["FAIL"]), number(status["records"]));
  std::printf("Chấp nhận không cần xem (accepted): %lld bản ghi (records), %lld/%lld trường (fields)\n",
              number(status["accepted"]["records"]), number(status["accepted"]["fields"]),
              number(status["accepted"]["of_fields"]));
  print_run(status);
  if (status["running"]) std::printf("Đang được dùng (in use): %s\n", status["holder"].get<std::string>().c_str());
  std::printf("Đĩa (disk): còn trống (free) %.1f GB · bản sao (copies) %.2f GB · cơ sở dữ liệu (database) %.2f GB\n",
              status["disk"]["free_bytes"].get<double>() / 1e9, status["disk"]["copies_bytes"].get<double>() / 1e9,
              status["disk"]["database_bytes"].get<double>() / 1e9);
  for (const auto& [code, pages] : status["reasons"].items()) {
    const Reason* reason = find_reason(code);
    std::printf("%6lld  %s (%s)\n", number(pages), reason ? std::string(reason->vi).c_str() : code.c_str(),
                code.c_str());
  }
}

}  // namespace

int cmd_broken_off(const fs::path& out) {
  const auto runs = RunHistory(*open_existing(out)).newest(1);
  const bool broken_off = !runs.empty() && runs.front().finished_at.empty() && lock_holder(out).empty();
  return broken_off ? exit_done : exit_findings;
}

int cmd_status(const fs::path& out, OutputStyle style) {
  const auto database = open_existing(out);
  Json status = {{"message_type", "status"}};
  put_runs(status, *database, out);
  const bool ended = !status["running"] && !status["run"].is_null() && !status["run"]["finished_at"].is_null();
  put_pages(status, *database, ended ? Contents::of_last_run : Contents::known);
  put_disk(status, *database, out);
  if (style == OutputStyle::json)
    std::printf("%s\n", status.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
  else
    print_text(status);
  return exit_done;
}

}  // namespace hotich
