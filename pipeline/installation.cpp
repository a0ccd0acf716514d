#include "pipeline/installation.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
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
    if (const char* set = std::getenv("HOTICH_MODELS"); set && *set != '\0') {
      places.emplace_back(set);  // these or none
    } else {
      std::error_code code;
      const fs::path program = fs::read_symlink("/proc/self/exe", code);
      if (!code) places.push_back(program.parent_path() / "../share/hotich/models");
      if (const std::string checkout = HOTICH_SOURCE_MODELS; !checkout.empty()) places.emplace_back(checkout);
    }
  }
  for (const fs::path& place : places)
    if (fs::is_directory(place / "forms")) return fs::weakly_canonical(place);
  const std::string first = places.empty() ? "/usr/share/hotich/models" : places.front().string();
  throw Error("cannot find the forms: no folder forms/ in " + first + " (set --models or HOTICH_MODELS)");
}

ReadingModels find_reading_models(const fs::path& models) {
  ReadingModels found{models / "tessdata" / "hotich.traineddata", models / "line_net" / "line_net.onnx"};
  for (const fs::path& file : {found.tesseract, found.net})
    if (!fs::exists(file)) throw Error("cannot find the reading model " + file.string() + ": no such file");
  return found;
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

// A package brings the digests of its files ("<64 hex digits>  <path>", sha256sum(1)). A reading model with a few bytes
// changed still loads, and reads wrongly.
void refuse_damaged(const fs::path& models, const ReadingModels& reading) {
  std::ifstream list(models.string() + ".sha256");
  for (std::string line; std::getline(list, line);)
    for (const fs::path& file : {reading.tesseract, reading.net})
      if (line.size() > 66 && models / line.substr(66) == file && sha256_of_file(file) != line.substr(0, 64))
        throw Error("cannot read with " + file.string() +
                    ": it is damaged, not the file that the package brought; install hotich again");
}

}  // namespace

Versions find_versions(const fs::path& models) {
  const ReadingModels reading = find_reading_models(models);
  refuse_damaged(models, reading);
  const auto named = [](const fs::path& file) {
    return file.stem().string() + " " + sha256_of_file(file).substr(0, 12);
  };
  return {HOTICH_VERSION, "tesseract " + recognizer_version(), named(reading.tesseract) + ", " + named(reading.net),
          digest_of_folder(models)};
}

std::string versions_json(const Versions& v) {
  return nlohmann::ordered_json{{"program", v.program}, {"engine", v.engine}, {"model", v.model}, {"forms", v.forms}}
      .dump();
}

}  // namespace hotich
