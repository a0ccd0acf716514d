#include "pipeline/report_html.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "core/error.h"
#include "pipeline/markup.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

PageRow to_review(const std::string& sha256, int page, const std::vector<std::string>& reasons) {
  PageRow row = made_page(sha256, page);
  row.status = Status::review;
  row.reasons = reasons;
  row.thumbnail_jpeg =
      "\xFF\xD8"
      "picture";
  return row;
}

// a.pdf: PASS and REVIEW with a record in doubt; b.jpg FAIL; c.jpg the same as a.pdf.
void make_run(MadeLedger& made) {
  const std::string a = made_sha('a'), b = made_sha('b');
  PageRow review = to_review(a, 2, {"unread_ink", "dpi_derived"});
  review.cpu_seconds = 2.5;
  Record doubtful = made_record(a, 2);
  doubtful.status = Status::review;
  doubtful.fields[0].confidence = 0.3;
  doubtful.fields[1].state = FieldState::not_found;
  made.add(made_input("sub/a.pdf", a, 2), {made_page(a, 1), review});
  made.add(made_input("b.jpg", b, 0), {made_failure(b, 0, "truncated_image")});
  made.add(made_input("c.pdf", a, 2), {});
  made.records.keep_page(a, 1, {made_record(a, 1)});
  made.records.keep_page(a, 2, {doubtful});
  made.ledger.remember_copy({a, "copies/sub/a.pdf", made_sha('c'), 10});
  made.list({{"sub/a.pdf", ""}, {"b.jpg", ""}, {"c.pdf", "sub/a.pdf"}});
}

}  // namespace

TEST_CASE("the report counts pages, files and records once, duplicates apart") {
  MadeLedger made;
  make_run(made);
  const ReportFacts facts = report_facts(*made.database);
  CHECK(std::tuple(facts.pages.pass, facts.pages.review, facts.pages.fail) == std::tuple(1, 1, 1));
  CHECK(std::tuple(facts.files.pass, facts.files.review, facts.files.fail) == std::tuple(0, 1, 1));
  CHECK(std::tuple(facts.records.pass, facts.records.review, facts.records.fail) == std::tuple(1, 1, 0));
  REQUIRE(facts.duplicates.size() == 1);
  CHECK(facts.duplicates[0].file == "c.pdf");
  CHECK(facts.pages_waiting == 0);
  CHECK(facts.skipped.at("skipped_hidden") == 2);
  CHECK(facts.folder == "/scans/2026");
}

TEST_CASE("the report counts what is accepted unseen, absent fields aside") {
  MadeLedger made;
  make_run(made);
  Record accepted = made_record(made_sha('a'), 1);
  accepted.accepted = accepted.fields[0].accepted = true;
  accepted.fields[1].state = FieldState::absent;
  made.records.keep_page(made_sha('a'), 1, {accepted});
  const ReportFacts facts = report_facts(*made.database);
  CHECK((facts.accepted.records == 2 && facts.accepted.accepted_records == 1));
  CHECK((facts.accepted.fields == 3 && facts.accepted.accepted_fields == 1));
  CHECK(report_html(facts).find("fields accepted, of 3") != std::string::npos);
}

TEST_CASE("reasons are those of pages to see; remarks stand apart") {
  MadeLedger made;
  make_run(made);
  const ReportFacts facts = report_facts(*made.database);
  std::vector<std::string> reasons;
  for (const NamedCount& reason : facts.reasons) reasons.push_back(reason.name);
  CHECK(reasons == std::vector<std::string>{"truncated_image", "unread_ink"});
  REQUIRE(facts.remarks.size() == 1);
  CHECK(facts.remarks[0].name == "dpi_derived");
  CHECK(facts.remarks[0].pages == 2);
}

TEST_CASE("papers, fields to see and times are counted") {
  MadeLedger made;
  make_run(made);
  const ReportFacts facts = report_facts(*made.database);
  REQUIRE(facts.papers.size() == 2);
  CHECK(facts.papers[0].kind == "birth");
  CHECK(facts.papers[0].pages.total() == 2);
  CHECK(facts.papers[0].records == 2);
  CHECK(facts.papers[1].kind == "unknown");  // last, whatever its number
  REQUIRE(facts.to_see.size() == 2);
  const auto& fields = facts.to_see[0].fields;
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].why == std::vector<std::string>{"low_confidence"});
  CHECK(fields[1].why == std::vector<std::string>{"not_found"});
  CHECK(facts.times.total == Approx(0.5 + 2.5 + 0.25));
  CHECK(facts.times.median == Approx(0.5));
  CHECK(facts.times.slowest.at(0).page == 2);
}

