#pragma once
// How the PDF/A files of this program are written by libqpdf. For the .cpp files of pdf/ only.

class QPDFWriter;

namespace hotich {

// Streams as they are, objects packed, the same bytes each time, and what ISO 19005-2 asks of the syntax.
void write_as_archive(QPDFWriter& writer);

}  // namespace hotich
