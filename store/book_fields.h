#pragma once
// JSON as the tables hold it: what a book's cover or closing page says. Damaged text throws Error(database_error).
#include <string>
#include <vector>

#include "records/field_reading.h"

namespace hotich {

// [{"name":"book_opened","raw":"...","value":"2018-01-02","state":"read","confidence":0.97,"box":[...],"doubts":[]},..]
std::string book_fields_json(const std::vector<FieldReading>& fields);
std::vector<FieldReading> book_fields_from_json(const std::string& json);

}  // namespace hotich
