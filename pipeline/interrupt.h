#pragma once
// Ctrl-C and SIGTERM: the first asks the batch to finish the pages in hand, the second ends the program at once.

namespace hotich {

void watch_for_interrupts();
bool interrupted();

}  // namespace hotich
