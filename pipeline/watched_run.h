#pragma once
#include <chrono>
#include <filesystem>

namespace hotich {

// What those who watch a run are told of it beforehand.
struct WatchedRun {
  std::filesystem::path out, metrics;  // folder of the results; file of figures, "" = none
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();  // also where another reader began
  double cpu_seconds_before = 0;                                                   // of the readers before this one
  bool goes_on = false;  // a reader before this one began the run
};

// CPU time of the run until now: of the readers before this one, and of this process.
double cpu_seconds_of(const WatchedRun& run);

}  // namespace hotich
