#pragma once
// JSON as the tables hold it: words with their boxes, lists of codes, boxes. Border of nlohmann/json in store/. What
// reads it back throws Error(database_error) when it is damaged.
#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/page_text.h"
#include "records/evidence.h"
#include "records/field_reading.h"

namespace hotich {

// [[["Họ",x0,y0,x1,y1,0.93],...],...]: a list a line; agreement, other readings and the network's sight
// follow where there are any. Symbols are not kept.
std::string words_json(const PageText& text);
PageText words_from_json(const std::string& json);

std::string codes_json(const std::vector<std::string>& codes);
std::vector<std::string> codes_from_json(const std::string& json);

// {"letters":0.97,...}; an empty or partial object leaves the rest at its default.
std::string evidence_json(const Evidence& evidence);
Evidence evidence_from_json(const std::string& json);
std::string readings_json(const std::vector<OtherReading>& readings);  // [[text, score], ...]
std::vector<OtherReading> readings_from_json(const std::string& json);

std::string box_json(const Box& box);
Box box_from_json(const std::string& json);

// Bytes as lower-case hex and back, for paths that need not be UTF-8.
std::string to_hex(const std::string& bytes);
std::string from_hex(const std::string& hex);

}  // namespace hotich
