#include "pipeline/report_words.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/reason.h"

namespace hotich {
namespace {

struct Pair {
  std::string_view name, vi;
};

constexpr auto kinds = std::to_array<Pair>({{"birth", "khai sinh"},
                                            {"marriage", "kết hôn"},
                                            {"death", "khai tử"},
                                            {"parent_child", "nhận cha, mẹ, con"},
                                            {"marital_status", "xác nhận tình trạng hôn nhân"},
                                            {"change_correction", "thay đổi, cải chính hộ tịch"},
                                            {"guardianship", "giám hộ"},
                                            {"guardianship_end", "chấm dứt giám hộ"},
                                            {"adoption", "nuôi con nuôi"},
                                            {"divorce_note", "ghi chú ly hôn"},
                                            {"copy_log", "sổ cấp bản sao trích lục"}});

// Certificates whose name is not "Giấy" + kind.
constexpr auto certificates = std::to_array<Pair>({{"marriage", "Giấy chứng nhận kết hôn"},
                                                   {"death", "Giấy chứng tử"},
                                                   {"adoption", "Giấy chứng nhận nuôi con nuôi"}});

constexpr auto roles = std::to_array<Pair>({{"adopted_child_", "con nuôi"},
                                            {"adoptive_father_", "cha nuôi"},
                                            {"adoptive_mother_", "mẹ nuôi"},
                                            {"applicant_", "người yêu cầu"},
                                            {"child_", "con"},
                                            {"deceased_", "người chết"},
                                            {"father_", "cha"},
                                            {"giver_", "bên giao"},
                                            {"guardian_", "người giám hộ"},
                                            {"husband_", "chồng"},
                                            {"mother_", "mẹ"},
                                            {"parent_", "cha/mẹ"},
                                            {"registrant_", "người đi khai"},
                                            {"subject_", "người được ghi"},
                                            {"ward_", "người được giám hộ"},
                                            {"wife_", "vợ"}});

constexpr auto attributes = std::to_array<Pair>({{"birth_date", "ngày sinh"},
                                                 {"birth_date_words", "ngày sinh bằng chữ"},
                                                 {"birth_place", "nơi sinh"},
                                                 {"birth_year", "năm sinh"},
                                                 {"ethnicity", "dân tộc"},
                                                 {"full_name", "họ tên"},
                                                 {"home_town", "quê quán"},
                                                 {"id_document", "giấy tờ tùy thân"},
                                                 {"id_issue_date", "ngày cấp giấy tờ"},
                                                 {"id_issue_place", "nơi cấp giấy tờ"},
                                                 {"id_kind", "loại giấy tờ"},
                                                 {"id_number", "số giấy tờ"},
                                                 {"nationality", "quốc tịch"},
                                                 {"personal_id", "số định danh"},
                                                 {"relation", "quan hệ"},
                                                 {"residence", "nơi cư trú"},
                                                 {"sex", "giới tính"}});

constexpr auto single_fields = std::to_array<Pair>({{"book_number", "quyển số"},
                                                    {"copy_count", "số lượng bản sao"},
                                                    {"death_cause", "nguyên nhân chết"},
                                                    {"death_date", "ngày chết"},
                                                    {"death_date_words", "ngày chết bằng chữ"},
                                                    {"death_notice_date", "ngày giấy báo tử"},
                                                    {"death_notice_issuer", "nơi cấp giấy báo tử"},
                                                    {"death_notice_number", "số giấy báo tử"},
                                                    {"death_place", "nơi chết"},
                                                    {"death_time", "giờ chết"},
                                                    {"document_number", "số văn bản"},
                                                    {"document_type", "loại bản sao trích lục"},
                                                    {"extract_source", "nguồn trích lục"},
                                                    {"issue_date", "ngày cấp"},
                                                    {"issuing_office", "cơ quan cấp"},
                                                    {"marital_status", "tình trạng hôn nhân"},
                                                    {"marriage_effective_date", "ngày xác lập quan hệ hôn nhân"},
                                                    {"notes", "ghi chú"},
                                                    {"officer_name", "người thực hiện"},
                                                    {"page_number", "trang số"},
                                                    {"purpose", "mục đích"},
                                                    {"registration_date", "ngày đăng ký"},
                                                    {"registration_number", "số đăng ký"},
                                                    {"registration_office", "nơi đăng ký"},
                                                    {"registration_type", "loại đăng ký"},
                                                    {"row_number", "số thứ tự"},
                                                    {"signer_name", "người ký"},
                                                    {"signer_title", "chức vụ người ký"}});

struct StateWords {
  std::string_view name, vi, en;
};
constexpr auto states = std::to_array<StateWords>({{"illegible", "Không đọc được", "Illegible"},
                                                   {"struck", "Bị gạch bỏ", "Struck out"},
                                                   {"not_found", "Không tìm thấy chỗ ghi", "Its place was not found"}});

template <size_t n>
std::optional<std::string> find_in(const std::array<Pair, n>& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &Pair::name);
  return found == words.end() ? std::nullopt : std::optional(std::string(found->vi));
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, '_', ' ');
  return text;
}

// Names are ASCII.
std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string paper_vi(std::string_view kind, std::string_view paper) {
  const std::string event = find_in(kinds, kind).value_or(spaced(kind));
  if (paper == "certificate") return find_in(certificates, kind).value_or("Giấy " + event);
  if (paper == "extract") return "Trích lục " + event;
  if (paper == "register_page" && event.starts_with("sổ ")) return "Trang " + event;
  if (paper == "register_page") return "Trang sổ " + event;
  if (paper == "cover") return kind == "book" ? "Bìa sổ" : "Bìa sổ " + event;
  if (paper == "closing_page") return "Trang khóa sổ";
  return paper.empty() ? event : event + ", " + spaced(paper);
}

}  // namespace

Bilingual paper_words(std::string_view kind, std::string_view paper, std::string_view edition) {
  if (kind == "unknown") return {"Không rõ", "Unknown"};
  const std::string year = edition.empty() ? "" : " " + std::string(edition);
  const std::string en = spaced(kind) + (paper.empty() ? "" : " " + spaced(paper));
  return {paper_vi(kind, paper) + year, capitalized(en) + year};
}

FieldWords field_words(std::string_view name) {
  if (const auto whole = find_in(single_fields, name)) return {{*whole, spaced(name)}, {}};
  for (const Pair& role : roles) {
    if (!name.starts_with(role.name)) continue;
    const std::string_view rest = name.substr(role.name.size());
    if (const auto attribute = find_in(attributes, rest))
      return {{*attribute, spaced(rest)}, {std::string(role.vi), spaced(role.name.substr(0, role.name.size() - 1))}};
  }
  return {{std::string(name), spaced(name)}, {}};
}

Bilingual reason_words(std::string_view code) {
  if (const Reason* reason = find_reason(code)) return {std::string(reason->vi), std::string(reason->en)};
  const auto state = std::ranges::find(states, code, &StateWords::name);
  if (state != states.end()) return {std::string(state->vi), std::string(state->en)};
  return {std::string(code), spaced(code)};
}

}  // namespace hotich
