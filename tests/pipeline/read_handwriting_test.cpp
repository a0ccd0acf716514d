#include "pipeline/read_handwriting.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "records/form_file.h"

using namespace hotich;

namespace {

const Form& form() {
  static const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  return *std::ranges::find(library.forms, "birth-certificate-2015", &Form::id);
}

// Ten upright bars in a row are letters enough for a line.
CleanPage page_with_rows(const std::vector<int>& baselines) {
  Image image{.width_px = 1200, .height_px = 800, .dpi = 300, .bytes = std::vector<std::uint8_t>(1200 * 800, 255)};
  for (const int baseline : baselines)
    for (int letter = 0; letter < 10; ++letter)
      for (int y = baseline - 30; y < baseline; ++y)
        for (int x = 0; x < 12; ++x) image.row(y)[200 + 30 * letter + x] = 0;
  return {image, find_ink(ink_map(image)), {}, {}, 0};
}

FieldReading value_on(const std::vector<Box>& words, Written written) {
  FieldReading reading;
  reading.name = "child_full_name";
  reading.raw = "as read";
  reading.state = FieldState::read;
  reading.written = written;
  reading.words = words;
  return reading;
}

const std::vector<Box> two_rows{{190, 160, 520, 210}, {190, 260, 520, 310}};

}  // namespace

TEST_CASE("the lines of a value by hand are offered to the second reader, and its readings are joined by rank") {
  int lines = 0;
  const LineReader fake = [&](const Image& line) -> std::vector<RankedReading> {
    CHECK(line.height_px == hand_line_height_px);
    CHECK(line.width_px > line.height_px);
    CHECK(std::ranges::min(line.bytes) < 60);
    return ++lines == 1 ? std::vector<RankedReading>{{"Dang Thi", 0.1}, {"Đặng Thị", 0.8}}
                        : std::vector<RankedReading>{{"Ổi", 0.5}};
  };
  const auto read = with_hand_read({value_on(two_rows, Written::hand)}, page_with_rows({200, 300}), form(), fake);
  CHECK(lines == 2);
  CHECK(read[0].raw == "Đặng Thị Ổi");
  REQUIRE(read[0].readings.size() == 2);
  CHECK(read[0].readings[0].score == Approx(0.4));
  CHECK(read[0].readings[1].text == "Dang Thi Ổi");
}

TEST_CASE("a second reader is not asked for print, and one that gives up leaves the value as it was") {
  int asked = 0;
  const LineReader gives_up = [&](const Image&) {
    ++asked;
    return std::vector<RankedReading>{};
  };
  const CleanPage page = page_with_rows({200, 300});
  CHECK(with_hand_read({value_on(two_rows, Written::printed)}, page, form(), gives_up)[0].raw == "as read");
  CHECK(asked == 0);
  CHECK(with_hand_read({value_on(two_rows, Written::hand)}, page, form(), gives_up)[0].raw == "as read");
  CHECK(asked == 1);
}

TEST_CASE("without a second reader values by hand stay as they were read") {
  CHECK(with_hand_read({value_on(two_rows, Written::hand)}, page_with_rows({200, 300}), form(), {})[0].raw ==
        "as read");
}

TEST_CASE("writing is told of values that were read, not of blanks") {
  FieldReading blank;
  blank.name = "notes";
  blank.state = FieldState::blank;
  const auto told = with_writing_told({value_on(two_rows, Written::hand), blank}, page_with_rows({200, 300}));
  CHECK(told[0].written.has_value());
  CHECK_FALSE(told[1].written.has_value());
}

TEST_CASE("a blank in whose room a pen left ink that nobody read is illegible, by hand, and framed") {
  FieldReading blank;
  blank.name = "mother_full_name";
  blank.state = FieldState::blank;
  blank.room = {150, 150, 1000, 220};
  const CleanPage page = page_with_rows({200, 300});
  const auto found = with_scrawl_found({blank}, page, {});
  CHECK(found[0].state == FieldState::illegible);
  CHECK(found[0].written == Written::hand);
  CHECK(found[0].box == Box{200, 170, 482, 200});
  blank.room = {150, 400, 1000, 470};
  CHECK(with_scrawl_found({blank}, page, {})[0].state == FieldState::blank);
}

TEST_CASE("parts of a value are told as the value is") {
  FieldReading part = value_on(two_rows, Written::hand);
  part.name = "child_id_number";
  const auto told = with_writing_told({value_on(two_rows, Written::hand), part}, page_with_rows({200, 300}));
  CHECK(told[0].written == told[1].written);
  CHECK(told[0].evidence.hand == told[1].evidence.hand);
}
