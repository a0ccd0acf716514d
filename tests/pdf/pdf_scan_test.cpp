#include "pdf/pdf_scan.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/error.h"

namespace hotich {
namespace {

// 4 x 2 gray samples; the first is the only black one.
const std::string pixels = std::string(1, '\0') + std::string(7, '\xFF');

std::string stream(const std::string& entries, const std::string& bytes) {
  return "<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes + "\nendstream";
}

// A PDF of these objects (1 is the catalog), with a right cross-reference table.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.5\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string place = std::to_string(out.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(out.size()) + "\n%%EOF\n";
}

// One page of 288 x 144 pt that shows the 4 x 2 image: 1 px an inch.
std::string page_pdf(const std::string& content, const std::string& page_entries = "",
                     const std::string& image_entries = "") {
  return pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 288 144] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> "
       "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> "
       "/ExtGState << /Half << /ca 0.5 >> >> >> " +
           page_entries + " >>",
       stream("", content),
       stream("/Type /XObject /Subtype /Image /Width 4 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 " +
                  image_entries,
              pixels)});
}

struct TemporaryPdf {
  std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("hotich-scan-" + std::to_string(getpid()) + ".pdf");
  explicit TemporaryPdf(const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }
  ~TemporaryPdf() { std::filesystem::remove(file); }
};

std::variant<PdfImagePage, Page> scanned(const std::string& bytes, int page = 1) {
  const TemporaryPdf pdf(bytes);
  return scan_pdf_page(pdf.file, page, {});
}

bool is_one_image(const std::string& bytes) { return std::holds_alternative<PdfImagePage>(scanned(bytes)); }

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return "ok";
}

const std::string placed = "q 288 0 0 144 0 0 cm /I Do Q ";

}  // namespace

TEST_CASE("a page of one image gives its rows, its place and its resolution") {
  const auto page = std::get<PdfImagePage>(scanned(page_pdf(placed)));
  CHECK(page.image.bytes == pixels);
  CHECK(page.image.width_px == 4);
  CHECK(page.image.height_px == 2);
  CHECK(page.x_dpi == Approx(1));
  CHECK(page.y_dpi == Approx(1));
  const Point mark = page.image.delivered_from_stored({0.5, 0.5});
  CHECK(mark.x == 0.5);
  CHECK(mark.y == 0.5);
}

TEST_CASE("turn and mirror of the placing matrix and of the page both count") {
  struct Case {
    const char *content, *entries;
    Point mark;  // where the first sample shows
  };
  for (const Case& c : {Case{"q -288 0 0 144 288 0 cm /I Do Q", "", {3.5, 0.5}},
                        Case{"q 288 0 0 -144 0 144 cm /I Do Q", "", {0.5, 1.5}},
                        Case{"q 288 0 0 144 0 0 cm /I Do Q", "/Rotate 90", {1.5, 0.5}},
                        Case{"q 288 0 0 144 0 0 cm /I Do Q", "/Rotate 180", {3.5, 1.5}},
                        Case{"q 288 0 0 144 0 0 cm /I Do Q", "/Rotate -90", {0.5, 3.5}},
                        Case{"q 288 0 0 -144 0 144 cm /I Do Q", "/Rotate 270", {1.5, 3.5}}}) {
    INFO(c.content << " " << c.entries);
    const auto page = std::get<PdfImagePage>(scanned(page_pdf(c.content, c.entries)));
    const Point mark = page.image.delivered_from_stored({0.5, 0.5});
    CHECK(mark.x == c.mark.x);
    CHECK(mark.y == c.mark.y);
  }
}

TEST_CASE("what shows more than the image, or less, is rendered") {
  CHECK(is_one_image(page_pdf(placed)));
  CHECK(is_one_image(page_pdf(placed + "BT 3 Tr /F 9 Tf (hidden) Tj ET")));
  CHECK(is_one_image(page_pdf("1 g 0 0 288 144 re f " + placed)));
  CHECK(is_one_image(page_pdf("0 0 288 144 re W n " + placed)));
  CHECK_FALSE(is_one_image(page_pdf(placed + "BT /F 9 Tf (seen) Tj ET")));
  CHECK_FALSE(is_one_image(page_pdf(placed + "1 g 0 0 50 50 re f")));  // covers a part
  CHECK_FALSE(is_one_image(page_pdf(placed + "0 0 m 100 100 l S")));
  CHECK_FALSE(is_one_image(page_pdf("0 0 100 144 re W n " + placed)));
  CHECK_FALSE(is_one_image(page_pdf("/Half gs " + placed)));
  CHECK_FALSE(is_one_image(page_pdf(placed + placed)));
  CHECK_FALSE(is_one_image(page_pdf("q 100 0 0 100 0 0 cm /I Do Q")));      // a picture on a page
  CHECK_FALSE(is_one_image(page_pdf("q 280 30 -30 140 20 0 cm /I Do Q")));  // crooked
  CHECK_FALSE(is_one_image(page_pdf(placed, "", "/Decode [0.2 0.7]")));
  CHECK_FALSE(is_one_image(page_pdf(placed, "/Annots [<< /Subtype /Stamp /Rect [9 9 99 99] /AP << /N 5 0 R >> >>]")));
  CHECK(is_one_image(page_pdf(placed, "/Annots [<< /Subtype /Link /Rect [9 9 99 99] >>]")));
}

TEST_CASE("hidden text beside visible text is not believed as the page's own") {
  const auto page = std::get<Page>(scanned(page_pdf("BT /F 9 Tf 20 20 Td (seen) Tj 3 Tr (hidden) Tj ET")));
  CHECK_FALSE(page.own_text);
  const auto drawn = std::get<Page>(scanned(page_pdf("BT /F 9 Tf 20 20 Td (seen) Tj ET")));
  REQUIRE(drawn.own_text);
  CHECK(page_text(*drawn.own_text) == "seen");
  CHECK(drawn.image.width_px == 1200);
}

TEST_CASE("the pixel limit holds for stored and for rendered pages") {
  const TemporaryPdf image(page_pdf(placed));
  CHECK(code_of([&] { scan_pdf_page(image.file, 1, {.max_megapixels = 7e-6, .prove = {}}); }) == "too_many_pixels");
  const TemporaryPdf drawn(page_pdf("0 0 9 9 re f"));
  CHECK(code_of([&] { scan_pdf_page(drawn.file, 1, {.max_megapixels = 0.5, .prove = {}}); }) == "too_many_pixels");
}

TEST_CASE("an image whose rows end early fails, and so does content that names what is not there") {
  CHECK(code_of([] { scanned(page_pdf(placed, "", "/Width 40")); }) != "ok");
  CHECK(code_of([] { scanned(page_pdf("/Nothing Do")); }) == "damaged_file");
}

TEST_CASE("no file, no pages, no such page: each an error with its reason") {
  CHECK(code_of([] { count_pdf_pages("/nonexistent.pdf"); }) == "unreadable_file");
  const TemporaryPdf none(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"}));
  CHECK(code_of([&] { count_pdf_pages(none.file); }) == "no_pages");
  const TemporaryPdf garbage("%PDF-1.4 and then nothing of the kind");
  CHECK(code_of([&] { count_pdf_pages(garbage.file); }) == "damaged_file");
  const TemporaryPdf one(page_pdf(placed));
  CHECK(count_pdf_pages(one.file) == 1);
  CHECK(code_of([&] { scan_pdf_page(one.file, 2, {}); }) == "damaged_file");
}

}  // namespace hotich