TEST_CASE("a field that several entries of a page have in doubt is listed once, with all reasons") {
  MadeLedger made;
  const std::string a = made_sha('a');
  PageRow page = made_page(a, 1);
  page.status = Status::review;
  made.add(made_input("a.pdf", a, 1), {page});
  Record first = made_record(a, 1), second = first;
  second.record_id = a + "-1-2";
  first.fields[0].doubts = {"extra_text"};
  second.fields[0].doubts = {"extra_text", "rows_joined"};
  made.records.keep_page(a, 1, {first, second});
  made.list({{"a.pdf", ""}});
  const ReportFacts facts = report_facts(*made.database);
  CHECK(facts.records.total() == 2);
  REQUIRE(facts.to_see.size() == 1);
  const auto& fields = facts.to_see[0].fields;
  REQUIRE(std::ranges::count(fields, first.fields[0].name, &FieldToSee::name) == 1);
  CHECK(std::ranges::find(fields, first.fields[0].name, &FieldToSee::name)->why ==
        std::vector<std::string>{"extra_text", "rows_joined"});
}

TEST_CASE("the slowest pages are the eight slowest, slowest first") {
  MadeLedger made;
  const std::string a = made_sha('a');
  std::vector<PageRow> pages;
  for (int page = 1; page <= 30; ++page) {
    pages.push_back(made_page(a, page));
    pages.back().cpu_seconds = (page * 7) % 31;
  }
  made.add(made_input("a.pdf", a, 30), pages);
  made.list({{"a.pdf", ""}});
  const PageTimes times = report_facts(*made.database).times;
  REQUIRE(times.slowest.size() == 8);
  for (size_t i = 0; i < 8; ++i) CHECK(times.slowest[i].cpu_seconds == 30 - static_cast<double>(i));
  CHECK(times.percentile_95 == Approx(29));
}

TEST_CASE("pages not read yet and folders not opened are told") {
  MadeLedger made;
  const std::string a = made_sha('a');
  made.add(made_input("a.pdf", a, 5), {made_page(a, 1)});
  made.list({{"a.pdf", ""}, {"not-looked-at.pdf", ""}});
  made.ledger.remember_listing(made.ledger.listing(), {{"unreadable_folders", "3"}});
  const ReportFacts facts = report_facts(*made.database);
  CHECK(facts.pages_waiting == 5);  // four of a.pdf and at least one of the other
  const std::string html = report_html(facts);
  CHECK(has(html, "at least 5 pages are not read yet"));
  CHECK(has(html, "3 folders could not be opened"));
}

TEST_CASE("the report shows every page to see, with its reason in both languages and a link to its copy") {
  MadeLedger made;
  make_run(made);
  write_report(*made.database, made.out.path());
  const std::string html = file_text(made.out / "report.html");
  CHECK(count_of(html, "<article ") == 2);
  CHECK(has(html,
            "<span lang=\"vi\">Có nét mực chưa được đọc</span><span lang=\"en\">Ink on the page was not read</span>"));
  CHECK(has(html, "href=\"copies/sub/a.pdf#page=2\""));
  CHECK(has(html, "data:image/jpeg;base64,/9hwaWN0dXJl"));
  CHECK(has(html, "Giấy khai sinh 2015"));
  CHECK(has(html, "transform:rotate(-90deg)"));
  CHECK(has(html, "cannot read the page: made to fail"));
  write_report(*made.database, made.out.path());
  CHECK(file_text(made.out / "report.html") == html);
}

TEST_CASE("no value that was read stands in the report") {
  MadeLedger made;
  make_run(made);
  const std::string html = report_html(report_facts(*made.database));
  CHECK_FALSE(has(html, "Ổi"));
  CHECK_FALSE(has(html, "ỔI"));
  CHECK_FALSE(has(html, "KHAI SINH"));
  CHECK(has(html, "họ tên"));
}

TEST_CASE("the report loads nothing: no address but its own copies, sections and pictures") {
  MadeLedger made;
  make_run(made);
  const std::string html = report_html(report_facts(*made.database));
  const std::regex link("(src|href|action|data|poster)=\"([^\"]*)\"");
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at) {
    const std::string address = (*at)[2];
    INFO(address);
    CHECK(
        (address.starts_with("data:image/jpeg;base64,") || address.starts_with("copies/") || address.starts_with("#")));
  }
  for (const char* outside :
       {"http:", "https:", "//cdn", "@import", "url(", "<link", "<iframe", "fetch(", "XMLHttpRequest"})
    CHECK_FALSE(has(html, outside));
}

