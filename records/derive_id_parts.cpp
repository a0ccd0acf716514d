#include "records/derive_id_parts.h"

#include <string>
#include <string_view>
#include <utility>

#include "records/id_document.h"

namespace hotich {
namespace {

constexpr std::string_view document_suffix = "_id_document";

std::string_view kind_name(IdKind kind) {
  switch (kind) {
    case IdKind::identity_card:
      return "CMND";
    case IdKind::passport:
      return "Hộ chiếu";
    case IdKind::residence_card:
      return "Thẻ thường trú";
    case IdKind::citizen_card:
      return "CCCD";
    case IdKind::army:
      return "Quân đội";
    case IdKind::army_officer:
      return "Sĩ quan";
    case IdKind::police:
      return "Công an";
    case IdKind::other:
      return "Khác";
    case IdKind::unknown:
      break;
  }
  return "";
}

}  // namespace

FieldReadings with_id_parts(FieldReadings readings) {
  FieldReadings all;
  for (FieldReading& reading : readings) {
    all.push_back(std::move(reading));
    const FieldReading document = all.back();
    if (!document.name.ends_with(document_suffix) || document.state != FieldState::read) continue;
    const std::string role = document.name.substr(0, document.name.size() - document_suffix.size());
    const IdDocument parts = id_document_parts(document.raw);
    const auto add = [&](std::string_view name, std::string_view text, std::string_view value) {
      if (text.empty()) return;
      FieldReading part = document;
      part.name = role + std::string(name);
      part.raw = text;
      part.value = std::string(value.empty() ? text : value);
      all.push_back(std::move(part));
    };
    add("_id_number", parts.number, parts.number);
    add("_id_kind", kind_name(parts.kind), kind_name(parts.kind));
    add("_id_issue_date", parts.issue_date.value_or(""), parts.issue_date.value_or(""));
    const std::string place = document.value ? id_document_parts(*document.value).issue_place : "";
    add("_id_issue_place", parts.issue_place, place);  // its set phrases are mended in the whole value
  }
  return all;
}

}  // namespace hotich
