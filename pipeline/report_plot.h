#pragma once
// The course of a run as pictures.
#include <string>
#include <vector>

#include "store/run_history.h"

namespace hotich {

// Pages a minute, and the time left as it was foretold against the time that was left, over the time since the start:
// one inline SVG in both languages. "" for fewer than three samples.
std::string night_plot(const std::vector<RunSample>& samples);

// Pages a minute in `count` equal parts of the run; pages between two samples count evenly.
std::vector<double> pace(const std::vector<RunSample>& samples, int count);

// Seconds left as foretold at each sample: pages left by the pace of the run until then.
std::vector<double> foretold(const std::vector<RunSample>& samples);

}  // namespace hotich
