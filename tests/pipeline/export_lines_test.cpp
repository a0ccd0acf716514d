#include "pipeline/export_lines.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/text.h"
#include "pipeline/job_queue.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;
using Json = nlohmann::ordered_json;

namespace {

std::vector<Json> json_lines(const std::filesystem::path& file) {
  std::vector<Json> lines;
  for (const std::string& line : file_lines(file)) lines.push_back(Json::parse(line));
  return lines;
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

// Two files of one page, a third with the content of the first.
void make_three_files(MadeLedger& made) {
  const std::string a = made_sha('a'), b = made_sha('b');
  made.add(made_input("2/b.jpg", a, 1), {made_page(a, 1)});
  made.add(made_input("10/a.jpg", b, 1), {made_page(b, 1)});
  made.add(made_input("10/z.jpg", a, 1), {});
  made.records.keep_page(a, 1, {made_record(a, 1)});
  made.records.keep_page(b, 1, {made_record(b, 1)});
  made.ledger.remember_copy({a, "copies/2/b.jpg.pdf", made_sha('c'), 10});
  made.list({{"2/b.jpg", ""}, {"10/a.jpg", ""}, {"10/z.jpg", "2/b.jpg"}});
}

}  // namespace

TEST_CASE("the line of a page and the line of a record are exactly these bytes") {
  MadeLedger made;
  make_three_files(made);
  export_lines(*made.database, made.out.path());
  const std::string sha = made_sha('a');
  CHECK(
      file_lines(made.out / "pages.jsonl").at(0) ==
      R"({"file":"2/b.jpg","sha256":")" + sha +
          R"(","page":1,"status":"PASS","reasons":["dpi_derived"],"message":null,"width_px":1654,"height_px":2339,"dpi":200.0,)"
          R"("orientation_deg":90,"skew_deg":-1.25,"skew_confidence":0.875,"text":"KHAI SINH","mean_word_confidence":0.9375,)"
          R"("unread_ink":0.0125,"kind":"birth","paper":"certificate","edition":"2015","copy":"copies/2/b.jpg.pdf",)"
          R"("cpu_seconds":0.5,"versions":{"program":"0.1.0"}})");
  CHECK(
      file_lines(made.out / "records.jsonl").at(0) ==
      R"({"record_id":")" + sha + R"(-1-1","source":{"file":"2/b.jpg","sha256":")" + sha +
          R"(","page":1,"box":[0,0,1654,2339]},"kind":"birth","paper":"certificate","edition":"2015","is_copy":false,)"
          R"("status":"PASS","accepted":false,"fields":{"child_full_name":{"raw":"Đặng Thị Ổi","value":"ĐẶNG THỊ ỔI","state":"read",)"
          R"("confidence":0.9688,"accepted":false,"box":[100,200,300,240],"doubts":[]},"child_home_town":{"raw":"","value":null,"state":"blank",)"
          R"("confidence":0.75,"accepted":false,"box":null,"doubts":[]}}})");
}

TEST_CASE("lines follow the listing; the same database gives the same bytes") {
  MadeLedger made;
  make_three_files(made);
  export_lines(*made.database, made.out.path());
  const auto pages = json_lines(made.out / "pages.jsonl");
  REQUIRE(pages.size() == 3);
  CHECK(pages[0]["file"] == "2/b.jpg");
  CHECK(pages[1]["file"] == "10/a.jpg");
  CHECK(pages[1]["copy"].is_null());
  const std::string before = file_text(made.out / "pages.jsonl") + file_text(made.out / "records.jsonl");
  export_lines(*made.database, made.out.path());
  CHECK(file_text(made.out / "pages.jsonl") + file_text(made.out / "records.jsonl") == before);
}

