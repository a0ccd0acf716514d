#pragma once
// What is done and what is not: inputs, pages, copies. Survives a power cut at any moment; the rest of the output
// folder can be made again from it.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/page_row.h"

namespace hotich {

// A file as the last run found it, in its order.
struct ListedInput {
  std::string path;
  std::string duplicate_of;  // path of the file with the same content listed before; "" = none
};

// Which scans count: those that the last run found in its folder, or, while none has come to its end, all that are
// known, each as it is now. What a scan held before it was replaced stays in the database and counts no more.
enum class Contents { of_last_run, known };
std::string which_contents(Contents contents);  // condition of SQL that begins with the column sha256

// Pages that are to be read again: failed ones after a retry was asked, any after `redo` (store/redo.h).
// `as_they_were`: a failed one as the failure it was, another as it was read.
enum class Waiting { left_out, as_they_were };

class Ledger {
 public:
  explicit Ledger(Database& database) : database_(database) {}  // tables must be migrated

  std::map<std::string, InputRow> known_inputs();              // by path
  std::map<std::string, std::map<int, Status>> known_pages();  // by content, then page; without those waiting
  std::map<std::string, CopyRow> known_copies();               // by content of the input

  std::string content_shown_by(const std::string& copy);  // of the input whose copy has this path; "" = none has
  // Whether a file other than `path` holds this content.
  bool is_elsewhere(const std::string& sha256, const std::string& path);

  // To be called inside one transaction per page. Rows of the same key are replaced; a page counts its attempts.
  void remember_input(const InputRow& input);
  void remember_page(const PageRow& page);
  void remember_copy(const CopyRow& copy);

  std::vector<PageRow> pages_of(const std::string& sha256, Waiting waiting = Waiting::left_out);  // in page order
  std::vector<PageRow> pages_telling_of_books();  // covers and closing pages (PageRow::book_fields), in page order
  void forget_failed();  // FAIL pages wait to be read again; until then they are shown as what they were

  void remember_listing(const std::vector<ListedInput>& inputs, const std::map<std::string, std::string>& facts);
  std::vector<ListedInput> listing();
  std::map<std::string, std::string> facts();  // of the last run: "folder", "skipped_hidden", ..., "listed_at" (UTC)
  // The facts whose names start with `prefix` become these.
  void replace_facts(std::string_view prefix, const std::map<std::string, std::string>& facts);

 private:
  Database& database_;
};

}  // namespace hotich
