#include "pdf/pdf_copy_xmp.h"

#include "core/text.h"
#include "pdf/pdf_read_back.h"

namespace hotich {
namespace {

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

}  // namespace

std::string shown_title(std::string_view title) {
  std::string out;
  for (const auto& word : copied_words(std::string(title))) out += (out.empty() ? "" : " ") + word;
  return out.empty() ? "-" : out;
}

std::string xmp_packet(const std::string& shown_title, const std::string& source_sha256) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
      "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
      "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n";
  out += "<pdf:Producer>" + std::string(copy_producer) + "</pdf:Producer><dc:format>application/pdf</dc:format>\n";
  out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(shown_title) + "</rdf:li></rdf:Alt></dc:title>\n";
  if (!source_sha256.empty()) out += "<dc:source>sha256:" + xml(source_sha256) + "</dc:source>\n";
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

}  // namespace hotich
