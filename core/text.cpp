#include "core/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>

#include "core/error.h"

namespace hotich {
namespace {

constexpr char32_t replacement = 0xFFFD;

// One code point from `bytes` at `at`; advances. Ill-formed input gives U+FFFD and moves one byte.
char32_t next_point(std::string_view bytes, size_t& at) {
  if (const auto byte = static_cast<unsigned char>(bytes[at]); byte < 0x80) return ++at, byte;
  utf8proc_int32_t point = -1;
  const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                     static_cast<utf8proc_ssize_t>(bytes.size() - at), &point);
  if (used <= 0) {
    ++at;
    return replacement;
  }
  at += static_cast<size_t>(used);
  return static_cast<char32_t>(point);
}

void append_point(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  utf8proc_uint8_t buffer[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(length));
}

std::string repaired(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size();) append_point(out, next_point(bytes, at));
  return out;
}

std::string mapped(std::string_view text, int options) {
  const std::string whole = is_utf8(text) ? std::string(text) : repaired(text);
  utf8proc_uint8_t* result = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(whole.data()), static_cast<utf8proc_ssize_t>(whole.size()),
                   &result, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(result, &std::free);
  if (length < 0) throw Error(std::string("cannot normalize text: ") + utf8proc_errmsg(length));
  return {reinterpret_cast<const char*>(result), static_cast<size_t>(length)};
}

// Latin letters with their marks in them, digits, signs: text of these alone is in NFC as it stands, and each of them
// folds for itself, whatever is beside it (Unicode 15: NFC_Quick_Check=Yes, combining class 0). Nearly all text is.
bool stands_alone(char32_t c) { return c < 0x300 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x2027); }

bool is_plain(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();)
    if (!stands_alone(next_point(bytes, at))) return false;
  return true;
}

std::string folded_slowly(std::string_view text) {
  const std::string plain =
      mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  std::string out;
  for (size_t at = 0; at < plain.size();) {
    const char32_t c = next_point(plain, at);
    append_point(out, c == U'đ' ? U'd' : c);
  }
  return out;
}

// What each letter that stands alone folds to.
const std::string& folded_letter(char32_t c) {
  static constexpr char32_t pages[] = {0x000, 0x100, 0x200, 0x1E00, 0x2000};  // of 256 code points
  static const std::vector<std::string> table = [] {
    std::vector<std::string> all;
    for (const char32_t page : pages)
      for (char32_t low = 0; low < 0x100; ++low)
        all.push_back(stands_alone(page + low) ? folded_slowly(from_code_points(std::u32string(1, page + low))) : "");
    return all;
  }();
  const size_t page = c < 0x300 ? c >> 8 : c < 0x2000 ? 3 : 4;
  return table[page * 0x100 + (c & 0xFF)];
}

bool is_space(char32_t c) { return c == 0xA0 || c == 0x3000 || (c < 0x80 && std::isspace(static_cast<int>(c))); }

template <typename Case>
std::string recased(std::string_view text, Case change) {
  std::string out;
  const std::string nfc = to_nfc(text);
  for (size_t at = 0; at < nfc.size();)
    append_point(out, static_cast<char32_t>(change(static_cast<utf8proc_int32_t>(next_point(nfc, at)))));
  return out;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    utf8proc_int32_t point = -1;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                                       static_cast<utf8proc_ssize_t>(bytes.size() - at), &point);
    if (used <= 0) return false;
    at += static_cast<size_t>(used);
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  return is_plain(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
  if (!is_plain(text)) return collapse_spaces(folded_slowly(text));
  std::string out;
  for (size_t at = 0; at < text.size();) out += folded_letter(next_point(text, at));
  return collapse_spaces(out);
}

std::string to_upper(std::string_view text) { return recased(text, utf8proc_toupper); }
std::string to_lower(std::string_view text) { return recased(text, utf8proc_tolower); }

std::string collapse_spaces(std::string_view text) {
  std::string out;
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_point(text, at);
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    append_point(out, c);
  }
  return out;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  for (size_t at = 0; at < text.size();) points += next_point(text, at);
  return points;
}

std::string from_code_points(std::u32string_view points) {
  std::string out;
  for (const char32_t point : points) append_point(out, point);
  return out;
}

int edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<int> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string flat = collapse_spaces(text);
  for (size_t at = 0; at < flat.size();) {
    const size_t end = std::min(flat.find(' ', at), flat.size());
    words.push_back(flat.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace hotich
