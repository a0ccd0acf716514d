#include "measure/truth.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* name, const std::string& otherwise = "") {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? otherwise : found->get<std::string>();
}

std::optional<std::string> value_of(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

TruthRecord record_of(const Json& json) {
  TruthRecord record;
  const Json fields = json.value("fields", Json::object()), derived = json.value("derived", Json::object());
  for (const auto& [name, field] : fields.items()) record.fields[name] = value_of(field.at("value"));
  for (const auto& [name, value] : derived.items()) record.derived[name] = value_of(value);
  return record;
}

std::vector<TruthRecord> records_of(const Json& page) {
  std::vector<TruthRecord> records;
  if (const auto several = page.find("records"); several != page.end()) {
    for (const Json& record : *several) records.push_back(record_of(record));
    return records;
  }
  TruthRecord only = record_of(page);
  if (!only.fields.empty()) records.push_back(std::move(only));
  return records;
}

TruthPage page_of(const Json& json, const std::string& file) {
  TruthPage page;
  page.file = file;
  page.page = json.at("page");
  page.kind = json.at("kind");
  page.paper = text_of(json, "paper");
  page.edition = text_of(json, "edition");
  page.style = text_of(json, "style", "?");
  page.damage = text_of(json, "damage", "?");
  page.text = text_of(json, "text");
  page.records = records_of(json);
  return page;
}

std::vector<fs::path> truth_files(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw Error("cannot read the truth " + folder.string() + ": no such folder", "usage");
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry.path());
  if (files.empty()) throw Error("cannot read the truth " + folder.string() + ": no *.json in it", "usage");
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<TruthPage> parse_truth(const std::string& text, const fs::path& file) try {
  const Json json = Json::parse(text);
  const fs::path named = fs::path(json.at("file").get<std::string>()).filename();
  const std::string scan = (file.parent_path() / named).string();
  std::vector<TruthPage> pages;
  for (const Json& page : json.at("pages")) pages.push_back(page_of(page, scan));
  return pages;
} catch (const Json::exception& error) {
  throw Error("cannot read the truth " + file.string() + ": " + error.what());
}

std::vector<TruthPage> load_truth(const fs::path& folder) {
  std::vector<TruthPage> pages;
  for (const fs::path& file : truth_files(folder)) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::ranges::move(parse_truth(text, fs::relative(file, folder)), std::back_inserter(pages));
  }
  return pages;
}

}  // namespace hotich
