#include "records/reference_number.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "core/text.h"
#include "records/value_text.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

// Extracts; a copy of one has "-BS" (bản sao) behind them.
constexpr auto extract_suffixes =
    std::to_array<std::string_view>({"TLKS", "TLKH", "TLKT", "TLCMC", "TLGH", "TLCDGH", "TLGCHT", "TLGCKS", "TLGCKH",
                                     "TLTĐHT", "TLTĐCC", "TLCCHT", "TLBSHT", "TLXĐLDT", "TLCC"});
constexpr auto other_suffixes =
    std::to_array<std::string_view>({"UBND-XNTTHN", "UBND", "GKS", "GCNKH", "GBT", "GBT-UBND", "QĐ-UBND", "XNTTHN"});

const std::vector<std::string>& suffixes() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list(other_suffixes.begin(), other_suffixes.end());
    for (const std::string_view suffix : extract_suffixes) {
      list.emplace_back(suffix);
      list.push_back(std::string(suffix) + "-BS");
    }
    return list;
  }();
  return all;
}

NormalForm unreadable(double plausibility) {
  NormalForm form;
  form.plausibility = plausibility;
  add_doubt(form, "unreadable_number");
  return form;
}

struct Compact {
  std::u32string text;
  int dirt = 0;  // stray points within a number
};

// Without a leftover "Số:", blanks and dirt; slashes of all kinds made one.
Compact compact(std::string_view raw) {
  std::string text = trimmed_value(raw);
  const std::vector<std::string> words = split_words(text);
  if (words.size() > 1 && folded_letters(words[0]) == U"so") text = text.substr(words[0].size() + 1);
  static constexpr std::u32string_view dirt = U"'\"’‘“”„.,_`•·~*";
  Compact out;
  for (const char32_t c : to_code_points(trimmed_value(text))) {
    if (c == U' ') continue;
    if (dirt.find(c) != std::u32string_view::npos)
      ++out.dirt;
    else
      out.text += c == U'\\' || c == U'⁄' || c == U'∕' ? U'/' : c == U'–' || c == U'—' ? U'-' : c;
  }
  return out;
}

// Hyphens have no place in the digits: "0-33/2016".
std::u32string without_hyphens(std::u32string_view text, int& dirt) {
  std::u32string out;
  for (const char32_t c : text) {
    if (c == U'-')
      ++dirt;
    else
      out += c;
  }
  return out;
}

