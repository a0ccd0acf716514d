#include "pipeline/report_sheets.h"

#include <algorithm>
#include <cmath>

#include "pipeline/markup.h"

namespace hotich {
namespace {

constexpr size_t fields_shown = 12;

std::string empty_note() { return "<p class=\"empty\">" + both("Không có.", "None.") + "</p>"; }

std::string track(std::int64_t part, std::int64_t whole) {
  const double percent = whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
  return "<span class=\"track\"><i style=\"width:" + decimal(percent, 1).en + "%\"></i></span>";
}

std::string number_cell(std::int64_t count) {
  return count == 0 ? "<td class=\"number zero\">0</td>" : "<td class=\"number\">" + grouped(count) + "</td>";
}

std::string path_of(const ReportPage& page) { return "<bdi>" + escaped(page.file) + "</bdi>"; }

// "page 2 of 3"; nothing for a file of one page.
std::string page_number(const ReportPage& page) {
  if (page.page == 0) return both("cả tệp", "whole file");
  if (page.pages_of_file == 1) return "";
  const std::string number = std::to_string(page.page), all = std::to_string(page.pages_of_file);
  return both("trang " + number + "/" + all, "page " + number + " of " + all);
}

std::string copy_link(const ReportPage& page, const std::string& text) {
  if (page.copy.empty()) return text;
  const std::string fragment = page.page > 1 ? "#page=" + std::to_string(page.page) : "";
  return "<a href=\"" + url_of(page.copy) + fragment + "\">" + text + "</a>";
}

// The thumbnail shows the page as delivered; the style turns it so that it can be read.
std::string picture(const ReportPage& page) {
  if (page.thumbnail_left_out)
    return "<div class=\"picture\">" +
           both("ảnh không kèm, để báo cáo mở được", "no picture: the report would grow too large") + "</div>";
  if (page.thumbnail_jpeg.empty()) return "";
  const bool lying = page.orientation_deg % 180 != 0;
  const std::string turn =
      page.orientation_deg == 0 ? "" : " style=\"transform:rotate(" + std::to_string(-page.orientation_deg) + "deg)\"";
  return "<div class=\"picture\"><img alt=\"\"" + std::string(lying ? " class=\"lying\"" : "") + turn +
         " src=\"data:image/jpeg;base64," + base64(page.thumbnail_jpeg) + "\"></div>";
}

std::string reason_tags(const ReportPage& page) {
  std::string tags;
  for (const std::string& code : page.reasons)
    tags += std::string(is_remark(code) ? "<li class=\"remark\">" : "<li>") + both(reason_words(code)) + "</li>";
  return tags.empty() ? "" : "<ul class=\"tags\">" + tags + "</ul>";
}

std::string why_title(const FieldToSee& field) {
  std::string vi, en;
  for (const std::string& code : field.why) {
    const Bilingual words = reason_words(code);
    vi += (vi.empty() ? "" : "; ") + words.vi;
    en += (en.empty() ? "" : "; ") + words.en;
  }
  return escaped(vi + " / " + en);
}

// "số đăng ký · con: họ tên, giới tính · mẹ: dân tộc": by person, in the order of the form.
std::string field_list(const ReportPage& page) {
  std::vector<std::string> people;
  std::map<std::string, std::string> lists;
  for (const FieldToSee& field : page.fields) {
    const FieldWords words = field_words(field.name);
    const std::string who = words.who.vi.empty() ? "" : "<b>" + both(words.who) + "</b>: ";
    if (!lists.contains(who)) people.push_back(who);
    std::string& list = lists[who];
    list += (list.empty() ? "" : ", ") + std::string("<span title=\"") + why_title(field) + "\">" + both(words.what) +
            "</span>";
  }
  std::string html;
  for (const std::string& who : people) html += (html.empty() ? "" : " · ") + who + lists[who];
  if (html.empty()) return "";
  return "<p class=\"fields\"><span class=\"label\">" + both("Trường cần xem: ", "Fields to see: ") + "</span>" + html +
         "</p>";
}

std::string whole_field_words(const std::string& name) {
  const FieldWords words = field_words(name);
  if (words.who.vi.empty()) return both(words.what);
  return both(words.what.vi + " (" + words.who.vi + ")", words.what.en + " (" + words.who.en + ")");
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string slowest_row(const ReportPage& page) {
  const std::string place = page.pages_of_file > 1 ? " <small>" + page_number(page) + "</small>" : "";
  return "<tr><td>" + copy_link(page, path_of(page)) + place + "</td><td class=\"number\">" +
         both(decimal(page.cpu_seconds, 2)) + "</td></tr>";
}

std::string skipped_list(const ReportFacts& facts) {
  const std::map<std::string, Bilingual> words = {
      {"skipped_hidden", {"tệp, thư mục ẩn", "hidden files and folders"}},
      {"skipped_system", {"tệp hệ thống (Thumbs.db, desktop.ini)", "system files (Thumbs.db, desktop.ini)"}},
      {"skipped_symlinks", {"liên kết tượng trưng", "symbolic links"}},
      {"skipped_special", {"tệp đặc biệt (ống, ổ cắm, thiết bị)", "special files (pipes, sockets, devices)"}}};
  std::string rows;
  for (const auto& [name, word] : words)
    if (const auto found = facts.skipped.find(name); found != facts.skipped.end() && found->second > 0)
      rows += "<tr><td>" + both(word) + "</td>" + number_cell(found->second) + "</tr>";
  if (rows.empty()) return "";
  return "<details><summary>" + both("Các mục bỏ qua", "Entries skipped") + "</summary><table>" + rows +
         "</table></details>";
}

std::string duplicate_list(const ReportFacts& facts) {
  std::string rows;
  for (const DuplicateFile& file : facts.duplicates)
    rows += "<tr><td class=\"path\"><bdi>" + escaped(file.file) + "</bdi></td><td class=\"path\"><bdi>" +
            escaped(file.first) + "</bdi></td></tr>";
  if (rows.empty()) return "";
  return "<details><summary>" + both("Tệp trùng nội dung", "Duplicate files") + " <span class=\"count\">" +
         grouped(static_cast<std::int64_t>(facts.duplicates.size())) + "</span></summary><table><tr><th>" +
         both("Tệp", "File") + "</th><th>" + both("Cùng nội dung với", "Same content as") + "</th></tr>" + rows +
         "</table></details>";
}

}  // namespace

std::string reason_sheet(const ReportFacts& facts) {
  std::string html;
  for (const NamedCount& reason : facts.reasons)
    html += "<li><button type=\"button\" class=\"row\" aria-pressed=\"false\" data-reason=\"" + escaped(reason.name) +
            "\"><span>" + both(reason_words(reason.name)) + "</span><b>" + grouped(reason.pages) + "</b></button>" +
            track(reason.pages, facts.pages.total()) + "</li>";
  html = html.empty() ? empty_note() : "<ul class=\"bars\">" + html + "</ul>";
  std::string remarks;
  for (const NamedCount& remark : facts.remarks)
    remarks += (remarks.empty() ? "" : " · ") + both(reason_words(remark.name)) + ": " + grouped(remark.pages);
  if (!remarks.empty()) html += "<p class=\"remarks\">" + both("Ghi nhận thêm: ", "Also noted: ") + remarks + "</p>";
  return html;
}

std::string paper_sheet(const ReportFacts& facts) {
  if (facts.papers.empty()) return empty_note();
  std::string rows;
  for (const PaperCount& paper : facts.papers)
    rows += "<tr><td>" + both(paper_words(paper.kind, paper.paper, paper.edition)) + "</td>" +
            number_cell(paper.pages.total()) + number_cell(paper.pages.pass) + number_cell(paper.pages.review) +
            number_cell(paper.pages.fail) + number_cell(paper.records) + "</tr>";
  const auto head = [](std::string vi, std::string en) {
    return "<th class=\"number\">" + both(std::move(vi), std::move(en)) + "</th>";
  };
  return "<table><tr><th>" + both("Loại, phiên bản mẫu", "Kind, edition") + "</th>" + head("Trang", "Pages") +
         head("Đạt", "Pass") + head("Xem", "Review") + head("Hỏng", "Fail") + head("Bản ghi", "Records") + "</tr>" +
         rows + "</table>";
}

std::string field_sheet(const ReportFacts& facts) {
  if (facts.fields.empty()) return empty_note();
  std::string html;
  for (size_t i = 0; i < std::min(fields_shown, facts.fields.size()); ++i)
    html += "<li><span class=\"row\"><span>" + whole_field_words(facts.fields[i].name) + "</span><b>" +
            grouped(facts.fields[i].pages) + "</b></span>" + track(facts.fields[i].pages, facts.fields[0].pages) +
            "</li>";
  return "<ul class=\"bars\">" + html + "</ul>";
}

std::string time_sheet(const ReportFacts& facts) {
  if (facts.pages.total() == 0) return empty_note();
  const auto row = [](const std::string& what, double seconds, int digits) {
    return "<tr><td>" + what + "</td><td class=\"number\">" + both(decimal(seconds, digits)) + "</td></tr>";
  };
  std::string html = "<table><tr><th></th><th class=\"number\">" + both("giây CPU", "CPU seconds") + "</th></tr>" +
                     row(both("Trung bình một trang", "Mean of a page"), facts.times.mean, 2) +
                     row(both("Trung vị", "Median"), facts.times.median, 2) +
                     row(both("95 % số trang không quá", "95 % of pages within"), facts.times.percentile_95, 2) +
                     row(both("Tất cả", "All together"), facts.times.total, 1) + "</table>";
  std::string slowest;
  for (const ReportPage& page : facts.times.slowest) slowest += slowest_row(page);
  return html + "<p class=\"remarks\">" + both("Các trang chậm nhất", "Slowest pages") + "</p><table>" + slowest +
         "</table>";
}

std::string aside_sheet(const ReportFacts& facts) {
  const std::string lists = duplicate_list(facts) + skipped_list(facts);
  return lists.empty() ? "" : "<section>" + lists + "</section>";
}

std::string page_card(const ReportPage& page) {
  const bool failed = page.status == Status::fail;
  const std::string paper =
      failed && page.kind == "unknown" ? "" : both(paper_words(page.kind, page.paper, page.edition));
  const std::string number = page_number(page), between = paper.empty() || number.empty() ? "" : " · ";
  const std::string message =
      failed && !page.message.empty() ? "<p class=\"message\">" + escaped(page.message) + "</p>" : "";
  const std::string copy =
      page.copy.empty() ? "" : "<p>" + copy_link(page, both("Mở bản sao PDF", "Open the PDF copy")) + "</p>";
  return "<article class=\"card" + std::string(failed ? " failed" : "") + "\" data-reasons=\"" +
         escaped(joined(page.reasons)) + "\">" + picture(page) + "<div class=\"about\"><p class=\"path\">" +
         path_of(page) + "</p><p class=\"paper\">" + paper + between + number + "</p>" + reason_tags(page) +
         field_list(page) + message + copy + "</div></article>\n";
}

}  // namespace hotich
