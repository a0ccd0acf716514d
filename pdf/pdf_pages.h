#pragma once
// A PDF opened by libqpdf and its page tree, walked so that one broken branch costs one page. For the .cpp files of
// pdf/ only.
#include <filesystem>
#include <memory>
#include <string>

#include "core/geometry.h"

class QPDF;
class QPDFExc;
class QPDFObjectHandle;

namespace hotich {

// PDF user space: y upwards, units pt.
struct UserBox {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double area() const { return x1 > x0 && y1 > y0 ? width() * height() : 0; }
};
UserBox intersected(const UserBox& a, const UserBox& b);

// One page; `dictionary` has the inherited attributes in it.
struct PdfPage {
  std::shared_ptr<QPDFObjectHandle> dictionary;
  UserBox box;             // what is shown: crop box within media box; US Letter when neither makes sense
  int rotate_degrees = 0;  // 0, 90, 180, 270 clockwise
  double user_unit = 1;    // pt per unit
};

enum class Signature { none, present };

// Throws Error(encrypted), Error(damaged_file), Error(unreadable_file).
std::shared_ptr<QPDF> open_pdf(const std::filesystem::path& file);

// Places in the page tree; a broken branch is one place, and so are all the pages that /Count promises but the tree
// does not hold. Throws Error(no_pages), Error(damaged_file).
int page_count(QPDF& pdf);

// 1-based. Throws as page_count, and Error(damaged_file) for a place that is broken or not there.
PdfPage page_at(QPDF& pdf, int page);

Signature signature_of(QPDF& pdf);

// An XFA form whose pages the viewer makes (ISO 32000-1, 12.7.8, /NeedsRendering): what stands in the file is a notice
// or nothing.
bool is_dynamic_form(QPDF& pdf);

// A PDF of this page alone, with the fields of forms that are on it (a renderer draws the values of fields that bring
// no appearance), so that a renderer neither meets the rest of a damaged file nor counts its pages in another way.
std::string one_page_pdf(QPDF& pdf, const PdfPage& page);

// Decoded bytes of a stream, at most `limit` of them; `whole` is false when decoding complained before that.
struct StreamBytes {
  std::string bytes;
  bool whole = true;
};
StreamBytes stream_bytes(QPDFObjectHandle stream, std::size_t limit);

}  // namespace hotich