std::vector<std::u32string> split_at(const std::u32string& text, char32_t mark) {
  std::vector<std::u32string> parts(1);
  for (const char32_t c : text) {
    if (c == mark)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

bool is_year(const std::string& digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("18"));
}

// "81l2016": a slash read as l, I, |, 7 or 1 before a year. Digits before the slash; "" when it is not so.
std::string before_lost_slash(const std::u32string& text) {
  if (text.size() < 6 || text.size() > 9) return "";
  const size_t at = text.size() - 5;
  static constexpr std::u32string_view slashes = U"lI|!7f1";
  const std::optional<Digits> head = digits_of(std::u32string_view(text).substr(0, at));
  const std::optional<Digits> year = digits_of(std::u32string_view(text).substr(at + 1));
  if (!head || !year || !is_year(year->text) || slashes.find(text[at]) == std::u32string_view::npos) return "";
  return head->text;
}

struct NumberParts {
  std::string number, year;
  int repaired = 0;
  bool slash_repaired = false, readable = true;
};

NumberParts number_parts(const Compact& written) {
  NumberParts parts;
  parts.repaired = written.dirt;
  const std::u32string text = without_hyphens(written.text, parts.repaired);
  const std::vector<std::u32string> pieces = split_at(text, U'/');
  if (pieces.size() == 1) {
    if (const std::string head = before_lost_slash(text); !head.empty()) {
      parts.number = head;
      parts.year = digits_of(std::u32string_view(text).substr(text.size() - 4))->text;
      parts.slash_repaired = true;
      return parts;
    }
  }
  const std::optional<Digits> number = digits_of(pieces[0]);
  if (number) parts.number = number->text, parts.repaired += number->repaired;
  parts.readable = number && pieces.size() <= 2;
  if (pieces.size() == 2 && !pieces[1].empty()) {
    const std::optional<Digits> year = digits_of(pieces[1]);
    parts.readable &= year.has_value();
    if (year) parts.year = repaired_year(year->text), parts.repaired += year->repaired + (parts.year != year->text);
  }
  return parts;
}

// A word behind the number: "12/2017 Quyển 01/2017", "95/2016, ngày".
std::string first_number_text(std::string_view raw, bool& cut) {
  const std::string text = trimmed_value(raw);
  size_t start = 0;
  while (start < text.size() && (text[start] < '0' || text[start] > '9')) ++start;
  size_t end = start;
  while (end < text.size() && (std::string_view("0123456789/ -").find(text[end]) != std::string_view::npos)) ++end;
  cut = start < text.size() && text[end - 1] != '/';  // "015/I98": the year would be lost
  return text.substr(std::min(start, text.size()), end - start);
}

NormalForm form_of_parts(const NumberParts& parts) {
  if (!parts.readable || parts.number.size() > 6 || (!parts.year.empty() && parts.year.size() != 4))
    return unreadable(0.2);
  if (parts.year.empty() && parts.number.size() > 5) return unreadable(0.2);  // a slash is lost somewhere
  NormalForm form;
  form.value = parts.year.empty() ? parts.number : parts.number + "/" + parts.year;
  form.plausibility = std::max(0.4, (parts.year.empty() ? 0.8 : 1) - 0.12 * parts.repaired);
  if (parts.repaired > 0) add_doubt(form, "digits_repaired");
  if (parts.slash_repaired) add_doubt(form, "slash_repaired"), form.plausibility *= 0.7;
  if (!parts.year.empty() && !is_year(parts.year)) add_doubt(form, "implausible_year"), form.plausibility *= 0.4;
  return form;
}

// ---- letters of document numbers

// Letters that stand where digits were read: "TLK5-B8".
std::u32string lettered(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : to_code_points(to_upper(from_code_points(text)))) {
    static constexpr std::u32string_view digits = U"0158|", letters = U"OISBI";
    const size_t at = digits.find(c);
    out += at == std::u32string_view::npos ? c : letters[at];
  }
  return out;
}

struct SuffixMatch {
  std::string suffix;
  double distance = std::numeric_limits<double>::infinity(), next = distance;
};

const std::vector<std::u32string>& suffix_keys() {
  static const std::vector<std::u32string> all = [] {
    std::vector<std::u32string> keys;
    for (const std::string_view suffix : suffixes()) keys.push_back(to_code_points(to_lower(suffix)));
    return keys;
  }();
  return all;
}

SuffixMatch match_suffix(const std::u32string& written) {
  constexpr double far = 2.5;  // nobody asks how far beyond
  SuffixMatch match;
  const std::u32string key = to_code_points(to_lower(from_code_points(lettered(written))));
  for (size_t i = 0; i < suffixes().size(); ++i) {
    const double d = ocr_distance(key, suffix_keys()[i], far);
    if (d < match.distance) {
      match.next = match.distance;
      match.distance = d;
      match.suffix = suffixes()[i];
    } else {
      match.next = std::min(match.next, d);
    }
  }
  return match;
}

void append_suffix(NormalForm& form, const std::u32string& written) {
  const SuffixMatch match = match_suffix(written);
  const std::string as_read = to_upper(from_code_points(written));
  const bool exact = as_read == match.suffix;
  const double most = match.suffix.size() <= 4 ? 1 : 2;
  const bool clear = match.next - match.distance >= 0.5;
  *form.value += "/" + (exact || (match.distance <= most && clear) ? match.suffix : as_read);
  if (exact) return;
  add_doubt(form, match.distance > most ? "unknown_suffix" : clear ? "suffix_repaired" : "ambiguous_suffix");
  form.plausibility *= match.distance > most ? 0.4 : 0.7;
}

