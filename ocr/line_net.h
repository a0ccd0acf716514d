#pragma once
// The line network: our own reader beside Tesseract (scripts/train-line-net, docs/decisions/0015-line-network.md), run
// by OpenCV's dnn module; border in line_net.cpp. It sees a line taller than Tesseract's networks do and errs
// elsewhere.
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/image.h"
#include "core/page_text.h"
#include "ocr/letter_chances.h"

namespace hotich {

// Not to be shared between threads.
class LineNet {
 public:
  // `network` is an ONNX file: in 1 x 1 x 48 x W, out 1 x (1 + letters) x W/4; the letters stand in alphabet.txt beside
  // it, one line, no blank. Throws Error when it cannot be loaded.
  explicit LineNet(const std::filesystem::path& network);
  ~LineNet();
  LineNet(LineNet&&) noexcept;
  LineNet& operator=(LineNet&&) noexcept;

  // A picture cut with net_crop (ocr/line_crop.h). No steps where it is of another height, or of no width a line has.
  LetterChances look(const Image& picture);

  // What was seen as words, boxes in px of the picture; the best path, a word as sure as its least sure letter. Its
  // `sight` is of all its letters together, without the marks between words.
  // Glimpses of a word: the same with other marks on one letter.
  Line words(const LetterChances& seen) const;

  // As words(), but what are figures or may be misread ones ("19b0", "0l/12") is read as if there were no letters but
  // figures and the marks between them.
  Line words_with_figures(const LetterChances& seen) const;

  // Logarithm of the chance that just `text` (words parted by one space, NFC) stands there; none where it has letters
  // the network does not know.
  std::optional<double> log_chance_of(const std::string& text, const LetterChances& seen) const;

 private:
  std::vector<Glimpse> glimpses_of(std::span<const LetterPeak> word, const LetterChances& seen) const;

  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace hotich
