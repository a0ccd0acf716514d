#include "pdf/pdf_jbig2.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <string>

#include "core/error.h"
#include "pdf/poppler_messages.h"

namespace hotich {
namespace {

bool is_jbig2(QPDFObjectHandle image) {
  if (!image.isStream()) return false;
  QPDFObjectHandle filter = image.getDict().getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() > 0) filter = filter.getArrayItem(filter.getArrayNItems() - 1);
  return filter.isName() && filter.getName() == "/JBIG2Decode";
}

// A page of an inch with the picture over it; whatever it is coloured with or masked by stays behind.
std::string picture_alone(QPDFObjectHandle image) {
  auto pdf = QPDF::create();
  pdf->emptyPDF();
  pdf->setSuppressWarnings(true);
  QPDFObjectHandle picture = image.isIndirect() ? image : image.getOwningQPDF()->makeIndirectObject(image);
  picture = pdf->copyForeignObject(picture);
  for (const char* key : {"/SMask", "/Mask", "/Decode", "/OC", "/ImageMask", "/Intent", "/Alternates"})
    picture.getDict().removeKey(key);
  picture.getDict().replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceGray"));
  picture.getDict().replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(1));
  QPDFObjectHandle content = QPDFObjectHandle::newStream(pdf.get(), "72 0 0 72 0 0 cm /I Do");
  pdf->addPage(
      QPDFObjectHandle::parse(pdf.get(), "<< /Type /Page /MediaBox [0 0 72 72] /Contents " + content.unparse() +
                                             " /Resources << /XObject << /I " + picture.unparse() + " >> >> >>"),
      false);
  QPDFWriter writer(*pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

void prove(QPDFObjectHandle image) {
  const std::string pdf = picture_alone(image);
  collect_poppler_messages();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> page(document ? document->create_page(0) : nullptr);
  const bool drawn = page && poppler::page_renderer().render_page(page.get(), 72, 72).is_valid();
  if (!drawn || !poppler_messages().empty())
    throw Error("cannot render page of PDF: a JBIG2 image in it is damaged or not understood", "truncated_image");
}

}  // namespace

void prove_jbig2(const PaintedImage& painted) {
  QPDFObjectHandle dictionary = painted.stream->getDict();
  for (QPDFObjectHandle image : {*painted.stream, dictionary.getKey("/SMask"), dictionary.getKey("/Mask")})
    if (is_jbig2(image)) prove(image);
}

}  // namespace hotich
