#include "pdf/pdf_copy.h"

#include <algorithm>
#include <exception>
#include <fstream>
#include <memory>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "core/text.h"
#include "pdf/deflate_rows.h"
#include "pdf/glyphless_font.h"
#include "pdf/icc_srgb.h"
#include "pdf/pdf_archive_writer.h"
#include "pdf/pdf_copy_image.h"
#include "pdf/pdf_copy_text.h"
#include "pdf/pdf_copy_xmp.h"
#include "pdf/pdf_read_back.h"

namespace hotich {
namespace {

// The end of a pipeline: an AtomicFile, which reports a full disk as what it is. Buffered, since qpdf writes token by
// token.
class IntoFile : public Pipeline {
 public:
  explicit IntoFile(AtomicFile& file) : Pipeline("file", nullptr), file_(file) {}
  void write(unsigned char const* data, size_t length) override {
    buffer_.append(reinterpret_cast<const char*>(data), length);
    written_ += length;
    if (buffer_.size() >= 1 << 18) finish();
  }
  void finish() override {
    file_.write(buffer_);
    buffer_.clear();
  }
  std::uint64_t written() const { return written_; }

 private:
  AtomicFile& file_;
  std::string buffer_;
  std::uint64_t written_ = 0;
};

struct Piece {
  std::uint64_t at = 0, length = 0;
};

// Streams wait here until qpdf asks for them: it wants all dictionaries before the first byte is written, and a
// dictionary needs its image. An AtomicFile that is never committed: gone at the end, and swept like one after a crash.
class Spool {
 public:
  explicit Spool(std::filesystem::path target) : file_(target += ".spool"), end_(file_) {}

  Piece add(std::string_view bytes) {
    const std::uint64_t at = end_.written();
    end_.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return {at, bytes.size()};
  }

  // Deflated: what `fill` writes.
  Piece add_deflated(const std::function<void(Pipeline&)>& fill) {
    const std::uint64_t at = end_.written();
    Pl_Flate flate("deflate", &end_, Pl_Flate::a_deflate);
    fill(flate);
    flate.finish();
    return {at, end_.written() - at};
  }

  Piece add_rows(const StoredImage& image) {
    Piece piece{end_.written()};
    deflate_rows(image, [&](std::string_view bytes) { piece.length += add(bytes).length; });
    return piece;
  }

  void done() { end_.finish(); }

  void pipe(Piece piece, Pipeline& into) const {
    std::ifstream in(file_.temporary(), std::ios::binary);
    in.seekg(static_cast<std::streamoff>(piece.at));
    std::vector<char> buffer(1 << 18);
    for (std::uint64_t left = piece.length; left > 0;) {
      const auto now = std::min<std::uint64_t>(left, buffer.size());
      in.read(buffer.data(), static_cast<std::streamsize>(now));
      if (!in) throw Error("cannot write a PDF copy: its spool file cannot be read", "unwritable_output");
      into.write(reinterpret_cast<const unsigned char*>(buffer.data()), now);
      left -= now;
    }
    into.finish();
  }

