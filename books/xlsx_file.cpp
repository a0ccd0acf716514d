#include "books/xlsx_file.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/atomic_file.h"
#include "core/error.h"

namespace hotich {
namespace {

// Closing frees the workbook, also when it fails.
struct CloseWorkbook {
  void operator()(lxw_workbook* book) const { workbook_close(book); }
};
using Workbook = std::unique_ptr<lxw_workbook, CloseWorkbook>;

constexpr std::time_t made_at = 1577836800;  // 2020-01-01T00:00:00Z: the bytes must not tell when

struct Formats {
  lxw_format *head = nullptr, *text = nullptr;
};

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book)};
  for (lxw_format* format : {formats.head, formats.text}) format_set_num_format_index(format, 49);  // "@"
  format_set_bold(formats.head);
  return formats;
}

void check(lxw_error error, const std::filesystem::path& target) {
  if (error != LXW_NO_ERROR)
    throw Error("cannot write the workbook " + target.string() + ": " + lxw_strerror(error), "unwritable_output");
}

void add_sheet(lxw_workbook* book, const XlsxSheet& sheet, const Formats& formats,
               const std::filesystem::path& target) {
  lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
  if (page == nullptr)
    throw Error("cannot write the workbook " + target.string() + ": no sheet can be called " + sheet.name,
                "unwritable_output");
  const bool headed = sheet.head == XlsxSheet::Head::first_row;
  size_t widest = 0;
  for (size_t row = 0; row < sheet.rows.size(); ++row) {
    widest = std::max(widest, sheet.rows[row].size());
    for (size_t column = 0; column < sheet.rows[row].size(); ++column) {
      const std::string& text = sheet.rows[row][column];
      if (text.empty()) continue;
      const auto at_row = static_cast<lxw_row_t>(row);
      const auto at_column = static_cast<lxw_col_t>(column);
      const bool in_head = headed && row == 0;
      if (column == 0 && !in_head && sheet.first_column == XlsxSheet::FirstColumn::number)
        check(worksheet_write_number(page, at_row, at_column, std::strtod(text.c_str(), nullptr), nullptr), target);
      else
        check(worksheet_write_string(page, at_row, at_column, text.c_str(), in_head ? formats.head : formats.text),
              target);
    }
  }
  if (widest > 0) worksheet_set_column(page, 0, static_cast<lxw_col_t>(widest - 1), 18, nullptr);
  if (headed) worksheet_freeze_panes(page, 1, 0);
}

}  // namespace

void write_xlsx(const std::filesystem::path& target, const std::vector<XlsxSheet>& sheets, const std::string& title) {
  AtomicFile file(target);
  Workbook book(workbook_new(file.temporary().c_str()));
  if (!book) throw Error("cannot write the workbook " + target.string() + ": out of memory", "unwritable_output");
  std::string name = title, maker = "hotich";
  lxw_doc_properties properties{};
  properties.title = name.data();
  properties.author = maker.data();
  properties.created = made_at;
  check(workbook_set_properties(book.get(), &properties), target);
  const Formats formats = formats_of(book.get());
  for (const XlsxSheet& sheet : sheets) add_sheet(book.get(), sheet, formats, target);
  check(workbook_close(book.release()), target);
  file.commit();
}

}  // namespace hotich
