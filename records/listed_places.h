#pragma once
// Names of lists behind their words: provinces, and streets that many towns have.
#include <string_view>

#include "records/phrase_tokens.h"

namespace hotich {

// The province behind the word "tỉnh" at `unit`, with marks, letters, pieces or its hyphen mended; one of other times
// or lands stays. Returns how many words changed.
int mend_province(PhraseTokens& tokens, size_t unit);

// Whether a name that no province bears, marks aside, stands behind a "tỉnh" of the value: a part of a name, a misread
// one.
bool names_unlisted_province(std::string_view value);

// The city that is a province of its own behind "thành phố" at `at`, with its marks mended and without a letter alone
// before it ("thành phố T Đà Nẵng"). Returns how many words changed.
int mend_city(PhraseTokens& tokens, size_t at);

// The street behind "đường" or "phố" at `at`, where only marks differ from one that many towns have. Returns how many
// words changed.
int mend_street(PhraseTokens& tokens, size_t at);

}  // namespace hotich
