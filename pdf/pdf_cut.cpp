#include "pdf/pdf_cut.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <vector>

#include "core/error.h"
#include "pdf/pdf_archive_writer.h"
#include "pdf/pdf_pages.h"

namespace hotich {
namespace {

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  write_as_archive(writer);
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string cut_pages(const std::filesystem::path& copy, std::span<const int> pages) {
  const auto pdf = open_pdf(copy);
  try {
    const std::vector<QPDFObjectHandle> all = pdf->getAllPages();
    std::vector<QPDFObjectHandle> kept;
    for (const int page : pages) {
      if (page < 1 || static_cast<size_t>(page) > all.size())
        throw Error("cannot cut page " + std::to_string(page) + " out of " + copy.string() + ": there is no such page",
                    "damaged_file");
      kept.push_back(all[static_cast<size_t>(page) - 1]);
    }
    for (const QPDFObjectHandle& page : all) pdf->removePage(page);
    for (const QPDFObjectHandle& page : kept) pdf->addPage(page, false);
    return written(*pdf);
  } catch (const Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw Error("cannot cut pages out of " + copy.string() + ": " + error.what(), "damaged_file");
  }
}

}  // namespace hotich
