#include "records/find_labels.h"

#include <catch2/catch.hpp>

#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

Stream stream_of(const std::vector<SetText>& pieces) {
  return reading_order(rows_of(drawn_page(pieces)), std::nullopt);
}

// The texts under the labels that stay when overlapping ones have gone.
std::vector<std::string> found(const std::vector<SetText>& pieces, const std::vector<std::string>& texts) {
  const Stream stream = stream_of(pieces);
  std::vector<Label> labels;
  for (const std::string& text : texts) labels.push_back(label_of(text));
  std::vector<std::string> all;
  for (const LabelHit& hit : without_overlaps(find_labels(stream, labels))) all.push_back(text_of(stream, hit.letters));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a label is found although marks and letters were misread") {
  CHECK(found({{0, 0, "Ho, chữ đem, tân: LÊ VĂN MẪU"}}, {"Họ, chữ đệm, tên"}) == Texts{"Ho, chữ đem, tân"});
  CHECK(found({{0, 0, "Nơi cư trá: xã Mẫu"}}, {"Nơi cư trú"}) == Texts{"Nơi cư trá"});
}

TEST_CASE("of two labels at one place the longer one is taken") {
  CHECK(found({{0, 0, "Họ, chữ đệm, tên người mẹ: HÀ THỊ MẪU"}}, {"Họ, chữ đệm, tên", "Họ, chữ đệm, tên người mẹ"}) ==
        Texts{"Họ, chữ đệm, tên người mẹ"});
}

TEST_CASE("a label that touches its value is cut between letters") {
  CHECK(found({{0, 0, "Họ, chữ đệm, tên:NGUYỄN VĂN MẪU"}}, {"Họ, chữ đệm, tên"}) == Texts{"Họ, chữ đệm, tên"});
  CHECK(found({{0, 0, "Dân tộcKinh"}}, {"Dân tộc"}) == Texts{"Dân tộc"});
}

TEST_CASE("a label runs on in the next row") {
  CHECK(found({{0, 0, "Ngày, tháng,"}, {0, 80, "năm sinh: 1990"}}, {"Ngày, tháng, năm sinh"}) ==
        Texts{"Ngày, tháng, năm sinh"});
}

TEST_CASE("a short label must be exact, with its capital, and a word of its own") {
  CHECK(found({{0, 0, "Số: 12/2018"}}, {"Số"}) == Texts{"Số"});
  CHECK(found({{0, 0, "số 12 đường Mẫu"}}, {"Số"}).empty());
  CHECK(found({{0, 0, "Sống 12"}}, {"Số"}).empty());
  CHECK(found({{0, 0, "Đỗ Văn Mẫu"}}, {"do"}).empty());
}

TEST_CASE("a small label that opens a row before a paper's number is a label") {
  CHECK(found({{0, 0, "số 05/2026"}}, {"Số"}) == Texts{"số"});
  CHECK(found({{0, 0, "số 732/TLKT-BS"}}, {"Số"}) == Texts{"số"});
  CHECK(found({{0, 0, "số 12/3 đường Mẫu"}}, {"Số"}).empty());
  CHECK(found({{0, 0, "giấy số 05/2026"}}, {"Số"}).empty());
}

TEST_CASE("a number's label with more words is known by the number behind it") {
  CHECK(found({{0, 0, "Số đăng ký: 05/2026, ngày 3/4/2026"}}, {"Số"}) == Texts{"Số đăng ký"});
  CHECK(found({{0, 0, "Số Vào Sổ 05/2026"}}, {"Số"}) == Texts{"Số Vào Sổ"});
  CHECK(found({{0, 0, "15. Số đăng ký: 05/2026"}}, {"Số"}) == Texts{"Số đăng ký"});
  CHECK(found({{0, 0, "Sống ở đây 05/2026"}}, {"Số"}).empty());
  CHECK(found({{0, 0, "Nội"}, {0, 80, "Số đăng ký: 05/2026"}}, {"Số", "Nơi đăng ký"}) == Texts{"Số đăng ký"});
}

TEST_CASE("a single word with a slip is another word, unless a colon stands behind it") {
  CHECK(found({{0, 0, "PHONG"}}, {"Chồng"}).empty());
  CHECK(found({{0, 0, "CHỐNG"}}, {"Chồng"}) == Texts{"CHỐNG"});
  CHECK(found({{0, 0, "Chông:"}}, {"Chồng"}) == Texts{"Chông"});
  CHECK(found({{0, 0, "Chòug:"}}, {"Chồng"}) == Texts{"Chòug"});
}

TEST_CASE("the first word of a name is not taken for the end of a label") {
  CHECK(found({{0, 0, "Họ và tên LÊ VĂN MẪU"}}, {"Họ và tên", "Họ và tên mẹ"}) == Texts{"Họ và tên"});
}

TEST_CASE("prose holds no labels") {
  CHECK(found({{0, 0, "Cuộc họp hôm nay bàn về kế hoạch năm sau của đơn vị chúng tôi"}},
              {"Họ, chữ đệm, tên", "Nơi cư trú", "Quốc tịch", "Dân tộc"})
            .empty());
}
