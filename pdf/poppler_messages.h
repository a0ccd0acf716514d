#pragma once
// What Poppler complains of while it works. For the .cpp files of pdf/ only.
#include <string>

namespace hotich {

// From here on this thread's complaints are kept; those before are forgotten.
void collect_poppler_messages();
// A line each, 2000 bytes of them.
const std::string& poppler_messages();

}  // namespace hotich
