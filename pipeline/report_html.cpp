#include "pipeline/report_html.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/atomic_file.h"
#include "pipeline/markup.h"
#include "pipeline/report_books.h"
#include "pipeline/report_night.h"
#include "pipeline/report_parts.h"
#include "pipeline/report_sheets.h"

namespace hotich {
namespace {

std::string tile(const std::string& status, std::int64_t pages, const std::string& title, const std::string& what) {
  const std::string inside = "<b>" + grouped(pages) + "</b>" + title + "<small>" + what + "</small>";
  if (status == "pass" || pages == 0 || status.empty())
    return "<div class=\"tile " + status + "\">" + inside + "</div>";
  return "<a class=\"tile " + status + "\" href=\"#" + status + "\">" + inside + "</a>";
}

std::string tiles(const ReportFacts& facts) {
  return "<div class=\"tiles\">" +
         tile("", facts.pages.total(), both("trang", "pages"),
              both("trong " + grouped(facts.files.total()) + " tệp", "in " + grouped(facts.files.total()) + " files")) +
         tile("pass", facts.pages.pass, both("đạt", "PASS"), both("dùng được ngay", "ready to use")) +
         tile("review", facts.pages.review, both("cần xem lại", "REVIEW"),
              both("người phải đối chiếu", "a person must compare")) +
         tile("fail", facts.pages.fail, both("hỏng", "FAIL"), both("không đọc được", "could not be read")) + "</div>";
}

std::string share_bar(const StatusCount& pages) {
  const auto part = [&](const char* status, std::int64_t count) {
    if (count == 0) return std::string();
    const double percent = 100.0 * static_cast<double>(count) / static_cast<double>(pages.total());
    return "<i class=\"" + std::string(status) + "\" style=\"width:" + decimal(percent, 2).en + "%\"></i>";
  };
  return "<div class=\"share\">" + part("pass", pages.pass) + part("review", pages.review) + part("fail", pages.fail) +
         "</div>";
}

std::string figure(const std::string& number, const std::string& what) {
  return "<div><dt>" + what + "</dt><dd>" + number + "</dd></div>";
}

std::string status_counts(const StatusCount& count) {
  return both(" (" + grouped(count.pass) + " đạt, " + grouped(count.review) + " xem lại" +
                  (count.fail > 0 ? ", " + grouped(count.fail) + " hỏng)" : ")"),
              " (" + grouped(count.pass) + " pass, " + grouped(count.review) + " review" +
                  (count.fail > 0 ? ", " + grouped(count.fail) + " fail)" : ")"));
}

std::int64_t skipped_entries(const ReportFacts& facts) {
  std::int64_t skipped = 0;
  for (const auto& [name, count] : facts.skipped)
    if (name.starts_with("skipped_")) skipped += count;
  return skipped;
}

std::string figures(const ReportFacts& facts) {
  return "<dl class=\"figures\">" +
         figure(grouped(facts.records.total()), both("bản ghi", "records") + status_counts(facts.records)) +
         figure(grouped(facts.accepted.accepted_records), both("bản ghi chấp nhận không cần xem", "records accepted")) +
         figure(grouped(facts.accepted.accepted_fields),
                both("trường chấp nhận, trong " + grouped(facts.accepted.fields),
                     "fields accepted, of " + grouped(facts.accepted.fields))) +
         figure(grouped(facts.files.total()), both("tệp", "files") + status_counts(facts.files)) +
         figure(grouped(static_cast<std::int64_t>(facts.duplicates.size())),
                both("tệp trùng nội dung", "duplicate files")) +
         figure(grouped(skipped_entries(facts)), both("mục bỏ qua", "entries skipped")) +
         figure(both(decimal(facts.times.mean, 2)), both("giây CPU mỗi trang", "CPU seconds a page")) + "</dl>";
}

std::string notices(const ReportFacts& facts) {
  std::string lines;
  if (facts.pages_waiting > 0) {
    const std::string count = grouped(facts.pages_waiting);
    lines += "<p>" +
             both("Lần chạy cuối bị ngắt: còn ít nhất " + count + " trang chưa đọc. Chạy lại cùng lệnh để đọc tiếp.",
                  "The last run was broken off: at least " + count +
                      " pages are not read yet. Run the same command to go on.") +
             "</p>";
  }
  if (const auto folders = facts.skipped.find("unreadable_folders");
      folders != facts.skipped.end() && folders->second > 0) {
    const std::string count = grouped(folders->second);
    lines += "<p>" +
             both("Có " + count + " thư mục không mở được; tệp bên trong không được tính.",
                  count + " folders could not be opened; the files in them are not counted.") +
             "</p>";
  }
  return lines.empty() ? "" : "<section class=\"notice\">" + lines + "</section>";
}

std::string versions(const ReportFacts& facts) {
  const auto json = nlohmann::ordered_json::parse(facts.versions, nullptr, false);
  std::string text;
  if (json.is_object())
    for (const auto& [name, value] : json.items())
      if (value.is_string())
        text += (text.empty() ? "" : " · ") + escaped(name) + " " + escaped(value.get<std::string>());
  return text;
}

// The script shows it as local time.
std::string time_of(const ReportFacts& facts) {
  if (facts.listed_at.empty()) return "";
  const std::string shown = escaped(facts.listed_at.substr(0, 10) + " " + facts.listed_at.substr(11, 5) + " UTC");
  const std::string time = "<time datetime=\"" + escaped(facts.listed_at) + "\">" + shown + "</time>";
  return "<span lang=\"vi\">Lần chạy cuối: " + time + "</span><span lang=\"en\">Last run: " + time + "</span>";
}

std::string cards(const ReportFacts& facts, Status status) {
  std::string html;
  for (const ReportPage& page : facts.to_see)
    if (page.status == status) html += page_card(page);
  if (html.empty()) return "<p class=\"empty\">" + both("Không có.", "None.") + "</p>";
  return "<div class=\"cards\">" + html + "</div>";
}

}  // namespace

std::string report_html(const ReportFacts& facts) {
  return filled(report_template(), {{"style", std::string(report_style())},
                                    {"script", std::string(report_script())},
                                    {"folder", escaped(facts.folder)},
                                    {"time", time_of(facts)},
                                    {"tiles", tiles(facts)},
                                    {"share_bar", share_bar(facts.pages)},
                                    {"figures", figures(facts)},
                                    {"notices", notices(facts)},
                                    {"night", night_sheet(facts)},
                                    {"changes", change_sheet(facts)},
                                    {"rescan", rescan_sheet(facts)},
                                    {"shelves", shelf_sheet(facts)},
                                    {"odd", odd_sheet(facts)},
                                    {"books", book_sheet(facts)},
                                    {"reasons", reason_sheet(facts)},
                                    {"papers", paper_sheet(facts)},
                                    {"fields", field_sheet(facts)},
                                    {"times", time_sheet(facts)},
                                    {"fail_count", grouped(facts.pages.fail)},
                                    {"fail_cards", cards(facts, Status::fail)},
                                    {"review_count", grouped(facts.pages.review)},
                                    {"review_cards", cards(facts, Status::review)},
                                    {"aside", aside_sheet(facts)},
                                    {"versions", versions(facts)}});
}

void write_report(Database& database, const std::filesystem::path& out) {
  write_file(out / "report.html", report_html(report_facts(database)));
}

}  // namespace hotich
