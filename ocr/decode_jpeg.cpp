#include "ocr/decode_jpeg.h"

#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

// jpeglib.h needs <cstdio> before it.
#include <jerror.h>
#include <jpeglib.h>

#include "core/error.h"

namespace hotich {
namespace {

constexpr int max_scans =
    500;  // a progressive file may ask for the same work again and again (a bomb below any pixel limit)

// The handle and what libjpeg says about it. libjpeg leaves a failing call by longjmp, so no C++ object with a
// destructor may live in the frames between guarded() and libjpeg: everything owned sits here, outside them.
struct Reader {
  jpeg_error_mgr error{};  // first member: libjpeg hands back a pointer to it
  std::jmp_buf jump;
  char text[JMSG_LENGTH_MAX] = {};
  int code = 0;
  bool cut = false;
  jpeg_progress_mgr progress{};
  jpeg_decompress_struct jpeg{};

  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { jpeg_destroy_decompress(&jpeg); }
};

Reader& reader_of(j_common_ptr common) { return *static_cast<Reader*>(common->client_data); }

void stop(j_common_ptr common) {
  Reader& reader = reader_of(common);
  if (reader.text[0] == '\0') common->err->format_message(common, reader.text);
  reader.code = common->err->msg_code;
  std::longjmp(reader.jump, 1);
}

// Level -1 is "the data are corrupt, I go on with a guess": for records a guess is a failure. Remarks about metadata
// stay remarks.
void note(j_common_ptr common, int level) {
  if (level >= 0) return;
  const int code = common->err->msg_code;
  if (code == JWRN_ADOBE_XFORM || code == JWRN_JFIF_MAJOR || code == JWRN_BOGUS_ICC) return;
  reader_of(common).cut = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER;
  stop(common);
}

void count_scans(j_common_ptr common) {
  Reader& reader = reader_of(common);
  if (reader.jpeg.input_scan_number <= max_scans) return;
  std::strcpy(reader.text, "too many scans");
  std::longjmp(reader.jump, 1);
}

template <class Step>
void guarded(Reader& reader, const Step& step) {
  if (setjmp(reader.jump) == 0) {
    step();
    return;
  }
  const bool unsupported = reader.code == JERR_BAD_PRECISION || reader.code == JERR_SOF_UNSUPPORTED;
  const bool cut = reader.cut || reader.code == JERR_INPUT_EOF || reader.code == JERR_INPUT_EMPTY;
  throw Error(std::string("cannot decode JPEG image: ") + reader.text,
              unsupported ? "unknown_format" : (cut ? "truncated_image" : "damaged_file"));
}

void start(Reader& reader, std::string_view bytes) {
  reader.jpeg.err = jpeg_std_error(&reader.error);
  reader.jpeg.client_data = &reader;
  reader.error.error_exit = stop;
  reader.error.emit_message = note;
  reader.error.output_message = [](j_common_ptr) {};
  reader.progress.progress_monitor = count_scans;
  guarded(reader, [&] {
    jpeg_create_decompress(&reader.jpeg);
    reader.jpeg.client_data = &reader;
    reader.jpeg.progress = &reader.progress;
    jpeg_mem_src(&reader.jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_save_markers(&reader.jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&reader.jpeg, TRUE);
  });
  const int components = reader.jpeg.num_components;
  if (components != 1 && components != 3 && components != 4)
    throw Error("cannot decode JPEG image: " + std::to_string(components) + " colour components", "unknown_format");
}

}  // namespace

JpegHead jpeg_head(std::string_view bytes) {
  Reader reader;
  start(reader, bytes);
  return {.width_px = static_cast<int>(reader.jpeg.image_width),
          .height_px = static_cast<int>(reader.jpeg.image_height),
          .components = reader.jpeg.num_components,
          .ink = reader.jpeg.saw_Adobe_marker ? InkSense::complemented : InkSense::as_stored};
}

PictureMarks jpeg_marks(std::string_view bytes) {
  Reader reader;
  start(reader, bytes);
  PictureMarks marks;
  for (jpeg_saved_marker_ptr marker = reader.jpeg.marker_list; marker != nullptr; marker = marker->next) {
    const std::string_view block(reinterpret_cast<const char*>(marker->data), marker->data_length);
    if (block.starts_with(std::string_view("Exif\0\0", 6))) {
      marks = exif_marks(block.substr(6));
      break;
    }
  }
  const double unit = reader.jpeg.density_unit == 2 ? 2.54 : 1;
  const double jfif_x_dpi = reader.jpeg.X_density * unit, jfif_y_dpi = reader.jpeg.Y_density * unit;
  const bool said = reader.jpeg.saw_JFIF_marker && reader.jpeg.density_unit != 0 && jfif_x_dpi > 0 && jfif_x_dpi != 72;
  if (said || marks.x_dpi <= 0) {
    marks.x_dpi = reader.jpeg.density_unit == 0 ? 0 : jfif_x_dpi;
    marks.y_dpi = reader.jpeg.density_unit == 0 ? 0 : jfif_y_dpi;
  }
  return marks;
}

Image decode_jpeg(std::string_view bytes, InkSense ink, const DecodeLimits& limits) {
  Reader reader;
  start(reader, bytes);
  jpeg_decompress_struct& jpeg = reader.jpeg;
  check_size(jpeg.image_width, jpeg.image_height, limits);
  const bool inks = jpeg.num_components == 4;
  const bool gray = jpeg.num_components == 1;
  jpeg.out_color_space = inks ? JCS_CMYK : (gray ? JCS_GRAYSCALE : JCS_RGB);
  Image image = blank_image(static_cast<int>(jpeg.image_width), static_cast<int>(jpeg.image_height),
                            gray ? PixelFormat::gray8 : PixelFormat::rgb8);
  std::vector<std::uint8_t> ink_row(inks ? std::size_t{jpeg.image_width} * 4 : 0);
  guarded(reader, [&] {
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
      std::uint8_t* to = image.row(static_cast<int>(jpeg.output_scanline));
      JSAMPROW row = inks ? ink_row.data() : to;
      jpeg_read_scanlines(&jpeg, &row, 1);
      if (!inks) continue;
      for (int x = 0; x < image.width_px; ++x) {
        const auto amount = [&](int c) {
          return ink == InkSense::complemented ? 255 - ink_row[4 * x + c] : int{ink_row[4 * x + c]};
        };
        for (int c = 0; c < 3; ++c) to[3 * x + c] = light_of_ink(amount(c), amount(3));
      }
    }
    jpeg_finish_decompress(&jpeg);
  });
  return gray_when_equal(std::move(image));
}

}  // namespace hotich
