#include "pipeline/join_leaves.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "records/assemble_record.h"

namespace hotich {
namespace {

using Mapping = std::function<Point(Point)>;

Box inside(const Box& box, PageSize page) { return intersected(box, {0, 0, page.width_px, page.height_px}); }

void add(std::vector<std::string>& codes, const std::string& code) {
  if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

size_t words_of(const PageReading& sheet) {
  size_t words = 0;
  for (const Line& line : sheet.text.lines) words += line.words.size();
  return words;
}

Turn turned_on(Turn first, Turn then) { return static_cast<Turn>((degrees(first) + degrees(then)) % 360); }

// How the picture stands: as most of its words say.
Turn turn_of(const Leaves& found, const std::vector<PageReading>& sheets) {
  size_t most = 0;
  Turn turn = Turn::none;
  for (const PageReading& sheet : sheets)
    if (words_of(sheet) > most) most = words_of(sheet), turn = sheet.turn;
  return turned_on(found.turn, turn);
}

PageText moved(PageText text, const Mapping& map) {
  for (Line& line : text.lines) {
    line.box = {};
    for (Word& word : line.words) {
      word.box = mapped(map, word.box);
      for (Symbol& symbol : word.symbols) symbol.box = mapped(map, symbol.box);
      line.box = united(line.box, word.box);
    }
  }
  return text;
}

void move(FieldReadings& fields, const Leaf& leaf, PageSize page) {
  for (FieldReading& field : fields)
    if (!field.box.empty()) field.box = inside(mapped(std::cref(leaf.delivered_from_leaf), field.box), page);
}

void move(Record& record, const Leaf& leaf, PageSize page) {
  const Mapping map = std::cref(leaf.delivered_from_leaf);
  record.box = inside(mapped(map, record.box), page);
  move(record.fields, leaf, page);
}

// Words of a leaf in the upright frame of the picture.
PageText upright_words(const PageReading& sheet, const Leaf& leaf, const UprightMap& page) {
  const UprightMap own = upright_map(leaf.gray.width_px, leaf.gray.height_px, sheet.turn, sheet.skew.degrees);
  const Affine leaf_from_upright = inverse(own.upright_from_delivered);
  return moved(sheet.text,
               [&](Point p) { return page.upright_from_delivered(leaf.delivered_from_leaf(leaf_from_upright(p))); });
}

bool is_blank(const PageReading& sheet) {
  return std::ranges::find(sheet.remarks, "blank_page") != sheet.remarks.end();
}

// What is told of the whole picture.
void join_judgement(const PageReading& sheet, bool first, PageReading& whole) {
  for (const std::string& code : sheet.reasons) add(whole.reasons, code);
  for (const std::string& code : sheet.remarks)
    if (code != "blank_page") add(whole.remarks, code);
  whole.proof.unread_ink = std::max(whole.proof.unread_ink, sheet.proof.unread_ink);
  whole.proof.implausible_share = std::max(whole.proof.implausible_share, sheet.proof.implausible_share);
  for (const std::string& code : sheet.proof.reasons) add(whole.proof.reasons, code);
  whole.skew.confidence = first ? sheet.skew.confidence : std::min(whole.skew.confidence, sheet.skew.confidence);
  whole.blank_rows += sheet.blank_rows;
  if (whole.kind != "unknown" || sheet.kind == "unknown") return;
  whole.kind = sheet.kind, whole.paper = sheet.paper, whole.edition = sheet.edition;
}

}  // namespace

PageReading joined_leaves(const Leaves& found, std::vector<PageReading> sheets, PageSize page, const PageId& id) {
  PageReading whole;
  whole.turn = turn_of(found, sheets);
  whole.skew.degrees = found.skew_degrees;
  const UprightMap upright = upright_map(page.width_px, page.height_px, whole.turn, found.skew_degrees);
  std::vector<size_t> order(sheets.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (whole.turn != found.turn) std::ranges::reverse(order);  // it stands on its head
  const auto blank = static_cast<size_t>(std::ranges::count_if(sheets, is_blank));
  bool first = true;
  for (const size_t i : order) {
    const Leaf& leaf = found.leaves[i];
    PageReading& sheet = sheets[i];
    if (blank == sheets.size() || !is_blank(sheet)) join_judgement(sheet, std::exchange(first, false), whole);
    PageText text = upright_words(sheet, leaf, upright);
    std::ranges::move(text.lines, std::back_inserter(whole.text.lines));
    if (whole.book_fields.empty()) {
      whole.book_fields = std::move(sheet.book_fields);
      move(whole.book_fields, leaf, page);
    }
    for (Record& record : sheet.records) {
      move(record, leaf, page);
      record.record_id = entry_id(id, static_cast<int>(whole.records.size()) + 1);
      whole.records.push_back(std::move(record));
    }
  }
  whole.proof.mean_confidence = mean_word_confidence(whole.text);
  if (blank > 0) add(whole.remarks, blank == sheets.size() ? "blank_page" : "blank_leaf");
  if (found.open_book()) add(whole.remarks, "open_book");
  if (std::ranges::any_of(found.leaves, &Leaf::curved)) add(whole.remarks, "flattened");
  return whole;
}

}  // namespace hotich
