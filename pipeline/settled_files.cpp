#include "pipeline/settled_files.h"

namespace hotich {

void SettledFiles::look(const std::vector<SeenFile>& files, double now_s) {
  std::map<std::string, Seen> seen;
  for (const auto& [path, stamp] : files) {
    const auto before = seen_.find(path);
    const bool same = before != seen_.end() && before->second.stamp == stamp;
    seen[path] = {stamp, same ? before->second.since_s : now_s};
  }
  seen_ = std::move(seen);
  now_s_ = now_s;
}

std::vector<SeenFile> SettledFiles::settled() const {
  std::vector<SeenFile> files;
  for (const auto& [path, seen] : seen_)
    if (now_s_ - seen.since_s >= settle_s_) files.emplace_back(path, seen.stamp);
  return files;
}

std::vector<std::string> SettledFiles::moving() const {
  std::vector<std::string> paths;
  for (const auto& [path, seen] : seen_)
    if (now_s_ - seen.since_s < settle_s_) paths.push_back(path);
  return paths;
}

double SettledFiles::still_for(const std::string& path) const {
  const auto seen = seen_.find(path);
  return seen == seen_.end() ? 0 : now_s_ - seen->second.since_s;
}

}  // namespace hotich
