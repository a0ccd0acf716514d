#include "records/id_document.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "core/text.h"
#include "records/lexicon.h"
#include "records/reference_number.h"
#include "records/value_text.h"
#include "records/vn_date.h"

namespace hotich {
namespace {

struct KindMark {
  std::string_view folded;
  IdKind kind;
};
// The first that stands in the text decides; longer ones before those they hold.
constexpr auto kind_marks = std::to_array<KindMark>({{"giay chung minh cong an", IdKind::police},
                                                     {"giay phep lai xe", IdKind::other},
                                                     {"can cuoc", IdKind::citizen_card},
                                                     {"cccd", IdKind::citizen_card},
                                                     {"dinh danh", IdKind::citizen_card},
                                                     {"cmnd", IdKind::identity_card},
                                                     {"chung minh nhan dan", IdKind::identity_card},
                                                     {"cmt", IdKind::identity_card},
                                                     {"chung minh thu", IdKind::identity_card},
                                                     {"ho chieu", IdKind::passport},
                                                     {"passport", IdKind::passport},
                                                     {"thuong tru", IdKind::residence_card},
                                                     {"si quan", IdKind::army_officer},
                                                     {"quan doi", IdKind::army},
                                                     {"quan nhan", IdKind::army},
                                                     {"cong an nhan dan", IdKind::police},
                                                     {"giay chung minh", IdKind::identity_card}});

IdKind kind_in(const std::string& head) {
  const std::string folded = fold(head);
  size_t first = std::string::npos;
  IdKind kind = IdKind::unknown;
  for (const KindMark& mark : kind_marks) {
    const size_t at = folded.find(mark.folded);
    if (at >= first) continue;
    first = at;
    kind = mark.kind;
  }
  if (kind == IdKind::identity_card && folded.find("si quan") != std::string::npos) return IdKind::army_officer;
  if (kind == IdKind::identity_card && folded.find("quan doi") != std::string::npos) return IdKind::army;
  return kind;
}

std::string digits_only(std::string_view token) {
  const std::optional<Digits> digits = digits_of(to_code_points(token));
  return digits ? digits->text : "";
}

// "B1234567", "N 01234567" read with slips: a capital or two, then seven or eight digits.
std::string passport_number(const std::string& token) {
  size_t letters = 0;
  while (letters < 2 && letters < token.size() && token[letters] >= 'A' && token[letters] <= 'Z') ++letters;
  const std::string digits = digits_only(token.substr(letters));
  return letters > 0 && digits.size() >= 6 && digits.size() <= 9 ? token.substr(0, letters) + digits : "";
}

struct FoundNumber {
  std::string number;
  size_t first_word = 0, end_word = 0;
};

// "B 1234567" behind "Hộ chiếu": a letter parted from its seven or eight digits. Elsewhere such a letter is a stain.
std::string parted_passport_number(const std::vector<std::string>& words, size_t at) {
  const std::string letter = trimmed_value(words[at]);
  if (at + 1 >= words.size() || letter.size() != 1 || letter[0] < 'A' || letter[0] > 'Z') return "";
  const std::string number = passport_number(letter + trimmed_value(words[at + 1]));
  if (number.size() < 8 || number.size() > 9) return "";
  std::string head;
  for (size_t i = 0; i < at; ++i) head += words[i] + " ";
  return kind_in(head) == IdKind::passport ? number : "";
}

// The first number of six digits and more, blanks within it allowed ("012 345 678"), dates excluded.
FoundNumber find_number(const std::vector<std::string>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string bare = trimmed_value(words[i]);
    const size_t mark = bare.rfind(':');
    const std::string token = mark == std::string::npos ? bare : bare.substr(mark + 1);
    if (const std::string passport = passport_number(token); !passport.empty()) return {passport, i, i + 1};
    if (const std::string parted = parted_passport_number(words, i); !parted.empty()) return {parted, i, i + 2};
    std::string digits = digits_only(token);
    if (digits.empty()) continue;
    size_t end = i + 1;
    while (digits.size() < 12 && end < words.size() && words[end - 1].back() != ',') {
      const std::string more = digits_only(trimmed_value(words[end]));
      if (more.empty() || more.size() > 9) break;
      digits += more;
      ++end;
    }
    if (digits.size() >= 6) return {digits, i, end};
  }
  return {"", words.size(), words.size()};
}

std::string joined(const std::vector<std::string>& words, size_t from, size_t to) {
  std::string text;
  for (size_t i = from; i < to && i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

using Words = std::vector<std::string>;

bool is_one_of(const std::string& word, std::initializer_list<std::u32string_view> keys) {
  return std::ranges::find(keys, std::u32string_view(folded_letters(word))) != keys.end();
}

struct WordStretch {
  size_t begin = 0, end = 0;
};

// The first date from `from` on; a whole one before a year alone. Empty at the end without.
WordStretch find_issue_date(const Words& words, size_t from) {
  constexpr size_t most_words = 7;  // "05 tháng 6 năm 2010"
  for (const size_t least_size : {size_t{10}, size_t{4}})
    for (size_t begin = from; begin < words.size(); ++begin) {
      if (std::ranges::none_of(words[begin], [](char c) { return c >= '0' && c <= '9'; })) continue;
      for (size_t end = begin + 1; end <= std::min(words.size(), begin + most_words); ++end) {
        const std::optional<std::string> date = date_form(joined(words, begin, end)).value;
        if (date && date->size() >= least_size) return {begin, end};
      }
    }
  return {words.size(), words.size()};
}

// What stands between words that are none of the office's name: "do … cấp ngày", "nơi cấp: …", "cơ quan cấp: …".
std::string office_in(const Words& words, WordStretch stretch) {
  const auto opens = [&](size_t at) {
    const bool organ = is_one_of(words[at], {U"co"}) && at + 2 < stretch.end && is_one_of(words[at + 2], {U"cap"});
    return organ || folded_letters(words[at]).empty() ||
           is_one_of(words[at], {U"do", U"tai", U"noi", U"cap", U"ngay"}) ||
           (is_one_of(words[at], {U"quan"}) && at + 1 < stretch.end && is_one_of(words[at + 1], {U"cap"}));
  };
  while (stretch.begin < stretch.end && opens(stretch.begin)) ++stretch.begin;
  const auto closes = [&](const std::string& word) {  // "nơi", not "Nội"
    return is_one_of(word, {U"cap", U"ngay", U"vao"}) || folded_letters(word).empty() || to_lower(word) == "nơi";
  };
  while (stretch.end > stretch.begin && closes(words[stretch.end - 1])) --stretch.end;
  return trimmed_value(joined(words, stretch.begin, stretch.end));
}

// "do X cấp ngày D", ", X cấp ngày D", "cấp ngày D tại X", "ngày cấp: D, nơi cấp: X", "nơi cấp: X, ngày cấp: D"
void read_issue(const Words& words, size_t from, IdDocument& document) {
  const WordStretch date = find_issue_date(words, from);
  document.issue_date = date_form(joined(words, date.begin, date.end)).value;
  const std::string before = office_in(words, {from, date.begin}), behind = office_in(words, {date.end, words.size()});
  const bool told_behind = date.end < words.size() && is_one_of(words[date.end], {U"tai", U"do", U"noi", U"co"});
  document.issue_place = before.empty() || (told_behind && !behind.empty()) ? behind : before;
}

bool plausible_length(const IdDocument& document) {
  const size_t length = document.number.size();
  switch (document.kind) {
    case IdKind::identity_card:
      return length == 9 || length == 12;
    case IdKind::citizen_card:
      return length == 12;
    default:
      return length >= 6 && length <= 12;
  }
}

bool known_place_code(const std::string& code) {
  static const std::set<std::string> codes = [] {
    std::set<std::string> all;
    for (const auto& row : lexicon_rows(Lexicon::provinces)) all.insert(row[0]);
    return all;
  }();
  // 097..: given to births registered abroad.
  return codes.contains(code) || (code >= "097" && code <= "399");
}

// Two digits of the province's police stood first on cards of nine digits: 01 Hà Nội to 38 Minh Hải.
bool known_card_code(const std::string& number) {
  const std::string first = number.substr(0, 2);
  return first >= "01" && first <= "38";
}

// What stands in the digits: nothing for other lengths than 9 and 12.
std::vector<std::string_view> structure_doubts(const std::string& number) {
  std::vector<std::string_view> doubts;
  if (number.find_first_not_of("0123456789") != std::string::npos) return doubts;
  if (number.size() == 9 && !known_card_code(number)) doubts.emplace_back("id_place_code");
  if (number.size() != 12) return doubts;
  if (!known_place_code(number.substr(0, 3))) doubts.emplace_back("id_place_code");
  if (number[3] > '3') doubts.emplace_back("id_century_digit");
  return doubts;
}

// "Số: 001085000000": the only run of nine or twelve digits among words; "" without.
std::u32string digits_among_words(std::u32string_view text) {
  std::u32string found;
  for (size_t i = 0; i < text.size();) {
    std::u32string run;
    size_t end = i;
    for (; end < text.size() && (is_digit(text[end]) || (!run.empty() && (text[end] == U' ' || text[end] == U'.')));
         ++end)
      if (is_digit(text[end])) run += text[end];
    if (run.size() == 9 || run.size() == 12) {
      if (!found.empty()) return {};
      found = run;
    }
    i = std::max(end, i + 1);
  }
  return found;
}

}  // namespace

IdDocument id_document_parts(std::string_view raw) {
  IdDocument document;
  const std::vector<std::string> words = split_words(trimmed_value(raw));
  const FoundNumber found = find_number(words);
  document.number = found.number;
  const std::string head = joined(words, 0, std::min(found.first_word + 1, words.size()));
  document.kind = kind_in(head);
  if (document.kind == IdKind::unknown && !found.number.empty()) {
    const bool letter = found.number[0] >= 'A';
    if (letter) document.kind = IdKind::passport;
    if (!letter && found.number.size() == 9) document.kind = IdKind::identity_card;
    if (!letter && found.number.size() == 12) document.kind = IdKind::citizen_card;
  }
  if (document.kind == IdKind::unknown && !head.empty()) document.kind = IdKind::other;
  if (found.end_word < words.size()) read_issue(words, found.end_word, document);
  return document;
}

namespace {

// A letter may be misread ("Công ơn").
bool is_police(const std::vector<std::u32string>& folded, size_t at) {
  const auto words_are = [&](std::u32string_view first, std::u32string_view second) {
    return ocr_distance(folded[at], first) + ocr_distance(folded[at + 1], second) <= 1;
  };
  return at + 1 < folded.size() && (words_are(U"cong", U"an") || words_are(U"cuc", U"canh"));
}

bool is_number(const std::string& word) {
  return word.size() >= 8 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// The signs that papers set in the text of an identity paper: a comma before the office that follows its number, none
// between "cấp" and "ngày" and between these and the date, no letter alone between "do" and the office. Changed signs
// are counted.
std::string with_usual_signs(const std::string& text, int& changed) {
  std::vector<std::string> words = split_words(text);
  std::vector<std::u32string> folded;
  for (const std::string& word : words) folded.push_back(folded_letters(word));
  std::string out;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool before_police = is_police(folded, i + 1),
               stray = i > 0 && folded[i - 1] == U"do" && folded[i].size() <= 1;
    changed += before_police && (stray || is_number(words[i]));
    if (before_police && stray) continue;
    if (before_police && is_number(words[i])) words[i] += ',';
    const bool of_day = folded[i] == U"cap" && i + 1 < words.size() && folded[i + 1] == U"ngay",
               before_date = folded[i] == U"ngay" && i > 0 && folded[i - 1] == U"cap" && i + 1 < words.size() &&
                             is_digit(to_code_points(words[i + 1])[0]);
    if (words[i].ends_with(',') && (of_day || before_date)) {
      words[i].pop_back();
      ++changed;
    }
    out += (out.empty() ? "" : " ") + words[i];
  }
  return out;
}

// "Giấy khai sinh số 013/2008 do UBND xã Mẫu cấp ngày 9-11-2008": a child's paper has the number of an entry.
bool is_birth_certificate_with_number(const std::string& text) {
  const std::vector<std::string> words = split_words(text);
  if (words.size() < 5 || fold(words[0] + words[1] + words[2]) != "giaykhaisinh" || fold(words[3]) != "so")
    return false;
  const NormalForm number = number_form(words[4]);
  return number.value && number.doubts.empty() && number.value->find('/') != std::string::npos;
}

}  // namespace

NormalForm id_document_form(std::string_view raw) {
  NormalForm form;
  int changed = 0;
  const std::string whole = trimmed_value(raw), text = with_usual_signs(without_bits_behind(whole), changed);
  if (text.empty()) return form;
  form.value = text;
  const IdDocument document = id_document_parts(text);
  const bool of_child = is_birth_certificate_with_number(text);
  const bool known_kind = of_child || (document.kind != IdKind::other && document.kind != IdKind::unknown);
  form.plausibility = known_kind ? 1 : 0.7;
  if (changed > 0) {
    add_doubt(form, "separators_repaired");
    form.plausibility *= 0.95;
  }
  if (without_bits_behind(whole) != whole) {
    add_doubt(form, "extra_text");
    form.plausibility *= 0.8;
  }
  if (is_number(split_words(text)[0]) && std::ranges::any_of(to_code_points(text), is_letter)) {
    add_doubt(form, "document_kind_lost");
    form.plausibility *= 0.8;
  }
  if (document.number.empty() && !of_child) {
    add_doubt(form, "id_number_missing");
    form.plausibility *= 0.4;
  } else if (!of_child && !plausible_length(document)) {
    add_doubt(form, "id_wrong_length");
    form.plausibility *= 0.6;
  }
  const bool of_police = document.kind == IdKind::identity_card || document.kind == IdKind::citizen_card;
  if (of_police)
    for (const std::string_view code : structure_doubts(document.number)) {
      add_doubt(form, code);
      form.plausibility *= 0.6;
    }
  return form;
}

NormalForm personal_id_form(std::string_view raw) {
  NormalForm form;
  std::u32string token;
  const std::string raw_text = trimmed_value(raw);
  for (const char32_t c : to_code_points(raw_text))
    if (is_letter(c) || is_digit(c) || c == U'|' || c == U'!') token += c;
  if (token.empty()) return form;
  std::optional<Digits> digits = digits_of(token);
  if (const std::u32string run = digits ? U"" : digits_among_words(to_code_points(raw_text)); !run.empty()) {
    digits = digits_of(run);
    add_doubt(form, "extra_text");
  }
  if (!digits) {
    add_doubt(form, "unreadable_number");
    form.plausibility = 0.1;
    return form;
  }
  const std::string& number = digits->text;
  if (number.size() != 12 && number.size() != 9) {
    add_doubt(form, "id_wrong_length");
    form.plausibility = number.size() >= 8 && number.size() <= 13 ? 0.3 : 0.1;
    return form;
  }
  form.value = number;
  form.plausibility = std::max(0.4, 1 - 0.12 * digits->repaired) * (form.doubts.empty() ? 1 : 0.8);
  const auto says = [&](std::string_view doubt) {
    add_doubt(form, doubt);
    form.plausibility *= 0.6;
  };
  if (digits->repaired > 0) add_doubt(form, "digits_repaired");
  for (const std::string_view code : structure_doubts(number)) says(code);
  return form;
}

std::optional<PersonalIdParts> personal_id_parts(std::string_view value) {
  if (value.size() != 12 || value.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const int mark = value[3] - '0';
  PersonalIdParts parts;
  parts.place_code = value.substr(0, 3);
  parts.birth_year = 1900 + 100 * (mark / 2) + (value[4] - '0') * 10 + (value[5] - '0');
  parts.sex = mark % 2 == 0 ? "male" : "female";
  return parts;
}

}  // namespace hotich
