#pragma once
// hOCR 1.2 (HTML with boxes): the words of a file with their places, for tools of the OCR world.
#include <span>
#include <string>

#include "pipeline/listed_files.h"
#include "store/page_row.h"

namespace hotich {

// One XHTML document a file: ocr_page > ocr_carea > ocr_line > ocrx_word, pixels of the delivered page; x_wconf is the
// engine's confidence in percent, textangle the turn in degrees counter-clockwise.
std::string hocr_html(const ListedFile& file, std::span<const PageRow> pages, const std::string& version);

}  // namespace hotich
