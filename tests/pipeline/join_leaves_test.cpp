#include "pipeline/join_leaves.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/assemble_record.h"

using namespace hotich;

namespace {

constexpr PageSize picture{2000, 1400};
const PageId id{std::string(64, 'b'), 3};

Leaf leaf_at(int x0) {
  return {FlatMap(1000, 1400,
                  [x0](Point p) {
                    return Point{p.x + x0, p.y};
                  }),
          {1000, 1400, PixelFormat::gray8, 150, {}},
          false};
}

PageReading sheet_with(const std::string& word, Turn turn = Turn::none) {
  PageReading sheet;
  sheet.turn = turn;
  sheet.skew = {0, 0.9};
  sheet.text.lines = {{{{word, {100, 200, 300, 240}, 0.95, {}}}, {100, 200, 300, 240}}};
  sheet.kind = "birth", sheet.paper = "register_page", sheet.edition = "2015";
  Record record;
  record.kind = "birth";
  record.box = {0, 0, 1000, 1400};
  record.fields.emplace_back();
  record.fields.back().name = "child_full_name";
  record.fields.back().box = {100, 200, 300, 240};
  sheet.records = {record};
  return sheet;
}

PageReading blank_sheet() {
  PageReading sheet;
  sheet.remarks = {"blank_page"};
  return sheet;
}

bool has(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

Leaves open_book() {
  Leaves found;
  found.leaves = {leaf_at(0), leaf_at(1000)};
  return found;
}

}  // namespace

TEST_CASE("each page of an open book is a record that frames its page, words lie where the picture shows them") {
  const PageReading whole = joined_leaves(open_book(), {sheet_with("An"), sheet_with("Bình")}, picture, id);
  REQUIRE(whole.records.size() == 2);
  CHECK(whole.records[0].record_id == entry_id(id, 1));
  CHECK(whole.records[1].record_id == entry_id(id, 2));
  CHECK(whole.records[0].box == Box{0, 0, 1000, 1400});
  CHECK(whole.records[1].box == Box{1000, 0, 2000, 1400});
  CHECK(whole.records[1].fields[0].box == Box{1100, 200, 1300, 240});
  CHECK(page_text(whole.text) == "An\nBình");
  CHECK(whole.text.lines[1].words[0].box == Box{1100, 200, 1300, 240});
  CHECK(whole.kind == "birth");
  CHECK(has(whole.remarks, "open_book"));
  CHECK_FALSE(has(whole.remarks, "flattened"));
}

TEST_CASE("a book that lies on its head is read from its own left page") {
  const PageReading whole =
      joined_leaves(open_book(), {sheet_with("Sau", Turn::half), sheet_with("Trước", Turn::half)}, picture, id);
  CHECK(whole.turn == Turn::half);
  CHECK(page_text(whole.text) == "Trước\nSau");
  CHECK(whole.records[0].box == Box{1000, 0, 2000, 1400});
  // The box of a word in the leaf turned right is the same in the picture turned right.
  CHECK(whole.text.lines[0].words[0].box == Box{100, 200, 300, 240});
}

TEST_CASE("a blank page of the book is told and asks for no look; two blank ones are a blank page") {
  const PageReading half = joined_leaves(open_book(), {sheet_with("An"), blank_sheet()}, picture, id);
  CHECK(half.records.size() == 1);
  CHECK(half.reasons.empty());
  CHECK(has(half.remarks, "blank_leaf"));
  CHECK_FALSE(has(half.remarks, "blank_page"));
  CHECK(half.skew.confidence == Approx(0.9));
  CHECK(has(joined_leaves(open_book(), {blank_sheet(), blank_sheet()}, picture, id).remarks, "blank_page"));
}

TEST_CASE("what asks for a look at one page of the book asks for a look at the picture") {
  PageReading doubtful = sheet_with("An");
  doubtful.reasons = {"unknown_form"};
  doubtful.proof.unread_ink = 0.2;
  const PageReading whole = joined_leaves(open_book(), {sheet_with("Bình"), doubtful}, picture, id);
  CHECK(has(whole.reasons, "unknown_form"));
  CHECK(whole.proof.unread_ink == Approx(0.2));
}

TEST_CASE("what a closing page in an open book says lies where it stands in the picture") {
  PageReading closing = sheet_with("Bình");
  closing.records.clear();
  closing.book_fields.emplace_back();
  closing.book_fields[0].name = "event_count";
  closing.book_fields[0].box = {100, 200, 300, 240};
  const PageReading whole = joined_leaves(open_book(), {sheet_with("An"), closing}, picture, id);
  CHECK(whole.records.size() == 1);
  REQUIRE(whole.book_fields.size() == 1);
  CHECK(whole.book_fields[0].box == Box{1100, 200, 1300, 240});
}
