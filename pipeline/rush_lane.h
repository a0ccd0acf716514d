#pragma once
// Scans that are needed now: asked for beside a running batch, read before its next page. Requests are small files in
// <out>/rush/, so that any program, and any person with a file manager, can make one.
#include <filesystem>
#include <string>
#include <vector>

namespace hotich {

// The scan `file` is to be read next. Throws Error(unwritable_output).
void ask_for(const std::filesystem::path& out, const std::filesystem::path& file);

struct Rushed {
  std::vector<std::string> paths;    // below `root`, as a listing has them
  std::vector<std::string> refused;  // "cannot read ... next: ..."
};

// What was asked for since the last call, in the order of the requests' names; the requests are gone then. A request
// holds the path of a scan: absolute, or below `root`. Refused is what is no regular file below `root`.
Rushed asked_for(const std::filesystem::path& out, const std::filesystem::path& root);

// `files` (below `root`) with those named by `first` before the others: a file, or a folder with all below it,
// absolute, relative to where the program was called, or below `root`. Throws Error(usage) for one that names nothing.
std::vector<std::string> put_first(std::vector<std::string> files, const std::filesystem::path& root,
                                   const std::vector<std::string>& first);

}  // namespace hotich
