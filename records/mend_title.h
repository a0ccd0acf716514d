#pragma once
// The office of who signed, found among what the engine made of seals and frames.
#include <string>
#include <string_view>
#include <vector>

#include "records/set_phrases.h"

namespace hotich {

// The nearest of `titles` (as printed, capitals) among the words of `read`, in the case of `read`; bits before and
// behind it go. `read` itself where none is near.
MendedText mend_title(std::string_view read, const std::vector<std::string>& titles);

}  // namespace hotich
