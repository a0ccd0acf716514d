#include "pipeline/deliver_book.h"

#include <catch2/catch.hpp>

#include "books/case_names.h"
#include "core/digest.h"
#include "core/error.h"
#include "pdf/pdf_copy.h"
#include "tests/books/made_book.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

// A copy of one gray page for every page of the book.
void lay_copies(const BookPages& pages, const fs::path& out) {
  for (const BookPage& page : pages.pages) {
    CopyPage copy{.load_image =
                      [] {
                        StoredImage image;
                        image.bytes.assign(40 * 60, '\x7f');
                        image.width_px = 40;
                        image.height_px = 60;
                        return image;
                      },
                  .width_px = 40,
                  .height_px = 60,
                  .dpi = 72,
                  .text = {}};
    write_pdf_copy(out / page.copy, std::span(&copy, 1), {page.file, page.sha256});
  }
}

DeliveryOrder order_for(const fs::path& out) {
  return {.copies_below = out, .to = out / "deliver", .name_template = std::string(default_case_name), .accepted = {}};
}

}  // namespace

TEST_CASE("a book in order is laid down as a workbook and a zip, the same bytes each time") {
  const ScratchFolder folder;
  const BookPages pages = made_pages(3);
  lay_copies(pages, folder.path());
  const Delivery delivery = deliver_book(pages, made_table("KS"), order_for(folder.path()));
  CHECK(delivery.blocking.empty());
  CHECK(delivery.records == 3);
  CHECK(delivery.left_out.empty());
  CHECK(delivery.workbook.filename() == "KS.2005.01.xlsx");
  const std::string before = sha256_of_file(delivery.workbook) + sha256_of_file(delivery.zip);
  deliver_book(pages, made_table("KS"), order_for(folder.path()));
  CHECK(sha256_of_file(delivery.workbook) + sha256_of_file(delivery.zip) == before);
}

TEST_CASE("pages go out within the size asked for, or as the scan's own bytes") {
  const ScratchFolder folder;
  const BookPages pages = made_pages(2);
  lay_copies(pages, folder.path());
  DeliveryOrder order = order_for(folder.path());
  const auto small = fs::file_size(deliver_book(pages, made_table("KS"), order).zip);
  CHECK(small < 2 * 100'000);
  order.most_page_bytes = 0;
  const Delivery full = deliver_book(pages, made_table("KS"), order);
  CHECK(full.blocking.empty());
  CHECK(fs::file_size(full.zip) != small);
  CHECK(std::distance(fs::directory_iterator(folder / "deliver"), {}) == 2);  // nothing is left beside the two files
}

TEST_CASE("a book that is blocked is not written, and says why") {
  const ScratchFolder folder;
  BookPages pages = made_pages(3);
  pages.pages[1].records[0].status = Status::review;
  const Delivery delivery = deliver_book(pages, made_table("KS"), order_for(folder.path()));
  CHECK(codes_of(delivery.blocking) == std::vector<std::string>{"record_for_review"});
  CHECK_FALSE(fs::exists(folder / "deliver"));
}

TEST_CASE("a copy that is gone from the disk ends the delivery with nothing written") {
  const ScratchFolder folder;
  const BookPages pages = made_pages(2);
  lay_copies(pages, folder.path());
  fs::remove(folder.path() / pages.pages[1].copy);
  CHECK_THROWS_AS(deliver_book(pages, made_table("KS"), order_for(folder.path())), Error);
  CHECK((!fs::exists(folder / "deliver") || fs::is_empty(folder / "deliver")));
}
