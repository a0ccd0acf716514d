#include "pipeline/ledger_books.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "books/book_file.h"
#include "books/told_by_pages.h"
#include "core/error.h"
#include "core/text.h"
#include "store/page_words.h"
#include "store/record_store.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view fact_prefix = "book_file ";

std::string parent_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::string fact_name(const std::string& folder) { return std::string(fact_prefix) + to_hex(folder); }

std::optional<std::string> text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string shown_name(const std::string& folder) {
  return to_nfc((folder.empty() ? "" : folder + "/") + std::string(book_file_name));
}

using Facts = std::map<std::string, std::string>;

// What a folder says of itself; none when it is no book's.
std::optional<Book> book_at(const std::string& folder, const Facts& facts, const std::string& name) {
  std::optional<Book> book = book_from_folder_name(name);
  if (const auto file = facts.find(fact_name(folder)); file != facts.end()) {
    Book told = parse_book_file(file->second, shown_name(folder));
    if (book) {  // the file may leave to the name what it does not say
      if (told.register_code.empty()) told.register_code = book->register_code;
      if (told.year == 0) told.year = book->year;
      if (told.number.empty()) told.number = book->number;
      if (told.opened.empty()) told.opened = book->opened;
    }
    book = told;
  }
  if (book) book->path = folder;
  return book;
}

Book book_of(const std::string& file, const Facts& facts, const std::string& root_name) {
  for (std::string folder = parent_of(file);; folder = parent_of(folder)) {
    const std::string name = folder.empty() ? root_name : folder.substr(folder.rfind('/') + 1);
    if (const auto book = book_at(folder, facts, name)) return *book;
    if (folder.empty()) break;
  }
  Book unknown;
  unknown.path = parent_of(file);
  return unknown;
}

std::string root_name_of(const Facts& facts) {
  const auto folder = facts.find("folder");
  if (folder == facts.end()) return "";
  fs::path path(folder->second);
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

int upright_width_px(const PageRow& row) {
  if (row.width_px <= 0 || row.height_px <= 0) return 0;
  return upright_map(row.width_px, row.height_px, static_cast<Turn>(row.orientation_deg), row.skew_deg).width_px;
}

BookPage page_from(const PageRow& row, const ListedFile& file, RecordStore& store) {
  BookPage page{.file = file.input.path,
                .page = row.page,
                .sha256 = row.sha256,
                .duplicate_of = file.duplicate_of,
                .copy = file.copy,
                .status = row.status,
                .reasons = row.reasons,
                .kind = row.kind,
                .paper = row.paper,
                .book_fields = row.book_fields,
                .text = row.text,
                .upright_width_px = upright_width_px(row),
                .records = {}};
  if (file.duplicate_of.empty()) page.records = store.current_of_page(row.sha256, row.page);
  return page;
}

// What covers and closing pages among its files say of a book that is not fully known otherwise.
void complete(BookFiles& book, const std::vector<PageRow>& telling, RecordStore& store) {
  std::vector<BookPage> pages;
  for (const ListedFile& file : book.files)
    for (const PageRow& row : telling)
      if (row.sha256 == file.input.sha256) pages.push_back(page_from(row, file, store));
  book.book = completed_by_pages(book.book, pages);
}

ListedFile not_read_yet(const std::string& path) {
  ListedFile file;
  file.input.path = path;
  return file;
}

}  // namespace

std::vector<BookFiles> books_of(Database& database) {
  Ledger ledger(database);
  const Facts facts = ledger.facts();
  const std::string root_name = root_name_of(facts);
  std::map<std::string, ListedFile> known;
  for (ListedFile& file : listed_files(ledger)) known.emplace(file.input.path, std::move(file));
  std::vector<BookFiles> books;
  std::map<std::string, size_t> place;
  for (const ListedInput& listed : ledger.listing()) {
    const Book book = book_of(listed.path, facts, root_name);
    const auto [at, is_new] = place.emplace(book.path, books.size());
    if (is_new) books.push_back({book, {}});
    const auto found = known.find(listed.path);
    books[at->second].files.push_back(found == known.end() ? not_read_yet(listed.path) : found->second);
  }
  const std::vector<PageRow> telling = ledger.pages_telling_of_books();
  if (telling.empty()) return books;
  RecordStore store(database);
  for (BookFiles& book : books) complete(book, telling, store);
  return books;
}

BookPages load_book(Database& database, const BookFiles& files) {
  Ledger ledger(database);
  RecordStore store(database);
  BookPages pages{files.book, {}};
  for (const ListedFile& file : files.files) {
    const std::vector<PageRow> rows = pages_of_file(ledger, file.input);
    for (const PageRow& row : rows) pages.pages.push_back(page_from(row, file, store));
    // The run was broken off before these: a page that is not there must not look as if it were.
    for (int page = static_cast<int>(rows.size()) + 1; page <= std::max(1, file.input.pages); ++page) {
      BookPage& unread = pages.pages.emplace_back();
      unread.file = file.input.path;
      unread.page = page;
      unread.status = Status::fail;
    }
  }
  return pages;
}

std::map<std::string, std::string> book_files_below(const fs::path& folder, const std::vector<std::string>& listed) {
  std::set<std::string> folders{""};
  for (const std::string& file : listed)
    for (std::string at = parent_of(file); !at.empty(); at = parent_of(at)) folders.insert(at);
  Facts found;
  for (const std::string& at : folders)
    if (const auto text = text_of((at.empty() ? folder : folder / at) / std::string(book_file_name))) {
      static_cast<void>(parse_book_file(*text, shown_name(at)));
      found[fact_name(at)] = *text;
    }
  return found;
}

void refresh_book_files(Database& database) {
  Ledger ledger(database);
  const Facts facts = ledger.facts();
  const auto asked = facts.find("folder");
  if (asked == facts.end() || !fs::exists(asked->second)) return;
  const fs::path folder =
      fs::is_directory(asked->second) ? fs::path(asked->second) : fs::path(asked->second).parent_path();
  std::vector<std::string> listed;
  for (const ListedInput& input : ledger.listing()) listed.push_back(input.path);
  ledger.replace_facts(fact_prefix, book_files_below(folder, listed));
}

const BookFiles& find_book(const std::vector<BookFiles>& books, std::string_view name) {
  std::vector<const BookFiles*> fitting;
  for (const BookFiles& book : books)
    if (name.empty() || book_id(book.book) == name || book.book.path == name || (name == "." && book.book.path.empty()))
      fitting.push_back(&book);
  if (fitting.size() == 1) return *fitting.front();
  std::string known;
  for (const BookFiles& book : books) known += (known.empty() ? "" : ", ") + book_id(book.book);
  const std::string what = name.empty() ? "a book" : "the book \"" + to_nfc(name) + "\"";
  throw Error("cannot find " + what + ": " + (fitting.empty() ? "there are " : "several fit; there are ") +
                  (known.empty() ? "no books" : known),
              "usage");
}

}  // namespace hotich
