#pragma once
// The files of the last run's listing with what the ledger knows of them: what the exports and the report speak of.
#include <string>
#include <vector>

#include "store/ledger.h"

namespace hotich {

struct ListedFile {
  InputRow input;
  std::string duplicate_of;  // path of the file listed before with the same content; "" = none
  std::string copy;          // path of its copy below the output folder; "" = none
};

// In the order of the listing. Files the ledger holds nothing of (the run was broken off before them) are left out;
// files that are in the ledger but not in the listing (gone from the folder) too. Of files with the same content only
// the first is no duplicate, whatever the listing says.
std::vector<ListedFile> listed_files(Ledger& ledger);

// Rows of a file in page order, pages waiting for a retry shown as the failures they were. Rows that no longer fit the
// file (a page 0 from when its pages could not be counted) are left out.
std::vector<PageRow> pages_of_file(Ledger& ledger, const InputRow& input);

}  // namespace hotich
