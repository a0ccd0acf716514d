#pragma once
// Pages whose content is known (tests/corpus/README.md, scripts/make-samples).
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hotich {

using TrueValues = std::map<std::string, std::optional<std::string>>;  // by field; no value = blank on the paper

struct TruthRecord {
  TrueValues fields;   // what stands on the paper
  TrueValues derived;  // parts of it (numbers of identity documents), known where there are any
};

struct TruthPage {
  std::string file;  // below the input folder, as a run names it
  int page = 1;
  std::string kind = "unknown", paper, edition;  // of the page
  std::string style = "?", damage = "?";
  std::string text;
  std::vector<TruthRecord> records;  // in the order of the page
};

// All *.json below `folder`, by path. A page's records are its "records", each with "fields" and "derived"; a page
// without has one record, its own "fields", or none when there are no fields. Throws Error for a folder without truth
// and for a file that is none.
std::vector<TruthPage> load_truth(const std::filesystem::path& folder);

// The pages of one of them: `text` is the file's, `file` where it lies below the folder. Throws Error as above.
std::vector<TruthPage> parse_truth(const std::string& text, const std::filesystem::path& file);

}  // namespace hotich
