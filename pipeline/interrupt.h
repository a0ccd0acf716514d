#pragma once
// Ctrl-C and SIGTERM: the first asks the batch to finish the pages in hand, the second ends the program at once.
#include <atomic>
#include <cstdint>

namespace hotich {

void watch_for_interrupts();
bool interrupted();

// In a reading process: what asks is `flag`, which its supervisor sets too; the second signal is the supervisor's to
// act on. `flag` must outlive the process.
void share_interrupts(std::atomic<std::uint32_t>& flag);

}  // namespace hotich
