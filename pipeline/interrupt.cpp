#include "pipeline/interrupt.h"

#include <csignal>

namespace hotich {
namespace {

volatile std::sig_atomic_t asked = 0;

void on_signal(int) { asked = 1; }

}  // namespace

void watch_for_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second signal meets the default: end at once
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return asked != 0; }

}  // namespace hotich
