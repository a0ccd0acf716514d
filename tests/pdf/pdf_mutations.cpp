#include "pdf_mutations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hotich {
namespace {

constexpr std::size_t most_bytes = 200'000;

// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t sides) { return sides == 0 ? 0 : next() % sides; }
  char byte() { return static_cast<char>(next()); }
  template <typename List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

struct Stretch {
  std::size_t from = 0, size = 0;
};

Stretch any_stretch(const std::string& text, std::size_t most, Dice& dice) {
  const std::size_t from = dice.below(text.size());
  return {from, std::min(text.size() - from, 1 + dice.below(most))};
}

// One of the places where `word` stands; npos for none.
std::size_t any_place(const std::string& text, std::string_view word, Dice& dice) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) places.push_back(at);
  return places.empty() ? std::string::npos : dice.one_of(places);
}

// From "N 0 obj" to its "endobj", without the number.
Stretch any_object(const std::string& text, Dice& dice) {
  const std::size_t at = any_place(text, " obj\n", dice);
  if (at == std::string::npos) return {};
  const std::size_t end = text.find("endobj", at);
  return end == std::string::npos ? Stretch{} : Stretch{at, end - at};
}

void flip_bytes(std::string& text, Dice& dice) {
  for (std::size_t count = 1 + dice.below(8); count > 0; --count) text[dice.below(text.size())] = dice.byte();
}

void cut_out(std::string& text, Dice& dice) {
  const Stretch cut = any_stretch(text, 400, dice);
  text.erase(cut.from, cut.size);
}

void double_stretch(std::string& text, Dice& dice) {
  const Stretch copied = any_stretch(text, 400, dice);
  text.insert(dice.below(text.size()), text.substr(copied.from, copied.size));
}

void make_number_hostile(std::string& text, Dice& dice) {
  static constexpr auto hostile =
      std::to_array<std::string_view>({"0", "-1", "1", "2147483647", "-2147483648", "4294967296",
                                       "99999999999999999999", "65535", "1e9", "0.0000001", "7 0 R"});
  std::size_t at = dice.below(text.size());
  const auto is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  while (at < text.size() && !is_digit(at)) ++at;
  std::size_t end = at;
  while (end < text.size() && is_digit(end)) ++end;
  text.replace(at, end - at, dice.one_of(hostile));
}

void swap_objects(std::string& text, Dice& dice) {
  Stretch a = any_object(text, dice), b = any_object(text, dice);
  if (a.from > b.from) std::swap(a, b);
  if (a.size == 0 || b.size == 0 || a.from + a.size > b.from) return;
  const std::string first = text.substr(a.from, a.size), second = text.substr(b.from, b.size);
  text.replace(b.from, b.size, first).replace(a.from, a.size, second);
}

void cut_stream(std::string& text, Dice& dice) {
  const std::size_t at = any_place(text, "\nstream\n", dice), end = text.find("endstream", at);
  if (at == std::string::npos || end == std::string::npos || end < at + 8) return;
  const std::size_t keep = dice.below(end - at - 8);
  text.erase(at + 8 + keep, end - at - 8 - keep);
}

void spoil_table(std::string& text, Dice& dice) {
  const std::size_t table = text.rfind("xref");
  if (table == std::string::npos) return;
  for (std::size_t count = 1 + dice.below(4); count > 0; --count)
    text[table + dice.below(text.size() - table)] = static_cast<char>('0' + dice.below(10));
}

void swap_keywords(std::string& text, Dice& dice) {
  static constexpr auto words = std::to_array<std::string_view>({"/Type",
                                                                 "/Kids",
                                                                 "/Count",
                                                                 "/Parent",
                                                                 "/Contents",
                                                                 "/Resources",
                                                                 "/XObject",
                                                                 "/MediaBox",
                                                                 "/Rotate",
                                                                 "/Width",
                                                                 "/Height",
                                                                 "/Filter",
                                                                 "/FlateDecode",
                                                                 "/DCTDecode",
                                                                 "/JPXDecode",
                                                                 "/CCITTFaxDecode",
                                                                 "/JBIG2Decode",
                                                                 "/LZWDecode",
                                                                 "/DecodeParms",
                                                                 "/ColorSpace",
                                                                 "/DeviceRGB",
                                                                 "/DeviceGray",
                                                                 "/DeviceCMYK",
                                                                 "/Indexed",
                                                                 "/BitsPerComponent",
                                                                 "/Length",
                                                                 "/SMask",
                                                                 "/Subtype",
                                                                 "/Image",
                                                                 "/Form",
                                                                 "/Annots",
                                                                 "/Root",
                                                                 "/Prev",
                                                                 "/Size",
                                                                 " Do",
                                                                 " cm",
                                                                 " re",
                                                                 " W n",
                                                                 "endobj",
                                                                 "stream",
                                                                 "trailer"});
  const std::string_view old = dice.one_of(words);
  const std::size_t at = any_place(text, old, dice);
  if (at != std::string::npos) text.replace(at, old.size(), dice.one_of(words));
}

void put_in(std::string& text, const std::string& other, Dice& dice) {
  const Stretch taken = any_stretch(other, 2000, dice);
  const Stretch given = any_stretch(text, 2000, dice);
  text.replace(given.from, given.size, other, taken.from, taken.size);
}

void overwrite(std::string& text, Dice& dice) {
  const Stretch stretch = any_stretch(text, 200, dice);
  std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(stretch.from), stretch.size,
              dice.below(2) == 0 ? '\0' : dice.byte());
}

void lose_end(std::string& text, Dice& dice) { text.resize(1 + dice.below(text.size())); }

void make_fault(std::string& text, const std::vector<std::string>& seeds, Dice& dice) {
  switch (dice.below(11)) {
    case 0:
      return flip_bytes(text, dice);
    case 1:
      return cut_out(text, dice);
    case 2:
      return double_stretch(text, dice);
    case 3:
      return swap_objects(text, dice);
    case 4:
      return cut_stream(text, dice);
    case 5:
      return spoil_table(text, dice);
    case 6:
      return put_in(text, dice.one_of(seeds), dice);
    case 7:
      return overwrite(text, dice);
    case 8:
      return dice.below(4) == 0 ? lose_end(text, dice) : make_number_hostile(text, dice);
    case 9:
      return make_number_hostile(text, dice);
    default:
      return swap_keywords(text, dice);
  }
}

}  // namespace

std::string mutated_pdf(const std::vector<std::string>& seeds, std::uint64_t number) {
  Dice dice(number);
  std::string text = dice.one_of(seeds);
  for (std::size_t faults = 1 + dice.below(1 + dice.below(4)); faults > 0 && !text.empty(); --faults)
    make_fault(text, seeds, dice);
  text.resize(std::min(text.size(), most_bytes));
  return text;
}

}  // namespace hotich
