#include "ocr/read_line.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace hotich {
namespace {

Box to_page(const Box& b, const LineCrop& crop) {
  return {static_cast<int>(std::floor(crop.left_px + b.x0 * crop.along)),
          static_cast<int>(std::floor(crop.top_px + b.y0 * crop.across)),
          static_cast<int>(std::ceil(crop.left_px + b.x1 * crop.along)),
          static_cast<int>(std::ceil(crop.top_px + b.y1 * crop.across))};
}

std::vector<Box> ink_boxes(const CleanPage& page, const TextRun& run) {
  std::vector<Box> boxes;
  for (int part : run.parts) boxes.push_back(page.ink.components[part].box);
  std::ranges::sort(boxes, {}, &Box::x0);
  return boxes;
}

struct Gap {
  int x0 = 0, x1 = 0;
};

// Stretches of the line without ink, left to right.
std::vector<Gap> gaps_between(const std::vector<Box>& boxes) {
  std::vector<Gap> gaps;
  int right = boxes.empty() ? 0 : boxes.front().x1;
  for (const Box& box : boxes) {
    if (box.x0 > right) gaps.push_back({right, box.x0});
    right = std::max(right, box.x1);
  }
  return gaps;
}

// Where one word ends and the next begins: the middle of the widest gap near the engine's own guess. An end behind the
// whole next word is no guess: Tesseract draws such a box where a speck stands far behind a title.
int boundary(const std::vector<Gap>& gaps, const Word& left, const Word& right, double reach_px) {
  const int end = left.box.x1 > right.box.x1 ? right.box.x0 : left.box.x1;
  const double low = std::min(end, right.box.x0) - reach_px, high = std::max(end, right.box.x0) + reach_px;
  const Gap* widest = nullptr;
  for (const Gap& gap : gaps)
    if (gap.x1 > low && gap.x0 < high && (!widest || gap.x1 - gap.x0 > widest->x1 - widest->x0)) widest = &gap;
  return widest ? (widest->x0 + widest->x1) / 2 : (end + right.box.x0) / 2;
}

void fit_boxes(std::vector<Word>& words, const std::vector<Box>& ink, double letter_height_px) {
  const auto gaps = gaps_between(ink);
  std::vector<int> cuts{-1000000};
  for (std::size_t i = 1; i < words.size(); ++i)
    cuts.push_back(std::max(cuts.back(), boundary(gaps, words[i - 1], words[i], 0.5 * letter_height_px)));
  cuts.push_back(1000000);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Box fitted;
    for (const Box& box : ink)
      if (const int middle = (box.x0 + box.x1) / 2; middle >= cuts[i] && middle < cuts[i + 1])
        fitted = united(fitted, box);
    if (fitted.empty()) continue;  // a word the engine made of nothing keeps the engine's box
    words[i].box = fitted;
    for (Symbol& symbol : words[i].symbols) {
      symbol.box.x0 = std::clamp(symbol.box.x0, fitted.x0, fitted.x1 - 1);
      symbol.box.x1 = std::clamp(symbol.box.x1, symbol.box.x0 + 1, fitted.x1);
      symbol.box.y0 = fitted.y0, symbol.box.y1 = fitted.y1;
    }
  }
}

// `words` of the crop's frame -> the line of the page.
Line placed(std::vector<Word> words, const LineCrop& crop, const CleanPage& page, const TextRun& run) {
  Line line{std::move(words), {}};
  for (Word& word : line.words) {
    word.box = to_page(word.box, crop);
    for (Symbol& symbol : word.symbols) symbol.box = to_page(symbol.box, crop);
  }
  fit_boxes(line.words, ink_boxes(page, run), run.x_height_px);
  for (const Word& word : line.words) line.box = united(line.box, word.box);
  return line;
}

}  // namespace

Line read_line(Recognizer& recognizer, const CleanPage& page, const TextRun& run, const CropStyle& style) {
  const LineCrop crop = line_crop(page.image, page.ink, run, style);
  std::vector<Word> words;
  for (Line& part : recognizer.read(crop.image, Layout::raw_line).lines)
    std::ranges::move(part.words, std::back_inserter(words));
  return placed(std::move(words), crop, page, run);
}

NetReading read_line(LineNet& net, const CleanPage& page, const TextRun& run, const CropStyle& style) {
  const LineCrop crop = line_crop(page.image, page.ink, run, style);
  NetReading reading{{}, {}, net.look(crop.image)};
  reading.line = placed(net.words(reading.seen).words, crop, page, run);
  reading.with_figures = placed(net.words_with_figures(reading.seen).words, crop, page, run);
  return reading;
}

}  // namespace hotich
