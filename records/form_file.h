#pragma once
// Reads form files (TOML; docs/forms.md tells the keys). Border of toml++ (records/form_file.cpp).
#include <filesystem>
#include <string>
#include <vector>

#include "records/form.h"

namespace hotich {

struct FormFile {
  std::string name;  // as shown in messages; its stem is the form's id
  std::string text;
};

// Forms of these files, bases resolved, sorted by id, `absent` filled. Throws Error(bad_form_file), text
// "cannot read form: <file>:<line>: <reason>", at the first fault: TOML syntax, unknown or missing key, wrong type of a
// value, unknown field type or place, the same field twice, a base that is missing or goes round in a circle.
FormLibrary parse_forms(const std::vector<FormFile>& files);

// Every *.toml of the folder. Throws as above, and Error(unreadable_file) for what cannot be opened.
FormLibrary load_forms(const std::filesystem::path& folder);

}  // namespace hotich
