#pragma once
// Other values a field may have, for a person to choose from; made of the value alone, so nothing is stored.
#include <string>
#include <vector>

#include "records/field_reading.h"

namespace hotich {

struct ValueAlternative {
  std::string value;
  double score = 0;  // 0..1
};

// Of a person's name (fields "..._name"): records/name_alternatives.h, only likely ones (0.1 and more). Of an ethnic
// group written by a name that several bear: each of them, equally likely. Best first; empty for all other fields and
// for fields that were not read.
std::vector<ValueAlternative> value_alternatives(const FieldReading& field);

}  // namespace hotich
