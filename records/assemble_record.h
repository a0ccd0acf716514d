#pragma once
// What was read on a page -> a record.
#include <optional>
#include <string>

#include "core/page.h"
#include "records/calibration.h"
#include "records/match_form.h"
#include "records/read_fields.h"
#include "records/record.h"

namespace hotich {

// A field read with less than this asks for a look.
constexpr double least_sure_confidence = 0.80;

// "<sha256>-<page>-<entry>"; entries of a page count from 1 in reading order.
std::string entry_id(const PageId& page, int entry);

// None without a form. Boxes are moved to the delivered frame; `record_id` is that of the page's first entry.
// Cross-field doubts (records/check_record.h) are merged in, places get their units behind them
// (records/derive_place_units.h); status REVIEW when a field has a
// doubt, is illegible or unsure, or a required one is blank or was not found, or the edition is uncertain; else PASS.
// Confidences are told anew from their evidence by `calibration`; without it the first guess stays.
std::optional<Record> assemble_record(const PageId& page, const FormMatch& match, FieldReadings readings,
                                      const Affine& upright_from_delivered, const Calibration& calibration = {});

}  // namespace hotich
