#include "pipeline/list_scans.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "core/error.h"

namespace hotich {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view digits = "0123456789";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// < 0, 0, > 0. A folder's separator sorts before any other byte, so that its content stays together.
int compare_naturally(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const auto run = [](std::string_view& text) {
        const std::string_view whole = text.substr(0, text.find_first_not_of(digits));
        text.remove_prefix(whole.size());
        return whole.substr(std::min(whole.find_first_not_of('0'), whole.size()));
      };
      const std::string_view left = run(a), right = run(b);
      if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
      if (const int order = left.compare(right); order != 0) return order;
      continue;
    }
    const auto weight = [](char c) { return c == '/' ? -1 : int{static_cast<unsigned char>(c)}; };
    if (weight(a.front()) != weight(b.front())) return weight(a.front()) - weight(b.front());
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

std::string lower_ascii(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool is_system_file(const std::string& name) {
  const std::string lower = lower_ascii(name);
  return lower == "thumbs.db" || lower == "desktop.ini";
}

// One entry of a folder: into the list, onto the counts, or back as a folder to go into.
enum class Next { done, go_into };

Next take_entry(ScanList& list, const fs::directory_entry& entry, const fs::path& relative) {
  std::error_code error;
  const fs::file_type type = entry.symlink_status(error).type();
  const std::string name = relative.filename().string();
  if (name.starts_with('.')) {
    ++list.skipped.hidden;
  } else if (type == fs::file_type::symlink) {
    ++list.skipped.symlinks;
  } else if (type == fs::file_type::directory) {
    return Next::go_into;
  } else if (error || type == fs::file_type::none || type == fs::file_type::not_found) {
    list.unreadable.push_back(relative);
  } else if (type != fs::file_type::regular) {
    ++list.skipped.special;
  } else if (is_system_file(name)) {
    ++list.skipped.system;
  } else if (lower_ascii(name) != "book.toml") {  // read for itself (books/book_file.h)
    list.files.push_back(relative);
  }
  return Next::done;
}

void list_folders(ScanList& list) {
  std::vector<fs::path> waiting{fs::path()};
  while (!waiting.empty()) {
    const fs::path folder = std::move(waiting.back());
    waiting.pop_back();
    std::error_code error;
    fs::directory_iterator entry(folder.empty() ? list.root : list.root / folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const fs::path relative = folder / entry->path().filename();
      if (take_entry(list, *entry, relative) == Next::go_into) waiting.push_back(relative);
    }
    if (error) list.unreadable.push_back(folder.empty() ? fs::path(".") : folder);
  }
}

}  // namespace

bool naturally_before(const fs::path& a, const fs::path& b) {
  const int order = compare_naturally(a.native(), b.native());
  return order != 0 ? order < 0 : a.native() < b.native();
}

ScanList list_scans(const fs::path& folder) {
  std::error_code error;
  const fs::file_type type = fs::status(folder, error).type();
  ScanList list;
  if (type == fs::file_type::regular) {
    list.root = folder.parent_path();
    list.files = {folder.filename()};
    return list;
  }
  if (type != fs::file_type::directory)
    throw Error("cannot list scans: there is no such file or folder, or it cannot be reached", "unreadable_file");
  list.root = folder;
  list_folders(list);
  std::ranges::sort(list.files, naturally_before);
  std::ranges::sort(list.unreadable, naturally_before);
  return list;
}

void leave_out(ScanList& list, const fs::path& names) {
  if (names.empty()) return;
  std::ifstream in(names, std::ios::binary);
  if (!in) throw Error("cannot read the list of scans to leave out: " + names.string(), "usage");
  std::set<std::string> left;
  for (std::string name; std::getline(in, name, '\0');) left.insert(name);
  std::erase_if(list.files, [&](const fs::path& file) { return left.contains(file.string()); });
}

}  // namespace hotich
