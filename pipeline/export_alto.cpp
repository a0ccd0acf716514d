#include "pipeline/export_alto.h"

#include <cstdio>

#include "pipeline/delivered_words.h"
#include "pipeline/markup.h"

namespace hotich {
namespace {

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string share(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.4f", value < 0 ? 0.0 : value > 1 ? 1.0 : value);
  return text;
}

std::string place(const Box& box) {
  return attribute("HPOS", std::to_string(box.x0)) + attribute("VPOS", std::to_string(box.y0)) +
         attribute("WIDTH", std::to_string(box.width())) + attribute("HEIGHT", std::to_string(box.height()));
}

std::string string_element(const Word& word, const std::string& id) {
  return "<String" + attribute("ID", id) + place(word.box) + attribute("CONTENT", word.text) +
         attribute("WC", share(word.confidence)) + "/>";
}

std::string line_element(const Line& line, const std::string& id) {
  std::string xml = "          <TextLine" + attribute("ID", id) + place(line.box) + ">";
  for (size_t i = 0; i < line.words.size(); ++i)
    xml += (i > 0 ? "<SP/>" : "") + string_element(line.words[i], id + "_s" + std::to_string(i + 1));
  return xml + "</TextLine>\n";
}

std::string page_element(const PageRow& page) {
  const std::string id = "p" + std::to_string(page.page);
  const Box sheet{0, 0, page.width_px, page.height_px};
  const std::string turned =
      page.orientation_deg == 0 ? "" : attribute("ROTATION", std::to_string(360 - page.orientation_deg));
  std::string xml = "    <Page" + attribute("ID", id) + attribute("PHYSICAL_IMG_NR", std::to_string(page.page)) +
                    attribute("HEIGHT", std::to_string(page.height_px)) +
                    attribute("WIDTH", std::to_string(page.width_px)) +
                    attribute("PC", share(page.mean_word_confidence)) + turned + attribute("LANG", "vi") + ">\n";
  const PageText text = delivered_words(page);
  if (!text.lines.empty()) {
    xml += "      <PrintSpace" + place(sheet) + ">\n        <TextBlock" + attribute("ID", id + "_b1") + place(sheet) +
           ">\n";
    for (size_t i = 0; i < text.lines.size(); ++i)
      xml += line_element(text.lines[i], id + "_l" + std::to_string(i + 1));
    xml += "        </TextBlock>\n      </PrintSpace>\n";
  }
  return xml + "    </Page>\n";
}

}  // namespace

std::string alto_xml(const ListedFile& file, std::span<const PageRow> pages, const std::string& version) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.loc.gov/standards/alto/"
      "ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd\" SCHEMAVERSION=\"4.4\">\n"
      "  <Description>\n    <MeasurementUnit>pixel</MeasurementUnit>\n    <sourceImageInformation>\n      <fileName>" +
      escaped(file.input.path) + "</fileName>\n      <fileIdentifier fileIdentifierLocation=\"SHA-256\">" +
      escaped(file.input.sha256) +
      "</fileIdentifier>\n    </sourceImageInformation>\n    <Processing ID=\"reading\">\n      "
      "<processingCategory>contentGeneration</processingCategory>\n      <processingSoftware>"
      "<softwareName>hotich</softwareName><softwareVersion>" +
      escaped(version) + "</softwareVersion></processingSoftware>\n    </Processing>\n  </Description>\n  <Layout>\n";
  for (const PageRow& page : pages) xml += page_element(page);
  return xml + "  </Layout>\n</alto>\n";
}

}  // namespace hotich
