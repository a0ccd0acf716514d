#pragma once
// Where this program's data lie and which versions read a page.
#include <filesystem>
#include <string>
#include <vector>

namespace hotich {

// The folder of forms and lexicons: `asked` when given, else $HOTICH_MODELS, else beside the installed program, else
// the checkout it was built from. Throws Error when none holds forms/.
std::filesystem::path find_models(const std::filesystem::path& asked);

struct Versions {
  std::string program, engine, model, forms;  // model and forms: first 12 hex digits of a SHA-256 over the content
};
Versions find_versions(const std::filesystem::path& models);
std::string versions_json(const Versions& versions);  // one line, keys in fixed order

// The files that read: a .traineddata in `models`/tessdata, our own network in `models`/line_net. Throws Error when one
// is missing.
struct ReadingModels {
  std::filesystem::path tesseract, net;
};
ReadingModels find_reading_models(const std::filesystem::path& models);

}  // namespace hotich
