#include "pipeline/found_pages.h"

#include <catch2/catch.hpp>

#include "tests/pipeline/made_ledger.h"

using namespace hotich;

namespace {

Record nth_record(const std::string& sha256, int number) {
  Record record = made_record(sha256, 1);
  record.record_id = sha256 + "-1-" + std::to_string(number);
  record.fields[0].value = std::to_string(number);
  return record;
}

}  // namespace

TEST_CASE("found pages are those of the listing, with reasons that ask for a look and text") {
  MadeLedger made;
  PageRow page = made_page(made_sha('a'), 1);
  page.reasons = {"unread_ink", "dpi_derived"};
  made.add(made_input("2/a.jpg", made_sha('a'), 1), {page});
  made.add(made_input("gone.jpg", made_sha('b'), 1), {made_page(made_sha('b'), 1)});
  made.list({{"2/a.jpg", ""}});
  const FoundPages pages = found_pages(*made.database);
  REQUIRE(pages.size() == 1);
  const FoundPage& found = pages.at({"2/a.jpg", 1});
  CHECK(found.reasons == std::vector<std::string>{"unread_ink"});
  CHECK(found.text == "KHAI SINH");
  CHECK(found.kind == "birth");
}

TEST_CASE("records of a found page come as they are numbered, the tenth after the ninth") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("a.jpg", a, 1), {made_page(a, 1)});
  std::vector<Record> records;
  for (int number = 11; number >= 1; --number) records.push_back(nth_record(a, number));
  made.records.keep_page(a, 1, records);
  made.list({{"a.jpg", ""}});
  const FoundPage found = found_pages(*made.database).at({"a.jpg", 1});
  REQUIRE(found.records.size() == 11);
  for (size_t i = 0; i < 11; ++i) CHECK(found.records[i].fields[0].value == std::to_string(i + 1));
}

TEST_CASE("a duplicate is a found page without records, as it is exported") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("a.jpg", a, 1), {made_page(a, 1)});
  made.add(made_input("z.jpg", a, 1), {});
  made.records.keep_page(a, 1, {made_record(a, 1)});
  made.list({{"a.jpg", ""}, {"z.jpg", "a.jpg"}});
  const FoundPages pages = found_pages(*made.database);
  CHECK(pages.at({"a.jpg", 1}).records.size() == 1);
  CHECK(pages.at({"z.jpg", 1}).records.empty());
}
