// The log of copies: pages of set text in a grid of given cells.
#include "records/read_table.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"
#include "tests/records/drawn_page.h"

using namespace hotich;

namespace {

const FormLibrary& forms() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return library;
}

const std::vector<int> xs{100, 240, 560, 1500, 2050, 2650, 2900, 3300};
constexpr int head_bottom = 320, row_height = 120;

// What is set in each cell, '\n' between the lines of one that wraps.
using CellTexts = std::vector<std::string>;

const CellTexts heads{"STT",
                      "Ngày, tháng,\nnăm cấp bản\nsao Trích lục",
                      "Họ, chữ đệm, tên, giấy tờ tùy thân của\nngười yêu cầu cấp bản sao Trích lục",
                      "Loại bản sao\nTrích lục",
                      "Họ, chữ đệm, tên, chức vụ\ncủa người ký cấp bản\nsao Trích lục",
                      "Số lượng\nbản sao",
                      "Ghi chú"};
const CellTexts mau{"12", "05/03/2018", "Trần Thị Mẫu, CMND số\n111111111", "Khai sinh", "Lê Văn Mẫu,\nChủ tịch", "02",
                    ""};
const CellTexts thu{"13", "06/03/2018", "Lê Văn Thử, CCCD\n001085123456", "Khai tử", "Lê Văn Mẫu,\nChủ tịch", "1", ""};
const CellTexts nothing{"", "", "", "", "", "", ""};

struct Ledger {
  PageText text;
  TableCells table;
};

void set(const CellTexts& texts, int top, int bottom, std::vector<SetText>& pieces, TableCells& table) {
  std::vector<Box>& row = table.rows.emplace_back();
  for (size_t c = 0; c < texts.size(); ++c) {
    row.push_back({xs[c], top, xs[c + 1], bottom});
    int y = top + 15;
    std::string line;
    for (const char letter : texts[c] + "\n")
      if (letter != '\n') {
        line += letter;
      } else {
        if (!line.empty()) pieces.push_back({xs[c] + 15, y, line, 34});
        line.clear();
        y += 45;
      }
  }
}

Ledger ledger_of(const std::vector<CellTexts>& rows, const CellTexts& headings = heads) {
  Ledger ledger;
  std::vector<SetText> pieces;
  set(headings, 150, head_bottom, pieces, ledger.table);
  for (int r = 0; r < static_cast<int>(rows.size()); ++r)
    set(rows[static_cast<size_t>(r)], head_bottom + r * row_height, head_bottom + (r + 1) * row_height, pieces,
        ledger.table);
  ledger.text = drawn_page(pieces);
  return ledger;
}

TableMatch match_of(const Ledger& ledger) { return match_table(words_in_cells(ledger.text, ledger.table), forms()); }

TableReading reading_of(const Ledger& ledger) {
  return read_table(words_in_cells(ledger.text, ledger.table), match_of(ledger), 0.95);
}

std::string value(const TableEntry& entry, const std::string& name) {
  const auto found = std::ranges::find(entry.fields, name, &FieldReading::name);
  return found == entry.fields.end() || !found->value ? "" : *found->value;
}

FieldState state(const TableEntry& entry, const std::string& name) {
  return std::ranges::find(entry.fields, name, &FieldReading::name)->state;
}

}  // namespace

TEST_CASE("a ledger is known by its headings, however they wrap") {
  const TableMatch match = match_of(ledger_of({mau}));
  REQUIRE(match.match.form != nullptr);
  CHECK(match.match.form->id == "copy_log-register_page-2015");
  CHECK(match.match.labels_missing.empty());
  CHECK(match.match.labels.size() == 7);
  CHECK(match.first_row == 1);
}

TEST_CASE("each row of a ledger is an entry, its box the row") {
  const TableReading reading = reading_of(ledger_of({mau, thu}));
  REQUIRE(reading.entries.size() == 2);
  const TableEntry& first = reading.entries[0];
  CHECK(first.box == Box{100, 320, 3300, 440});
  CHECK(value(first, "row_number") == "12");
  CHECK(value(first, "issue_date") == "2018-03-05");
  CHECK(value(first, "applicant_full_name") == "TRẦN THỊ MẪU");
  CHECK(value(first, "applicant_id_document") == "CMND số 111111111");
  CHECK(value(first, "applicant_id_number") == "111111111");
  CHECK(value(first, "document_type") == "Khai sinh");
  CHECK(value(first, "signer_name") == "LÊ VĂN MẪU");
  CHECK(value(first, "signer_title") == "Chủ tịch");
  CHECK(value(first, "copy_count") == "02");
  CHECK(state(first, "notes") == FieldState::blank);
  CHECK(value(reading.entries[1], "applicant_full_name") == "LÊ VĂN THỬ");
  CHECK(value(reading.entries[1], "copy_count") == "1");
}

TEST_CASE("an identity paper is told from the name before it though the comma was lost") {
  CellTexts row = mau;
  row[2] = "Trần Thị Mẫu\nThẻ CCCD 001085123456";
  const TableReading reading = reading_of(ledger_of({row}));
  REQUIRE(reading.entries.size() == 1);
  CHECK(value(reading.entries[0], "applicant_full_name") == "TRẦN THỊ MẪU");
  CHECK(value(reading.entries[0], "applicant_id_number") == "001085123456");
}

