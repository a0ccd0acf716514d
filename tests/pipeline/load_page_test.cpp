#include "pipeline/load_page.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "awkward_folder.h"
#include "core/error.h"
#include "core/reason.h"
#include "ocr/load_image.h"
#include "tests/store/scratch_folder.h"

namespace hotich {
namespace {

enum class Mark { none, colour, gray, bilevel };

struct Rgb {
  int r, g, b;
};

// Mean colour of a block of pixels round a place given as shares of the page.
Rgb colour_at(const Image& image, double x_share, double y_share) {
  const int cx = static_cast<int>(x_share * image.width_px), cy = static_cast<int>(y_share * image.height_px);
  int sum[3] = {};
  for (int dy = -2; dy <= 2; ++dy)
    for (int dx = -2; dx <= 2; ++dx) {
      const std::uint8_t* pixel = image.row(cy + dy) + (cx + dx) * image.channels();
      for (int c = 0; c < 3; ++c) sum[c] += pixel[image.channels() == 3 ? c : 0];
    }
  return {sum[0] / 25, sum[1] / 25, sum[2] / 25};
}

bool is_near(Rgb seen, Rgb meant) {
  return std::abs(seen.r - meant.r) < 25 && std::abs(seen.g - meant.g) < 25 && std::abs(seen.b - meant.b) < 25;
}

// What tests/awkward/awkward_page.py draws.
void check_mark(const Image& image, Mark mark) {
  const Rgb white{255, 255, 255};
  const bool colour = mark == Mark::colour, bilevel = mark == Mark::bilevel;
  CHECK(is_near(colour_at(image, 0.15, 0.10), {0, 0, 0}));
  CHECK(is_near(colour_at(image, 0.825, 0.10), bilevel ? white : (colour ? Rgb{255, 0, 0} : Rgb{76, 76, 76})));
  CHECK(is_near(colour_at(image, 0.15, 0.875), bilevel ? white : Rgb{128, 128, 128}));
  CHECK(is_near(colour_at(image, 0.85, 0.90), bilevel ? white : (colour ? Rgb{60, 60, 255} : Rgb{82, 82, 82})));
  CHECK(is_near(colour_at(image, 0.50, 0.18), white));
  CHECK(is_near(colour_at(image, 0.50, 0.75), white));
  CHECK(image.height_px > image.width_px);
  CHECK(image.format == (colour ? PixelFormat::rgb8 : PixelFormat::gray8));
}

// Centre of the black block, found by colour among its neighbours: the mean of dark pixels far from the thin lines.
Point dark_centre(const Image& image, const std::function<bool(Point)>& is_searched) {
  double x_sum = 0, y_sum = 0, count = 0;
  for (int y = 0; y < image.height_px; ++y)
    for (int x = 0; x < image.width_px; ++x) {
      const std::uint8_t* pixel = image.row(y) + x * image.channels();
      const bool dark = pixel[0] < 40 && pixel[image.channels() - 1] < 40 && pixel[image.channels() / 2] < 40;
      if (!dark || !is_searched({x + 0.5, y + 0.5})) continue;
      x_sum += x + 0.5;
      y_sum += y + 0.5;
      ++count;
    }
  return count == 0 ? Point{-1, -1} : Point{x_sum / count, y_sum / count};
}

// The mark is looked for in the pixels as stored and must land where the delivered page shows it.
void check_stored(const AwkwardPage& expected, const StoredImage& stored, const Image& delivered) {
  StoredImage untouched = stored;
  untouched.delivered_from_stored = {};
  const Image pixels = decode_stored(untouched, {});
  CHECK(pixels.width_px == stored.width_px);
  CHECK(pixels.height_px == stored.height_px);
  if (expected.has("mark=colour") || expected.has("mark=gray") || expected.has("mark=bilevel")) {
    const auto in_block = [&](Point p) {
      const Point q = stored.delivered_from_stored(p);
      return q.x < 0.27 * delivered.width_px && q.y < 0.18 * delivered.height_px;
    };
    const Point centre = stored.delivered_from_stored(dark_centre(pixels, in_block));
    const double within_px = 1 + 0.001 * delivered.height_px;
    CHECK(std::abs(centre.x - 0.15 * delivered.width_px) < within_px);
    CHECK(std::abs(centre.y - 0.10 * delivered.height_px) < within_px);
  }
  const Image again = decode_stored(stored, {});
  CHECK(again.width_px == delivered.width_px);
  CHECK(again.bytes == delivered.bytes);
}

const std::map<Coding, std::string> coding_names{{Coding::jpeg, "jpeg"},
                                                 {Coding::jpx, "jpx"},
                                                 {Coding::ccitt_g4, "ccitt_g4"},
                                                 {Coding::png_idat, "png_idat"},
                                                 {Coding::raw, "raw"}};

bool has_note(const Page& page, const std::string& note) {
  return std::ranges::find(page.notes, note) != page.notes.end();
}

void check_page(const AwkwardPage& expected, const Page& page) {
  REQUIRE(page.image.bytes.size() == static_cast<std::size_t>(page.image.stride()) * page.image.height_px);
  CHECK(page.image.dpi >= 50);
  CHECK(page.image.dpi <= 1200);
  if (expected.has("mark=colour")) check_mark(page.image, Mark::colour);
  if (expected.has("mark=gray")) check_mark(page.image, Mark::gray);
  if (expected.has("mark=bilevel")) check_mark(page.image, Mark::bilevel);
  if (const std::string dpi = expected.value("dpi"); !dpi.empty())
    CHECK(page.image.dpi == Approx(std::stod(dpi)).epsilon(0.01));
  CHECK(has_note(page, "dpi_derived") == expected.has("derived"));
  CHECK(has_note(page, "page_rendered") == expected.has("rendered"));
  CHECK(has_note(page, "signed_pdf") == expected.has("signed"));
  CHECK(has_note(page, "born_digital") == expected.has("text"));
  CHECK(has_note(page, "text_not_drawn") == expected.has("undrawn"));
  CHECK(has_note(page, "dynamic_form") == expected.has("dynamic"));
  CHECK(page.own_text.has_value() == expected.has("text"));
  for (const std::string& note : page.notes) CHECK(find_reason(note) != nullptr);
}

// Reason codes an outcome of the manifest allows.
std::set<std::string> allowed_codes(const std::string& outcome) {
  if (outcome == "cut") return {"truncated_image", "damaged_file"};
  if (outcome == "damaged") return {"damaged_file", "truncated_image", "unknown_format"};
  if (outcome == "too_many_pixels_or_damaged") return {"too_many_pixels", "damaged_file", "truncated_image"};
  if (outcome == "?") return {"truncated_image", "damaged_file", "no_pages"};
  return {outcome};
}

// Reason code, or "ok".
std::string outcome_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.code();
  }
  return "ok";
}

