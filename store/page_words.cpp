#include "store/page_words.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace hotich {
namespace {

using Json = nlohmann::json;

Json parsed(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_array()) throw Error("cannot read the database: a stored list is damaged", "database_error");
  return json;
}

template <class T>
std::vector<T> list_of(const std::string& text) try {
  return parsed(text).get<std::vector<T>>();
} catch (const Json::exception&) {
  throw Error("cannot read the database: a stored list is damaged", "database_error");
}

}  // namespace

std::string words_json(const PageText& text) {
  Json lines = Json::array();
  for (const Line& line : text.lines) {
    Json words = Json::array();
    for (const Word& word : line.words)
      words.push_back(
          {word.text, word.box.x0, word.box.y0, word.box.x1, word.box.y1, std::round(word.confidence * 1e4) / 1e4});
    lines.push_back(std::move(words));
  }
  return lines.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PageText words_from_json(const std::string& json) try {
  PageText text;
  for (const Json& words : parsed(json)) {
    Line& line = text.lines.emplace_back();
    for (const Json& word : words) {
      line.words.push_back({word.at(0), {word.at(1), word.at(2), word.at(3), word.at(4)}, word.at(5), {}});
      line.box = united(line.box, line.words.back().box);
    }
  }
  return text;
} catch (const Json::exception&) {
  throw Error("cannot read the database: the words of a page are damaged", "database_error");
}

std::string codes_json(const std::vector<std::string>& codes) { return Json(codes).dump(); }
std::vector<std::string> codes_from_json(const std::string& json) { return list_of<std::string>(json); }

std::string box_json(const Box& box) { return Json{box.x0, box.y0, box.x1, box.y1}.dump(); }
Box box_from_json(const std::string& json) {
  const auto sides = list_of<int>(json);
  if (sides.size() != 4) throw Error("cannot read the database: a stored box is damaged", "database_error");
  return {sides[0], sides[1], sides[2], sides[3]};
}

std::string to_hex(const std::string& bytes) {
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const unsigned char byte : bytes) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::string from_hex(const std::string& hex) {
  if (hex.size() % 2 != 0 || hex.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw Error("cannot read the database: stored bytes are damaged", "database_error");
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (size_t i = 0; i < hex.size(); i += 2) bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return bytes;
}

}  // namespace hotich
