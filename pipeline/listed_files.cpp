#include "pipeline/listed_files.h"

#include <map>
#include <utility>

namespace hotich {

std::vector<ListedFile> listed_files(Ledger& ledger) {
  const auto inputs = ledger.known_inputs();
  const auto copies = ledger.known_copies();
  std::map<std::string, std::string> first_with_content;
  std::vector<ListedFile> files;
  for (const ListedInput& listed : ledger.listing()) {
    const auto input = inputs.find(listed.path);
    if (input == inputs.end()) continue;
    const std::string& sha256 = input->second.sha256;
    const auto [first, is_first] = first_with_content.emplace(sha256, listed.path);
    const auto copy = copies.find(sha256);
    files.push_back({input->second, is_first ? "" : first->second, copy == copies.end() ? "" : copy->second.path});
  }
  return files;
}

std::vector<PageRow> pages_of_file(Ledger& ledger, const InputRow& input) {
  std::vector<PageRow> rows = ledger.pages_of(input.sha256, Waiting::as_they_were);
  std::erase_if(rows, [&](const PageRow& row) {
    return input.pages == 0 ? row.page != 0 : row.page < 1 || row.page > input.pages;
  });
  return rows;
}

}  // namespace hotich
