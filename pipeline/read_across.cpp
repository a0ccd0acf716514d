#include "pipeline/read_across.h"

#include <array>
#include <utility>

#include "ocr/struck_words.h"
#include "pipeline/join_entry.h"
#include "pipeline/join_leaves.h"
#include "pipeline/read_handwriting.h"
#include "pipeline/sheet_parts.h"
#include "records/assemble_record.h"
#include "records/handwriting.h"
#include "records/likely_names.h"
#include "records/read_fields.h"

namespace hotich {
namespace {

using Pages = std::array<size_t, 2>;  // which leaf is the left page of the book, which the right

// None unless both stand alike: upright, or the whole book on its head.
std::optional<Pages> pages_of(const std::vector<UprightText>& uprights) {
  if (uprights.size() != 2 || uprights[0].turn != uprights[1].turn) return std::nullopt;
  if (uprights[0].turn == Turn::none) return Pages{0, 1};
  if (uprights[0].turn == Turn::half) return Pages{1, 0};
  return std::nullopt;
}

LeafText leaf_text(const UprightText& upright) {
  return {with_struck_words(upright.text, upright.clean.strikes),
          {upright.clean.image.width_px, upright.clean.image.height_px}};
}

std::array<std::vector<Box>, 2> parted(const std::vector<Box>& boxes, int seam_y_px) {
  std::array<std::vector<Box>, 2> parts;
  for (const Box& box : boxes) {
    const BoxAcross on = parted(box, seam_y_px);
    if (!on.left.empty()) parts[0].push_back(on.left);
    if (!on.right.empty()) parts[1].push_back(on.right);
  }
  return parts;
}

// The second look of each page, at the values of the entry that stand there.
std::array<LeafText, 2> read_again(const std::array<const UprightText*, 2>& pages, std::array<LeafText, 2> texts,
                                   const EntryAcross& across, const Reader& reader) {
  if (!reader.again) return texts;
  const FieldReadings fields = read_fields(across.text, across.match, across.size);
  const auto values = parted(places_written_on(fields), across.seam_y_px);
  const auto names = parted(places_of_names(fields, *across.match.form), across.seam_y_px);
  for (size_t i = 0; i < 2; ++i) {
    PageText text = reader.again(pages[i]->clean, std::move(texts[i].text), values[i]);
    text = with_likely_names(std::move(text), names[i]);
    texts[i].text = with_struck_words(std::move(text), pages[i]->clean.strikes);
  }
  return texts;
}

std::vector<BoxMark> boxes_of(const std::array<const UprightText*, 2>& pages, const EntryAcross& across) {
  std::array<std::vector<BoxLabel>, 2> labels;
  for (BoxLabel& label : box_labels(across.text, across.match, across.size)) {
    const BoxAcross on = parted(label.first_word, across.seam_y_px);
    const size_t page = on.left.empty() ? 1 : 0;
    label.first_word = page == 0 ? on.left : on.right;
    labels[page].push_back(std::move(label));
  }
  std::vector<BoxMark> marks = boxes_before(pages[0]->clean, labels[0]);
  for (BoxMark mark : boxes_before(pages[1]->clean, labels[1])) {
    mark.box.y0 += across.seam_y_px, mark.box.y1 += across.seam_y_px;
    marks.push_back(std::move(mark));
  }
  return marks;
}

// How each value is written, told on the page that its middle lies on; scrawl and a second reader are left to pages
// with an entry of their own.
FieldReadings with_writing_told(FieldReadings fields, const std::array<const UprightText*, 2>& pages, int seam_y_px) {
  const auto on_right = [&](const FieldReading& field) { return (field.box.y0 + field.box.y1) / 2 >= seam_y_px; };
  for (const bool right : {false, true}) {
    FieldReadings of_page = fields;
    for (FieldReading& field : of_page) {
      if (on_right(field) != right) field.words.clear();
      for (Box& word : field.words)
        if (right) word.y0 -= seam_y_px, word.y1 -= seam_y_px;
    }
    of_page = hotich::with_writing_told(std::move(of_page), pages[right ? 1 : 0]->clean);
    for (size_t i = 0; i < fields.size(); ++i)
      if (on_right(fields[i]) == right)
        fields[i].written = of_page[i].written, fields[i].evidence.hand = of_page[i].evidence.hand;
  }
  return with_hardly_read_told(std::move(fields));
}

// From a leaf's upright frame to the picture.
Box delivered(const Box& box, const UprightText& upright, const Leaf& leaf) {
  if (box.empty()) return {};
  const UprightMap own = upright_map(leaf.gray.width_px, leaf.gray.height_px, upright.turn, upright.skew.degrees);
  const Affine leaf_from_upright = inverse(own.upright_from_delivered);
  return mapped([&](Point p) { return leaf.delivered_from_leaf(leaf_from_upright(p)); }, box);
}

struct OnPicture {
  const Leaves& found;
  const std::vector<UprightText>& uprights;
  Pages pages;
  PageSize size;

