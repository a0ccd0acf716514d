#pragma once
// First aid for OCR text of a value: junk at the ends, digits misread as letters, fuzzy comparing.
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/normal_form.h"

namespace hotich {

// NFC, blanks collapsed, without leader remains, stray punctuation, quotes, bars at the ends. Brackets stay when both
// are there. "" for a blank.
std::string trimmed_value(std::string_view raw);

// As above for running text: a full stop stays at the end of a sentence (three words and more).
std::string trimmed_sentence(std::string_view raw);

// Without lone letters and figures behind the last word ("Đà Nẵng 7", "Nam Định C c"): bits of a frame or a stain.
// Behind a kind of unit ("Phường 2") a figure is its name and stays.
std::string without_bits_behind(const std::string& text);

// The digit that OCR reads as this letter (O -> 0, l -> 1, S -> 5, ...), a digit itself; none otherwise.
std::optional<char> digit_like(char32_t letter);

inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c);  // any alphabet
bool is_capital(char32_t c);

struct Digits {
  std::string text;
  int repaired = 0;  // letters taken for digits
};
// The whole token as digits; none when it holds no digit at all (but for one or two letters such as "lO") or a letter
// that is like no digit.
std::optional<Digits> digits_of(std::u32string_view token);

// Letters and digits of the folded text only: "Ê-đê" -> "ede".
std::u32string folded_letters(std::string_view text);

// Edit distance between folded texts in which letters that OCR mixes up (i l 1, n u, c e o, ...) cost half.
// What is more than `most` comes back as infinity, and soon.
double ocr_distance(std::u32string_view a, std::u32string_view b,
                    double most = std::numeric_limits<double>::infinity());
bool often_confused(char32_t a, char32_t b);

void add_doubt(NormalForm& form, std::string_view code);  // once

}  // namespace hotich
