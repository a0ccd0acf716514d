#include "pipeline/export_hocr.h"

#include <algorithm>
#include <cmath>

#include "pipeline/delivered_words.h"
#include "pipeline/markup.h"

namespace hotich {
namespace {

std::string element(const char* tag, const char* kind, const std::string& id, const std::string& properties) {
  return std::string("<") + tag + " class=\"" + kind + "\" id=\"" + id + "\" title=\"" + escaped(properties) + "\"";
}

std::string word_element(const Word& word, const std::string& id) {
  const int percent = static_cast<int>(std::lround(100 * std::clamp(word.confidence, 0.0, 1.0)));
  return element("span", "ocrx_word", id, "bbox " + box_text(word.box) + "; x_wconf " + std::to_string(percent)) + ">" +
         escaped(word.text) + "</span>";
}

std::string line_element(const Line& line, const std::string& id, int orientation_deg) {
  const std::string angle = orientation_deg == 0 ? "" : "; textangle " + std::to_string(360 - orientation_deg);
  std::string html = "   " + element("span", "ocr_line", id, "bbox " + box_text(line.box) + angle) + ">";
  for (size_t i = 0; i < line.words.size(); ++i)
    html += (i > 0 ? " " : "") + word_element(line.words[i], id + "_" + std::to_string(i + 1));
  return html + "</span>\n";
}

// A property holds its file name in quotes: none may stand inside.
std::string quoted(const std::string& path) {
  std::string name = path;
  std::ranges::replace(name, '"', '_');
  return "\"" + name + "\"";
}

std::string page_element(const PageRow& page, const std::string& path) {
  const std::string number = std::to_string(page.page), sheet = box_text({0, 0, page.width_px, page.height_px});
  std::string html =
      " " +
      element("div", "ocr_page", "page_" + number,
              "image " + quoted(path) + "; bbox " + sheet + "; ppageno " + std::to_string(page.page - 1)) +
      ">\n";
  const PageText text = delivered_words(page);
  if (!text.lines.empty()) {
    html += "  " + element("div", "ocr_carea", "block_" + number + "_1", "bbox " + sheet) + " lang=\"vi\">\n";
    for (size_t i = 0; i < text.lines.size(); ++i)
      html += line_element(text.lines[i], "line_" + number + "_" + std::to_string(i + 1), page.orientation_deg);
    html += "  </div>\n";
  }
  return html + " </div>\n";
}

}  // namespace

std::string hocr_html(const ListedFile& file, std::span<const PageRow> pages, const std::string& version) {
  std::string html =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
      "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"vi\" lang=\"vi\">\n<head>\n<title>" +
      escaped(file.input.path) +
      "</title>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"/>\n<meta name=\"ocr-system\" "
      "content=\"hotich " +
      escaped(version) +
      "\"/>\n<meta name=\"ocr-capabilities\" content=\"ocr_page ocr_carea ocr_line ocrx_word ocrp_wconf\"/>\n"
      "</head>\n<body>\n";
  for (const PageRow& page : pages) html += page_element(page, file.input.path);
  return html + "</body>\n</html>\n";
}

}  // namespace hotich
