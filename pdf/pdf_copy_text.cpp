#include "pdf/pdf_copy_text.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "pdf/pdf_read_back.h"

namespace hotich {
namespace {

constexpr double advance_em = glyph_advance / 1000.0;

// A word with at least a pixel each way, inside the canvas: readers drop letters that lie outside the page.
Box placed(const Box& box, int width_px, int height_px) {
  Box b{std::clamp(box.x0, 0, width_px - 1), std::clamp(box.y0, 0, height_px - 1), 0, 0};
  b.x1 = std::clamp(box.x1, b.x0 + 1, width_px);
  b.y1 = std::clamp(box.y1, b.y0 + 1, height_px);
  return b;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

struct PlacedWord {
  std::string text;  // as copied; a blank only where the engine left one inside a word
  Box box;
};

// Words of noise may lie on each other; readers then mix their letters. Each word gets a place of its own on the line,
// in order.
void part(std::vector<PlacedWord>& words, int width_px) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    Box &left = words[i - 1].box, &right = words[i].box;
    if (right.x0 >= left.x1) continue;
    right.x0 = std::min(std::max(right.x0, left.x0 + std::max(1, left.height() / 2)), width_px - 1);
    right.x1 = std::max(right.x1, right.x0 + 1);
    left.x1 = std::max(left.x0 + 1, std::min(left.x1, right.x0));
  }
}

std::vector<PlacedWord> placed_words(const Line& line, int width_px, int height_px) {
  std::vector<PlacedWord> words;
  for (const Word& word : line.words) {
    std::string text = joined(copied_words(word.text));
    if (!text.empty()) words.push_back({std::move(text), placed(word.box, width_px, height_px)});
  }
  part(words, width_px);
  return words;
}

// Width at which a word is written. Words that touch are written a little shorter: Poppler's text output, for one, runs
// words together that lie nearer than 0.15 of their height, written blank or not.
double width_before(const Box& box, const Box& next) {
  constexpr double least_gap = 0.2, least_share = 0.5;
  const double room = next.x0 - least_gap * box.height() - box.x0, least = least_share * box.width();
  return next.x0 < box.x0 ? box.width() : std::clamp<double>(room, least, box.width());
}

std::string pdf_string(const std::vector<std::string>& pieces, const GlyphCodes& codes) {
  std::string out = "(";
  const auto put = [&out](int byte) {
    const char c = static_cast<char>(byte);
    if (c == '\r') {  // a reader would take a bare one for a line feed
      out += "\\r";
      return;
    }
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  };
  for (const auto& piece : pieces) {
    const int code = codes.at(piece);
    put(code >> 8);
    put(code & 0xFF);
  }
  return out + ")";
}

}  // namespace

std::string pdf_number(double value, int places) {
  char buffer[64];
  const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::fixed, places).ptr;
  std::string out(buffer, end);
  if (out.find('.') != std::string::npos) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
  }
  return out == "-0" ? "0" : out;
}

GlyphCodes glyph_codes(std::span<const PageText* const> pages) {
  std::set<std::string> pieces;
  for (const PageText* page : pages)
    for (const Line& line : page->lines)
      for (const Word& word : line.words)
        for (auto& piece : glyph_pieces(joined(copied_words(word.text)))) pieces.insert(std::move(piece));
  if (pieces.empty()) return {};
  pieces.insert(" ");
  if (pieces.size() > 0xFFFF) throw Error("cannot write a PDF copy: more than 65535 different letters", "copy_failed");
  GlyphCodes codes;
  std::uint16_t next = 0;
  for (const auto& piece : pieces) codes[piece] = ++next;
  return codes;
}

std::string text_layer(const PageText& text, const GlyphCodes& codes, int width_px, int height_px) {
  std::string out, set_size, set_stretch;
  int x = 0, y = 0;  // where the last word began: Td counts from there
  for (const Line& line : text.lines) {
    const std::vector<PlacedWord> words = placed_words(line, width_px, height_px);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Box& box = words[i].box;
      const bool last = i + 1 == words.size();
      std::vector<std::string> pieces = glyph_pieces(words[i].text);
      const double width = last ? box.width() : width_before(box, words[i + 1].box);
      const double unstretched = advance_em * box.height() * static_cast<double>(pieces.size());
      if (!last) pieces.push_back(" ");
      const std::string size = "/F " + std::to_string(box.height()) + " Tf ";
      const std::string stretch =
          pdf_number(100 * width / unstretched, width > 100 ? 1 : 0) + " Tz ";  // within half a pixel
      if (std::exchange(set_size, size) != size) out += size;
      if (std::exchange(set_stretch, stretch) != stretch) out += stretch;
      const int new_y = height_px - box.y1;
      out += std::to_string(box.x0 - x) + " " + std::to_string(new_y - y) + " Td" + pdf_string(pieces, codes) + "Tj\n";
      x = box.x0;
      y = new_y;
    }
  }
  return out.empty() ? out : "BT 3 Tr\n" + out + "ET\n";
}

}  // namespace hotich
