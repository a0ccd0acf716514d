#pragma once
// UTF-8 text as this program keeps it: NFC inside, folded keys only for comparing. Border of utf8proc (core/text.cpp).
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

// True when `bytes` are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

// NFC form; ill-formed bytes become U+FFFD, so the result is always well-formed.
std::string to_nfc(std::string_view text);

// Comparing key: NFC, lower case, tone and letter marks stripped, đ -> d; spaces runs become one blank, ends trimmed.
// "Họ,  Chữ Đệm" -> "ho, chu dem". Punctuation stays. Never shown, never stored as a value.
std::string fold(std::string_view text);

// Upper / lower case with Vietnamese marks kept ("Đặng" -> "ĐẶNG"); NFC in, NFC out.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

// White-space runs (line breaks too) become one blank, ends trimmed.
std::string collapse_spaces(std::string_view text);

// Code points of NFC text, and back.
std::u32string to_code_points(std::string_view text);
std::string from_code_points(std::u32string_view points);

// Levenshtein distance in code points.
int edit_distance(std::u32string_view a, std::u32string_view b);

// Pieces between blanks; no empty pieces.
std::vector<std::string> split_words(std::string_view text);

}  // namespace hotich
