#pragma once
// What else a person's name may be: readings that differ by a mark, a tone or an old pair of spellings. They rank and
// warn; nothing is ever put in a name's place.
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

enum class NamePlace : unsigned char { family, middle, given };
NamePlace name_place(size_t index, size_t words);  // of the word `index` of so many, 0-based

// Share of people who bear the syllable at that place, in percent; 0.005 for one that nobody is known to bear, 0.002
// for such a family name: these are few. Spellings of one name (hoà, hòa) count as one; case and punctuation do not
// count.
double name_share(std::string_view syllable, NamePlace place);

struct NameAlternative {
  std::string name;  // upper case, one syllable other than as read
  double score = 0;  // 0..1: how likely it is the right one, the name as read being the rest
};

// Best first, five at most, none below 0.01. A syllable is weighed by how common it is at its place in a name
// (models/lexicon/name_shares.tsv, name_syllables.tsv) and by what was misread: a hat, horn or bar (Ế/É, Ơ/O, Đ/D), a
// tone (Ổ/Ô, hỏi/ngã), or a pair that people put for each other (Hoàng/Huỳnh, name_swaps.tsv). "ĐĂNG VĂN AN" -> "ĐẶNG
// VĂN AN". Syllables of minority and foreign names that are near no Vietnamese one have none.
std::vector<NameAlternative> name_alternatives(std::string_view name);

// True when a syllable that nobody is known to bear at its place is a mark away from one that very many bear ("NGUYỂN",
// "TRÂN VĂN NAM"). Never for names without Vietnamese marks or with an apostrophe.
bool is_near_common_name(std::string_view name);

}  // namespace hotich
