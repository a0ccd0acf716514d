#pragma once
// What an interrupted run leaves behind.
#include <filesystem>

namespace hotich {

// Removes temporaries (AtomicFile's and the spools of copies) below `out`. To be called by the one who holds the run
// lock.
void sweep_temporaries(const std::filesystem::path& out);

}  // namespace hotich
