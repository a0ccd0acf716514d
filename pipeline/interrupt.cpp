#include "pipeline/interrupt.h"

#include <csignal>

namespace hotich {
namespace {

std::atomic<std::uint32_t> own = 0;
std::atomic<std::uint32_t>* asked = &own;  // lock-free: may be set by a signal handler

void on_signal(int) { asked->store(1); }

void handle(int flags) {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

void watch_for_interrupts() {
  handle(static_cast<int>(SA_RESETHAND));  // the second signal meets the default: end at once
}

bool interrupted() { return asked->load() != 0; }

void share_interrupts(std::atomic<std::uint32_t>& flag) {
  asked = &flag;
  handle(SA_RESTART);
}

}  // namespace hotich
