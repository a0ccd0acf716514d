#pragma once
// A form: one edition of one paper, as data (models/forms/<id>.toml, read by records/form_file.h). docs/forms.md is the
// manual.
#include <string>
#include <string_view>
#include <vector>

#include "records/normal_form.h"

namespace hotich {

// Where a field's value stands.
enum class Where {
  right_of_label,  // after the label, on its row, wrapped rows below included; below it when the row holds nothing
  office_block,    // lines top left, beside the motto
  date_line,       // "<place>, ngày .. tháng .. năm ..", no label
  signer_title,    // signature block: lines naming an office
  signer_name,     // signature block: the name under it
  ticked_box       // which of the boxes in the side strip is ticked (records/ticked_box.h)
};

struct FieldSpec {
  std::string name;                 // shared vocabulary (fields.md), e.g. "mother_full_name"
  std::string section;              // fields of one person or group stand together; "" = none
  std::vector<std::string> labels;  // printed spellings, any of them; compared without marks, case, blanks, punctuation
  std::string follows;              // name of the field after whose value this label stands, for labels too short to
                                    // mean anything alone ("Số", "ngày", "do"); "" = anywhere
  std::string block;                // fields of one block are on a paper together or not at all; "" = always there
  std::vector<std::string> begins_after;  // printed words between label and value ("tại"); what stands before them is
                                          // not the value
  std::vector<std::string> ends_before;   // printed words that end this value though they end no other ("giữa")
  std::string rest_of;  // two values after one label, parted by a comma ("họ tên, chức vụ người ký"): the name of the
                        // field that has the label and the first of them; this field is the second
  Where where = Where::right_of_label;
  ValueType type = ValueType::text;
  bool required = false;  // a paper without it needs a look
};

// Printed words that open a section without being a field ("Phần ghi về người vợ").
struct Heading {
  std::string section;
  std::vector<std::string> texts;
};

struct Form {
  std::string id;                          // file name without ".toml"
  std::string kind, paper, edition;        // fields.md; kind "unknown": a paper known by its title only, never read
  std::vector<std::string> titles;         // title block, any of them
  std::vector<std::string> marks;          // words that give the paper away when its title is unread: two of them
                                           // suffice, and a form that has marks is not taken without them
  std::vector<std::string> copy_marks;     // "(BẢN SAO)"
  std::vector<std::string> number_marks;   // in the document number: "TLKS"
  std::vector<std::string> edition_marks;  // texts only this edition prints
  std::string issued_from, issued_to;  // ISO dates, both inclusive: when papers of this edition were issued; "" = open
  std::string old_stock_to;            // ISO date: until then the edition before was still handed out; "" = never
  std::string dated_by;                // the field whose date says when the paper was issued
  std::vector<std::string> columns;    // sections that may stand side by side
  std::vector<std::string> strip;      // printed in a strip at the page's side (tick boxes of a register page)
  std::vector<Heading> headings;
  std::vector<std::string> stops;            // printed words that are neither label nor value and end a value
  std::vector<std::string> signature_marks;  // words over the signature
  std::vector<std::string> signer_titles;    // offices of those who sign
  bool table = false;  // a ruled table, an entry a row; labels are the headings of its columns (records/match_table.h)
  bool of_book = false;           // a book's cover or closing page: its fields tell of the book, no record comes of it
  std::vector<FieldSpec> fields;  // in printed order
  std::vector<std::string> absent;  // fields that other editions of this paper have and this one lacks
};

struct FormLibrary {
  std::vector<Form> forms;  // by id
};

// The form of a record; none when no such form is known.
const Form* find_form(const FormLibrary& library, std::string_view kind, std::string_view paper,
                      std::string_view edition);

const FieldSpec* find_field(const Form& form, std::string_view name);

// Fills `absent` of every form from the other editions of the same kind and paper.
FormLibrary with_absent_fields(FormLibrary library);

}  // namespace hotich
