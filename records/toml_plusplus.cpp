#include "records/toml_plusplus.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"

namespace hotich {
namespace {

// Where a string that begins at `at` ends, or a comment; `at` itself for anything else.
size_t end_of_quoted(std::string_view text, size_t at) {
  if (text[at] == '#') return std::min(text.find('\n', at), text.size());
  if (text[at] != '"' && text[at] != '\'') return at;
  const char quote = text[at];
  const bool many = text.substr(at, 3) == std::string(3, quote);
  const std::string closing(many ? 3 : 1, quote);
  for (size_t i = at + closing.size(); i < text.size(); ++i) {
    if (!many && text[i] == '\n') return i;
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text.substr(i, closing.size()) == closing) {
      return i + closing.size();
    }
  }
  return text.size();
}

// toml++ 3.3 runs into undefined behaviour at some letters outside strings and comments (found by fuzzing); TOML has no
// use for them there.
void refuse_stray_letters(const std::string& text, const TomlRefusal& refuse) {
  unsigned line = 1;
  for (size_t at = 0; at < text.size();) {
    const size_t end = end_of_quoted(text, at);
    line += static_cast<unsigned>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                             text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    if (end > at) {
      at = end;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) >= 0x80) refuse(line, "letter outside a string");
    line += text[at++] == '\n' ? 1 : 0;
  }
}

}  // namespace

toml::table parse_toml(const std::string& text, const std::string& name, const TomlRefusal& refuse) {
  if (!is_utf8(text)) refuse(1, "not UTF-8");
  refuse_stray_letters(text, refuse);
  try {
    return toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    refuse(error.source().begin.line, std::string(error.description()));
  } catch (const std::invalid_argument& error) {
    refuse(1, error.what());
  }
  return {};
}

}  // namespace hotich
