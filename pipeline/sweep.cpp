#include "pipeline/sweep.h"

#include "core/atomic_file.h"

namespace hotich {
namespace fs = std::filesystem;

void sweep_temporaries(const fs::path& out) {
  std::error_code code;
  for (fs::recursive_directory_iterator at(out, fs::directory_options::skip_permission_denied, code), end;
       !code && at != end; at.increment(code)) {
    if (at->is_regular_file(code) &&
        at->path().filename().string().find(AtomicFile::temporary_suffix) != std::string::npos)
      fs::remove(at->path(), code);
  }
}

}  // namespace hotich
