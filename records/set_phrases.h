#pragma once
// Words that papers print the same way everywhere ("ủy ban nhân dân", "huyện" before a name, provinces), mended in a
// value where the engine lost a mark or took one letter for another, and the numbers of villages and wards that were
// read as letters ("thôn m"). Names of people, communes and villages are never touched: any spelling may be right; of
// streets only those that many towns have, and by their marks alone.
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

struct MendedText {
  std::string text;
  int mended = 0;  // words or names changed
};

// The case of what was read stays, and so do both ways to set a tone ("ủy", "uỷ"; "Hòa", "Hoà") and every known
// spelling of a province. "ấp 3, xã la Pếch, huyên Ý Yên, tinh San La" -> "ấp 3, xã Ia Pếch, huyện Ý Yên, tỉnh Sơn La".
MendedText mend_set_phrases(std::string_view value);

// Of each word of `value` (as split_words parts it) whether it belongs to a set phrase of several words.
std::vector<bool> words_of_set_phrases(std::string_view value);

}  // namespace hotich
