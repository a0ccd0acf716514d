#pragma once
// Records and their revisions. A record is never overwritten: another content is another revision, and what a person
// decided stays current when the machine reads again.
#include <string>
#include <vector>

#include "records/record.h"
#include "store/database.h"
#include "store/ledger.h"

namespace hotich {

class RecordStore {
 public:
  explicit RecordStore(Database& database) : database_(database) {}  // tables must be migrated

  // The records the machine found on a page, to be called inside the page's transaction. Same content as the machine's
  // last revision: none is added. A record the machine does not find any more is no longer current (its revisions
  // stay). A record that a person has revised stays current as the person left it, whatever the machine reads later.
  void keep_page(const std::string& sha256, int page, const std::vector<Record>& records);

  std::vector<Record> current_of_page(const std::string& sha256,
                                      int page);  // in reading order: by the entry number that ends record_id
  int revisions(const std::string& record_id);

 private:
  void keep(const Record& record);
  std::int64_t append(const Record& record);  // the number of the new revision
  std::int64_t newest_revision(const std::string& record_id, const std::string& origin);  // 0 = none
  Record load(const std::string& record_id, std::int64_t revision);

  Database& database_;
};

// Of current records on contents that count (store/ledger.h); fields that a paper does not have are not counted.
struct AcceptedCount {
  std::int64_t records = 0, accepted_records = 0, fields = 0, accepted_fields = 0;
};
AcceptedCount count_accepted(Database& database, Contents contents);

}  // namespace hotich
