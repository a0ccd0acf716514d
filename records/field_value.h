#pragma once
// The text of a field -> its reading: state, normal form, doubts, a first guess of the confidence.
#include <optional>
#include <string>

#include "records/field_reading.h"
#include "records/field_text.h"

namespace hotich {

// A field of which there is no more to tell than its state.
FieldReading valueless(const std::string& name, FieldState state);

// No text: not_found. Empty text, or a stain where words belong: blank. `confidence` is a first guess made of the
// engine's confidence in the letters, how well the text fits its type and how sure its place is. Frame of the box: that
// of the text.
FieldReading field_value(const Form& form, const FieldSpec& field, const std::optional<FieldText>& text);

}  // namespace hotich
