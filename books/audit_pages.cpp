#include <algorithm>
#include <functional>
#include <numeric>

#include "books/audit_book.h"
#include "books/told_by_pages.h"
#include "core/text.h"

namespace hotich {
namespace {

// Fewer words say too little to call two pages the same.
constexpr size_t fewest_words = 25;
// Two scans of a page differ by what each misreads, two entries of one form by their values. Measured on drawn pages:
// 0.67 and more against 0.50 and less (docs/decisions/0006-books.md); entries of one family are nearer to each other.
constexpr double least_alike_same_number = 0.60, least_alike_other_number = 0.80;
constexpr size_t pages_back = 1000;  // keeps a folder of loose scans from being compared all with all

std::vector<size_t> word_keys(const PageText& text) {
  std::vector<size_t> keys;
  for (const Line& line : text.lines)
    for (const Word& word : line.words) keys.push_back(std::hash<std::string>{}(fold(word.text)));
  std::ranges::sort(keys);
  return keys;
}

// Shared words over all words of both, as multisets; 0..1.
double likeness(const std::vector<size_t>& a, const std::vector<size_t>& b) {
  size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) {
      ++shared;
      ++left;
      ++right;
    } else {
      *left < *right ? ++left : ++right;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

std::string place_of(const BookPage& page) { return page.file + ":" + std::to_string(page.page); }

bool same_numbers(const BookPage& a, const BookPage& b) {
  return !a.records.empty() && std::ranges::equal(a.records, b.records, [](const Record& left, const Record& right) {
    const auto number = entry_number(number_of_entry(left));
    return number && number == entry_number(number_of_entry(right));
  });
}

bool are_alike(const std::vector<size_t>& a, const std::vector<size_t>& b, double least) {
  const size_t small = std::min(a.size(), b.size()), large = std::max(a.size(), b.size());
  if (small < fewest_words || static_cast<double>(small) < least * static_cast<double>(large)) return false;
  return likeness(a, b) >= least;
}

Findings twice(const BookPages& pages) {
  Findings findings;
  std::vector<std::vector<size_t>> words;
  for (size_t i = 0; i < pages.pages.size(); ++i) {
    const BookPage& page = pages.pages[i];
    words.push_back(page.duplicate_of.empty() ? word_keys(page.text) : std::vector<size_t>{});
    if (!page.duplicate_of.empty()) {
      findings.push_back({"page_scanned_twice", "Cùng nội dung với " + page.duplicate_of,
                          "Same content as " + page.duplicate_of, page.file, page.page});
      continue;
    }
    for (size_t k = i > pages_back ? i - pages_back : 0; k < i; ++k)
      if (are_alike(words[k], words[i],
                    same_numbers(pages.pages[k], page) ? least_alike_same_number : least_alike_other_number)) {
        findings.push_back({"pages_look_alike", "Chữ trên trang gần như trùng với " + place_of(pages.pages[k]),
                            "The words are nearly those of " + place_of(pages.pages[k]), page.file, page.page});
        break;
      }
  }
  return findings;
}

bool is_blank(const BookPage& page) { return std::ranges::find(page.reasons, "blank_page") != page.reasons.end(); }

}  // namespace

Findings audit_pages(const BookPages& pages) {
  Findings findings = twice(pages);
  for (const BookPage& page : pages.pages) {
    if (!page.duplicate_of.empty()) continue;
    for (const Record& record : page.records) {
      const std::string_view code = register_of_kind(record.kind);
      if (!pages.book.register_code.empty() && code != pages.book.register_code)
        findings.push_back({"other_register",
                            "Giấy thuộc sổ " + std::string(code) + ", không thuộc sổ " + pages.book.register_code,
                            "A paper of register " + std::string(code) + ", not of " + pages.book.register_code,
                            page.file, page.page});
    }
    if (page.status == Status::fail && page.text.lines.empty())
      findings.push_back({"page_not_read", "Trang hỏng hoặc chưa được đọc",
                          "The page could not be read, or was not read yet", page.file, page.page});
    else if (page.records.empty() && !is_blank(page) && !tells_of_book(page))
      findings.push_back({"page_without_record", "Trang có chữ nhưng không lập được bản ghi nào",
                          "The page has text but no record came of it", page.file, page.page});
  }
  return findings;
}

}  // namespace hotich
