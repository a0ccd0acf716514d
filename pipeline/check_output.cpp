#include "pipeline/check_output.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "pipeline/export_lines.h"
#include "pipeline/job_queue.h"
#include "pipeline/steady_input.h"
#include "pipeline/sweep.h"
#include "store/integrity.h"
#include "store/ledger.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

// Compares what would be written with what lies there, without a second copy of it.
class Comparison {
 public:
  explicit Comparison(const fs::path& file) : in_(file, std::ios::binary), same_(in_.is_open()) {}

  void expect(const std::string& bytes) {
    if (!same_) return;
    there_.resize(bytes.size());
    in_.read(there_.data(), static_cast<std::streamsize>(bytes.size()));
    same_ = static_cast<size_t>(in_.gcount()) == bytes.size() && there_ == bytes;
  }
  bool same_to_the_end() { return same_ && in_.peek() == std::ifstream::traits_type::eof(); }

 private:
  std::ifstream in_;
  std::string there_;
  bool same_;
};

std::string digest_or_reason(const fs::path& file, std::string& digest) {
  try {
    digest = sha256_of_file(file);
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

bool is_temporary(const fs::path& file) {
  return file.filename().string().find(AtomicFile::temporary_suffix) != std::string::npos;
}

}  // namespace

CheckFindings check_database(Database& database) {
  CheckFindings findings;
  for (const std::string& damage : damage_of(database)) findings.push_back({"database_damaged", "hotich.db", damage});
  return findings;
}

CheckFindings check_pages(Database& database) {
  Ledger ledger(database);
  const auto inputs = ledger.known_inputs();
  CheckFindings findings;
  for (const ListedInput& listed : ledger.listing()) {
    const auto input = inputs.find(listed.path);
    if (input == inputs.end()) {
      findings.push_back({"page_not_recorded", listed.path, "the whole file"});
      continue;
    }
    std::set<int> recorded;
    for (const PageRow& row : ledger.pages_of(input->second.sha256, Waiting::as_they_were)) recorded.insert(row.page);
    for (int page = std::min(1, input->second.pages); page <= input->second.pages; ++page)
      if (!recorded.contains(page))
        findings.push_back({"page_not_recorded", listed.path, "page " + std::to_string(page)});
  }
  return findings;
}

CheckFindings check_copies(Database& database, const fs::path& out) {
  CheckFindings findings;
  std::set<std::string> known;
  for (const auto& [sha256, copy] : Ledger(database).known_copies()) {
    known.insert(copy.path);
    std::string digest;
    if (!fs::exists(fs::symlink_status(out / copy.path)))
      findings.push_back({"copy_missing", copy.path, ""});
    else if (const std::string reason = digest_or_reason(out / copy.path, digest); !reason.empty())
      findings.push_back({"copy_altered", copy.path, reason});
    else if (digest != copy.copy_sha256)
      findings.push_back({"copy_altered", copy.path, "SHA-256 " + digest});
  }
  std::error_code code;
  for (fs::recursive_directory_iterator at(out / "copies", code), end; !code && at != end; at.increment(code)) {
    if (at->is_directory(code) || is_temporary(at->path())) continue;
    if (const std::string path = at->path().lexically_relative(out).string(); !known.contains(path))
      findings.push_back({"copy_not_in_ledger", path, ""});
  }
  if (code && fs::exists(out / "copies"))
    throw Error("cannot list " + (out / "copies").string() + ": " + code.message(), "unwritable_output", code.value());
  std::ranges::stable_sort(findings, {}, &CheckFinding::object);
  return findings;
}

CheckFindings check_leftovers(const fs::path& out) {
  CheckFindings findings;
  for (const fs::path& file : temporaries_below(out))
    findings.push_back({"leftover_temporary", file.lexically_relative(out).string(), ""});
  return findings;
}

CheckFindings check_exports(Database& database, const fs::path& out) {
  Comparison pages(out / "pages.jsonl"), records(out / "records.jsonl");
  each_line(
      database, [&](const std::string& line) { pages.expect(line); },
      [&](const std::string& line) { records.expect(line); });
  const bool same_pages = pages.same_to_the_end(), same_records = records.same_to_the_end();
  CheckFindings findings;
  for (const auto& [name, same] :
       {std::pair("pages.jsonl", same_pages), {"records.jsonl", same_records}, {"report.html", true}}) {
    if (!fs::exists(out / name))
      findings.push_back({"export_missing", name, ""});
    else if (!same)
      findings.push_back({"export_differs", name, ""});
  }
  return findings;
}

CheckFindings check_originals(Database& database, const fs::path& folder) {
  Ledger ledger(database);
  const auto inputs = ledger.known_inputs();
  std::set<std::string> listed_contents;
  for (const ListedInput& listed : ledger.listing())
    if (const auto input = inputs.find(listed.path); input != inputs.end() && fs::exists(folder / listed.path))
      listed_contents.insert(input->second.sha256);
  CheckFindings findings;
  for (const auto& [path, input] : inputs) {
    if (is_unreadable_key(input.sha256)) continue;  // never read: its page says so
    const fs::path file = folder / path;
    std::string digest;
    if (!fs::exists(fs::symlink_status(file))) {
      if (!listed_contents.contains(input.sha256)) findings.push_back({"original_missing", path, ""});
    } else if (const std::string reason = digest_or_reason(file, digest); !reason.empty()) {
      findings.push_back({"original_unreadable", path, reason});
    } else if (digest != input.sha256) {
      // A retry sets the time aside (-1); size and time as they were mean that nobody meant to change it.
      const bool as_it_was = stamp_of(file) == FileStamp{input.size_bytes, input.mtime_ns};
      findings.push_back({as_it_was ? "original_damaged" : "original_changed", path, "SHA-256 " + digest});
    }
  }
  return findings;
}

}  // namespace hotich
