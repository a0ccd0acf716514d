#pragma once
// How a stored image goes into a PDF (ISO 32000-1, 8.9.5) without decoding it. Pure text and bytes, no PDF library.
#include <string>

#include "core/page.h"

namespace hotich {

// Throws Error(copy_failed) for an image no PDF/A-2 can hold as it is: size, components, depth, palette or byte count
// impossible, or JPEG 2000 that can_embed_jpx refuses.
void check_image(const StoredImage& image);

// The image's dictionary in PDF syntax, without Length. `ink_space`: the reference ("12 0 R") that stands for CMYK.
std::string image_dictionary(const StoredImage& image, const std::string& ink_space);

// The dictionary of a one-bit image as an explicit mask (8.9.6.3): what is black is painted.
std::string mask_dictionary(const StoredImage& mask);

// DeviceN over cyan, magenta, yellow and black with its colour function, in PDF syntax; `tint` is the reference of the
// function.
std::string ink_space(const std::string& tint);
std::string ink_function();             // type 4 program
std::string ink_function_dictionary();  // its dictionary, without Length

// A JP2 file around a bare codestream; a JP2 file comes back unchanged.
std::string as_jp2(const StoredImage& image);

}  // namespace hotich
