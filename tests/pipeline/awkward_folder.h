#pragma once
// The files that tests/awkward/make_awkward.py writes and what is expected of them. They lie where HOTICH_AWKWARD says
// (ctest makes them once for all tests: nothing may be written there), else they are made in a temporary folder.
#include <filesystem>
#include <string>
#include <vector>

namespace hotich {

struct AwkwardPage {
  std::string name;                // as in the manifest, printable
  std::filesystem::path relative;  // real name
  std::string count;               // pages, or the code counting fails with; "?" not said
  int page = 0;                    // 1-based; 0: counting fails
  std::string outcome;             // "ok" or what make_awkward.py lists
  std::string checks;              // blank-separated

  bool has(const std::string& check) const;
  std::string value(const std::string& key) const;  // of "key=value"; empty without
};

const std::filesystem::path& awkward_folder();
std::vector<AwkwardPage> awkward_pages();

}  // namespace hotich
