#pragma once
// Drawn pages with known content for the reading tests.
#include <string>

#include "core/image.h"
#include "ocr/erase_rules.h"

namespace hotich::drawing {

Image paper(int width_px, int height_px, double dpi);
void write(Image& page, const std::string& ascii, int x, int baseline,
           double letter_px);  // letter_px: height of capitals
void dot(Image& page, double x, double y, double radius);
void line(Image& page, Point from, Point to, int thickness);
void leader(Image& page, Point from, Point to, double pitch, double radius);  // a row of dots
int dark_pixels(const Image& page, const Box& box);

// A form of six rows: labels, values over dotted leaders, a ruled value, a one-word line, a number alone. `ink`
// darkness as print.
Image form(double dpi);
inline constexpr const char* form_words[] = {"HO",  "TEN",  "NGAY", "SINH", "DAN", "TOC",   "KINH",
                                             "QUE", "QUAN", "HUE",  "GHI",  "CHU", "251987"};

}  // namespace hotich::drawing
