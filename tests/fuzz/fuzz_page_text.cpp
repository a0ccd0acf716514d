// Any text as what was read on a page: a form or none, and of a form a record whose values are well-formed and whose
// confidences lie within 0 and 1. Words stand as on paper, a line below the other; a tab leaves a wide gap. The first
// byte chooses the edition that is looked for, or all editions of a paper: all forms at once take twenty times as long,
// and nothing else happens.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "records/assemble_record.h"
#include "records/form_file.h"
#include "records/match_form.h"
#include "records/read_fields.h"

namespace {

using namespace hotich;

constexpr PageSize sheet{1240, 1754};
constexpr int letter_px = 11, line_px = 40, margin_px = 80;

PageText laid_out(const std::string& text) {
  PageText page;
  Line line;
  std::string word;
  int x = margin_px, y = margin_px, start = x;
  const auto end_word = [&] {
    if (!word.empty())
      line.words.push_back(
          {to_nfc(word), {start, y, x, y + line_px / 2}, 0.5 + 0.03 * static_cast<double>(word.size() % 16), {}});
    word.clear();
  };
  for (const char c : text + "\n") {
    if (c == ' ' || c == '\t' || c == '\n') end_word();
    x += c == '\t' ? 20 * letter_px : letter_px;
    if (c == '\n') {
      for (const Word& one : line.words) line.box = united(line.box, one.box);
      if (!line.words.empty()) page.lines.push_back(std::move(line));
      line = {};
      x = margin_px;
      y += line_px;
    } else if (c != ' ' && c != '\t') {
      if (word.empty()) start = x - letter_px;
      word += c;
    }
  }
  return page;
}

// A library for each paper, of all its editions; then one for each edition.
std::vector<FormLibrary> libraries_of(const FormLibrary& all) {
  std::vector<FormLibrary> libraries;
  for (const Form& form : all.forms) {  // by id: editions of a paper lie together
    const Form* last = libraries.empty() ? nullptr : &libraries.back().forms.back();
    if (last == nullptr || last->kind != form.kind || last->paper != form.paper) libraries.emplace_back();
    libraries.back().forms.push_back(form);
  }
  for (const Form& form : all.forms) libraries.emplace_back().forms.push_back(form);
  return libraries;
}

bool is_share(double value) { return value >= 0 && value <= 1; }

void prove(const Record& record) {
  for (const FieldReading& field : record.fields) {
    if (!is_utf8(field.value.value_or("")) || !is_utf8(field.raw)) std::abort();
    if (!is_share(field.confidence)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const std::vector<FormLibrary> libraries = libraries_of(load_forms(HOTICH_SOURCE_DIR "/models/forms"));
  if (size == 0) return 0;
  const FormLibrary& forms = libraries[bytes[0] % libraries.size()];
  const PageText page = laid_out(to_nfc({reinterpret_cast<const char*>(bytes + 1), size - 1}));
  if (!is_share(label_evidence(page, forms))) std::abort();
  const FormMatch match = match_form(page, forms, sheet);
  const auto record = assemble_record({std::string(64, 'a'), 1}, match, read_fields(page, match, sheet), Affine{});
  if (record.has_value() != (match.form != nullptr)) std::abort();
  if (record) prove(*record);
  return 0;
}
