#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/reason.h"
#include "core/text.h"
#include "pipeline/check_output.h"
#include "pipeline/commands/commands.h"
#include "pipeline/journal.h"
#include "pipeline/repair_output.h"
#include "pipeline/sandbox.h"
#include "store/ledger.h"
#include "store/page_words.h"
#include "store/run_lock.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

void append(CheckFindings& findings, CheckFindings more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The folder of scans of the last run, to be read for repair or fixity. A share that is not plugged in must not look
// like ten thousand lost originals.
fs::path folder_of_scans(Database& database) {
  const auto facts = Ledger(database).facts();
  const auto asked = facts.find("folder");
  if (asked == facts.end()) throw Error("cannot read the originals: no run has been ended here", "usage");
  const auto listing = Ledger(database).listing();
  const fs::path path = asked->second;
  const bool is_one_file = listing.size() == 1 && listing.front().path == path.filename() && !fs::is_directory(path);
  const fs::path folder = is_one_file ? path.parent_path() : path;
  std::error_code code;
  if (fs::directory_iterator(folder, code) == fs::directory_iterator())
    throw Error("cannot read the originals: " + folder.string() + " is gone or empty; plug the share in again",
                "unreadable_file");
  return folder;
}

CheckFindings checked(Database& database, const CheckOptions& options) {
  CheckFindings findings = check_database(database);
  if (!findings.empty()) return findings;  // what a damaged database says of the rest is worth nothing
  append(findings, check_pages(database));
  append(findings, check_copies(database, options.out));
  append(findings, check_leftovers(options.out));
  append(findings, check_exports(database, options.out));
  if (options.fixity) append(findings, check_originals(database, folder_of_scans(database)));
  return findings;
}

CheckFindings checked_and_repaired(const CheckOptions& options) {
  std::unique_ptr<Database> database;
  try {
    database = open_existing(options.out);
    CheckFindings findings = checked(*database, options);
    if (options.repair) enter_sandbox_of(options.out);  // lost copies are made of untrusted scans
    if (!options.repair || findings.empty() || findings.front().code == "database_damaged") return findings;
    for (const std::string& message : repair_output(*database, options.out, folder_of_scans(*database), findings))
      say(Priority::warning, message);
    return after_repair(std::move(findings), checked(*database, {.out = options.out, .fixity = options.fixity}));
  } catch (const Error& error) {
    if (error.code() != "database_error") throw;
    return {{"database_damaged", "hotich.db", error.what()}};
  }
}

// The journal, where the weekly check tells what it found, has the codes alone: files are named after people.
void print_counts(const CheckFindings& findings) {
  std::map<std::string, int> counts;
  for (const CheckFinding& finding : findings) ++counts[finding.code];
  for (const auto& [code, count] : counts)
    std::printf("  %d × %s (%s); hotich check: tên tệp (names them)\n", count, code.c_str(),
                std::string(find_reason(code)->vi).c_str());
}

void print_findings(const CheckFindings& findings) {
  for (const CheckFinding& finding : findings) {
    const Reason* reason = find_reason(finding.code);
    std::printf("  [%c] %s  %s: %s (%s)%s%s\n", finding.repaired ? 'x' : ' ', to_nfc(finding.object).c_str(),
                std::string(reason->vi).c_str(), std::string(reason->en).c_str(), finding.code.c_str(),
                finding.detail.empty() ? "" : ": ", to_nfc(finding.detail).c_str());
  }
}

void print_text(const CheckFindings& findings) {
  in_journal() ? print_counts(findings) : print_findings(findings);
  const auto repaired = std::ranges::count(findings, true, &CheckFinding::repaired);
  std::printf("%zu điều phát hiện, %lld đã sửa (found, repaired)\n", findings.size(), static_cast<long long>(repaired));
}

void print_json(const CheckFindings& findings, int exit_code) {
  for (const CheckFinding& finding : findings) {
    nlohmann::ordered_json line = {{"message_type", "finding"},
                                   {"code", finding.code},
                                   {"object", to_nfc(finding.object)},
                                   {"detail", to_nfc(finding.detail)},
                                   {"repaired", finding.repaired}};
    if (!is_utf8(finding.object)) line["object_hex"] = to_hex(finding.object);
    std::printf("%s\n", line.dump().c_str());
  }
  const nlohmann::ordered_json summary = {{"message_type", "summary"},
                                          {"findings", findings.size()},
                                          {"repaired", std::ranges::count(findings, true, &CheckFinding::repaired)},
                                          {"exit_code", exit_code}};
  std::printf("%s\n", summary.dump().c_str());
}

}  // namespace

int cmd_check(const CheckOptions& options) {
  const RunLock lock(options.out);
  const CheckFindings findings = checked_and_repaired(options);
  const int exit_code = std::ranges::all_of(findings, &CheckFinding::repaired) ? exit_done : exit_findings;
  if (options.style == OutputStyle::json)
    print_json(findings, exit_code);
  else
    print_text(findings);
  return exit_code;
}

}  // namespace hotich
