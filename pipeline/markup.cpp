#include "pipeline/markup.h"

#include <cstdio>

#include "core/error.h"
#include "core/text.h"

namespace hotich {

std::string escaped(std::string_view text) {
  const std::string well_formed = is_utf8(text) ? std::string(text) : to_nfc(text);
  std::string html;
  for (const char c : well_formed) switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  return html;
}

std::string url_of(std::string_view path) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string url;
  for (const char c : path)
    if (plain.find(c) != std::string_view::npos) {
      url += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      url += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  return url;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve(bytes.size() / 3 * 4 + 4);
  for (size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (size_t k = 0; k < 4; ++k) text += i + k <= bytes.size() ? digits[three >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::string both(const Bilingual& words) {
  if (words.vi == words.en) return escaped(words.vi);
  return "<span lang=\"vi\">" + escaped(words.vi) + "</span><span lang=\"en\">" + escaped(words.en) + "</span>";
}

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3 && text[at - 4] != '-'; at -= 3) text.insert(at - 3, "\u202F");
  return text;
}

Bilingual decimal(double number, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  Bilingual words{text, text};
  if (const size_t point = words.vi.find('.'); point != std::string::npos) words.vi[point] = ',';
  return words;
}

std::string filled(std::string_view page, const std::map<std::string, std::string, std::less<>>& slots) {
  std::string html;
  while (!page.empty()) {
    const size_t slot = page.find("{{"), pair = page.find("[[");
    const size_t next = std::min(slot, pair);
    html += page.substr(0, next);
    if (next == std::string_view::npos) break;
    const std::string_view closing = next == slot ? "}}" : "]]";
    const size_t end = page.find(closing, next);
    if (end == std::string_view::npos) throw Error("cannot make the report: its template has an open bracket");
    const std::string_view inside = page.substr(next + 2, end - next - 2);
    if (next == slot) {
      const auto found = slots.find(inside);
      if (found == slots.end()) throw Error("cannot make the report: no content for " + std::string(inside));
      html += found->second;
    } else {
      const size_t bar = inside.find('|');
      if (bar == std::string_view::npos) throw Error("cannot make the report: a text of its template has one language");
      html += "<span lang=\"vi\">" + std::string(inside.substr(0, bar)) + "</span><span lang=\"en\">" +
              std::string(inside.substr(bar + 1)) + "</span>";
    }
    page.remove_prefix(end + 2);
  }
  return html;
}

}  // namespace hotich
