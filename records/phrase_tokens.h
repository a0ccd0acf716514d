#pragma once
// A value's words apart from the signs around them, for rules that mend words ("(", "huyện", ",").
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

struct PhraseToken {
  std::string before, word, after;
};

using PhraseTokens = std::vector<PhraseToken>;

// As split_words parts the text; a piece of signs alone has them all in `after` and no word.
PhraseTokens tokens_of(std::string_view text);
std::string text_of_tokens(const PhraseTokens& tokens);

bool is_capitalized(std::string_view word);
bool is_all_capitals(std::string_view word);
// `word` (small letters) in the case of `as`.
std::string in_case_of(std::string_view as, const std::string& word);

// The token takes in the one behind it, signs between them too.
void join_next(PhraseTokens& tokens, size_t at);

// Gives the token's word the letters of `word` (small letters) in its own case, where it is not the same but for where
// a tone is set ("hòa", "hoà") or has a capital behind a small letter ("cưỚc"). Returns how many words changed: 0 or 1.
int mend_word(PhraseToken& token, const std::string& word);
// Whether both are the same word but for case and where a tone is set.
bool same_spelling(std::string_view a, std::string_view b);

}  // namespace hotich
