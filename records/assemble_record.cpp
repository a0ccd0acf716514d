#include "records/assemble_record.h"

#include <algorithm>
#include <string>
#include <utility>

#include "records/check_record.h"
#include "records/derive_place_units.h"
#include "records/handwriting.h"

namespace hotich {
namespace {

bool needs_a_look(const FieldReading& field, const Form& form) {
  if (is_place_unit(field.name)) return false;
  if (!field.doubts.empty()) return true;
  const FieldSpec* spec = find_field(form, field.name);
  const bool required = spec != nullptr && spec->required;
  switch (field.state) {
    case FieldState::read:
      return !field.value || field.confidence < least_sure_confidence;
    case FieldState::blank:
    case FieldState::not_found:
      return required;
    case FieldState::illegible:
      return true;
    case FieldState::struck:
      return true;
    case FieldState::absent:
      return false;
  }
  return true;
}

FieldReadings with_cross_doubts(FieldReadings readings, std::string_view kind) {
  for (const CrossDoubt& doubt : check_record(kind, readings)) {
    const auto field = std::ranges::find(readings, doubt.field, &FieldReading::name);
    if (field != readings.end() && std::ranges::find(field->doubts, doubt.code) == field->doubts.end())
      field->doubts.push_back(doubt.code);
  }
  return readings;
}

}  // namespace

std::string entry_id(const PageId& page, int entry) {
  return page.sha256 + "-" + std::to_string(page.page) + "-" + std::to_string(entry);
}

std::optional<Record> assemble_record(const PageId& page, const FormMatch& match, FieldReadings readings,
                                      const Affine& upright_from_delivered, const Calibration& calibration) {
  if (match.form == nullptr) return std::nullopt;
  Record record;
  record.sha256 = page.sha256;
  record.page = page.page;
  record.record_id = entry_id(page, 1);
  record.kind = match.form->kind;
  record.paper = match.form->paper;
  record.edition = match.form->edition;
  record.is_copy = match.copy == Copy::copy;
  readings = with_hand_doubted(std::move(readings));
  readings = calibrated(with_cross_doubts(std::move(readings), record.kind), *match.form, calibration);
  readings = less_sure_of_hand(std::move(readings));
  readings = with_hand_doubted(with_place_units(std::move(readings), *match.form));
  const Affine delivered_from_upright = inverse(upright_from_delivered);
  for (FieldReading& field : readings) {
    if (!field.box.empty()) field.box = mapped(delivered_from_upright, field.box);
    if (!field.replaced_by_box.empty()) field.replaced_by_box = mapped(delivered_from_upright, field.replaced_by_box);
    record.box = united(record.box, field.box);
    field.words.clear();
    field.room = {};
  }
  const bool unsure =
      std::ranges::any_of(readings, [&](const FieldReading& field) { return needs_a_look(field, *match.form); });
  const bool edition_unsure = std::ranges::find(match.doubts, "edition_uncertain") != match.doubts.end();
  record.status = unsure || edition_unsure ? Status::review : Status::pass;
  record.fields = std::move(readings);
  return record;
}

}  // namespace hotich
