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

double rounded(double share) { return std::round(share * 1e4) / 1e4; }

Json word_json(const Word& word) {
  Json json = {word.text, word.box.x0, word.box.y0, word.box.x1, word.box.y1, rounded(word.confidence)};
  if (word.agreement) json.push_back(rounded(*word.agreement));
  if (word.agreement && (word.sight || !word.others.empty())) json.push_back(word.others);
  if (word.agreement && word.sight) json.push_back(rounded(*word.sight));
  return json;
}

Word word_from_json(const Json& json) {
  Word word{json.at(0), {json.at(1), json.at(2), json.at(3), json.at(4)}, json.at(5), {}};
  if (json.size() > 6) word.agreement = json.at(6);
  if (json.size() > 7) word.others = json.at(7).get<std::vector<std::string>>();
  if (json.size() > 8) word.sight = json.at(8);
  return word;
}

}  // namespace

std::string words_json(const PageText& text) {
  Json lines = Json::array();
  for (const Line& line : text.lines) {
    Json words = Json::array();
    for (const Word& word : line.words) words.push_back(word_json(word));
    lines.push_back(std::move(words));
  }
  return lines.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PageText words_from_json(const std::string& json) try {
  PageText text;
  for (const Json& words : parsed(json)) {
    Line& line = text.lines.emplace_back();
    for (const Json& word : words) {
      line.words.push_back(word_from_json(word));
      line.box = united(line.box, line.words.back().box);
    }
  }
  return text;
} catch (const Json::exception&) {
  throw Error("cannot read the database: the words of a page are damaged", "database_error");
}

std::string codes_json(const std::vector<std::string>& codes) { return Json(codes).dump(); }
std::vector<std::string> codes_from_json(const std::string& json) { return list_of<std::string>(json); }

std::string evidence_json(const Evidence& evidence) {
  Json json = {{"letters", rounded(evidence.letters)},
               {"worst", rounded(evidence.worst)},
               {"plausibility", rounded(evidence.plausibility)},
               {"place", rounded(evidence.place)},
               {"page", rounded(evidence.page)},
               {"checked", evidence.checked}};
  if (evidence.agreement) json["agreement"] = rounded(*evidence.agreement);
  if (evidence.sight) json["sight"] = rounded(*evidence.sight);
  if (evidence.hand > 0) json["hand"] = rounded(evidence.hand);
  return json.dump();
}

std::string readings_json(const std::vector<OtherReading>& readings) {
  Json json = Json::array();
  for (const OtherReading& reading : readings) json.push_back({reading.text, rounded(reading.score)});
  return json.dump();
}

std::vector<OtherReading> readings_from_json(const std::string& json) try {
  std::vector<OtherReading> readings;
  for (const Json& reading : Json::parse(json))
    readings.push_back({reading.at(0).get<std::string>(), reading.at(1).get<double>()});
  return readings;
} catch (const Json::exception&) {
  throw Error("cannot read the database: the readings of a field are damaged", "database_error");
}

Evidence evidence_from_json(const std::string& json) try {
  const Json object = Json::parse(json);
  Evidence evidence;
  evidence.letters = object.value("letters", evidence.letters);
  evidence.worst = object.value("worst", evidence.worst);
  evidence.plausibility = object.value("plausibility", evidence.plausibility);
  evidence.place = object.value("place", evidence.place);
  evidence.page = object.value("page", evidence.page);
  evidence.checked = object.value("checked", evidence.checked);
  evidence.hand = object.value("hand", evidence.hand);
  if (object.contains("sight")) evidence.sight = object.at("sight").get<double>();
  if (object.contains("agreement")) evidence.agreement = object.at("agreement").get<double>();
  return evidence;
} catch (const Json::exception&) {
  throw Error("cannot read the database: the evidence of a field is damaged", "database_error");
}

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
