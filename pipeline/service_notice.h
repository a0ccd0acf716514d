#pragma once
// What a service tells systemd (sd_notify(3), written by hand: one datagram to $NOTIFY_SOCKET). Without systemd nothing
// happens.
#include <string>

namespace hotich {

// Lines such as "READY=1", "WATCHDOG=1", "STOPPING=1", "STATUS=...".
void tell_service(const std::string& state);

// How often "WATCHDOG=1" is due, in seconds: half of $WATCHDOG_USEC; 0 = nobody asks.
double watchdog_interval_s();

}  // namespace hotich
