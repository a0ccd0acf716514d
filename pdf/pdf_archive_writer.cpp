#include "pdf/pdf_archive_writer.h"

#include <qpdf/QPDFWriter.hh>

namespace hotich {

void write_as_archive(QPDFWriter& writer) {
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDeterministicID(true);
  writer.setMinimumPDFVersion("1.7");
  writer.setNewlineBeforeEndstream(true);  // 6.1.7.1
  writer.write();
}

}  // namespace hotich