TEST_CASE("a duplicate has its line a page and no record of its own, even when the listing does not call it one") {
  MadeLedger made;
  make_three_files(made);
  if (GENERATE(false, true)) made.list({{"2/b.jpg", ""}, {"10/a.jpg", ""}, {"10/z.jpg", ""}});
  export_lines(*made.database, made.out.path());
  const Json line = json_lines(made.out / "pages.jsonl").at(2);
  CHECK(line["file"] == "10/z.jpg");
  CHECK(line["reasons"] == Json{"dpi_derived", "duplicate"});
  CHECK(line["duplicate_of"] == "2/b.jpg");
  CHECK(line["copy"] == "copies/2/b.jpg.pdf");
  CHECK(file_lines(made.out / "records.jsonl").size() == 2);
}

TEST_CASE("a page that was not read says null, not nought") {
  MadeLedger made;
  const std::string a = made_sha('a'), unread = unreadable_key("locked.jpg");
  made.add(made_input("bad.pdf", a, 0), {made_failure(a, 0, "damaged_file")});
  made.add(made_input("locked.jpg", unread, 0), {made_failure(unread, 0, "unreadable_file")});
  made.list({{"bad.pdf", ""}, {"locked.jpg", ""}});
  export_lines(*made.database, made.out.path());
  const auto pages = json_lines(made.out / "pages.jsonl");
  REQUIRE(pages.size() == 2);
  CHECK(pages[0]["page"] == 0);
  CHECK(pages[0]["status"] == "FAIL");
  CHECK(pages[0]["reasons"] == Json{"damaged_file"});
  CHECK(pages[0]["message"] == "cannot read the page: made to fail");
  for (const char* key : {"width_px", "height_px", "dpi", "orientation_deg", "skew_deg", "skew_confidence", "text",
                          "mean_word_confidence", "unread_ink", "paper", "edition", "copy"}) {
    INFO(key);
    CHECK(pages[0].at(key).is_null());
  }
  CHECK(pages[0]["kind"] == "unknown");
  CHECK(pages[1]["sha256"].is_null());
  CHECK(file_text(made.out / "records.jsonl").empty());
}

TEST_CASE("a page whose copy failed keeps what was read") {
  MadeLedger made;
  PageRow row = made_page(made_sha('a'), 1);
  row.status = Status::fail;
  row.reasons = {"copy_failed"};
  made.add(made_input("a.jpg", row.sha256, 1), {row});
  made.list({{"a.jpg", ""}});
  export_lines(*made.database, made.out.path());
  const Json line = json_lines(made.out / "pages.jsonl").at(0);
  CHECK(line["status"] == "FAIL");
  CHECK(line["text"] == "KHAI SINH");
  CHECK(line["skew_deg"] == -1.25);
}

TEST_CASE("any bytes in a file name come out readable, and exact in hex when they are no UTF-8") {
  MadeLedger made;
  const std::vector<std::string> names = {"a\"b\\c\n\t.jpg", "đơn/Ổi.jpg", "x\xff\xfey.jpg", "\xc3.jpg"};
  std::vector<ListedInput> listing;
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string sha = made_sha(static_cast<char>('a' + i));
    made.add(made_input(names[i], sha, 1), {made_page(sha, 1)});
    made.ledger.remember_copy({sha, "copies/" + names[i] + ".pdf", made_sha('0'), 1});
    made.records.keep_page(sha, 1, {made_record(sha, 1)});
    listing.push_back({names[i], ""});
  }
  made.list(listing);
  export_lines(*made.database, made.out.path());
  const auto pages = json_lines(made.out / "pages.jsonl"), records = json_lines(made.out / "records.jsonl");
  REQUIRE(pages.size() == names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    const bool utf8 = is_utf8(names[i]);
    CHECK(pages[i].contains("file_hex") == !utf8);
    CHECK(pages[i].contains("copy_hex") == !utf8);
    if (utf8) CHECK(pages[i]["file"] == names[i]);
    CHECK(records[i]["source"]["file"] == pages[i]["file"]);
  }
  CHECK(pages[2]["file"] == "x\uFFFD\uFFFDy.jpg");
  CHECK(pages[2]["file_hex"] == "78fffe792e6a7067");
}

