#include "pipeline/file_changes.h"

#include <tuple>

namespace hotich {

FileChanges file_changes(const FileStates& before, const FileStates& now) {
  FileChanges changes;
  const auto weight = [](const FileState& file) { return std::tuple(file.fail, file.review); };
  for (const auto& [path, state] : now) {
    const auto old = before.find(path);
    if (old == before.end())
      changes.added.push_back(path);
    else if (old->second.sha256 != state.sha256)
      changes.replaced.push_back(path);
    else if (weight(state) < weight(old->second))
      changes.better.push_back(path);
    else if (weight(state) > weight(old->second))
      changes.worse.push_back(path);
  }
  for (const auto& [path, state] : before)
    if (!now.contains(path)) changes.gone.push_back(path);
  return changes;
}

}  // namespace hotich
