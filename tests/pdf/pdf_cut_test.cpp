#include "pdf/pdf_cut.h"

#include <array>
#include <fstream>

#include "catch2/catch.hpp"
#include "core/error.h"
#include "pdf_copy_cases.h"

using namespace hotich;
using namespace hotich::copies;

namespace {

CopyPage page_saying(const std::string& word_text) {
  PageText text;
  text.lines = {line({word(word_text, {60, 60, 160, 80})})};
  return plain_page(text);
}

fs::path copy_of_three(const Folder& folder) {
  return written(folder, "three", {page_saying("một"), page_saying("hai"), page_saying("ba")}).file;
}

fs::path laid_down(const Folder& folder, const std::string& name, const std::string& bytes) {
  const fs::path file = folder.path / name;
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

}  // namespace

TEST_CASE("a page cut out of a copy stands alone, with its words, and is still PDF/A", "[verapdf]") {
  const Folder folder;
  const fs::path cut = laid_down(folder, "second.pdf", cut_pages(copy_of_three(folder), std::array{2}));
  CHECK(opened(cut)->pages() == 1);
  CHECK(words_read(cut) == std::vector<std::string>{"hai"});
  const std::string bytes = bytes_of(cut);
  CHECK(bytes.find("pdfaid:part>2<") != std::string::npos);
}

TEST_CASE("the image of a cut page is the copy's, byte for byte, and no other page's goes along") {
  const Folder folder;
  const fs::path copy = copy_of_three(folder);
  const fs::path cut = laid_down(folder, "first.pdf", cut_pages(copy, std::array{1}));
  CHECK(raw_image_stream(cut) == raw_image_stream(copy));
  const auto images = [](const std::string& bytes) {
    int count = 0;
    for (size_t at = bytes.find("/Subtype /Image"); at != std::string::npos; at = bytes.find("/Subtype /Image", at + 1))
      ++count;
    return count;
  };
  CHECK(images(bytes_of(cut)) == 1);
  CHECK(images(bytes_of(copy)) >= 1);
}

TEST_CASE("several pages come in the order they are asked for") {
  const Folder folder;
  const fs::path cut = laid_down(folder, "two.pdf", cut_pages(copy_of_three(folder), std::array{3, 1}));
  CHECK(opened(cut)->pages() == 2);
  CHECK(words_read(cut) == std::vector<std::string>{"ba"});
}

TEST_CASE("the same cut gives the same bytes; a page that is not there is an error") {
  const Folder folder;
  const fs::path copy = copy_of_three(folder);
  CHECK(cut_pages(copy, std::array{2}) == cut_pages(copy, std::array{2}));
  CHECK_THROWS_AS(cut_pages(copy, std::array{4}), Error);
  CHECK_THROWS_AS(cut_pages(copy, std::array{0}), Error);
  CHECK_THROWS_AS(cut_pages(folder.path / "nowhere.pdf", std::array{1}), Error);
}
