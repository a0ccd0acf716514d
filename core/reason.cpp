#include "core/reason.h"

#include <algorithm>
#include <array>

namespace hotich {
namespace {

constexpr auto reasons = std::to_array<Reason>({
    // Files and images
    {"empty_file", "Tệp rỗng (0 byte)", "The file is empty (0 bytes)"},
    {"unreadable_file", "Không mở hoặc không đọc được tệp", "The file cannot be opened or read"},
    {"unknown_format", "Không phải ảnh quét hay PDF", "Neither an image nor a PDF"},
    {"damaged_file", "Tệp hỏng", "The file is damaged"},
    {"truncated_image", "Ảnh bị cụt: chỉ giải mã được một phần", "The image is cut off: only part of it decodes"},
    {"encrypted", "PDF có mật khẩu", "The PDF is protected by a password"},
    {"no_pages", "Tệp không có trang nào", "The file has no pages"},
    {"too_many_pixels", "Ảnh quá lớn so với giới hạn", "The image is larger than the limit"},
    {"file_changed", "Tệp thay đổi trong lúc đọc", "The file changed while it was read"},
    {"dpi_derived", "Độ phân giải được suy ra từ khổ giấy", "The resolution was derived from the paper size"},
    {"page_rendered", "Trang được vẽ lại (không phải một ảnh quét)",
     "The page was rendered (it is not one scanned image)"},
    {"born_digital", "Trang có sẵn văn bản số", "The page carries its own digital text"},
    {"signed_pdf", "PDF có chữ ký số; bản sao không mang chữ ký",
     "The PDF is digitally signed; the copy does not carry the signature"},
    {"duplicate", "Trùng nội dung với một tệp khác", "Same content as another file"},
    {"internal_error", "Lỗi nội bộ", "Internal error"},
    {"unwritable_output", "Không ghi được kết quả", "The output cannot be written"},
    {"copy_text_differs", "Chữ trong bản sao PDF đọc lại không khớp",
     "The text of the PDF copy does not read back as recognized"},
    {"copy_failed", "Không lập được bản sao PDF", "The PDF copy could not be made"},
    // Upright
    {"skew_uncertain", "Không xác định chắc độ nghiêng", "The skew could not be determined with certainty"},
    {"orientation_uncertain", "Không chắc chiều của trang", "The orientation of the page is uncertain"},
    // Reading
    {"blank_page", "Trang trắng", "Blank page"},
    {"unread_ink", "Có nét mực chưa được đọc", "Ink on the page was not read"},
    {"no_text", "Trang có mực nhưng không đọc được chữ", "The page has ink but no text was read"},
    {"implausible_words", "Nhiều từ không hợp lý", "Many words are implausible"},
    {"low_confidence", "Độ tin cậy của chữ đọc được thấp", "The confidence of the words is low"},
    {"labels_missing", "Thiếu nhãn của mẫu giấy", "Labels of the form were not found"},
    // Form and fields
    {"unknown_form", "Không thuộc mẫu giấy đã biết", "Not a known form"},
    {"edition_uncertain", "Không chắc phiên bản mẫu", "The edition of the form is uncertain"},
    {"fields_doubtful", "Có trường cần kiểm tra", "Some fields need review"},
    // Values
    {"digits_repaired", "Có chữ được sửa thành chữ số", "Letters were taken for digits"},
    {"marks_repaired", "Dấu của chữ được sửa", "Marks of letters were corrected"},
    {"spelling_repaired", "Chữ được sửa theo danh mục", "Letters were corrected by a list"},
    {"words_repaired", "Chữ trong ngày viết bằng chữ được sửa", "Letters of the date in words were corrected"},
    {"slash_repaired", "Dấu gạch chéo bị mất hoặc đọc sai", "The slash was lost or misread"},
    {"tick_uncertain", "Không rõ ô nào được đánh dấu", "It is not clear which box is ticked"},
    {"suffix_repaired", "Ký hiệu văn bản được sửa", "The document's letter code was corrected"},
    {"separators_repaired", "Dấu phẩy bị đọc sai được sửa", "Misread commas were corrected"},
    {"extra_text", "Có chữ thừa bên giá trị", "Other text stands beside the value"},
    {"unreadable_date", "Không đọc được ngày", "The date cannot be read"},
    {"date_incomplete", "Ngày thiếu phần", "Part of the date is missing"},
    {"ambiguous_date", "Ngày có thể hiểu nhiều cách", "The date can be understood in more than one way"},
    {"ambiguous_words", "Ngày giờ bằng chữ có thể hiểu nhiều cách", "The words can be understood in more than one way"},
    {"several_dates", "Có nhiều ngày", "There is more than one date"},
    {"two_digit_year", "Năm chỉ có hai chữ số", "The year has two digits only"},
    {"impossible_date", "Ngày không có trong lịch", "No such date in the calendar"},
    {"implausible_year", "Năm không hợp lý", "The year is implausible"},
    {"approximate_date", "Ngày ghi là khoảng chừng", "The date is written as approximate"},
    {"lunar_date", "Ngày âm lịch", "A date of the lunar calendar"},
    {"impossible_time", "Giờ không hợp lý", "No such time"},
    {"time_incomplete", "Giờ thiếu phần", "Part of the time is missing"},
    {"time_of_day_word", "Giờ ghi kèm sáng, chiều, tối", "The time is written with a part of the day"},
    {"unknown_sex", "Không hiểu giới tính", "The sex is not understood"},
    {"unknown_ethnicity", "Dân tộc không có trong danh mục", "The ethnic group is not in the list"},
    {"ambiguous_ethnicity", "Tên dân tộc có thể thuộc nhiều dân tộc", "The name may be of more than one ethnic group"},
    {"unknown_nationality", "Quốc tịch không có trong danh mục", "The nationality is not in the list"},
    {"ambiguous_nationality", "Quốc tịch có thể hiểu nhiều cách",
     "The nationality can be understood in more than one way"},
    {"several_nationalities", "Có nhiều quốc tịch", "There is more than one nationality"},
    {"stateless", "Không quốc tịch", "Stateless"},
    {"digits_in_name", "Tên có chữ số", "The name holds digits"},
    {"signs_in_name", "Tên có ký hiệu lạ", "The name holds signs"},
    {"single_word_name", "Tên chỉ có một chữ", "The name is one word"},
    {"long_name", "Tên quá dài", "The name is very long"},
    {"signs_in_place", "Địa danh có ký hiệu lạ", "The place holds signs"},
    {"unreadable_number", "Không đọc được số", "The number cannot be read"},
    {"ambiguous_suffix", "Ký hiệu văn bản có thể hiểu nhiều cách",
     "The document's letter code can be understood in more than one way"},
    {"unknown_suffix", "Ký hiệu văn bản lạ", "The document's letter code is not known"},
    {"id_number_missing", "Không thấy số giấy tờ", "The number of the identity paper was not found"},
    {"id_wrong_length", "Số giấy tờ sai độ dài", "The number of the identity paper has a wrong length"},
    {"id_place_code", "Ba số đầu không phải mã tỉnh", "The first three digits are no province's code"},
    {"id_century_digit", "Số thứ tư không hợp thế kỷ", "The fourth digit fits no century"},
    // Values against each other
    {"digits_words_disagree", "Ngày bằng số và bằng chữ khác nhau", "The date in digits and in words differ"},
    {"registration_before_birth", "Đăng ký trước ngày sinh", "Registered before the birth"},
    {"registration_before_death", "Đăng ký trước ngày chết", "Registered before the death"},
    {"death_before_birth", "Chết trước khi sinh", "Died before birth"},
    {"age_over_115", "Quá 115 tuổi", "More than 115 years old"},
    {"year_before_parent", "Tuổi của cha, mẹ so với con không hợp lý", "The age of a parent does not fit the child's"},
    {"marriage_age", "Chưa đủ tuổi kết hôn theo luật lúc đó", "Under the age of marriage by the law in force"},
    {"id_sex_disagrees", "Số định danh không hợp giới tính", "The personal id does not fit the sex"},
    {"id_year_disagrees", "Số định danh không hợp năm sinh", "The personal id does not fit the year of birth"},
    {"id_before_its_time", "Số 12 chữ số có trước năm 2012", "A 12-digit id dated before 2012"},
    {"issue_before_registration", "Cấp giấy trước ngày đăng ký", "Issued before the registration"},
    {"notice_before_death", "Giấy báo tử trước ngày chết", "The death notice is older than the death"},
    {"number_year_disagrees", "Năm trong số khác năm đăng ký",
     "The year of the number is not that of the registration"},
    {"same_person_twice", "Hai vai cùng một người", "Two roles name the same person"},
});

}  // namespace

std::span<const Reason> all_reasons() { return reasons; }

const Reason* find_reason(std::string_view code) {
  const auto found = std::ranges::find(reasons, code, &Reason::code);
  return found == reasons.end() ? nullptr : &*found;
}

}  // namespace hotich
