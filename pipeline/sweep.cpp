#include "pipeline/sweep.h"

#include <algorithm>

#include "core/atomic_file.h"

namespace hotich {
namespace fs = std::filesystem;

std::vector<fs::path> temporaries_below(const fs::path& out) {
  std::vector<fs::path> found;
  std::error_code code;
  for (fs::recursive_directory_iterator at(out, fs::directory_options::skip_permission_denied, code), end;
       !code && at != end; at.increment(code)) {
    if (at->is_regular_file(code) &&
        at->path().filename().string().find(AtomicFile::temporary_suffix) != std::string::npos)
      found.push_back(at->path());
  }
  std::ranges::sort(found);
  return found;
}

void sweep_temporaries(const fs::path& out) {
  std::error_code code;
  for (const fs::path& file : temporaries_below(out)) fs::remove(file, code);
}

}  // namespace hotich