 private:
  AtomicFile file_;
  IntoFile end_;
};

void put(Pipeline& into, std::string_view bytes) {
  into.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

// One copy while it is being put together.
class Draft {
 public:
  Draft(const std::filesystem::path& target, std::span<const CopyPage> pages) : spool_(target) {
    pdf_.emptyPDF();
    std::vector<const PageText*> texts;
    for (const CopyPage& page : pages) texts.push_back(&page.text);
    codes_ = glyph_codes(texts);
  }

  void add_page(const CopyPage& page);
  void describe(const CopyTitle& title);
  void write_to(AtomicFile& file);

 private:
  QPDFObjectHandle stream(const std::string& dictionary, Piece piece);
  QPDFObjectHandle deflated(const std::string& entries, std::string_view bytes);
  QPDFObjectHandle image(const StoredImage& stored);
  QPDFObjectHandle image_as(const std::string& dictionary, const StoredImage& stored);
  QPDFObjectHandle ink(const InkLayer& layer);
  std::string inks();
  const std::string& font();

  QPDF pdf_;
  Spool spool_;
  GlyphCodes codes_;
  std::string font_, inks_;  // references, once made
};

QPDFObjectHandle Draft::stream(const std::string& dictionary, Piece piece) {
  auto made = QPDFObjectHandle::newStream(&pdf_);
  auto parsed = QPDFObjectHandle::parse(&pdf_, dictionary, "dictionary of a copy");
  auto filter = parsed.getKey("/Filter"), parameters = parsed.getKey("/DecodeParms");
  made.replaceDict(parsed);
  made.replaceStreamData([this, piece](Pipeline* into) { spool_.pipe(piece, *into); }, filter, parameters);
  return pdf_.makeIndirectObject(made);
}

QPDFObjectHandle Draft::deflated(const std::string& entries, std::string_view bytes) {
  return stream("<< " + entries + " /Filter /FlateDecode >>",
                spool_.add_deflated([&](Pipeline& to) { put(to, bytes); }));
}

std::string Draft::inks() {
  if (inks_.empty()) {
    auto function = stream(ink_function_dictionary(), spool_.add(ink_function()));
    auto space = QPDFObjectHandle::parse(&pdf_, ink_space(function.unparse()), "colour space of a copy");
    inks_ = pdf_.makeIndirectObject(space).unparse();
  }
  return inks_;
}

QPDFObjectHandle Draft::image(const StoredImage& stored) {
  check_image(stored);
  return image_as(image_dictionary(stored, stored.components == 4 ? inks() : ""), stored);
}

QPDFObjectHandle Draft::ink(const InkLayer& layer) {
  check_image(layer.mask);
  auto mask = image_as(mask_dictionary(layer.mask), layer.mask);
  auto colour = image(layer.colour);
  colour.getDict().replaceKey("/Mask", mask);
  return colour;
}

QPDFObjectHandle Draft::image_as(const std::string& dictionary, const StoredImage& stored) {
  if (stored.coding == Coding::jpx) return stream(dictionary, spool_.add(as_jp2(stored)));
  if (stored.coding != Coding::raw) return stream(dictionary, spool_.add(stored.bytes));
  return stream(dictionary, spool_.add_rows(stored));
}

const std::string& Draft::font() {
  if (!font_.empty()) return font_;
  const std::string bytes = glyphless_font(), length = std::to_string(bytes.size());
  auto file = deflated("/Length1 " + length, bytes);
  auto map = deflated("", cid_to_gid_map(codes_)), unicode = deflated("", to_unicode_cmap(codes_));
  const std::string ascent = std::to_string(font_ascent), descent = std::to_string(font_descent);
  const std::string text =
      "<< /Type /Font /Subtype /Type0 /BaseFont /HotichGlyphless /Encoding /Identity-H /ToUnicode " +
      unicode.unparse() + " /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /HotichGlyphless /DW " +
      std::to_string(glyph_advance) + " /CIDToGIDMap " + map.unparse() +
      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
      " /FontDescriptor << /Type /FontDescriptor /FontName /HotichGlyphless /Flags 4 /ItalicAngle 0 /StemV 80 "
      "/CapHeight " +
      ascent + " /Ascent " + ascent + " /Descent " + descent + " /FontBBox [0 " + descent + " " +
      std::to_string(glyph_advance) + " " + ascent + "] /FontFile2 " + file.unparse() + " >> >> ] >>";
  font_ = pdf_.makeIndirectObject(QPDFObjectHandle::parse(&pdf_, text, "font of a copy")).unparse();
  return font_;
}

std::string matrix(const Affine& m) {
  return pdf_number(m.a) + " " + pdf_number(m.d) + " " + pdf_number(m.b) + " " + pdf_number(m.e) + " " +
         pdf_number(m.c) + " " + pdf_number(m.f) + " cm ";
}

// PDF/A's sides of a page, points (6.1.13): a longer page shrinks as a whole, a strip narrower than that gets white
// beside it.
constexpr double shortest_side = 3, longest_side = 14400;

double points_per_pixel(double dpi, const UprightMap& upright) {
  return std::min(72 / dpi, longest_side / std::max(upright.width_px, upright.height_px));
}

std::string side(double points) { return pdf_number(std::clamp(points, shortest_side, longest_side)); }

// Keeps out what lies outside the delivered page: parts of an image that the page of a PDF did not show.
std::string clip(const CopyPage& page, const StoredImage& stored, const Affine& page_from_delivered) {
  const Box box = mapped(stored.delivered_from_stored, {0, 0, stored.width_px, stored.height_px});
  if (box.x0 >= -1 && box.y0 >= -1 && box.x1 <= page.width_px + 1 && box.y1 <= page.height_px + 1) return "";
  const double w = page.width_px, h = page.height_px;
  std::string out;
  for (const Point corner : {Point{0, 0}, Point{w, 0}, Point{w, h}, Point{0, h}}) {
    const Point p = page_from_delivered(corner);
    out += pdf_number(p.x) + " " + pdf_number(p.y) + (out.empty() ? " m " : " l ");
  }
  return out + "h W n\n";
}

void Draft::add_page(const CopyPage& page) {
  if (page.width_px <= 0 || page.height_px <= 0 || !(page.dpi > 0))
    throw Error("cannot write a PDF copy: a page has no size or no resolution", "copy_failed");
  const UprightMap upright = upright_map(page.width_px, page.height_px, page.turn, page.skew_degrees);
  const Affine page_from_delivered =  // pixels, y up
      after({1, 0, 0, 0, -1, static_cast<double>(upright.height_px)}, upright.upright_from_delivered);
  const double scale = points_per_pixel(page.dpi, upright);
  std::string content = "q " + pdf_number(scale, 8) + " 0 0 " + pdf_number(scale, 8) + " 0 0 cm\nq\n", xobjects;
  {
    const StoredImage stored = page.load_image();
    const double w = stored.width_px, h = stored.height_px;
    const Affine stored_from_square{w, 0, 0, 0, -h, h};  // PDF draws an image into the unit square, y up
    const Affine place = after(after(page_from_delivered, stored.delivered_from_stored), stored_from_square);
    const std::string layer = page.load_ink ? " /J " + ink(page.load_ink()).unparse() : "";
    xobjects = " /XObject << /I " + image(stored).unparse() + layer + " >>";
    content +=
        clip(page, stored, page_from_delivered) + matrix(place) + "/I Do\n" + (layer.empty() ? "" : "/J Do\n") + "Q\n";
  }
  const std::string text = text_layer(page.text, codes_, upright.width_px, upright.height_px);
  const std::string fonts = text.empty() ? "" : " /Font << /F " + font() + " >>";
  auto drawn = deflated("", content + text + "Q\n");
  pdf_.addPage(QPDFObjectHandle::parse(&pdf_,
                                       "<< /Type /Page /MediaBox [0 0 " + side(upright.width_px * scale) + " " +
                                           side(upright.height_px * scale) + "] /Resources <<" + xobjects + fonts +
                                           " >> /Contents " + drawn.unparse() + " >>",
                                       "page of a copy"),
               false);
}

void Draft::describe(const CopyTitle& title) {
  const std::string name = shown_title(title.title);
  auto root = pdf_.getRoot();
  root.replaceKey("/Metadata",
                  stream("<< /Type /Metadata /Subtype /XML >>", spool_.add(xmp_packet(name, title.source_sha256))));
  auto profile = deflated("/N 3", icc_srgb());
  root.replaceKey("/OutputIntents",
                  QPDFObjectHandle::parse(&pdf_,
                                          "[ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                                          " /Info (sRGB IEC61966-2.1) /DestOutputProfile " +
                                              profile.unparse() + " >> ]",
                                          "output intent of a copy"));
  root.replaceKey("/Lang", QPDFObjectHandle::newString("vi"));
  auto about = QPDFObjectHandle::newDictionary();
  about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(name));
  about.replaceKey("/Producer", QPDFObjectHandle::newString(std::string(copy_producer)));
  pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(about));
}

void Draft::write_to(AtomicFile& file) {
  spool_.done();
  IntoFile end(file);
  QPDFWriter writer(pdf_);
  writer.setOutputPipeline(&end);
  write_as_archive(writer);
  end.finish();
}

// 1-based pages whose text does not read back as it was recognized.
std::vector<int> differing_pages(const std::filesystem::path& written, std::span<const CopyPage> pages) {
  const std::vector<ReadPage> read = read_back(written);
  if (read.size() != pages.size())
    throw Error("cannot read back a PDF copy: " + std::to_string(read.size()) + " pages instead of " +
                    std::to_string(pages.size()),
                "copy_failed");
  std::vector<int> differing;
  for (std::size_t i = 0; i < pages.size(); ++i)
    if (!same_text(pages[i].text, read[i])) differing.push_back(static_cast<int>(i) + 1);
  return differing;
}

}  // namespace

PdfCopy write_pdf_copy(const std::filesystem::path& target, std::span<const CopyPage> pages, const CopyTitle& title) {
  if (pages.empty())
    throw Error("cannot write the PDF copy " + target.string() + ": it would have no pages", "copy_failed");
  AtomicFile file(target);
  try {
    Draft draft(target, pages);
    for (const CopyPage& page : pages) draft.add_page(page);
    draft.describe(title);
    draft.write_to(file);
  } catch (const Error&) {
    throw;
  } catch (const std::runtime_error& error) {  // qpdf's, which name no person
    throw Error("cannot write the PDF copy " + target.string() + ": " + error.what(), "copy_failed");
  }
  PdfCopy copy{.file = target,
               .sha256 = sha256_of_file(file.temporary()),
               .bytes = std::filesystem::file_size(file.temporary()),
               .pages = static_cast<int>(pages.size()),
               .pages_that_differ = differing_pages(file.temporary(), pages)};
  file.commit();
  return copy;
}

}  // namespace hotich
