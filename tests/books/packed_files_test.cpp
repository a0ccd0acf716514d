// What is written into .xlsx and .zip files, read again with nothing but libzip and a look at the XML.
#include <zip.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <regex>

#include "books/xlsx_file.h"
#include "books/zip_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;

namespace {

// Names and contents in the order of the zip; "name@date" keeps the entry's DOS date out of the content.
std::vector<std::pair<std::string, std::string>> unpacked(const std::filesystem::path& file) {
  int code = 0;
  zip_t* zip = zip_open(file.c_str(), ZIP_RDONLY, &code);
  REQUIRE(zip != nullptr);
  std::vector<std::pair<std::string, std::string>> entries;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto at = static_cast<zip_uint64_t>(i);
    zip_stat_t about;
    REQUIRE(zip_stat_index(zip, at, 0, &about) == 0);
    std::string bytes(about.size, '\0');
    zip_file_t* entry = zip_fopen_index(zip, at, 0);
    REQUIRE(zip_fread(entry, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_fclose(entry);
    entries.emplace_back(zip_get_name(zip, at, ZIP_FL_ENC_GUESS), bytes);
  }
  zip_close(zip);
  return entries;
}

std::map<std::string, std::string> unpacked_by_name(const std::filesystem::path& file) {
  const auto entries = unpacked(file);
  return {entries.begin(), entries.end()};
}

const std::vector<XlsxSheet> sheets = {
    {.name = "DL Import",
     .rows = {{"STT", "so", "id"}, {"1", "01/2018", "001302000123"}, {"2", "", "Ổi & <b>"}},
     .head = XlsxSheet::Head::first_row,
     .first_column = XlsxSheet::FirstColumn::number},
    {.name = "Ghi chu", .rows = {{"1", "Nam"}}}};

}  // namespace

TEST_CASE("a workbook has its sheets, and its cells as text but for the row numbers") {
  const ScratchFolder folder;
  write_xlsx(folder / "a.xlsx", sheets, "KS.2018.01");
  const auto parts = unpacked_by_name(folder / "a.xlsx");
  const std::string book = parts.at("xl/workbook.xml"), sheet = parts.at("xl/worksheets/sheet1.xml"),
                    texts = parts.at("xl/sharedStrings.xml");
  CHECK(book.find("name=\"DL Import\"") < book.find("name=\"Ghi chu\""));
  CHECK(texts.find("<t>001302000123</t>") != std::string::npos);
  CHECK(texts.find("Ổi &amp; &lt;b&gt;") != std::string::npos);
  const std::regex number_cell("<c r=\"([A-Z]+[0-9]+)\"><v>");
  std::vector<std::string> numbers;
  for (std::sregex_iterator at(sheet.begin(), sheet.end(), number_cell), end; at != end; ++at)
    numbers.push_back((*at)[1]);
  CHECK(numbers == std::vector<std::string>{"A2", "A3"});
  CHECK(sheet.find("r=\"B3\"") == std::string::npos);  // an empty text is no cell
}

TEST_CASE("the same sheets give the same bytes at any time, in any time zone") {
  const ScratchFolder folder;
  write_xlsx(folder / "a.xlsx", sheets, "KS.2018.01");
  write_zip(folder / "a.zip", {{"a.pdf", [] { return std::string("one"); }}});
  ::setenv("TZ", "Asia/Ho_Chi_Minh", 1);
  ::tzset();
  write_xlsx(folder / "b.xlsx", sheets, "KS.2018.01");
  write_zip(folder / "b.zip", {{"a.pdf", [] { return std::string("one"); }}});
  ::unsetenv("TZ");
  ::tzset();
  CHECK(sha256_of_file(folder / "a.xlsx") == sha256_of_file(folder / "b.xlsx"));
  CHECK(sha256_of_file(folder / "a.zip") == sha256_of_file(folder / "b.zip"));
  CHECK(unpacked_by_name(folder / "a.xlsx").at("docProps/core.xml").find("2020-01-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("a zip holds its entries in order, their bytes as they were given") {
  const ScratchFolder folder;
  const std::string big(300000, 'x');
  write_zip(folder / "a.zip", {{"z/Ổi.pdf", [] { return std::string("one"); }},
                               {"a.pdf", [&] { return big; }},
                               {"empty", [] { return std::string(); }}});
  const auto entries = unpacked(folder / "a.zip");
  REQUIRE(entries.size() == 3);
  CHECK(entries[0] == std::pair<std::string, std::string>{"z/Ổi.pdf", "one"});
  CHECK(entries[1].second == big);
  CHECK(entries[2].second.empty());
}

TEST_CASE("what goes wrong while an entry is made comes out, and no zip is left") {
  const ScratchFolder folder;
  const auto fails = []() -> std::string { throw Error("cannot cut page 1: made to fail", "damaged_file"); };
  try {
    write_zip(folder / "a.zip", {{"a.pdf", [] { return std::string("one"); }}, {"b.pdf", fails}});
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.code() == "damaged_file");
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a folder that cannot be written to is an error of the output") {
  const ScratchFolder folder;
  std::ofstream(folder / "file") << "in the way";
  CHECK_THROWS_AS(write_xlsx(folder.path() / "file" / "a.xlsx", sheets, "x"), Error);
  CHECK_THROWS_AS(write_zip(folder.path() / "file" / "a.zip", {{"a", [] { return std::string("b"); }}}), Error);
}