  Box operator()(const Box& box, int seam_y_px) const {
    const BoxAcross on = parted(box, seam_y_px);
    const Box left = delivered(on.left, uprights[pages[0]], found.leaves[pages[0]]);
    const Box right = delivered(on.right, uprights[pages[1]], found.leaves[pages[1]]);
    return intersected(united(left, right), {0, 0, size.width_px, size.height_px});
  }
};

PageReading sheet_of(const UprightText& upright, PageText text, const Form& form) {
  PageReading sheet;
  sheet.turn = upright.turn;
  sheet.skew = upright.skew;
  sheet.proof = prove_reading(upright.clean, text);
  judge_reading(upright, sheet);
  sheet.kind = form.kind, sheet.paper = form.paper, sheet.edition = form.edition;
  sheet.text = std::move(text);
  return sheet;
}

void put_record(const EntryAcross& across, FieldReadings fields, const OnPicture& on_picture, const PageId& id,
                const Calibration& calibration, PageReading& whole) {
  std::optional<Record> record = assemble_record(id, across.match, std::move(fields), Affine{}, calibration);
  if (!record) return;
  for (FieldReading& field : record->fields) {
    field.box = on_picture(field.box, across.seam_y_px);
    field.replaced_by_box = on_picture(field.replaced_by_box, across.seam_y_px);
  }
  record->box = on_picture({0, 0, across.size.width_px, across.size.height_px}, across.seam_y_px);
  for (const std::string& code : across.match.doubts) add_code(whole.reasons, code);
  if (record->status != Status::pass) add_code(whole.reasons, "fields_doubtful");
  whole.records.push_back(std::move(*record));
}

}  // namespace

std::optional<PageReading> read_across(const Leaves& found, const std::vector<UprightText>& uprights, PageSize page,
                                       const PageId& id, const Reader& reader, const FormLibrary& forms) {
  const std::optional<Pages> order = pages_of(uprights);
  if (!order) return std::nullopt;
  const std::array<const UprightText*, 2> pages{&uprights[(*order)[0]], &uprights[(*order)[1]]};
  std::array<LeafText, 2> texts{leaf_text(*pages[0]), leaf_text(*pages[1])};
  std::optional<EntryAcross> across = entry_across(texts[0], texts[1], forms);
  if (!across) return std::nullopt;
  texts = read_again(pages, std::move(texts), *across, reader);
  across = entry_across(texts[0], texts[1], forms);
  if (!across) return std::nullopt;
  FieldReadings fields = read_fields(across->text, across->match, across->size);
  fields = with_writing_told(std::move(fields), pages, across->seam_y_px);
  fields = with_ticked_box(std::move(fields), *across->match.form, boxes_of(pages, *across));
  std::vector<PageReading> sheets(2);
  for (size_t i = 0; i < 2; ++i)
    sheets[(*order)[i]] = sheet_of(*pages[i], std::move(texts[i].text), *across->match.form);
  PageReading whole = joined_leaves(found, std::move(sheets), page, id);
  put_record(*across, std::move(fields), {found, uprights, *order, page}, id, reader.calibration, whole);
  add_code(whole.remarks, "entry_across");
  return whole;
}

}  // namespace hotich
