#include "store/book_fields.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace hotich {
namespace {

using Json = nlohmann::json;

Json json_of(const FieldReading& field) {
  const Box& box = field.box;
  return {{"name", field.name},
          {"raw", field.raw},
          {"value", field.value ? Json(*field.value) : Json(nullptr)},
          {"state", state_name(field.state)},
          {"confidence", std::isfinite(field.confidence) ? std::round(field.confidence * 1e4) / 1e4 : 0.0},
          {"box", {box.x0, box.y0, box.x1, box.y1}},
          {"doubts", field.doubts}};
}

FieldReading field_from(const Json& json) {
  FieldReading field;
  field.name = json.at("name");
  field.raw = json.at("raw");
  if (!json.at("value").is_null()) field.value = json.at("value").get<std::string>();
  field.state = state_from_name(json.at("state").get<std::string>()).value_or(FieldState::illegible);
  field.confidence = json.at("confidence");
  const Json& box = json.at("box");
  field.box = {box.at(0), box.at(1), box.at(2), box.at(3)};
  field.doubts = json.at("doubts").get<std::vector<std::string>>();
  return field;
}

}  // namespace

std::string book_fields_json(const std::vector<FieldReading>& fields) {
  Json json = Json::array();
  for (const FieldReading& field : fields) json.push_back(json_of(field));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<FieldReading> book_fields_from_json(const std::string& json) try {
  std::vector<FieldReading> fields;
  for (const Json& field : Json::parse(json)) fields.push_back(field_from(field));
  return fields;
} catch (const Json::exception&) {
  throw Error("cannot read the database: what a book's page says is damaged", "database_error");
}

}  // namespace hotich