TEST_CASE("rows without writing are blank, also when their number is printed") {
  CellTexts numbered = nothing;
  numbered[0] = "14";
  const TableReading reading = reading_of(ledger_of({mau, nothing, thu, numbered}));
  CHECK(reading.entries.size() == 2);
  CHECK(reading.blank_rows == 2);
}

TEST_CASE("a row that numbers the columns is no entry") {
  CHECK(reading_of(ledger_of({{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"}, mau})).entries.size() == 1);
}

TEST_CASE("what runs on in the next ruled row belongs to the entry above, and that is told") {
  CellTexts note = nothing;
  note[6] = "Ủy quyền";
  const TableReading reading = reading_of(ledger_of({mau, note, thu}));
  REQUIRE(reading.entries.size() == 2);
  const auto& fields = reading.entries[0].fields;
  const auto notes = std::ranges::find(fields, "notes", &FieldReading::name);
  CHECK(notes->value == "Ủy quyền");
  CHECK(std::ranges::count(notes->doubts, "rows_joined") == 1);
  CHECK(reading.entries[0].box == Box{100, 320, 3300, 560});
}

TEST_CASE("where the line between two rows was not found their numbers part them, or their dates") {
  CellTexts unnumbered = mau;
  unnumbered[0] = "";
  const bool numbers = GENERATE(true, false);
  Ledger ledger = ledger_of({mau, thu, numbers ? mau : unnumbered});
  for (size_t c = 0; c + 1 < xs.size(); ++c)
    ledger.table.rows[1][c] = united(ledger.table.rows[1][c], ledger.table.rows[2][c]);
  ledger.table.rows.erase(ledger.table.rows.begin() + 2);
  const TableReading reading = reading_of(ledger);
  REQUIRE(reading.entries.size() == 3);
  CHECK(value(reading.entries[0], "row_number") == "12");
  CHECK(value(reading.entries[0], "signer_title") == "Chủ tịch");
  CHECK(value(reading.entries[1], "row_number") == "13");
  CHECK(value(reading.entries[1], "applicant_full_name") == "LÊ VĂN THỬ");
  CHECK(value(reading.entries[2], "applicant_full_name") == "TRẦN THỊ MẪU");
  CHECK(value(reading.entries[2], "issue_date") == "2018-03-05");
  CHECK(reading.entries[1].box.y1 == reading.entries[2].box.y0);
}

TEST_CASE("a date that wraps parts no row") {
  CellTexts row = mau;
  row[1] = "05/03/\n2018";
  const TableReading reading = reading_of(ledger_of({row}));
  REQUIRE(reading.entries.size() == 1);
  CHECK(value(reading.entries[0], "issue_date") == "2018-03-05");
}

TEST_CASE("an entry of which only the name was read is an entry all the same") {
  CellTexts row = nothing;
  row[2] = "Trần Thị Mẫu, CMND 111111111";
  CHECK(reading_of(ledger_of({thu, row})).entries.size() == 2);
}

TEST_CASE("a heading that was not read is known by its place, one that is not there is missing") {
  CellTexts blurred = heads;
  blurred[5] = "S6 1uq";
  CHECK(value(reading_of(ledger_of({mau}, blurred)).entries.at(0), "copy_count") == "02");
  Ledger cut = ledger_of({mau});
  for (auto& row : cut.table.rows) row.pop_back();
  const TableMatch match = match_of(cut);
  REQUIRE(match.match.form != nullptr);
  CHECK(match.match.labels_missing == std::vector<std::string>{"notes"});
  CHECK(match.match.doubts == std::vector<std::string>{"labels_missing"});
  CHECK(state(reading_of(cut).entries.at(0), "notes") == FieldState::not_found);
}

TEST_CASE("a word read across the line between two columns is cut there") {
  Ledger ledger = ledger_of({nothing});
  // 14 letters of 30 px: the edge of the columns, x = 560, lies behind the tenth.
  ledger.text.lines.push_back({{{"15/03/2018Trần", {260, 340, 680, 374}, 0.9, {}}}, {260, 340, 680, 374}});
  const TableReading reading = reading_of(ledger);
  REQUIRE(reading.entries.size() == 1);
  CHECK(value(reading.entries[0], "issue_date") == "2018-03-15");
  CHECK(value(reading.entries[0], "applicant_full_name") == "TRẦN");
}

TEST_CASE("another table is no ledger") {
  const CellTexts others{"STT", "Họ và tên", "Ngày sinh", "Địa chỉ", "Số tiền", "Ký nhận", "Ghi chú"};
  const TableMatch match = match_of(ledger_of({mau}, others));
  CHECK(match.match.form == nullptr);
  CHECK(reading_of(ledger_of({mau}, others)).entries.empty());
}

TEST_CASE("entries written outside the edition's days are told") {
  CellTexts late = mau;
  late[1] = "05/03/2023";
  const Form& form = *match_of(ledger_of({mau})).match.form;
  CHECK_FALSE(is_outside_edition(reading_of(ledger_of({mau})), form));
  CHECK(is_outside_edition(reading_of(ledger_of({mau, late})), form));
}
