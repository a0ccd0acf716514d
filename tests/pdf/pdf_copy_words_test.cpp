#include <cmath>

#include "catch2/catch.hpp"
#include "core/text.h"
#include "pdf/pdf_read_back.h"
#include "pdf_copy_cases.h"

using namespace hotich;
using namespace hotich::copies;

TEST_CASE("Poppler finds each word of a copy at its box") {
  const Folder folder;
  for (const Case& c : all_cases()) {
    INFO(c.name);
    const PdfCopy copy = written(folder, c.name, {page_of(c)});
    const auto document = opened(copy.file);
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    const auto boxes = page->text_list();
    std::size_t words = 0;
    for (const Line& l : some_text().lines)
      for (const Word& w : l.words) {
        ++words;
        INFO(w.text);
        bool found = false;
        for (const auto& box : boxes) {
          const auto utf8 = box.text().to_utf8();
          if (to_nfc(std::string(utf8.begin(), utf8.end())) != w.text) continue;
          found = true;
          const auto r = box.bbox();
          const double px = dpi / 72;
          INFO(r.left() * px << " " << r.top() * px << " " << r.right() * px << " " << r.bottom() * px);
          CHECK(std::abs(r.left() * px - w.box.x0) <= 2);
          CHECK(std::abs(r.right() * px - w.box.x1) <= 2);
          CHECK(std::abs(r.top() * px - w.box.y0) <= 2);
          CHECK(std::abs(r.bottom() * px - w.box.y1) <= 2);
        }
        CHECK(found);
      }
    CHECK(boxes.size() == words);
  }
}

TEST_CASE("words come back in NFC whatever letters they have", "[verapdf]") {
  const Folder folder;
  const std::string composed = "Ường", decomposed = "U\u031B\u0300o\u031Bng", stacked = "q\u0303\u0323x",
                    faces = "\U0001F600\U00020BB7a";
  const std::string awkward = "\\(\r)<>&%\x01\u200F";
  PageText text{
      {line({word(composed, {20, 20, 60, 36}), word("Ươ\u0300ng", {66, 20, 110, 36}),
             word(decomposed, {116, 20, 160, 36})}),
       line({word(stacked, {20, 50, 60, 66}), word(faces, {66, 50, 110, 66}), word(awkward, {116, 50, 190, 66})}),
       line({word("đĐðÐơƠưƯ…", {20, 80, 100, 96}), word("ﬁ½²№", {120, 80, 180, 96}), word(" ", {200, 80, 210, 96})})}};
  const PdfCopy copy = written(folder, "letters", {plain_page(text)});
  const std::vector<std::string> expected = {composed, "Ường",  to_nfc(decomposed), to_nfc(stacked), faces,
                                             "\\(",    ")<>&%", "đĐðÐơƠưƯ…",        "ﬁ½²№"};
  CHECK(words_read(copy.file) == expected);
}

TEST_CASE("words that touch or overlap are still read apart", "[verapdf]") {
  const Folder folder;
  PageText text;
  for (int gap = -20; gap <= 6; gap += 2) {
    const int y = 20 + 20 * static_cast<int>(text.lines.size());
    text.lines.push_back(line({word("Nguyễn", {50, y, 110, y + 15}), word("Văn", {110 + gap, y + 2, 140, y + 14})}));
  }
  const PdfCopy copy = written(folder, "touching", {plain_page(text)});
  CHECK(words_read(copy.file) == copied_words(text));
}

TEST_CASE("a word outside the page or without a size is kept", "[verapdf]") {
  const Folder folder;
  const PageText text{{line({word("ngoài", {-50, -40, -10, -20})}), line({word("xa", {5000, 100, 5040, 120})}),
                       line({word("không", {100, 200, 100, 200})})}};
  CHECK(words_read(written(folder, "outside", {plain_page(text)}).file).size() == 3);
}

TEST_CASE("same_text sees a lost, an added, a changed and a moved word") {
  const PageText text = some_text();
  std::vector<std::string> words = copied_words(text);
  const auto read = [](std::vector<std::string> all) {
    ReadPage page{"", all};
    for (const auto& w : all) page.text += w + "\n";
    return page;
  };
  CHECK(same_text(text, read(words)));
  auto lost = words, added = words, changed = words, moved = words, joined = words;
  lost.pop_back();
  added.push_back("12");
  changed[2] = "xã";
  std::swap(moved[0], moved[5]);
  joined[0] += joined[1];
  joined.erase(joined.begin() + 1);
  for (const auto& wrong : {lost, added, changed, moved, joined}) CHECK_FALSE(same_text(text, read(wrong)));
}
