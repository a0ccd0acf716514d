#pragma once
// Vietnamese letters apart from their tones, so that "hoà" and "hòa", "thuỷ" and "thủy" are compared as one spelling.
#include <string>
#include <string_view>

namespace hotich {

// Small letters, each syllable's tone behind it as a figure (1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng), "y" as "i", no
// blanks nor punctuation: "Hoà Mỹ", "Hòa Mĩ" -> "hoa1mi4". Two spellings of one name give one key; other marks count.
std::u32string tone_key(std::string_view text);

// A lower-case vowel without its tone and which it was: U'ễ' -> {U'ê', 4}; other letters as they are, 0.
struct TonedLetter {
  char32_t letter = 0;
  int tone = 0;
};
TonedLetter without_tone(char32_t lower_case);

// The letter with that tone: (U'ê', 4) -> U'ễ'. A letter that bears no tone comes back as it is.
char32_t with_tone(char32_t letter, int tone);

}  // namespace hotich
