#include "books/book.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "core/text.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

constexpr auto registers = std::to_array<std::pair<std::string_view, std::string_view>>({{"KS", "birth"},
                                                                                         {"KH", "marriage"},
                                                                                         {"KT", "death"},
                                                                                         {"CMC", "parent_child"},
                                                                                         {"HN", "marital_status"},
                                                                                         {"TDCC", "change_correction"},
                                                                                         {"GH", "guardianship"},
                                                                                         {"CDGH", "guardianship_end"},
                                                                                         {"NCN", "adoption"},
                                                                                         {"GCLH", "divorce_note"}});

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_year(std::string_view text) {
  return text.size() == 4 && all_digits(text) && number_of(text) >= 1900 && number_of(text) <= 2100;
}

// "01", "0001", "Q1", "quyển1": a book's number; "" where it is none. Four digits are a year unless noughts lead.
std::string book_number(const std::string& part) {
  const std::string folded = fold(part);
  const size_t at = folded.starts_with("quyen") ? 5 : folded.starts_with("q") ? 1 : 0;
  const std::string digits = folded.substr(at);
  if (!all_digits(digits) || digits.size() > 4 || (digits.size() == 4 && digits[0] != '0')) return "";
  return digits;
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts(1);
  for (const char c : name)
    if (c == '.' || c == '-' || c == '_' || c == ' ')
      parts.emplace_back();
    else
      parts.back() += c;
  std::erase(parts, "");
  return parts;
}

std::optional<std::string> date_of(const std::vector<std::string>& parts) {
  const std::string iso = parts[3] + "-" + parts[4] + "-" + parts[5];
  const auto date = date_parts(iso);
  if (iso.size() != 10 || !date || !is_date(date->year, date->month, date->day)) return std::nullopt;
  return iso;
}

}  // namespace

std::string book_id(const Book& book) {
  if (!book.register_code.empty() && book.year > 0 && !book.number.empty())
    return book.register_code + "." + std::to_string(book.year) + "." + book.number;
  const std::string name = book.path.substr(book.path.rfind('/') + 1);
  return name.empty() ? "so" : to_nfc(name);
}

std::optional<Book> book_from_folder_name(std::string_view name) {
  std::vector<std::string> parts = parts_of(name);
  std::erase_if(parts, [](const std::string& part) { return part == "TP" || part == "HT"; });
  if (parts.size() != 3 && parts.size() != 6) return std::nullopt;
  Book book;
  for (const std::string& part : std::span(parts).first(3)) {
    if (const std::string code = to_upper(part); book.register_code.empty() && !kind_of_register(code).empty())
      book.register_code = code;
    else if (book.year == 0 && is_year(part))
      book.year = number_of(part);
    else if (book.number.empty() && !book_number(part).empty())
      book.number = book_number(part);
    else
      return std::nullopt;
  }
  if (parts.size() == 6) {
    const auto opened = date_of(parts);
    if (!opened) return std::nullopt;
    book.opened = *opened;
  }
  book.source = BookSource::folder_name;
  return book;
}

std::string_view register_of_kind(std::string_view kind) {
  const auto found = std::ranges::find(registers, kind, [](const auto& row) { return row.second; });
  return found == registers.end() ? "" : found->first;
}

std::string_view kind_of_register(std::string_view code) {
  const auto found = std::ranges::find(registers, code, [](const auto& row) { return row.first; });
  return found == registers.end() ? "" : found->second;
}

const FieldReading* find_reading(const Record& record, std::string_view name) {
  const auto found = std::ranges::find(record.fields, name, &FieldReading::name);
  return found == record.fields.end() ? nullptr : &*found;
}

std::string content_of(const FieldReading& reading) {
  if (reading.state == FieldState::struck)
    return reading.value && !reading.replaced_by.empty() ? *reading.value : reading.replaced_by;
  if (reading.state != FieldState::read) return "";
  return reading.value ? *reading.value : reading.raw;
}

std::string content_of(const Record& record, std::string_view name) {
  const FieldReading* reading = find_reading(record, name);
  return reading == nullptr ? "" : content_of(*reading);
}

std::string number_of_entry(const Record& record) {
  const std::string number = content_of(record, "registration_number");
  if (record.kind == "copy_log") return content_of(record, "row_number");
  return number.empty() && record.kind == "marital_status" ? content_of(record, "document_number") : number;
}

std::string date_of_entry(const Record& record) {
  const std::string date = content_of(record, "registration_date");
  const bool by_issue = record.kind == "marital_status" || record.kind == "copy_log";
  return date.empty() && by_issue ? content_of(record, "issue_date") : date;
}

std::optional<EntryNumber> entry_number(std::string_view text) {
  const std::string_view digits = text.substr(0, text.find_first_not_of("0123456789"));
  if (digits.empty() || digits.size() > 6) return std::nullopt;
  EntryNumber entry{number_of(digits), 0};
  if (const size_t slash = text.find('/'); slash != std::string_view::npos && is_year(text.substr(slash + 1)))
    entry.year = number_of(text.substr(slash + 1));
  return entry;
}

}  // namespace hotich
