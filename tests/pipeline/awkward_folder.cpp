#include "awkward_folder.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace hotich {
namespace {

struct MadeFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("hotich-awkward-" + std::to_string(getpid()));
  bool mine = true;

  MadeFolder() {
    if (const char* made = std::getenv("HOTICH_AWKWARD"); made != nullptr && std::filesystem::exists(made)) {
      path = made;
      mine = false;
      return;
    }
    std::filesystem::remove_all(path);
    const std::string script = std::string(HOTICH_SOURCE_DIR) + "/tests/awkward/make_awkward.py";
    if (std::system(("/usr/bin/python3 '" + script + "' '" + path.string() + "'").c_str()) != 0)
      throw std::runtime_error("make_awkward.py failed (needs python3-pil, python3-numpy, qpdf)");
  }
  ~MadeFolder() {
    std::error_code ignored;
    if (mine) std::filesystem::remove_all(path, ignored);
  }
};

std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
    i += 2;
  }
  return out;
}

}  // namespace

bool AwkwardPage::has(const std::string& check) const {
  return (" " + checks + " ").find(" " + check + " ") != std::string::npos;
}

std::string AwkwardPage::value(const std::string& key) const {
  std::istringstream words(checks);
  for (std::string word; words >> word;)
    if (word.starts_with(key + "=")) return word.substr(key.size() + 1);
  return {};
}

const std::filesystem::path& awkward_folder() {
  static const MadeFolder folder;
  return folder.path;
}

std::vector<AwkwardPage> awkward_pages() {
  std::ifstream manifest(awkward_folder() / ".manifest.tsv");
  std::vector<AwkwardPage> pages;
  for (std::string line; std::getline(manifest, line);) {
    std::istringstream parts(line);
    AwkwardPage page;
    std::string number;
    std::getline(parts, page.name, '\t');
    std::getline(parts, page.count, '\t');
    std::getline(parts, number, '\t');
    std::getline(parts, page.outcome, '\t');
    std::getline(parts, page.checks, '\t');
    page.page = std::stoi(number);
    page.relative = unescaped(page.name);
    pages.push_back(page);
  }
  return pages;
}

}  // namespace hotich
