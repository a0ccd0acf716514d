#include "pipeline/audit_list.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/reason.h"
#include "core/text.h"

namespace hotich {
namespace {

size_t record_count(const BookPages& pages) {
  size_t records = 0;
  for (const BookPage& page : pages.pages) records += page.records.size();
  return records;
}

std::string place_text(const Finding& finding) {
  if (finding.file.empty()) return "(cả sổ)";
  return to_nfc(finding.file) + (finding.page > 0 ? ":" + std::to_string(finding.page) : "");
}

}  // namespace

Findings in_shelf_order(const BookPages& pages, Findings findings) {
  std::map<std::pair<std::string, int>, size_t> place;
  for (size_t i = 0; i < pages.pages.size(); ++i)
    place.emplace(std::pair(pages.pages[i].file, pages.pages[i].page), i + 1);
  const auto rank = [&](const Finding& finding) {
    const auto found = place.find({finding.file, finding.page});
    return found == place.end() ? 0 : found->second;
  };
  std::ranges::stable_sort(findings, {}, rank);
  return findings;
}

std::string audit_text(const BookPages& pages, const Findings& findings) {
  std::string text = "Sổ " + book_id(pages.book) + ": " + std::to_string(pages.pages.size()) + " trang, " +
                     std::to_string(record_count(pages)) + " bản ghi, " + std::to_string(findings.size()) +
                     " điều cần xem (" + std::to_string(findings.size()) + " to look at)\n";
  for (const Finding& finding : findings) {
    const Reason* reason = find_reason(finding.code);
    const std::string head = reason == nullptr ? finding.code : std::string(reason->vi);
    text += "  [ ] " + place_text(finding) + "  " + head + ": " + finding.vi + "  (" + finding.code + ")\n";
    text += "        " + finding.en + "\n";
  }
  return to_nfc(text);
}

std::string audit_json_lines(const BookPages& pages, const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    const nlohmann::ordered_json line = {{"message_type", "finding"}, {"book", book_id(pages.book)},
                                         {"code", finding.code},      {"file", to_nfc(finding.file)},
                                         {"page", finding.page},      {"vi", to_nfc(finding.vi)},
                                         {"en", to_nfc(finding.en)}};
    lines += line.dump() + "\n";
  }
  return lines;
}

}  // namespace hotich
