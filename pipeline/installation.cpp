#include "pipeline/installation.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/digest.h"
#include "core/error.h"
#include "ocr/recognizer.h"

namespace hotich {
namespace fs = std::filesystem;

fs::path find_models(const fs::path& asked) {
  std::vector<fs::path> places;
  if (!asked.empty())
    places.push_back(asked);
  else {
    if (const char* set = std::getenv("HOTICH_MODELS")) places.emplace_back(set);
    std::error_code code;
    const fs::path program = fs::read_symlink("/proc/self/exe", code);
    if (!code) places.push_back(program.parent_path() / "../share/hotich/models");
    places.emplace_back(HOTICH_SOURCE_MODELS);
  }
  for (const fs::path& place : places)
    if (fs::is_directory(place / "forms")) return fs::weakly_canonical(place);
  throw Error("cannot find the forms: no folder forms/ in " + places.front().string() +
              " (set --models or HOTICH_MODELS)");
}

fs::path find_tessdata(const std::string& model) {
  std::vector<fs::path> folders;
  if (const char* set = std::getenv("TESSDATA_PREFIX")) folders.emplace_back(set);
  folders.emplace_back("/usr/share/tesseract-ocr/5/tessdata");
  for (const fs::path& folder : folders)
    if (const fs::path file = folder / (model + ".traineddata"); fs::exists(file)) return file;
  throw Error("cannot find the reading model " + model + ".traineddata: install the package tesseract-ocr-vie");
}

namespace {

std::string digest_of_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  std::string all;
  for (const fs::path& file : files) all += fs::relative(file, folder).string() + " " + sha256_of_file(file) + "\n";
  return sha256(all).substr(0, 12);
}

}  // namespace

Versions find_versions(const fs::path& models) {
  return {HOTICH_VERSION, "tesseract " + recognizer_version(),
          "vie " + sha256_of_file(find_tessdata("vie")).substr(0, 12), digest_of_folder(models)};
}

std::string versions_json(const Versions& v) {
  return nlohmann::ordered_json{{"program", v.program}, {"engine", v.engine}, {"model", v.model}, {"forms", v.forms}}
      .dump();
}

}  // namespace hotich
