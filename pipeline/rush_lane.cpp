#include "pipeline/rush_lane.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "pipeline/journal.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr const char* request_suffix = ".request";

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();  // made by hand
  return text;
}

// The path below `root`; "" when it leads elsewhere.
std::string below(const fs::path& root, const fs::path& asked) {
  const fs::path whole = asked.is_absolute() ? asked : root / asked;
  const fs::path relative = fs::weakly_canonical(whole).lexically_relative(fs::weakly_canonical(root));
  return relative.empty() || *relative.begin() == ".." || relative == "." ? "" : relative.string();
}

std::vector<fs::path> requests_in(const fs::path& folder) {
  std::vector<fs::path> requests;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == request_suffix) requests.push_back(at->path());
  std::ranges::sort(requests);
  return requests;
}

}  // namespace

void ask_for(const fs::path& out, const fs::path& file) {
  const std::string path = fs::absolute(file).lexically_normal().string();
  write_file(out / "rush" / (sha256(path).substr(0, 16) + request_suffix), path);
}

Rushed asked_for(const fs::path& out, const fs::path& root) {
  Rushed rushed;
  for (const fs::path& request : requests_in(out / "rush")) {
    const std::string asked = content_of(request);
    std::error_code code;
    fs::remove(request, code);
    const std::string path = below(root, asked);
    if (!path.empty() && fs::is_regular_file(fs::symlink_status(root / path, code)))
      rushed.paths.push_back(path);
    else
      rushed.refused.push_back("cannot read " + (in_journal() ? "a scan" : asked) + " next: it is no file below " +
                               root.string());
  }
  return rushed;
}

std::vector<std::string> put_first(std::vector<std::string> files, const fs::path& root,
                                   const std::vector<std::string>& first) {
  auto front = files.begin();
  for (const std::string& asked : first) {
    const std::string path = below(root, fs::exists(asked) ? fs::absolute(asked) : fs::path(asked));
    const auto is_meant = [&](const std::string& file) { return file == path || file.starts_with(path + "/"); };
    const bool any = !path.empty() && std::ranges::any_of(files, is_meant);
    if (!any) throw Error("cannot read " + asked + " first: there is no such scan below " + root.string(), "usage");
    front = std::stable_partition(front, files.end(), is_meant);
  }
  return files;
}

}  // namespace hotich
