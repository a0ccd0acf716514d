#include "books/case_names.h"

#include <algorithm>
#include <set>

#include "core/error.h"
#include "core/text.h"

namespace hotich {
namespace {

std::string safe(std::string text) {
  for (char& c : text)
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20)
      c = '_';
  return text;
}

std::string slot_value(std::string_view slot, const Book& book, const Record& record, size_t row) {
  const auto number = entry_number(number_of_entry(record));
  if (slot == "code") return book.register_code;
  if (slot == "year") return book.year > 0 ? std::to_string(book.year) : "";
  if (slot == "book") return book.number;
  if (slot == "opened") return book.opened;
  if (slot == "closed") return book.closed;
  if (slot == "number") {
    const std::string written = number_of_entry(record);
    return number ? written.substr(0, written.find_first_not_of("0123456789")) : "";
  }
  if (slot == "entry_year") return number && number->year > 0 ? std::to_string(number->year) : "";
  if (slot == "page") return content_of(record, "page_number");
  if (slot == "row") return std::to_string(row);
  throw Error("cannot name the PDFs: unknown slot {" + std::string(slot) +
                  "}; known are code, year, book, opened, closed, number, entry_year, page, row",
              "usage");
}

std::string filled_name(std::string_view pattern, const Book& book, const Record& record, size_t row) {
  std::string name;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    const size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    name += pattern.substr(0, close == std::string_view::npos ? open : std::min(open, close));
    if (close == std::string_view::npos) {
      if (open != std::string_view::npos) throw Error("cannot name the PDFs: \"{\" is not closed", "usage");
      break;
    }
    const std::string value = safe(slot_value(pattern.substr(open + 1, close - open - 1), book, record, row));
    name += value.empty() ? "x" : value;
    pattern.remove_prefix(close + 1);
  }
  return name;
}

std::string with_suffix(const std::string& name, int copy) {
  const size_t dot = name.ends_with(".pdf") ? name.size() - 4 : name.size();
  return name.substr(0, dot) + "-" + std::to_string(copy) + name.substr(dot);
}

}  // namespace

std::vector<std::string> case_names(std::string_view name_template, const Book& book,
                                    const std::vector<Record>& records) {
  if (name_template.find_first_of("/\\") != std::string_view::npos)
    throw Error("cannot name the PDFs: the template names a folder", "usage");
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const Record& record : records) {
    const std::string wanted = filled_name(name_template, book, record, names.size() + 1);
    std::string name = wanted;
    for (int copy = 2; !taken.insert(to_lower(name)).second; ++copy) name = with_suffix(wanted, copy);
    names.push_back(name);
  }
  return names;
}

}  // namespace hotich
