#pragma once
// What the image decoders share: limits, what a file says of itself besides pixels, and plain pixel work.
#include <cstdint>
#include <string>

#include "core/image.h"
#include "core/page.h"

namespace hotich {

struct DecodeLimits {
  double max_megapixels = 200;  // checked from the header, before anything of that size is allocated
};

// What a picture file says besides its pixels. 0 dpi = not said.
struct PictureMarks {
  int orientation = 1;  // EXIF / TIFF 6.0 tag 274: 1..8
  double x_dpi = 0, y_dpi = 0;
};

// Throws Error(too_many_pixels), or Error(damaged_file) for a side of 0 or less or above 2^24.
void check_size(std::int64_t width_px, std::int64_t height_px, const DecodeLimits& limits);

// A picture of this size, all bytes 0, dpi 0.
Image blank_image(int width_px, int height_px, PixelFormat format);

// Delivered from stored px for an orientation of 1..8 (others count as 1); pixel i covers [i, i+1).
Affine orientation_map(int orientation, int width_px, int height_px);

struct PixelSize {
  int width_px = 0, height_px = 0;
};
PixelSize delivered_size(int width_px, int height_px, const Affine& delivered_from_stored);

// The stored picture as delivered: exact for turns and mirrors, bilinear where `delivered_from_stored` also stretches.
Image delivered_image(Image stored, const Affine& delivered_from_stored);

// rgb8 whose channels are equal everywhere becomes gray8; anything else comes back as it is.
Image gray_when_equal(Image image);

// Ink 0..255 of the four colours to light 0..255 (plain multiplication, no profile): what viewers do without one.
std::uint8_t light_of_ink(int ink, int black);

// Rows of a decoded picture as a raw StoredImage (no turn): 1 bit a pixel when gray with only 0 and 255 in it.
StoredImage raw_stored(const Image& image);

// Rows of samples packed to bytes (Coding::raw) to pixels, without turn. Throws Error(truncated_image) for too few
// bytes.
Image decode_raw(const StoredImage& stored, const DecodeLimits& limits);

// Resolution and orientation of an EXIF block ("II" or "MM" first, no "Exif\0\0"); hostile bytes give defaults.
PictureMarks exif_marks(std::string_view tiff_block);

}  // namespace hotich
