#include "books/book_file.h"

#include <algorithm>

#include "core/error.h"
#include "core/text.h"
#include "records/toml_plusplus.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

struct Reader {
  const std::string& name;

  [[noreturn]] void fail(unsigned line, const std::string& reason) const {
    throw Error("cannot read book file: " + name + ":" + std::to_string(std::max(line, 1U)) + ": " + reason,
                "bad_book_file");
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& reason) const {
    fail(node.source().begin.line, reason);
  }

  std::string text(const toml::node& node, std::string_view key) const {
    const auto text = node.value_exact<std::string>();
    if (!text) fail(node, "key \"" + std::string(key) + "\" must be a text");
    return to_nfc(*text);
  }
  int count(const toml::node& node, std::string_view key) const {
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < 0 || *number > 100000)
      fail(node, "key \"" + std::string(key) + "\" must be a number in 0..100000");
    return static_cast<int>(*number);
  }
  std::string date(const toml::node& node, std::string_view key) const {
    if (const auto date = node.value_exact<toml::date>()) return iso_date({date->year, date->month, date->day});
    const std::string text = node.value_exact<std::string>().value_or("");
    const auto parts = date_parts(text);
    if (text.size() != 10 || !parts || !is_date(parts->year, parts->month, parts->day))
      fail(node, "key \"" + std::string(key) + "\" must be a date YYYY-MM-DD");
    return text;
  }
};

void take_closing(Book& book, const toml::node& node, const Reader& read) {
  const toml::table* closing = node.as_table();
  if (closing == nullptr) read.fail(node, "key \"closing\" must be a table");
  for (const auto& [key, value] : *closing) {
    if (key == "events")
      book.events = read.count(value, "events");
    else if (key == "corrected")
      book.corrected = read.count(value, "corrected");
    else if (key == "blank")
      book.blank = read.count(value, "blank");
    else
      read.fail(value, "unknown key \"" + std::string(key.str()) + "\"");
  }
}

void take(Book& book, std::string_view key, const toml::node& value, const Reader& read) {
  if (key == "register") {
    book.register_code = to_upper(read.text(value, key));
    if (kind_of_register(book.register_code).empty())
      read.fail(value, "unknown register \"" + book.register_code + "\"");
  } else if (key == "year") {
    book.year = read.count(value, key);
    if (book.year < 1850 || book.year > 2100) read.fail(value, "key \"year\" must be a year");
  } else if (key == "number") {
    book.number = value.is_integer() ? std::to_string(read.count(value, key)) : collapse_spaces(read.text(value, key));
    if (book.number.find_first_of("/\\") != std::string::npos)
      read.fail(value, "key \"number\" is the number alone, without the year");
  } else if (key == "office") {
    book.office = collapse_spaces(read.text(value, key));
  } else if (key == "opened") {
    book.opened = read.date(value, key);
  } else if (key == "closed") {
    book.closed = read.date(value, key);
  } else if (key == "closing") {
    take_closing(book, value, read);
  } else {
    read.fail(value, "unknown key \"" + std::string(key) + "\"");
  }
}

}  // namespace

Book parse_book_file(const std::string& text, const std::string& name) {
  const Reader read{name};
  Book book;
  book.source = BookSource::file;
  const toml::table table =
      parse_toml(text, name, [&](unsigned line, const std::string& reason) { read.fail(line, reason); });
  for (const auto& [key, value] : table) take(book, key.str(), value, read);
  if (!book.opened.empty() && !book.closed.empty() && book.closed < book.opened)
    read.fail(1, "the book is closed before it is opened");
  return book;
}

}  // namespace hotich
