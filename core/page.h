#pragma once
// A page on its way through the program.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"
#include "core/image.h"
#include "core/page_text.h"

namespace hotich {

// Content digest + 1-based page: a moved or renamed file is still the same page.
struct PageId {
  std::string sha256;  // 64 lower-case hex digits of the whole file
  int page = 1;        // 1-based; 0 = the file as a whole (pages could not be counted)
  bool operator==(const PageId&) const = default;
};

struct PageRef {
  std::filesystem::path file;  // where to open it; bytes, not necessarily UTF-8
  PageId id;
};

// A delivered page: what the file shows, EXIF turn and PDF /Rotate applied.
struct Page {
  Image image;                       // dpi always plausible (50..1200)
  std::vector<std::string> notes;    // reason codes (core/reason.h) such as dpi_derived
  std::optional<PageText> own_text;  // born-digital text, boxes in delivered px; absent for a scan
};

// How the pixels of one page lie in the input file, for a copy that re-encodes nothing.
enum class Coding {
  jpeg,      // whole JPEG file
  jpx,       // whole JP2 file or codestream
  ccitt_g4,  // bare G4 data
  png_idat,  // zlib stream of PNG-filtered rows (PDF: FlateDecode, Predictor 15)
  raw        // rows of samples, packed to bytes, top to bottom
};

struct StoredImage {
  Coding coding = Coding::raw;
  std::string bytes;
  int width_px = 0, height_px = 0;  // as stored, before `turn`
  int components = 1;               // 1 gray or palette, 3 RGB, 4 CMYK
  int bits_per_component = 8;       // 1, 2, 4, 8 or 16
  std::string palette;              // RGB triples when the samples are palette indices; else empty
  bool inverted = false;            // 1-bit: 0 is white (G4 "min is white"); CMYK: Adobe inverted
  // Delivered pixels from stored pixels: EXIF orientation and PDF /Rotate, mirrors included.
  Affine delivered_from_stored;
};

struct Skew {
  double degrees = 0;     // > 0: text lines fall to the right
  double confidence = 0;  // 0..1; 0 = do not know, and then degrees is 0
};

// The page as it is read: turned and deskewed. `image` is gray8, cleaned for reading, same scale as delivered.
struct UprightPage {
  Image image;
  Turn turn = Turn::none;
  double turn_confidence = 0;  // 0..1
  Skew skew;
  Affine upright_from_delivered;
};

}  // namespace hotich
