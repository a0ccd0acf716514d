#pragma once
// Pages to be read again although they were read: a newer model, a mended form, a lamp of the scanner that flickered
// since Monday. What a person decided stays (store/record_store.h): the new reading is kept beside it.
#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace hotich {

// What is said narrows the choice; what is not said does not count.
struct RedoChoice {
  std::optional<std::string> other_than_versions;  // pages read by other versions than these (PageRow::versions)
  std::string form;   // id of a form ("birth-certificate-2015") or part of it ("birth", "birth-2015"); "unknown"
  std::string since;  // ISO date (UTC): read on that day or later; pages read before the ledger knew times are left out
  std::string reason;  // code among the page's reasons
  bool empty() const { return !other_than_versions && form.empty() && since.empty() && reason.empty(); }
};

// The pages chosen are read again by the next run; until then they count as they are. How many they are now, marked
// before or just now. Pages that wait for a retry are left as they are.
std::int64_t mark_again(Database& database, const RedoChoice& choice);

}  // namespace hotich
