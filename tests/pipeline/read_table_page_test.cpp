#include "pipeline/read_table_page.h"

#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

const std::vector<int> xs{100, 260, 700, 1700, 2100, 3000, 3300, 3420}, ys{100, 260, 420, 580, 740};

// Rules as erase_rules would have taken them off, four rows of which the first is the head.
CleanPage ruled_page() {
  CleanPage page;
  page.ink.letter_height_px = 24;
  for (int x : xs) page.rules.push_back({RuleKind::solid_down, {x - 1, ys.front(), x + 1, ys.back()}});
  for (int y : ys) page.rules.push_back({RuleKind::solid_across, {xs.front(), y - 1, xs.back(), y + 1}});
  return page;
}

PageText written_page() {
  return drawn_page({{110, 120, "STT"},
                     {270, 110, "Ngày, tháng, năm"},
                     {270, 150, "cấp bản sao Trích lục", 34},
                     {710, 110, "Họ, chữ đệm, tên, giấy tờ tùy thân của"},
                     {710, 160, "người yêu cầu cấp bản sao Trích lục"},
                     {1710, 110, "Loại bản sao"},
                     {1710, 160, "Trích lục"},
                     {2110, 110, "Họ, chữ đệm, tên, chức vụ của người"},
                     {2110, 160, "ký cấp bản sao Trích lục"},
                     {3010, 110, "Số lượng"},
                     {3010, 160, "bản sao"},
                     {3305, 110, "Ghi chú", 30},
                     {110, 290, "7"},
                     {270, 290, "05/03/2018"},
                     {710, 290, "Trần Thị Mẫu, CMND 111111111"},
                     {1710, 290, "Khai sinh"},
                     {2110, 290, "Lê Văn Mẫu, Chủ tịch"},
                     {3010, 290, "2"},
                     {110, 610, "8"},
                     {270, 610, "06/03/2018"},
                     {710, 610, "Lê Văn Thử, CMND 222222222"},
                     {1710, 610, "Khai tử"},
                     {2110, 610, "Lê Văn Mẫu, Chủ tịch"},
                     {3010, 610, "1"}});
}

const PageId page{std::string(64, 'a'), 2};

}  // namespace

TEST_CASE("the rows of a ledger become records in reading order, each framing its row on the delivered page") {
  const auto ledger = read_table_page(ruled_page(), written_page(), forms());
  REQUIRE(ledger);
  CHECK(ledger->reading.blank_rows == 1);
  const UprightMap map = upright_map(3508, 2480, Turn::half, 0);
  const auto records = records_of_table(*ledger, page, map.upright_from_delivered, {});
  REQUIRE(records.size() == 2);
  CHECK(records[0].record_id == std::string(64, 'a') + "-2-1");
  CHECK(records[1].record_id == std::string(64, 'a') + "-2-2");
  CHECK(records[0].kind == "copy_log");
  CHECK(records[0].box == Box{3508 - 3420, 2480 - 420, 3508 - 100, 2480 - 260});
  for (const FieldReading& field : records[1].fields)
    if (field.state == FieldState::read) CHECK(united(records[1].box, field.box) == records[1].box);
}

TEST_CASE("what is written in a ledger is known by its places, names among them") {
  const auto ledger = read_table_page(ruled_page(), written_page(), forms());
  REQUIRE(ledger);
  const WrittenPlaces places = places_in_table(*ledger);
  CHECK(places.names.size() == 4);
  CHECK(places.all.size() > 2 * 8);
}

TEST_CASE("a page without rules, and a ruled one that is no ledger, give no table") {
  CHECK_FALSE(read_table_page({}, written_page(), forms()));
  CHECK_FALSE(read_table_page(ruled_page(), drawn_page({{110, 120, "STT"}, {270, 120, "Tên hàng"}}), forms()));
}
