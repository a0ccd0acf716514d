#include <map>
#include <string>
#include <utility>

#include "books/audit_book.h"
#include "core/text.h"

namespace hotich {
namespace {

// Name and whole date of birth; "" where one of them is not known: a name alone is borne by many.
std::string person_of(const Record& record, const std::string& role) {
  constexpr size_t whole_date = 10;
  const std::string name = content_of(record, role + "_full_name"), birth = content_of(record, role + "_birth_date");
  return name.empty() || birth.size() != whole_date ? "" : to_upper(name) + "|" + birth;
}

struct Entry {
  std::string number, place;  // place: file:page
  bool noted = false;
};

Entry entry_of(const Record& record, const BookPage& page) {
  return {number_of_entry(record), page.file + ":" + std::to_string(page.page), !content_of(record, "notes").empty()};
}

}  // namespace

Findings audit_spouses(const BookPages& pages) {
  Findings findings;
  std::map<std::pair<std::string, std::string>, Entry> married;  // role and person -> last entry
  for (const BookPage& page : pages.pages) {
    if (!page.duplicate_of.empty()) continue;
    for (const Record& record : page.records) {
      if (record.kind != "marriage") continue;
      const Entry entry = entry_of(record, page);
      for (const std::string role : {"wife", "husband"}) {
        const std::string person = person_of(record, role);
        if (person.empty()) continue;
        const auto [before, is_new] = married.try_emplace({role, person}, entry);
        if (is_new) continue;
        if (!before->second.noted && before->second.number != entry.number)
          findings.push_back({"earlier_marriage",
                              (role == "wife" ? "Người vợ" : "Người chồng") + (" của số " + entry.number) +
                                  " đã có ở số " + before->second.number + " (" + before->second.place +
                                  "), mục ấy không có ghi chú",
                              "The " + role + " of " + entry.number + " is that of " + before->second.number + " (" +
                                  before->second.place + "), which has no note",
                              page.file, page.page});
        before->second = entry;
      }
    }
  }
  return findings;
}

}  // namespace hotich