// Number and letters of a document number.
struct Halves {
  std::u32string number, letters;
  bool slash_repaired = false;
};

// Letters behind the last slash. Where these are no known code the slash was lost or misread ("04lTLKT"): cut where the
// letters behind are nearest to one.
Halves halves_of(const std::u32string& text) {
  const size_t slash = text.rfind(U'/');
  const bool parted = slash != std::u32string::npos && slash > 0 && slash + 1 < text.size();
  Halves halves;
  double least = std::numeric_limits<double>::infinity();
  if (parted) {
    halves = {text.substr(0, slash), text.substr(slash + 1), false};
    least = match_suffix(halves.letters).distance;
    if (least <= 2) return halves;
  }
  for (size_t at = 1; at + 2 < text.size(); ++at) {
    const double distance = match_suffix(text.substr(at)).distance;
    if (distance > 1 || distance >= least || !digits_of(text.substr(0, 1))) continue;
    least = distance;
    halves = {text.substr(0, at), text.substr(at), true};
  }
  const size_t year = halves.number.find(U'/');
  if (halves.slash_repaired && year != std::u32string::npos && halves.number.size() == year + 6)
    halves.number.pop_back();  // "287/20211TLKS": what stands behind a year was the slash
  if (halves.slash_repaired && halves.number.size() > 1 &&
      std::u32string_view(U"lI|!/").find(halves.number.back()) != std::u32string_view::npos)
    halves.number.pop_back();
  return halves;
}

bool are_digits(const std::u32string& text) { return std::ranges::all_of(text, is_digit); }

// "01-TP/HT-2020-GH", a book's number since Thông tư 04/2020: "01/2020"; "" for any other.
std::string number_of_book(const std::u32string& text) {
  const size_t code = to_code_points(to_upper(from_code_points(text))).find(U"-TP/HT-");
  if (code == std::u32string::npos || code == 0 || text.size() < code + 11) return "";
  const std::u32string number = text.substr(0, code), year = text.substr(code + 7, 4);
  if (!are_digits(number) || !are_digits(year) || !is_year(from_code_points(year))) return "";
  return from_code_points(number) + "/" + from_code_points(year);
}

// "125A/2016", "125 bis/2016": a number put in between, not a figure misread.
bool is_put_between(const std::u32string& text) {
  const std::u32string number = text.substr(0, text.find(U'/'));
  const size_t digits = number.find_first_not_of(U"0123456789");
  return digits != std::u32string::npos && digits >= 2 &&
         (number.substr(digits) == U"A" || number.substr(digits) == U"B" || number.substr(digits) == U"bis");
}

}  // namespace

NormalForm number_form(std::string_view raw) {
  const Compact written = compact(raw);
  if (written.text.empty()) return {};
  if (const std::string book = number_of_book(written.text); !book.empty()) return {book, 1.0, {}};
  if (is_put_between(written.text)) return unreadable(0.3);
  NormalForm form = form_of_parts(number_parts(written));
  if (form.value) return form;
  bool cut = false;
  const Compact rest = compact(first_number_text(raw, cut));
  if (!cut || rest.text == written.text || rest.text.empty()) return form;
  NormalForm of_rest = form_of_parts(number_parts(rest));
  of_rest.plausibility *= 0.5;
  if (of_rest.value) add_doubt(of_rest, "extra_text");
  return of_rest;
}

NormalForm document_number_form(std::string_view raw) {
  const Compact written = compact(raw);
  if (written.text.empty()) return {};
  const Halves halves = halves_of(written.text);
  if (halves.letters.empty() || are_digits(halves.letters)) return number_form(raw);
  NormalForm form = form_of_parts(number_parts({halves.number, written.dirt}));
  if (!form.value) return unreadable(0.2);
  form.plausibility = std::min(1.0, form.plausibility + 0.2);
  if (halves.slash_repaired) add_doubt(form, "slash_repaired"), form.plausibility *= 0.7;
  append_suffix(form, halves.letters);
  return form;
}

}  // namespace hotich
