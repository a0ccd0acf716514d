#pragma once
// ALTO 4.4 (Library of Congress, ns-v4): the words of a file with their places, for library and archive software.
#include <span>
#include <string>

#include "pipeline/listed_files.h"
#include "store/page_row.h"

namespace hotich {

// One document a file, a Page a page that was opened; pixels of the delivered page. WC is the engine's confidence, PC
// the page's mean. ROTATION of a Page as ALTO counts it: degrees counter-clockwise. `version` names the program.
std::string alto_xml(const ListedFile& file, std::span<const PageRow> pages, const std::string& version);

}  // namespace hotich
