#pragma once
// PDFs made wrong on purpose, the same ones for the same number each time.
#include <cstdint>
#include <string>
#include <vector>

namespace hotich {

// One of `seeds` with one to four faults: bytes flipped, a stretch cut out, doubled or overwritten, a number made
// hostile, two objects swapped, a stream cut short, the table of objects off, a keyword for another, a piece of another
// file put in, the end missing. At most 200 kB. `seeds` must not be empty.
std::string mutated_pdf(const std::vector<std::string>& seeds, std::uint64_t number);

}  // namespace hotich
