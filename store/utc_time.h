#pragma once
// Moments as the tables hold them: ISO 8601 text in UTC, which sorts as time does.
#include <string>

namespace hotich {

std::string utc_now();  // "2026-11-24T04:10:05Z"

}  // namespace hotich
