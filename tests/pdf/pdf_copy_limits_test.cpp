#include <sys/resource.h>

#include <algorithm>
#include <fstream>

#include "catch2/catch.hpp"
#include "core/digest.h"
#include "core/error.h"
#include "pdf/pdf_read_back.h"
#include "pdf_copy_cases.h"

using namespace hotich;
using namespace hotich::copies;

TEST_CASE("a page without words or a copy without title is still a copy", "[verapdf]") {
  const Folder folder;
  const CopyPage page = plain_page({});
  const PdfCopy copy = write_pdf_copy(folder.path / "empty.pdf", std::span(&page, 1), {"\xFF\x01", ""});
  CHECK(copied_words(read_back(copy.file).at(0).text).empty());
  CHECK(copy.sha256 == sha256_of_file(copy.file));
}

TEST_CASE("a copy that cannot be made leaves the old one and nothing beside it") {
  const Folder folder;
  const fs::path own = folder.path / "failing", target = own / "old.pdf";
  fs::create_directories(own);
  std::ofstream(target) << "old";
  const CopyPage good = plain_page(some_text());
  CopyPage thrown = good, cut = good, sizeless = good;
  thrown.load_image = []() -> StoredImage { throw Error("cannot read it: gone", "file_changed"); };
  cut.load_image = [] {
    StoredImage image = stored_of({"raw", Coding::raw});
    image.bytes.pop_back();
    return image;
  };
  sizeless.width_px = 0;
  const auto code_of = [&](const std::vector<CopyPage>& pages) -> std::string {
    try {
      write_pdf_copy(target, pages, title);
    } catch (const Error& error) {
      return error.code();
    }
    return "none";
  };
  CHECK(code_of({good, thrown}) == "file_changed");
  CHECK(code_of({good, cut}) == "copy_failed");
  CHECK(code_of({sizeless}) == "copy_failed");
  CHECK(code_of({}) == "copy_failed");
  CHECK(bytes_of(target) == "old");
  CHECK(std::distance(fs::directory_iterator(own), {}) == 1);
  CHECK(code_of({good}) == "none");
  CHECK(std::distance(fs::directory_iterator(own), {}) == 1);
  fs::remove_all(own);
}

TEST_CASE("each image is loaded once") {
  const Folder folder;
  int loaded = 0;
  CopyPage page = plain_page(some_text());
  page.load_image = [&, load = page.load_image] {
    ++loaded;
    return load();
  };
  written(folder, "once", {page});
  CHECK(loaded == 1);
}

TEST_CASE("a copy is hardly larger than its images") {
  const Folder folder;
  // Speckle makes the images as large as scans are; their files' sizes are the measure.
  const auto noisy = [](int seed, int bits) {
    return [seed, bits](Point p) -> Rgb {
      const auto v = (static_cast<unsigned>(p.x) * 73856093u ^ static_cast<unsigned>(p.y) * 19349663u ^
                      static_cast<unsigned>(seed)) *
                         2654435761u >>
                     20;
      if (bits == 1) return v % 97 == 0 ? Rgb{0, 0, 0} : scene(p);
      const int tone = std::clamp(scene(p).r - static_cast<int>(v % 24), 0, 255);
      return {tone, tone, tone};
    };
  };
  for (const Coding coding : {Coding::jpeg, Coding::ccitt_g4, Coding::raw}) {
    std::vector<CopyPage> pages;
    std::uintmax_t input = 0;
    const int bits = coding == Coding::ccitt_g4 ? 1 : 8;
    for (int i = 0; i < 40; ++i) {
      StoredImage image;
      image.coding = coding;
      image.width_px = page_width;
      image.height_px = page_height;
      image.bits_per_component = bits;
      image.inverted = bits == 1;
      Samples samples = sampled(noisy(i, bits), {}, {page_width, page_height, 1, bits, ""});
      image.bytes = coding == Coding::jpeg  ? jpeg_file(samples)
                    : coding == Coding::raw ? samples.bytes
                                            : g4_data(samples);
      input += image.bytes.size();
      pages.push_back({[image] { return image; }, page_width, page_height, dpi, Turn::none, 0.7, many_words(150, i)});
    }
    const PdfCopy copy = written(folder, "size", pages);
    INFO("coding " << static_cast<int>(coding) << ": " << input << " -> " << copy.bytes);
    CHECK(copy.bytes <= input * 105 / 100 + 60 * 1024);
  }
}

#ifndef __SANITIZE_ADDRESS__  // which keeps freed memory back
TEST_CASE("a file of 300 pages needs the memory of a few") {
  const Folder folder;
  const auto peak_mb = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
  };
  std::vector<CopyPage> pages;
  for (int i = 0; i < 300; ++i) {
    const auto load = [i] {  // the writer does not decode, so any bytes will do
      StoredImage image{Coding::jpeg, std::string(300'000, static_cast<char>(i)), 420, 594, 1, 8, "", false, {}};
      return image;
    };
    pages.push_back({load, page_width, page_height, dpi, Turn::none, 0, many_words(150, i)});
  }
  const auto before = peak_mb();
  const PdfCopy copy = written(folder, "long file", pages);
  CHECK(copy.bytes > 300u * 300'000u);
  CHECK(peak_mb() - before < 40);
  fs::remove(copy.file);  // no JPEG in it
}
#endif
