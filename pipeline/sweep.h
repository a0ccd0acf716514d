#pragma once
// What an interrupted run leaves behind.
#include <filesystem>
#include <vector>

namespace hotich {

// Temporaries (AtomicFile's and the spools of copies) below `out`. While a run is on, they are its own.
std::vector<std::filesystem::path> temporaries_below(const std::filesystem::path& out);

// Removes them. To be called by the one who holds the run lock.
void sweep_temporaries(const std::filesystem::path& out);

}  // namespace hotich
