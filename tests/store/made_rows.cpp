#include "tests/store/made_rows.h"

namespace hotich {

std::string made_sha(char digit) { return std::string(64, digit); }

InputRow made_input(const std::string& path, const std::string& sha256, int pages) {
  return {path, 1234, 1'700'000'000'123'456'789, sha256, "jpeg", pages};
}

PageRow made_page(const std::string& sha256, int page) {
  PageRow row;
  row.sha256 = sha256;
  row.page = page;
  row.status = Status::pass;
  row.reasons = {"dpi_derived"};
  row.width_px = 1654;
  row.height_px = 2339;
  row.dpi = 200;
  row.orientation_deg = 90;
  row.skew_deg = -1.25;
  row.skew_confidence = 0.875;
  row.mean_word_confidence = 0.9375;
  row.unread_ink = 0.0125;
  row.kind = "birth";
  row.paper = "certificate";
  row.edition = "2015";
  row.cpu_seconds = 0.5;
  row.versions = R"({"program":"0.1.0"})";
  row.text.lines = {
      {{{"KHAI", {10, 20, 60, 40}, 0.9375, {}}, {"SINH", {70, 20, 120, 40}, 0.9375, {}}}, {10, 20, 120, 40}}};
  return row;
}

PageRow made_failure(const std::string& sha256, int page, const std::string& code) {
  PageRow row;
  row.sha256 = sha256;
  row.page = page;
  row.status = Status::fail;
  row.reasons = {code};
  row.message = "cannot read the page: made to fail";
  row.cpu_seconds = 0.25;
  row.versions = R"({"program":"0.1.0"})";
  return row;
}

Record made_record(const std::string& sha256, int page) {
  Record record;
  record.record_id = sha256 + "-" + std::to_string(page) + "-1";
  record.sha256 = sha256;
  record.page = page;
  record.box = {0, 0, 1654, 2339};
  record.kind = "birth";
  record.paper = "certificate";
  record.edition = "2015";
  record.status = Status::pass;
  record.fields = {
      {"child_full_name", "Đặng Thị Ổi", "ĐẶNG THỊ ỔI", FieldState::read, 0.96875, {100, 200, 300, 240}, {}, ""},
      {"child_home_town", "", std::nullopt, FieldState::blank, 0.75, {}, {}, ""}};
  return record;
}

}  // namespace hotich
