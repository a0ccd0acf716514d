#pragma once
// Pages made of text set at given places, as an engine that reads perfectly would give them.
#include <string>
#include <vector>

#include "core/page_text.h"
#include "core/text.h"
#include "records/page_layout.h"

namespace hotich {

struct SetText {
  int x = 0, y = 0;  // px, top left
  std::string text;
  int height_px = 40;
};

constexpr PageSize a4_at_300{2480, 3508};

// Every letter is half as wide as the words are high; a piece of text becomes one line.
inline PageText drawn_page(const std::vector<SetText>& pieces) {
  PageText page;
  for (const SetText& piece : pieces) {
    Line line;
    int x = piece.x;
    for (const std::string& text : split_words(to_nfc(piece.text))) {
      const int width = static_cast<int>(to_code_points(text).size()) * piece.height_px / 2;
      line.words.push_back({text, {x, piece.y, x + width, piece.y + piece.height_px}, 0.95, {}});
      line.box = united(line.box, line.words.back().box);
      x += width + piece.height_px / 2;
    }
    page.lines.push_back(std::move(line));
  }
  return page;
}

// Rows one under another from `y` on, all from the left margin.
inline std::vector<SetText> rows_from(int y, const std::vector<std::string>& rows) {
  std::vector<SetText> pieces;
  for (const std::string& row : rows) {
    pieces.push_back({250, y, row});
    y += 80;
  }
  return pieces;
}

inline std::vector<SetText> together(std::vector<SetText> a, const std::vector<SetText>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline std::vector<SetText> birth_certificate() {
  return together(
      {{800, 300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
       {900, 360, "Độc lập - Tự do - Hạnh phúc"},
       {950, 500, "GIẤY KHAI SINH", 80},
       {1800, 620, "Số: 93/2017"}},
      rows_from(760, {"Họ, chữ đệm, tên: TRẦN THỊ MẪU", "Ngày, tháng, năm sinh: 26/02/2017",
                      "ghi bằng chữ: Ngày hai mươi sáu tháng hai năm hai nghìn không trăm mười bảy",
                      "Giới tính: Nữ Dân tộc: Kinh Quốc tịch: Việt Nam", "Nơi sinh: Trạm y tế xã Mẫu, huyện Mẫu, tỉnh",
                      "Long An", "Quê quán: ..........", "Số định danh cá nhân: 080317436149",
                      "Họ, chữ đệm, tên người mẹ: HÀ THỊ MẪU", "Năm sinh: 1990 Dân tộc: Tày Quốc tịch: Việt Nam",
                      "Nơi cư trú: số 286 đường Mẫu", "Họ, chữ đệm, tên người cha: TRẦN VĂN MẪU",
                      "Năm sinh: 1988 Dân tộc: Kinh Quốc tịch: Việt Nam", "Nơi cư trú: xã Mẫu, huyện Mẫu",
                      "Họ, chữ đệm, tên người đi khai sinh: HÀ THỊ MẪU", "Giấy tờ tùy thân: CMND 345937511",
                      "Nơi đăng ký khai sinh: UBND xã Mẫu", "Ngày, tháng, năm đăng ký: 09/04/2017"}));
}

}  // namespace hotich
