#include "pipeline/join_entry.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "records/read_fields.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

using Texts = std::vector<std::string>;

LeafText leaf(const Texts& rows) { return {drawn_page(rows_from(300, rows)), a4_at_300}; }

const Texts first_half = {"Số: 12/2018 Quyển số: 02/2018",
                          "Ngày, tháng, năm đăng ký: 09/04/2018",
                          "Họ, chữ đệm, tên: TRẦN THỊ MẪU",
                          "Ngày, tháng, năm sinh: 26/02/2018",
                          "Giới tính: Nữ Dân tộc: Kinh Quốc tịch: Việt Nam",
                          "Nơi sinh: Trạm y tế xã Mẫu",
                          "Quê quán: xã Mẫu, huyện Thử",
                          "Số định danh cá nhân: 080318436149",
                          "Họ, chữ đệm, tên người mẹ: HÀ THỊ MẪU"};
const Texts second_half = {"Năm sinh: 1990 Dân tộc: Tày Quốc tịch: Việt Nam",
                           "Nơi cư trú: số 286 đường Mẫu",
                           "Họ, chữ đệm, tên người cha: TRẦN VĂN MẪU",
                           "Năm sinh: 1988 Dân tộc: Kinh Quốc tịch: Việt Nam",
                           "Nơi cư trú: xã Mẫu, huyện Thử",
                           "Họ, chữ đệm, tên người đi khai sinh: HÀ THỊ MẪU",
                           "Giấy tờ tùy thân: CMND 345937511",
                           "Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh: Lê Văn Mẫu, Chủ tịch",
                           "Đúng hạn",
                           "Quá hạn",
                           "Đăng ký lại",
                           "Trẻ bị bỏ rơi",
                           "Trang số: 12"};

Texts whole_entry() {
  Texts rows = first_half;
  rows.insert(rows.end(), second_half.begin(), second_half.end());
  return rows;
}

std::optional<std::string> value(const EntryAcross& across, const std::string& name) {
  const FieldReadings fields = read_fields(across.text, across.match, across.size);
  const auto found = std::ranges::find(fields, name, &FieldReading::name);
  return found == fields.end() ? std::nullopt : found->value;
}

}  // namespace

TEST_CASE("an entry that begins on the left page and goes on on the right one is one entry") {
  const auto across = entry_across(leaf(first_half), leaf(second_half), forms());
  REQUIRE(across);
  CHECK(across->match.form->id == "birth-register_page-2015");
  CHECK(value(*across, "registration_number") == "12/2018");
  CHECK(value(*across, "mother_full_name") == "HÀ THỊ MẪU");
  CHECK(value(*across, "mother_ethnicity") == "Tày");
  CHECK(value(*across, "father_birth_year") == "1988");
  CHECK(value(*across, "page_number") == "12");
}

TEST_CASE("two pages with an entry each are two entries, also when one lost some labels") {
  CHECK_FALSE(entry_across(leaf(whole_entry()), leaf(whole_entry()), forms()));
  Texts torn = whole_entry();
  torn.erase(torn.begin() + 9, torn.begin() + 16);
  CHECK_FALSE(entry_across(leaf(torn), leaf(whole_entry()), forms()));
  CHECK_FALSE(entry_across(leaf(whole_entry()), leaf(torn), forms()));
}

TEST_CASE("an entry beside an empty page, a letter, or the end of another stays as it is") {
  CHECK_FALSE(entry_across(leaf(whole_entry()), leaf({}), forms()));
  CHECK_FALSE(
      entry_across(leaf(whole_entry()), leaf({"Kính gửi: Ủy ban nhân dân xã Mẫu", "Nơi nhận: như trên"}), forms()));
  CHECK_FALSE(entry_across(leaf(whole_entry()), leaf(second_half), forms()));
  CHECK_FALSE(entry_across(leaf(first_half), leaf(whole_entry()), forms()));
}

TEST_CASE("a box over the seam has a part on either page") {
  const BoxAcross both = parted({10, 90, 50, 130}, 100);
  CHECK(both.left == Box{10, 90, 50, 100});
  CHECK(both.right == Box{10, 0, 50, 30});
  CHECK(parted({10, 20, 50, 40}, 100).right.empty());
  CHECK(parted({10, 120, 50, 140}, 100).right == Box{10, 20, 50, 40});
  CHECK(parted({10, 120, 50, 140}, 100).left.empty());
  CHECK(parted({}, 100).left.empty());
}
