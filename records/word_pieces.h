#pragma once
// Words that were read in two pieces: short forms ("CCC D"), units ("thàn h phố"), dates ("05/ 11/2007").
#include "records/phrase_tokens.h"

namespace hotich {

// Whether the token and the next are the halves of one word.
bool is_in_pieces(const PhraseTokens& tokens, size_t at);

// Joins them, or drops the first where the second has it too ("05/ 05/11/2007": one reader took a date for two words,
// another for one). Returns how many words changed: 0 or 1.
int join_pieces(PhraseTokens& tokens, size_t at);

}  // namespace hotich
