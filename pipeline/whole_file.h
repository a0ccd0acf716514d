#pragma once
// Whether a file is there to its last byte: a scanner or a copy over the network may have stopped half-way.
#include <filesystem>

#include "ocr/decode_common.h"

namespace hotich {

// Decodes every page in a process of its own with little power (pipeline/sandbox.h). False: it is cut off or damaged
// (truncated_image, damaged_file, no_pages, empty_file). True also for what is complete but cannot be read for another
// reason (a password, no scan at all), and for what ends that process or takes longer than `most_seconds`: the run
// tells of those. To be called while no other thread is there. `keep_alive` is called about twice a second.
bool is_whole(const std::filesystem::path& file, const DecodeLimits& limits, double most_seconds,
              void (*keep_alive)() = nullptr);

}  // namespace hotich
