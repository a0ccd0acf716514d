#pragma once
// What the tests of PDF copies share: one drawn scene, every way it can be stored and stand, and a look at the copies
// by Poppler.
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "pdf/pdf_copy.h"
#include "pdf_copy_images.h"

namespace hotich::copies {

namespace fs = std::filesystem;

// Copies stay when HOTICH_KEEP_COPIES names a folder: for looking at, and for scripts/verapdf.
struct Folder {
  Folder() {
    if (const char* kept = std::getenv("HOTICH_KEEP_COPIES")) {
      path = kept;
      keep = true;
    } else {
      path = fs::temp_directory_path() / ("hotich_copies_" + std::to_string(::getpid()));
    }
    fs::create_directories(path);
  }
  ~Folder() {
    if (!keep) fs::remove_all(path);
  }
  fs::path path;
  bool keep = false;
};

constexpr double dpi = 100;
constexpr int page_width = 420, page_height = 594;
inline const CopyTitle title{"Giấy khai sinh <số 1> & bản sao.tif", std::string(64, 'a')};

// An unsymmetrical page: an F in black, a red and a blue patch, a gray line. In upright px of a page_width x
// page_height page.
Rgb scene(Point p);

Word word(const std::string& text, Box box);
Line line(std::vector<Word> words);
PageText some_text();
PageText many_words(int count, int seed);  // as on a filled page, ten words a line

// The upright page of `scene` as it would be delivered turned and crooked, and stored under an EXIF orientation.
struct Case {
  std::string name;
  Coding coding = Coding::jpeg;
  int components = 3, bits = 8;
  Turn turn = Turn::none;
  double skew_degrees = 0;
  Affine delivered_from_stored{};
  int stored_width = 0, stored_height = 0;  // 0: as delivered
};

// Canvas of a delivered page and its map.
struct Stand {
  int width_px, height_px;
  UprightMap upright;
};
Stand stand_of(const Case& c);
StoredImage stored_of(const Case& c);
CopyPage page_of(const Case& c, PageText text = some_text());
CopyPage plain_page(PageText text);
std::vector<Case> all_cases();

PdfCopy written(const Folder& folder, const std::string& name, const std::vector<CopyPage>& pages);
std::string bytes_of(const fs::path& file);
std::vector<std::string> words_read(const fs::path& file);  // of the first page
std::string raw_image_stream(const fs::path& file);         // of the first page's image, filters untouched
std::unique_ptr<poppler::document> opened(const fs::path& file);

poppler::image shown(const fs::path& file);  // the first page as Poppler shows it at `dpi`
Rgb pixel(const poppler::image& image, int x, int y);
double gray_of(Rgb c);

// Share of pixels that differ from the scene by more than a tone or two; edges blur, so a few may.
double unlike_share(const poppler::image& image, const Case& c);

}  // namespace hotich::copies
