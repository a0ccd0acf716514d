#pragma once
// Moments as the tables hold them: ISO 8601 text in UTC, which sorts as time does.
#include <cstdint>
#include <string>

namespace hotich {

std::string utc_now();  // "2026-11-24T04:10:05Z"

// Unix time of such a text; 0 when it is none.
std::int64_t unix_time(const std::string& utc);

}  // namespace hotich
