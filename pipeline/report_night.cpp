#include "pipeline/report_night.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/markup.h"
#include "pipeline/report_plot.h"
#include "pipeline/report_sheets.h"

namespace hotich {
namespace {

constexpr size_t files_shown = 100, odd_shown = 12;

// What a better scan would mend.
constexpr std::array<std::string_view, 8> rescan_codes = {"empty_file",     "damaged_file",   "truncated_image",
                                                          "no_pages",       "no_text",        "implausible_words",
                                                          "unknown_format", "too_many_pixels"};

std::string time_element(const std::string& utc) {
  if (utc.size() < 16) return "";
  return "<time datetime=\"" + escaped(utc) + "\">" + escaped(utc.substr(0, 10) + " " + utc.substr(11, 5) + " UTC") +
         "</time>";
}

// The script shows times in the language around them.
std::string with_time(const std::string& vi, const std::string& en, const std::string& utc) {
  const std::string time = time_element(utc);
  return "<span lang=\"vi\">" + vi + time + "</span><span lang=\"en\">" + en + time + "</span>";
}

Bilingual duration(double seconds) {
  const auto minutes = static_cast<std::int64_t>(seconds / 60);
  if (minutes >= 60)
    return {std::to_string(minutes / 60) + " giờ " + std::to_string(minutes % 60) + " phút",
            std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min"};
  if (minutes >= 5) return {std::to_string(minutes) + " phút", std::to_string(minutes) + " min"};
  const std::string whole = std::to_string(static_cast<std::int64_t>(seconds));
  return {whole + " giây", whole + " s"};
}

Bilingual bytes(std::int64_t count) {
  constexpr std::array units = {"kB", "MB", "GB", "TB"};
  double value = static_cast<double>(count) / 1000;
  size_t unit = 0;
  while (value >= 1000 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  const Bilingual number = decimal(value, value < 10 ? 1 : 0);
  return {number.vi + " " + units[unit], number.en + " " + units[unit]};
}

std::string figure(const std::string& number, const std::string& what) {
  return "<div><dt>" + what + "</dt><dd>" + number + "</dd></div>";
}

std::string run_figures(const RunRow& run) {
  const double rate = run.seconds > 0 ? 60 * static_cast<double>(run.pages()) / run.seconds : 0;
  return "<dl class=\"figures\">" + figure(grouped(run.pages()), both("trang đã đọc", "pages read")) +
         figure(both(duration(run.seconds)), both("thời gian chạy", "running time")) +
         figure(both(decimal(rate, 1)), both("trang mỗi phút", "pages a minute")) +
         figure(std::to_string(run.workers), both("luồng", "workers")) +
         figure(both(duration(run.cpu_seconds)), both("CPU", "CPU")) + "</dl>";
}

// Room for more pages, by what those read so far take: copies and database together.
std::string disk_line(const ReportFacts& facts) {
  const NightFacts& night = facts.night;
  if (night.run.disk_total_bytes == 0) return "";
  const std::int64_t used = night.copies_bytes + night.run.database_bytes;
  std::string room;
  if (facts.pages.total() > 0 && used > 0) {
    const double a_page = static_cast<double>(used) / static_cast<double>(facts.pages.total());
    const std::string pages = grouped(
        static_cast<std::int64_t>(std::floor(static_cast<double>(night.run.disk_free_bytes) / std::max(1.0, a_page))));
    room = both("; đủ chỗ cho khoảng " + pages + " trang nữa", "; room for about " + pages + " more pages");
  }
  const auto amount = [](std::int64_t count) { return both(bytes(count)); };
  return "<p class=\"remarks\">" + both("Đĩa: còn trống ", "Disk: free ") + amount(night.run.disk_free_bytes) + " / " +
         amount(night.run.disk_total_bytes) + room + " · " + both("bản quét ", "scans ") + amount(night.scans_bytes) +
         " · " + both("bản sao ", "copies ") + amount(night.copies_bytes) + " · " +
         both("cơ sở dữ liệu ", "database ") + amount(night.run.database_bytes) + "</p>";
}

std::string file_list(const std::string& title, const std::vector<std::string>& files) {
  if (files.empty()) return "";
  std::string rows;
  for (size_t i = 0; i < std::min(files_shown, files.size()); ++i)
    rows += "<li class=\"path\"><bdi>" + escaped(files[i]) + "</bdi></li>";
  if (files.size() > files_shown) rows += "<li>… +" + std::to_string(files.size() - files_shown) + "</li>";
  return "<details><summary>" + title + " <span class=\"count\">" + grouped(static_cast<std::int64_t>(files.size())) +
         "</span></summary><ul class=\"files\">" + rows + "</ul></details>";
}

std::string number_cell(std::int64_t count) {
  return count == 0 ? "<td class=\"number zero\">0</td>" : "<td class=\"number\">" + grouped(count) + "</td>";
}

std::string number_head(std::string vi, std::string en) {
  return "<th class=\"number\">" + both(std::move(vi), std::move(en)) + "</th>";
}

Bilingual measure_words(Measure measure) {
  switch (measure) {
    case Measure::skew:
      return {"Độ nghiêng", "Skew"};
    case Measure::size:
      return {"Khổ giấy", "Size"};
    case Measure::darkness:
      return {"Độ tối", "Darkness"};
  }
  return {};
}

Bilingual measured(const Deviation& odd, double value) {
  const auto with = [](const Bilingual& number, const char* unit) {
    return Bilingual{number.vi + unit, number.en + unit};
  };
  if (odd.measure == Measure::skew) return with(decimal(value, 1), "°");
  if (odd.measure == Measure::size) return with(decimal(value, 0), " cm²");
  return with(decimal(100 * value, 0), " %");
}

std::string odd_row(const PageMeasure& page, const Deviation& odd) {
  const std::string number = page.pages_of_file > 1 ? ":" + std::to_string(page.page) : "";
  const std::string fragment = page.page > 1 ? "#page=" + std::to_string(page.page) : "";
  const std::string name = "<bdi>" + escaped(page.file) + "</bdi>" + number;
  const std::string link =
      page.copy.empty() ? name : "<a href=\"" + url_of(page.copy) + fragment + "\">" + name + "</a>";
  return "<tr><td>" + both(measure_words(odd.measure)) + "</td><td class=\"path\">" + link +
         "</td><td class=\"number\">" + both(measured(odd, odd.value)) + "</td><td class=\"number\">" +
         both(measured(odd, odd.median)) + "</td></tr>";
}

std::string rescan_row(const ReportPage& page) {
  std::string why;
  for (const std::string& code : page.reasons)
    if (!is_remark(code)) why += (why.empty() ? "" : "; ") + both(reason_words(code));
  const std::string number = page.page > 0 && page.pages_of_file > 1 ? std::to_string(page.page) : "";
  return "<tr><td class=\"box\">☐</td><td class=\"path\"><bdi>" + escaped(page.file) +
         "</bdi></td><td class=\"number\">" + number + "</td><td>" + why + "</td></tr>";
}

}  // namespace

bool is_to_rescan(const ReportPage& page) {
  return std::ranges::any_of(page.reasons, [](const std::string& code) {
    return std::ranges::find(rescan_codes, code) != rescan_codes.end();
  });
}

std::string night_sheet(const ReportFacts& facts) {
  const RunRow& run = facts.night.run;
  if (run.run == 0) return "";
  std::string when = with_time("Bắt đầu ", "Started ", run.started_at);
  if (run.finished_at.empty())
    when += " · " + both("chưa kết thúc, hoặc bị tắt giữa chừng", "not ended, or killed on the way");
  else
    when += " · " + with_time("kết thúc ", "ended ", run.finished_at);
  if (run.ending == "interrupted") when += " " + both("(bị ngắt)", "(interrupted)");
  return "<section id=\"night\"><h2>" + both("Đêm qua", "The night") + "</h2><p class=\"hint\">" + when + "</p>" +
         run_figures(run) + night_plot(facts.night.samples) + disk_line(facts) + "</section>";
}

std::string change_sheet(const ReportFacts& facts) {
  const NightFacts& night = facts.night;
  if (!night.has_before) return "";
  const FileChanges& c = night.changes;
  const std::string lists =
      file_list(both("Tệp mới", "New files"), c.added) +
      file_list(both("Tệp có nội dung mới (quét lại)", "Files with new content (scanned again)"), c.replaced) +
      file_list(both("Tốt hơn lần trước", "Better than before"), c.better) +
      file_list(both("Xấu hơn lần trước", "Worse than before"), c.worse) +
      file_list(both("Tệp không còn trong thư mục", "Files gone from the folder"), c.gone);
  return "<section id=\"changes\"><h2>" + both("Thay đổi so với đêm trước", "What changed since the night before") +
         "</h2><p class=\"hint\">" + with_time("Lần trước: ", "Run before: ", night.before_at) + "</p>" +
         (lists.empty() ? "<p class=\"empty\">" + both("Không có.", "None.") + "</p>" : lists) + "</section>";
}

std::string shelf_sheet(const ReportFacts& facts) {
  if (facts.shelves.empty()) return "";
  std::string rows;
  for (const Shelf& shelf : facts.shelves) {
    const std::string name =
        shelf.name.empty() ? both("(thư mục gốc)", "(the folder itself)") : "<bdi>" + escaped(shelf.name) + "</bdi>";
    rows += "<tr><td class=\"path\">" + (shelf.book ? "<b>" + name + "</b>" : name) + "</td>" +
            number_cell(shelf.pages.total()) + number_cell(shelf.pages.pass) + number_cell(shelf.pages.review) +
            number_cell(shelf.pages.fail) + number_cell(shelf.records) + "</tr>";
  }
  return "<section id=\"shelves\"><h2>" + both("Theo sổ, thư mục", "By book and folder") + "</h2><table><tr><th>" +
         both("Sổ (in đậm) hoặc thư mục", "Book (bold) or folder") + "</th>" + number_head("Trang", "Pages") +
         number_head("Đạt", "Pass") + number_head("Xem", "Review") + number_head("Hỏng", "Fail") +
         number_head("Bản ghi", "Records") + "</tr>" + rows + "</table></section>";
}

std::string odd_sheet(const ReportFacts& facts) {
  const auto odd = deviations(facts.measures);
  std::string rows;
  std::array<size_t, 3> shown{};
  size_t left_out = 0;
  for (const Deviation& one : odd)
    if (shown[static_cast<size_t>(one.measure)]++ < odd_shown)
      rows += odd_row(facts.measures[one.page], one);
    else
      ++left_out;
  if (rows.empty()) return "";
  const std::string more = std::to_string(left_out);
  return "<section id=\"odd\"><h2>" + both("Trang khác thường", "Odd ones out") + "</h2><p class=\"hint\">" +
         both("Lệch xa so với trung vị của cả đợt: tờ giấy bị xô, khổ giấy khác, bản quét quá tối hay quá sáng.",
              "Far from the batch's median: a slipped sheet, another paper, a scan too dark or too light.") +
         "</p><table><tr><th>" + both("Đại lượng", "Measure") + "</th><th>" + both("Trang", "Page") + "</th>" +
         number_head("Trang này", "This page") + number_head("Trung vị", "Median") + "</tr>" + rows + "</table>" +
         (left_out > 0 ? "<p class=\"remarks\">" + both("và " + more + " trang nữa", "and " + more + " more") + "</p>"
                       : "") +
         "</section>";
}

std::string rescan_sheet(const ReportFacts& facts) {
  std::string rows;
  std::int64_t pages = 0;
  for (const ReportPage& page : facts.to_see) {
    if (!is_to_rescan(page)) continue;
    ++pages;
    rows += rescan_row(page);
  }
  if (rows.empty()) return "";
  return "<section id=\"rescan\"><h2>" + both("Cần quét lại", "To scan again") + " <span class=\"count\">" +
         grouped(pages) + "</span> <button type=\"button\" class=\"print-list\">" +
         both("In danh sách này", "Print this list") + "</button></h2><p class=\"hint\">" +
         both("Lấy giấy từ kệ theo thứ tự này, quét đè lên tệp cũ, rồi chạy lại cùng lệnh.",
              "Fetch the papers from the shelf in this order, scan over the old files, then run the same command.") +
         "</p><table><tr><th></th><th>" + both("Tệp", "File") + "</th>" + number_head("Trang", "Page") + "<th>" +
         both("Lý do", "Why") + "</th></tr>" + rows + "</table></section>";
}

}  // namespace hotich