std::string count_or_code(const std::filesystem::path& file) {
  int pages = 0;
  const std::string code = outcome_of([&] {
    const FileKind kind = kind_of_file(file);
    if (kind == FileKind::unknown) throw Error("cannot read file: unknown kind", "unknown_format");
    pages = count_pages(file, kind);
  });
  return code == "ok" ? std::to_string(pages) : code;
}

double mean_difference(const Image& a, const Image& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.bytes.size(); ++i) sum += std::abs(a.bytes[i] - b.bytes[i]);
  return sum / static_cast<double>(std::max<std::size_t>(1, a.bytes.size()));
}

void check_awkward(const AwkwardPage& expected, std::map<std::string, Image>& first_of_key) {
  const std::filesystem::path file = awkward_folder() / expected.relative;
  const PageRef ref{.file = file, .id = {.sha256 = "", .page = expected.page}};
  Page page;
  StoredImage stored;
  const std::string outcome = outcome_of([&] { page = load_page(ref, kind_of_file(file), {}); });
  CAPTURE(outcome);
  CHECK(allowed_codes(expected.outcome).contains(outcome));
  if (expected.outcome != "ok" || outcome != "ok") return;
  check_page(expected, page);
  REQUIRE(outcome_of([&] { stored = stored_page_image(ref, kind_of_file(file), {}); }) == "ok");
  if (const std::string coding = expected.value("stored"); !coding.empty())
    CHECK(coding_names.at(stored.coding) == coding);
  check_stored(expected, stored, page.image);
  const std::string key = expected.value("same");
  if (key.empty()) return;
  const auto [first, is_new] = first_of_key.try_emplace(key, page.image);
  REQUIRE(first->second.bytes.size() == page.image.bytes.size());
  if (!is_new) CHECK(mean_difference(first->second, page.image) < (key == "bilevel" ? 1e-9 : 1.0));
}

}  // namespace

TEST_CASE("every awkward file comes to what the manifest says") {
  std::map<std::string, Image> first_of_key;
  std::set<std::string> files;
  for (const AwkwardPage& expected : awkward_pages()) {
    INFO(expected.name << " page " << expected.page << " should be " << expected.outcome << " " << expected.checks);
    if (files.insert(expected.name).second && expected.count != "?")
      CHECK(count_or_code(awkward_folder() / expected.relative) == expected.count);
    if (expected.page > 0) check_awkward(expected, first_of_key);
  }
  CHECK(files.size() >= 130);
}

