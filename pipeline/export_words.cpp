#include "pipeline/export_words.h"

#include <vector>

#include "core/atomic_file.h"
#include "pipeline/export_alto.h"
#include "pipeline/export_hocr.h"
#include "pipeline/listed_files.h"

namespace hotich {

void export_words(Database& database, const std::filesystem::path& out, WordFormat format) {
  Ledger ledger(database);
  for (const ListedFile& file : listed_files(ledger)) {
    if (!file.duplicate_of.empty()) continue;
    std::vector<PageRow> pages = pages_of_file(ledger, file.input);
    std::erase_if(pages, [](const PageRow& page) { return page.width_px <= 0 || page.height_px <= 0; });
    if (pages.empty()) continue;
    if (format == WordFormat::alto)
      write_file(out / "alto" / (file.input.path + ".xml"), alto_xml(file, pages, HOTICH_VERSION));
    else
      write_file(out / "hocr" / (file.input.path + ".html"), hocr_html(file, pages, HOTICH_VERSION));
  }
}

}  // namespace hotich
