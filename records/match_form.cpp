#include "records/match_form.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text.h"
#include "records/field_text.h"
#include "records/find_title.h"
#include "records/form_layout.h"

namespace hotich {
namespace {

constexpr double least_coverage = 0.6;           // of the labels, when no title was read
constexpr double least_coverage_numbered = 0.2;  // ... but the letters of the paper's number ("593/TLKH")
constexpr double least_coverage_with_title = 0.12;
constexpr double least_coverage_of_book = 0.5;  // a cover's title stands on the pages of the book too
constexpr double least_evidence = 0.2;          // of labels, before any form is tried on a page without a title
constexpr size_t marks_that_tell = 2;           // words that only one paper prints

// A form tried on the page.
struct Trial {
  const Form* form = nullptr;
  FormLayout layout;
  double coverage = 0;  // share of the labels found that are due, long ones counting more
};

double weight_of(const FieldSpec& field) {
  if (field.labels.empty()) return 0;
  return std::min<double>(static_cast<double>(letters_of(field.labels.front()).size()), 12.0);
}

// Some papers of a form leave out whole blocks (a death extract's copy has no notice of death): a block of which no
// label is there was left out, one of which some are there has lost the others.
bool is_expected(const Trial& trial, const FieldSpec& field) {
  if (field.where != Where::right_of_label || !field.rest_of.empty()) return false;
  if (field.block.empty()) return true;
  return std::ranges::any_of(trial.form->fields, [&](const FieldSpec& other) {
    return other.block == field.block && find_label(trial.layout, other.name) != nullptr;
  });
}

Trial trial_of(const PageText& text, const Form& form, PageSize size) {
  Trial trial{&form, lay_out(text, form, size), 0};
  double found = 0, all = 0;
  for (const FieldSpec& field : form.fields) {
    if (!is_expected(trial, field)) continue;
    all += weight_of(field);
    if (find_label(trial.layout, field.name) != nullptr) found += weight_of(field);
  }
  trial.coverage = all > 0 ? found / all : 0;
  return trial;
}

bool stands_on(const Stream& stream, const std::vector<std::string>& texts) {
  std::vector<Label> labels;
  for (const std::string& text : texts) labels.push_back(label_of(text));
  return !labels.empty() && !find_labels(stream, labels).empty();
}

// Numbers are written "12/TLKS-BS": the mark may stand inside a word.
bool contains_mark(const Stream& stream, const std::vector<std::string>& marks) {
  std::u32string all;
  for (const Letter& letter : stream.letters) all += letter.folded;
  return std::ranges::any_of(
      marks, [&](const std::string& mark) { return all.find(letters_of(mark)) != std::u32string::npos; });
}

// "593/TLKH-BS" in one word.
bool is_numbered(const Stream& stream, const std::vector<std::string>& marks) {
  return std::ranges::any_of(stream.words, [&](const StreamWord& word) {
    return std::ranges::any_of(
        marks, [&](const std::string& mark) { return word.word.text.find("/" + mark) != std::string::npos; });
  });
}

std::optional<std::string> value_of(const Trial& trial, const FieldSpec& field) {
  const std::optional<FieldText> text = find_field_text(trial.layout, *trial.form, field);
  if (!text || text->raw.empty()) return std::nullopt;
  return normal_form(field.type, text->raw).value;
}

// The paper's date; when that cannot be read, the year in its own number ("38/2019"). A date long after the last
// edition that is known here was misread.
std::optional<std::string> date_of(const Trial& trial) {
  constexpr std::string_view too_late = "2037";
  if (const FieldSpec* field = find_field(*trial.form, trial.form->dated_by))
    if (std::optional<std::string> date = value_of(trial, *field); date && date->size() >= 7 && *date < too_late)
      return date;
  for (const FieldSpec& field : trial.form->fields) {
    const bool number = field.type == ValueType::number || field.type == ValueType::document_number;
    if (!number || !field.follows.empty()) continue;
    const std::string value = value_of(trial, field).value_or("");
    for (size_t at = value.find("/20"); at != std::string::npos; at = value.find("/20", at + 1))
      if (value.find_first_not_of("0123456789", at + 1) >= std::min(value.size(), at + 5) && value.size() >= at + 5)
        return value.substr(at + 1, 4);
  }
  return std::nullopt;
}

// The father was printed before the mother until 2015, behind her since: which field each opening label names is told
// by its words, so the sections' order on the page speaks for one edition and against another.
bool sections_in_order(const Trial& trial) {
  size_t last = 0;
  std::vector<std::string> seen;
  for (const PlacedLabel& label : trial.layout.labels) {
    if (label.field == nullptr || label.field->section.empty() || label.similarity < 0.9) continue;
    if (std::ranges::find(seen, label.field->section) != seen.end()) continue;
    seen.push_back(label.field->section);
    const auto at = static_cast<size_t>(label.field - trial.form->fields.data());
    if (at < last) return false;
    last = at;
  }
  return true;
}

struct EditionEvidence {
  double points = 0;
  bool mark = false, dated = false, within = false, old_stock = false;
};

EditionEvidence edition_evidence(const Trial& trial) {
  EditionEvidence evidence;
  const Form& form = *trial.form;
  evidence.mark = stands_on(trial.layout.stream, form.edition_marks);
  if (evidence.mark) evidence.points += 4;
  if (const std::optional<std::string> date = date_of(trial); date) {
    const std::string from = form.issued_from.substr(0, date->size()), to = form.issued_to.substr(0, date->size());
    evidence.within = *date >= from && (form.issued_to.empty() || *date <= to);
    evidence.dated = true;
    evidence.points += evidence.within ? 1.5 : -1.5;
    evidence.old_stock = evidence.within && !form.old_stock_to.empty() && *date <= form.old_stock_to;
  }
  if (!sections_in_order(trial)) evidence.points -= 3.5;
  evidence.points += 0.5 * trial.coverage;
  return evidence;
}

// Labels on the page, found by another edition's form, of fields that this edition never had: "Số định danh cá nhân"
// was on no birth certificate before 2016.
double of_later_days(const Trial& trial, const std::vector<Trial>& trials) {
  constexpr double each = 1.5, most = 3;
  std::vector<std::string> unknown;
  for (const Trial& other : trials)
    for (const PlacedLabel& label : other.layout.labels) {
      if (label.field == nullptr || label.similarity < 0.9 || find_field(*trial.form, label.field->name)) continue;
      if (std::ranges::find(unknown, label.field->name) == unknown.end()) unknown.push_back(label.field->name);
    }
  return std::min(most, each * static_cast<double>(unknown.size()));
}

// The edition with most evidence; doubt when there is none, or as much for another, or the paper's date is not of its
// days, or old stock may have been used.
Trial best_edition(std::vector<Trial> trials, std::vector<std::string>& doubts) {
  std::vector<EditionEvidence> evidence;
  for (const Trial& trial : trials) {
    evidence.push_back(edition_evidence(trial));
    evidence.back().points -= of_later_days(trial, trials);
  }
  size_t best = 0;
  for (size_t i = 1; i < trials.size(); ++i)
    if (evidence[i].points > evidence[best].points) best = i;
  const EditionEvidence& chosen = evidence[best];
  bool rivals = false, others = false;
  for (size_t i = 0; i < trials.size(); ++i) {
    if (trials[i].form->edition == trials[best].form->edition) continue;
    others = true;
    rivals |= evidence[i].mark == chosen.mark && evidence[i].within == chosen.within;
  }
  const bool against = chosen.dated && !chosen.within;
  const bool unknown = rivals || (!chosen.mark && (!chosen.dated || chosen.old_stock));
  if (against || (others && unknown)) doubts.push_back("edition_uncertain");
  return std::move(trials[best]);
}

// "NGƯỜI KÝ GIẤY KHAI SINH" over the signature: no cover or list has it.
bool is_signed(const Trial& trial) {
  return std::ranges::any_of(trial.layout.labels, [](const PlacedLabel& label) {
    return label.role == LabelRole::signature && label.letters.end - label.letters.begin >= 12 &&
           label.similarity >= 0.9;
  });
}

bool is_titled(const Form& form, const std::string& title) {
  return std::ranges::any_of(form.titles, [&](const std::string& one) { return letters_of(one) == letters_of(title); });
}

// The editions of a paper. Papers of one kind with titles of their own (a change and its note) are not mixed.
std::vector<Trial> trials_of(const PageText& text, const FormLibrary& library, const Form& like,
                             const std::optional<TitleMatch>& title, PageSize size) {
  std::vector<Trial> trials;
  for (const Form& form : library.forms) {
    if (form.kind != like.kind || form.paper != like.paper) continue;
    if (is_titled(form, title ? title->text : like.titles.front())) trials.push_back(trial_of(text, form, size));
  }
  return trials;
}

size_t marks_on(const Stream& stream, const std::vector<std::string>& marks) {
  size_t count = 0;
  for (const std::string& mark : marks) count += stands_on(stream, {mark}) ? 1 : 0;
  return count;
}

// Without a title: the form whose labels cover the page best, its number mark or its own words counting as a title half
// read.
const Form* form_by_labels(const PageText& text, const FormLibrary& library, PageSize size, double& coverage) {
  const Form* best = nullptr;
  double most = 0, least = least_coverage;
  for (const Form& form : library.forms) {
    if (form.kind == "unknown" || form.table || (form.of_book && form.marks.empty())) continue;
    const Trial trial = trial_of(text, form, size);
    const bool told = !form.marks.empty() && marks_on(trial.layout.stream, form.marks) >= marks_that_tell;
    if (!form.marks.empty() && !told) continue;
    const bool numbered = is_numbered(trial.layout.stream, form.number_marks);
    constexpr double told_by_its_words = 0.25;
    const double points = trial.coverage + (numbered || told ? told_by_its_words : 0.0);
    if (points <= most) continue;
    most = points;
    best = &form;
    least = numbered ? least_coverage_numbered + told_by_its_words : least_coverage;
  }
  coverage = most;
  return most >= least ? best : nullptr;
}

// The cover or closing page that a title and the labels tell together; none of a page within the book.
const Form* form_of_book(const PageText& text, const FormLibrary& library, const std::string& title, PageSize size) {
  const Form* best = nullptr;
  double most = least_coverage_of_book;
  for (const Form& form : library.forms) {
    if (!form.of_book || !is_titled(form, title)) continue;
    const double coverage = trial_of(text, form, size).coverage;
    if (coverage < most) continue;
    most = coverage;
    best = &form;
  }
  return best;
}

// The form that a title names; none for papers that are not read, and for tables, which their grid tells.
const Form* form_by_title(const PageText& text, const FormLibrary& library, const TitleMatch& title, PageSize size) {
  if (const Form* of_book = form_of_book(text, library, title.text, size)) return of_book;
  if (title.form->kind == "unknown" || title.form->table) return nullptr;
  if (!title.form->of_book) return title.form;
  const auto page_of = std::ranges::find_if(library.forms, [&](const Form& form) {
    return !form.of_book && !form.table && form.kind != "unknown" && is_titled(form, title.text);
  });
  return page_of == library.forms.end() ? nullptr : &*page_of;
}

bool is_another_paper(const Stream& stream, const FormLibrary& library) {
  size_t marks = 0;
  for (const Form& form : library.forms)
    if (form.kind == "unknown") marks += marks_on(stream, form.marks);
  return marks >= marks_that_tell;
}

bool is_copy(const Trial& trial, const std::optional<TitleMatch>& title) {
  const Form& form = *trial.form;
  for (const PlacedLabel& label : trial.layout.labels)
    if (label.role == LabelRole::title && std::ranges::find(form.copy_marks, label.text) != form.copy_marks.end())
      return true;
  std::vector<std::string> marks;
  for (const std::string& mark : form.number_marks) marks.push_back(mark + "-BS");
  if (contains_mark(trial.layout.stream, marks)) return true;
  return title && title->says_copy;
}

void describe_labels(const Trial& trial, FormMatch& match) {
  for (const PlacedLabel& label : trial.layout.labels)
    if (label.field != nullptr)
      match.labels.push_back(
          {label.field->name, label.text, box_of(trial.layout.stream, label.letters), label.similarity});
  for (const FieldSpec& field : trial.form->fields)
    if (is_expected(trial, field) && find_label(trial.layout, field.name) == nullptr)
      match.labels_missing.push_back(field.name);
}

}  // namespace

FormMatch match_form(const PageText& text, const FormLibrary& library, PageSize size) {
  FormMatch match;
  const std::vector<Row> rows = rows_of(text);
  if (rows.empty()) return match;
  for (const Row& row : rows) size = {std::max(size.width_px, row.box.x1), std::max(size.height_px, row.box.y1)};
  const std::optional<TitleMatch> title = find_title(rows, library, size);
  const Form* like = title ? form_by_title(text, library, *title, size) : nullptr;
  if (title) match.title_similarity = title->similarity;
  if (title && like == nullptr) return match;
  if (!title) {
    if (label_evidence(text, library) < least_evidence) return match;  // prose: not worth trying every form
    if (is_another_paper(reading_order(rows, std::nullopt), library)) return match;
    like = form_by_labels(text, library, size, match.score);
    if (like == nullptr) return match;
  }
  const Trial chosen = best_edition(trials_of(text, library, *like, title, size), match.doubts);
  if (title && chosen.coverage < least_coverage_with_title && !is_signed(chosen))
    return match;  // a title page, a cover, a heading in a list
  match.form = chosen.form;
  match.score = std::min(1.0, title ? 0.6 * title->similarity + 0.4 * chosen.coverage : 0.8 * chosen.coverage);
  match.copy = is_copy(chosen, title) ? Copy::copy : Copy::original;
  describe_labels(chosen, match);
  if (!match.labels_missing.empty()) match.doubts.push_back("labels_missing");
  return match;
}

double label_evidence(const PageText& text, const FormLibrary& library) {
  const Stream stream = reading_order(rows_of(text), std::nullopt);
  std::vector<std::u32string> known;
  std::vector<Label> labels;
  const auto add = [&](const std::string& printed) {
    Label label = label_of(printed);
    if (label.letters.size() < 6 || std::ranges::find(known, label.letters) != known.end()) return;
    known.push_back(label.letters);
    labels.push_back(std::move(label));
  };
  for (const Form& form : library.forms) {
    for (const FieldSpec& field : form.fields) std::ranges::for_each(field.labels, add);
    for (const std::string& text_of_form : form.stops) add(text_of_form);
    if (form.kind != "unknown") std::ranges::for_each(form.titles, add);
  }
  double letters = 0;
  for (const LabelHit& hit : without_overlaps(find_labels(stream, labels)))
    letters += static_cast<double>(hit.letters.end - hit.letters.begin);
  return std::min(1.0, letters / 120.0);  // a form shows some 200 letters of labels, a page of prose few
}

}  // namespace hotich
