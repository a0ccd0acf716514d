#pragma once
// Which errors pass by themselves or by somebody's hand while the batch waits, and how long to wait between tries.
// Pure.
#include <string_view>

namespace hotich {

// What stands in the way. `permanent`: waiting mends nothing (bad input, no right to write, a bug).
enum class Trouble {
  permanent,
  disk_full,   // ENOSPC (blocks or inodes), EDQUOT: somebody makes room
  io_error,    // EIO: a cable, a controller, a failing disk
  busy,        // EAGAIN, EBUSY, ENFILE, EMFILE, ENOLCK, ENOMEM: a locked database, no more handles
  share_gone,  // ESTALE, ENOTCONN, ETIMEDOUT and others of a network share that does not answer
};

Trouble trouble_of(int os_error);                // errno; 0 is permanent
std::string_view trouble_name(Trouble trouble);  // "disk_full", ...: stable, for programs

// Seconds between tries: `first`, then twice as long each time, never more than `longest`. After `give_up_after` in all
// the run ends (nothing is lost: the next one goes on).
struct Backoff {
  double first_s = 1, longest_s = 60, give_up_after_s = 12 * 3600.0;
};
double wait_before_try(const Backoff& backoff, int tries);  // tries made so far, 1 or more

// A file that cannot be read although its folder is there gets so many tries more: it may be a hiccup, but it is more
// likely the file or the disk below it, and must not hold up the batch.
constexpr int tries_of_a_file = 4;

}  // namespace hotich