TEST_CASE("own text of a drawn page has its words in delivered pixels, upright or turned") {
  for (const char* name : {"pdf/born-digital.pdf", "pdf/born-digital-turned.pdf"}) {
    INFO(name);
    const PageRef ref{.file = awkward_folder() / name, .id = {.sha256 = "", .page = 1}};
    const Page page = load_page(ref, FileKind::pdf, {});
    REQUIRE(page.own_text);
    CHECK(page_text(*page.own_text).find("Alpha") != std::string::npos);
    for (const Line& line : page.own_text->lines)
      for (const Word& word : line.words) {
        CHECK(word.confidence == 1);
        int dark = 0;  // the box must lie on the letters it names
        for (int y = std::max(0, word.box.y0); y < std::min(page.image.height_px, word.box.y1); ++y)
          for (int x = std::max(0, word.box.x0); x < std::min(page.image.width_px, word.box.x1); ++x)
            dark += page.image.row(y)[x * page.image.channels()] < 128 ? 1 : 0;
        CHECK(dark > 100);
      }
  }
}

TEST_CASE("a stricter pixel limit is met before decoding") {
  for (const char* name : {"jpeg/colour.jpg", "png/colour.png", "tiff/g4.tif", "jp2/colour.jp2", "pdf/jpeg.pdf",
                           "pdf/jpx.pdf", "pdf/flate.pdf", "pdf/g4.pdf", "pdf/born-digital.pdf"}) {
    INFO(name);
    const std::filesystem::path file = awkward_folder() / name;
    const PageRef ref{.file = file, .id = {.sha256 = "", .page = 1}};
    CHECK(outcome_of([&] { load_page(ref, kind_of_file(file), {.max_megapixels = 0.5}); }) == "too_many_pixels");
  }
}

TEST_CASE("a page number beyond the last is an error, never another page") {
  for (const char* name : {"jpeg/colour.jpg", "tiff/three-pages.tif", "pdf/three.pdf"}) {
    const std::filesystem::path file = awkward_folder() / name;
    for (const int page : {0, 4, -1}) {
      INFO(name << " page " << page);
      const PageRef ref{.file = file, .id = {.sha256 = "", .page = page}};
      CHECK(outcome_of([&] { load_page(ref, kind_of_file(file), {}); }) == "damaged_file");
    }
  }
}

TEST_CASE("a file cut at any length fails, unless what is cut off holds no pixels") {
  const ScratchFolder scratch;
  const std::filesystem::path cut = scratch / "cut";
  for (const char* name : {"jpeg/gray.jpg", "jpeg/progressive.jpg", "png/colour.png", "png/interlaced.png",
                           "tiff/g4.tif", "tiff/gray-tiff_lzw.tif", "tiff/tiled.tif", "jp2/gray.jp2", "jp2/tiles.jp2",
                           "pdf/jpeg.pdf", "pdf/g4.pdf", "pdf/flate.pdf", "pdf/two-halves.pdf"}) {
    std::ifstream in(awkward_folder() / name, std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    const std::filesystem::path source = awkward_folder() / name;
    const Page intact = load_page({.file = source, .id = {.sha256 = "", .page = 1}}, kind_of_file(source), {});
    int failed = 0;
    for (int permille = 1; permille < 1000; permille += 23) {
      INFO(name << " cut at " << permille << " of 1000");
      std::ofstream(cut, std::ios::binary) << whole.substr(0, whole.size() * static_cast<std::size_t>(permille) / 1000);
      Page page;
      const std::string outcome = outcome_of([&] {
        const FileKind kind = kind_of_file(cut);
        page = load_page({.file = cut, .id = {.sha256 = "", .page = count_pages(cut, kind)}}, kind, {});
      });
      if (outcome == "ok")
        CHECK(page.image.bytes == intact.image.bytes);
      else
        CHECK(find_reason(outcome) != nullptr);
      failed += outcome == "ok" ? 0 : 1;
    }
    CHECK(failed > 35);  // of 44
  }
}

TEST_CASE("many threads load good and bad pages of the same files and each gets its own answer") {
  const std::vector<std::pair<const char*, const char*>> work{
      {"pdf/three.pdf", "ok"}, {"pdf/born-digital.pdf", "ok"},    {"pdf/half-a-jpeg.pdf", "truncated_image"},
      {"tiff/g4.tif", "ok"},   {"tiff/half-g4-strip.tif", "cut"}, {"jpeg/cut-50.jpg", "truncated_image"},
      {"jp2/gray.jp2", "ok"},  {"pdf/two-halves.pdf", "ok"},      {"png/cut-30.png", "truncated_image"}};
  awkward_folder();
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 3 * work.size(); ++i) {
        const auto& [name, expected] = work[(i + t) % work.size()];
        const std::filesystem::path file = awkward_folder() / name;
        const PageRef ref{.file = file, .id = {.sha256 = "", .page = 1}};
        const std::string outcome = outcome_of([&] { load_page(ref, kind_of_file(file), {}); });
        wrong[t] += allowed_codes(expected).contains(outcome) ? 0 : 1;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace hotich