TEST_CASE("nothing in a file name, reason or message becomes markup") {
  MadeLedger made;
  const std::string evil = "\"><script>alert(1)</script><b x='{{style}}[[a|b]]\xff&.pdf";
  const std::string a = made_sha('a'), b = made_sha('b');
  PageRow failed = made_failure(b, 0, "<i>code");
  failed.message = "cannot <read> " + evil;
  made.add(made_input(evil, a, 1), {to_review(a, 1, {"\"onclick=\"x", "unread_ink"})});
  made.add(made_input("b" + evil, b, 0), {failed});
  made.add(made_input("c" + evil, a, 1), {});
  made.ledger.remember_copy({a, "copies/" + evil, made_sha('c'), 1});
  made.ledger.remember_listing({{evil, ""}, {"b" + evil, ""}, {"c" + evil, evil}}, {{"folder", evil}, {"<u>", "1"}});
  Record record = made_record(a, 1);
  record.fields[0].name = "<s>field";
  record.fields[0].doubts = {"<u>doubt\""};
  made.records.keep_page(a, 1, {record});
  const std::string html = report_html(report_facts(*made.database));
  for (const char* markup : {"<script>alert", "<b x=", "<i>code", "<read>", "<s>field", "<u>doubt", "\"onclick="})
    CHECK_FALSE(has(html, markup));
  CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(has(html, "{{style}}[[a|b]]\uFFFD&amp;.pdf"));
  CHECK(has(html, "href=\"copies/%22%3E%3Cscript%3Ealert%281%29%3C/script%3E"));
  CHECK(has(html, "%FF%26.pdf\""));
  CHECK(count_of(html, "<script>") == 1);
}

TEST_CASE("an empty folder has a report too") {
  MadeLedger made;
  const std::string before_any_run = report_html(report_facts(*made.database));
  CHECK(has(before_any_run, "</html>"));
  made.list({});
  const std::string html = report_html(report_facts(*made.database));
  CHECK(has(html, "Không có."));
  CHECK_FALSE(has(html, "nan"));
  CHECK_FALSE(has(html, "<article"));
}

TEST_CASE("pictures stop at a limit, the pages do not") {
  MadeLedger made;
  std::vector<ListedInput> listing;
  for (const char digit : {'1', '2', '3', '4', '5'}) {
    PageRow row = to_review(made_sha(digit), 1, {"unread_ink"});
    row.thumbnail_jpeg = std::string(most_thumbnail_bytes / 3, 'x');
    const std::string name = std::string(1, digit) + ".jpg";
    made.add(made_input(name, row.sha256, 1), {row});
    listing.push_back({name, ""});
  }
  made.list(listing);
  const ReportFacts facts = report_facts(*made.database);
  CHECK(facts.to_see.size() == 5);
  CHECK(std::ranges::count_if(facts.to_see, [](const ReportPage& page) { return !page.thumbnail_jpeg.empty(); }) == 3);
}

TEST_CASE("bytes, numbers and addresses are written as the web wants them") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64(std::string("\x00\xff\x80\x01", 4)) == "AP+AAQ==");
  CHECK(url_of("a b/ộ%#?.pdf") == "a%20b/%E1%BB%99%25%23%3F.pdf");
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1\u202F000");
  CHECK(grouped(1234567) == "1\u202F234\u202F567");
  CHECK(grouped(-1000) == "-1\u202F000");
  CHECK(decimal(0.425, 2).vi == "0,42");
  CHECK(decimal(3, 1).en == "3.0");
  CHECK(escaped("a<\n&'\xff") == "a&lt; &amp;&#39;\uFFFD");
}

TEST_CASE("a template is filled once, and its faults are told") {
  CHECK(filled("<p>{{x}} [[một|one]]</p>", {{"x", "{{x}}[[y"}}) ==
        "<p>{{x}}[[y <span lang=\"vi\">một</span><span lang=\"en\">one</span></p>");
  CHECK_THROWS_AS(filled("{{y}}", {{"x", ""}}), Error);
  CHECK_THROWS_AS(filled("{{x", {{"x", ""}}), Error);
  CHECK_THROWS_AS(filled("[[một]]", {}), Error);
}

TEST_CASE("names of papers, fields and reasons are said in words") {
  CHECK(paper_words("birth", "extract", "2020").vi == "Trích lục khai sinh 2020");
  CHECK(paper_words("marriage", "certificate", "2015").vi == "Giấy chứng nhận kết hôn 2015");
  CHECK(paper_words("marriage", "certificate", "2015").en == "Marriage certificate 2015");
  CHECK(paper_words("unknown", "", "").vi == "Không rõ");
  CHECK(paper_words("something_new", "", "").en == "Something new");
  CHECK(field_words("mother_full_name").what.vi == "họ tên");
  CHECK(field_words("mother_full_name").who.vi == "mẹ");
  CHECK(field_words("adopted_child_sex").who.vi == "con nuôi");
  CHECK(field_words("registration_date").who.vi.empty());
  CHECK(field_words("brand_new").what.vi == "brand_new");
  CHECK(reason_words("empty_file").en == "The file is empty (0 bytes)");
  CHECK(reason_words("no_such_code").vi == "no_such_code");
}
