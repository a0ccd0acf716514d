#pragma once
// A program that has one thread when it forks (docs/decisions/0009-supervisor.md), whatever libraries start by
// themselves.

namespace hotich {

// To be called first of all. OpenCV brings OpenBLAS, which starts a thread a processor while it is loaded, and gives
// each 128 MiB of address space; where those are not to be had, the thread tries for ever, and whatever waits for it (a
// fork, the program's end) hangs. Nothing here needs its threads, and $OPENBLAS_NUM_THREADS is read before main()
// begins: so the program is started once more in place (same process id, arguments, descriptors) with that variable
// at 1. Does nothing when it is at 1. Where the program cannot be started again (no /proc), it goes on as it is.
void restart_without_library_threads(char** arguments);

}  // namespace hotich