TEST_CASE("a file gone from the folder is not exported, its rows stay; a file the run did not come to is left out") {
  MadeLedger made;
  make_three_files(made);
  made.list({{"10/a.jpg", ""}, {"never-read.jpg", ""}});
  export_lines(*made.database, made.out.path());
  CHECK(json_lines(made.out / "pages.jsonl").size() == 1);
  CHECK(json_lines(made.out / "records.jsonl").size() == 1);
  CHECK(made.ledger.pages_of(made_sha('a')).size() == 1);
}

TEST_CASE("a page that waits for a retry is still listed as failed") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("a.pdf", a, 2), {made_page(a, 1), made_failure(a, 2, "damaged_file")});
  made.list({{"a.pdf", ""}});
  made.ledger.forget_failed();
  export_lines(*made.database, made.out.path());
  const auto pages = json_lines(made.out / "pages.jsonl");
  REQUIRE(pages.size() == 2);
  CHECK(pages[1]["status"] == "FAIL");
}

TEST_CASE("the row of a file whose pages could not be counted goes when they can be") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("a.pdf", a, 0), {made_failure(a, 0, "internal_error")});
  made.list({{"a.pdf", ""}});
  made.ledger.forget_failed();
  made.add(made_input("a.pdf", a, 1), {made_page(a, 1)});
  export_lines(*made.database, made.out.path());
  const auto pages = json_lines(made.out / "pages.jsonl");
  REQUIRE(pages.size() == 1);
  CHECK(pages[0]["page"] == 1);
}

TEST_CASE("an output that cannot be written is an error and leaves the old lines") {
  MadeLedger made;
  make_three_files(made);
  export_lines(*made.database, made.out.path());
  const std::string before = file_text(made.out / "pages.jsonl");
  std::filesystem::remove(made.out / "records.jsonl");
  std::filesystem::create_directory(made.out / "records.jsonl");
  std::filesystem::create_directory(made.out.path() / "records.jsonl" / "in the way");
  CHECK_THROWS_AS(export_lines(*made.database, made.out.path()), Error);
  CHECK(file_text(made.out / "pages.jsonl") == before);
  for (const auto& entry : std::filesystem::directory_iterator(made.out.path()))
    CHECK(entry.path().string().find("hotich-tmp") == std::string::npos);
}

TEST_CASE("the keys of both kinds of lines are the documented ones, in their order") {
  MadeLedger made;
  make_three_files(made);
  Record record = made_record(made_sha('a'), 1);
  record.fields[0].state = FieldState::struck;
  record.fields[0].replaced_by = "x";
  record.fields[0].replaced_by_box = {1, 2, 3, 4};
  made.records.keep_page(made_sha('a'), 1, {record});
  export_lines(*made.database, made.out.path());
  CHECK(keys_of(json_lines(made.out / "pages.jsonl").at(1)) ==
        std::vector<std::string>{"file",       "sha256",
                                 "page",       "status",
                                 "reasons",    "message",
                                 "width_px",   "height_px",
                                 "dpi",        "orientation_deg",
                                 "skew_deg",   "skew_confidence",
                                 "text",       "mean_word_confidence",
                                 "unread_ink", "kind",
                                 "paper",      "edition",
                                 "copy",       "cpu_seconds",
                                 "versions"});
  const Json line = json_lines(made.out / "records.jsonl").at(0);
  CHECK(keys_of(line) == std::vector<std::string>{"record_id", "source", "kind", "paper", "edition", "is_copy",
                                                  "status", "accepted", "fields"});
  CHECK(keys_of(line["source"]) == std::vector<std::string>{"file", "sha256", "page", "box"});
  CHECK(keys_of(line["fields"]["child_full_name"]) == std::vector<std::string>{"raw", "value", "state", "confidence",
                                                                               "accepted", "box", "doubts",
                                                                               "replaced_by", "replaced_by_box"});
  CHECK_FALSE(line["fields"]["child_home_town"].contains("replaced_by"));
  CHECK_FALSE(line["fields"]["child_home_town"].contains("replaced_by_box"));
}
