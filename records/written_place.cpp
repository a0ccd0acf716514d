#include "records/written_place.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/text.h"
#include "records/place_tables.h"
#include "records/value_text.h"

namespace hotich {
namespace {

struct KindWords {
  std::vector<std::string> words, folded;
  std::string_view kind;
};

const std::vector<KindWords>& kind_words() {
  static const std::vector<KindWords> all = [] {
    std::vector<KindWords> kinds;
    for (const auto& [words, kind] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"tỉnh", "t"},
                                                                              {"thành phố", "tp"},
                                                                              {"quận", "q"},
                                                                              {"huyện", "h"},
                                                                              {"thị xã", "tx"},
                                                                              {"xã", "x"},
                                                                              {"phường", "p"},
                                                                              {"thị trấn", "tt"},
                                                                              {"đặc khu", "dk"}})
      kinds.push_back({split_words(words), split_words(fold(words)), kind});
    return kinds;
  }();
  return all;
}

struct FoundKind {
  std::string_view kind;
  size_t length = 0;  // words
};

// With marks anywhere; without marks only where a part begins, as "xa" and "tinh" are syllables of names too.
FoundKind kind_at(const std::vector<std::string>& words, size_t at, bool part_begins) {
  constexpr size_t longest_kind = 2;
  std::vector<std::string> small, folded;
  for (size_t i = at; i < std::min(words.size(), at + longest_kind); ++i) {
    small.push_back(to_lower(words[i]));
    folded.push_back(fold(words[i]));
  }
  const auto says = [&](const KindWords& kind) {
    if (kind.words.size() > small.size()) return false;
    for (size_t i = 0; i < kind.words.size(); ++i)
      if (kind.words[i] != small[i] && !(part_begins && kind.folded[i] == folded[i])) return false;
    return true;
  };
  FoundKind best;
  for (const KindWords& known : kind_words())
    if (known.words.size() > best.length && says(known)) best = {known.kind, known.words.size()};
  return best;
}

std::vector<std::string> parts_of(std::string_view place) {
  std::vector<std::string> parts(1);
  const std::vector<std::string> words = split_words(place);
  for (const std::string& word : words) {
    if (word == "-" || word == "–") {
      parts.emplace_back();
      continue;
    }
    std::string piece;
    for (const char c : word) {
      if (c == ',' || c == ';') {
        parts.back() += (parts.back().empty() ? "" : " ") + piece;
        parts.emplace_back();
        piece.clear();
      } else {
        piece += c;
      }
    }
    if (!piece.empty()) parts.back() += (parts.back().empty() ? "" : " ") + piece;
  }
  return parts;
}

void add_pieces(std::vector<PlacePiece>& pieces, const std::string& part) {
  const std::vector<std::string> words = split_words(part);
  PlacePiece open;
  const auto close = [&] {
    open.name = trimmed_value(open.name);
    if (!open.name.empty()) pieces.push_back(open);
  };
  for (size_t at = 0; at < words.size();) {
    const FoundKind found = kind_at(words, at, at == 0);
    if (found.length > 0 && at + found.length < words.size()) {
      close();
      open = {std::string(found.kind), ""};
      at += found.length;
    } else {
      open.name += (open.name.empty() ? "" : " ") + words[at++];
    }
  }
  close();
}

// "Diên Khánh UBND" of an office's lines "HUYỆN DIÊN KHÁNH / UBND XÃ ...".
std::string without_office(std::string name) {
  for (const std::string_view office : {" UBND", " ỦY BAN NHÂN DÂN", " UỶ BAN NHÂN DÂN"})
    if (to_upper(name).ends_with(office)) {
      const size_t letters = to_code_points(name).size() - to_code_points(office).size();
      name = from_code_points(to_code_points(name).substr(0, letters));
    }
  return name;
}

int size_of(const PlacePiece& piece) {
  if (piece.kind == "t" || piece.kind == "tp") return 3;
  if (piece.kind == "h" || piece.kind == "q" || piece.kind == "tx") return 2;
  return 1;
}

// An office's lines go from large to small.
std::vector<PlacePiece> small_first(std::vector<PlacePiece> pieces) {
  const auto has_kind = [](const PlacePiece& piece) { return !piece.kind.empty(); };
  const auto first = std::ranges::find_if(pieces, has_kind);
  const auto last = std::find_if(pieces.rbegin(), pieces.rend(), has_kind);
  if (first != pieces.end() && size_of(*first) > size_of(*last)) std::ranges::reverse(pieces);
  return pieces;
}

// Keys of all names with a hyphen: "Bà Rịa - Vũng Tàu", "Phan Rang - Tháp Chàm".
const std::set<std::u32string>& double_names() {
  static const std::set<std::u32string> all = [] {
    std::set<std::u32string> keys;
    const PlaceTables& tables = place_tables();
    for (const ProvinceSpan& span : tables.provinces)
      if (span.name.find(" - ") != std::string_view::npos) keys.insert(span.keys[0]);
    for (const std::vector<PlaceUnit>* units : {&tables.until_2025, &tables.since_2025})
      for (const PlaceUnit& unit : *units)
        if (unit.name.find(" - ") != std::string_view::npos) keys.insert(unit.key);
    return keys;
  }();
  return all;
}

// One name although hyphens part units too.
std::vector<PlacePiece> with_joined_names(std::vector<PlacePiece> pieces) {
  for (size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (!pieces[i + 1].kind.empty() || !double_names().contains(place_key(pieces[i].name + pieces[i + 1].name)))
      continue;
    pieces[i].name += " - " + pieces[i + 1].name;
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return pieces;
}

}  // namespace

std::vector<PlacePiece> place_pieces(std::string_view place) {
  std::vector<PlacePiece> pieces;
  for (const std::string& part : parts_of(place)) add_pieces(pieces, part);
  for (PlacePiece& piece : pieces) piece.name = without_office(std::move(piece.name));
  pieces = with_joined_names(std::move(pieces));
  std::erase_if(pieces, [](const PlacePiece& piece) {
    const std::u32string key = place_key(piece.name);
    return key == U"vietnam" || key == U"ubnd" || key.starts_with(U"uibannhandan");
  });
  return small_first(std::move(pieces));
}

}  // namespace hotich
