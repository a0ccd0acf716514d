#include "records/form.h"

#include <algorithm>

namespace hotich {

const FieldSpec* find_field(const Form& form, std::string_view name) {
  const auto found = std::ranges::find(form.fields, name, &FieldSpec::name);
  return found == form.fields.end() ? nullptr : &*found;
}

const Form* find_form(const FormLibrary& library, std::string_view kind, std::string_view paper,
                      std::string_view edition) {
  for (const Form& form : library.forms)
    if (form.kind == kind && form.paper == paper && form.edition == edition) return &form;
  return nullptr;
}

FormLibrary with_absent_fields(FormLibrary library) {
  for (Form& form : library.forms) {
    form.absent.clear();
    for (const Form& other : library.forms) {
      if (other.kind != form.kind || other.paper != form.paper) continue;
      for (const FieldSpec& field : other.fields)
        if (!find_field(form, field.name) && std::ranges::find(form.absent, field.name) == form.absent.end())
          form.absent.push_back(field.name);
    }
  }
  return library;
}

}  // namespace hotich
