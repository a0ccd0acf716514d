#include "ocr/line_net.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <opencv2/dnn.hpp>

#include "core/error.h"
#include "core/text.h"
#include "ocr/line_crop.h"
#include "ocr/skew_opencv.h"

namespace hotich {

struct LineNet::Network {
  cv::dnn::Net net;
  std::u32string letters;  // of class 1, 2, …
  std::map<char32_t, int> classes;
  std::vector<std::vector<int>> siblings;  // of a class: those of the same letter with other marks
};

namespace {

constexpr int step_px = 4;    // of the picture for one step of the output
constexpr int width_of = 64;  // pictures are filled up to a multiple: every new width costs the engine a new plan
constexpr int most_columns = 4000;

std::u32string letters_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) throw Error("cannot read the letters of the line network " + file.string());
  return to_code_points(line);
}

// 0 = white, 1 = ink, white to the right up to the next multiple.
cv::Mat ink_of(const Image& picture) {
  const int width = (picture.width_px + width_of - 1) / width_of * width_of;
  const int size[] = {1, 1, picture.height_px, width};
  cv::Mat ink(4, size, CV_32F, cv::Scalar(0));
  for (int y = 0; y < picture.height_px; ++y) {
    auto* row = ink.ptr<float>(0, 0, y);
    for (int x = 0; x < picture.width_px; ++x) row[x] = static_cast<float>(255 - picture.row(y)[x]) / 255.0f;
  }
  return ink;
}

cv::Mat steps_of(cv::dnn::Net& net, const Image& picture) {
  net.setInput(ink_of(picture));
  return net.forward();
}

Image blank_picture() {
  Image picture{.width_px = width_of, .height_px = net_crop.height_px, .dpi = 300, .bytes = {}};
  picture.bytes.assign(static_cast<std::size_t>(picture.width_px) * picture.height_px, 255);
  return picture;
}

// `out` holds a row a class, a column a step.
LetterChances chances_of(const cv::Mat& out, int steps) {
  LetterChances chances{.steps = steps, .classes = out.size[1], .logs = {}};
  chances.logs.resize(static_cast<std::size_t>(steps) * chances.classes);
  const auto* values = out.ptr<float>();
  for (int step = 0; step < steps; ++step) {
    float* logs = &chances.logs[static_cast<std::size_t>(step) * chances.classes];
    for (int k = 0; k < chances.classes; ++k) logs[k] = values[static_cast<std::size_t>(k) * out.size[2] + step];
    const float most = *std::max_element(logs, logs + chances.classes);
    float sum = 0;
    for (int k = 0; k < chances.classes; ++k) sum += std::exp(logs[k] - most);
    const float whole = most + std::log(sum);
    for (int k = 0; k < chances.classes; ++k) logs[k] -= whole;
  }
  return chances;
}

constexpr std::u32string_view figure_letters = U"0123456789/-.", like_figures = U"IlOoQDbBSsZzgqGtTA|,:";

// Figures, but for letters that are taken for them.
bool may_be_figures(const std::string& text) {
  const std::u32string letters = to_code_points(text);
  const auto is = [](std::u32string_view set) {
    return [set](char32_t letter) { return set.find(letter) != std::u32string_view::npos; };
  };
  const auto figures = std::ranges::count_if(letters, is(figure_letters));
  const auto alike = std::ranges::count_if(letters, is(like_figures));
  return figures > 0 && figures + alike == static_cast<std::ptrdiff_t>(letters.size()) && figures >= alike;
}

// "ẵ" -> "a", "Ẵ" -> "A", "đ" -> "d".
std::u32string without_marks(char32_t letter) {
  const std::string text = from_code_points(std::u32string(1, letter));
  const std::string bare = fold(text);
  return to_code_points(to_lower(text) == text ? bare : to_upper(bare));
}

std::vector<std::vector<int>> siblings_among(const std::u32string& letters) {
  std::vector<std::vector<int>> siblings(letters.size() + 1);
  for (std::size_t a = 0; a < letters.size(); ++a)
    for (std::size_t b = 0; b < letters.size(); ++b)
      if (a != b && letters[a] >= U'A' && without_marks(letters[a]) == without_marks(letters[b]))
        siblings[a + 1].push_back(static_cast<int>(b) + 1);
  return siblings;
}

// Logarithm of the chance of `other` over that of the peak's own letter, where it is highest.
double log_odds(const LetterChances& seen, const LetterPeak& peak, int other) {
  float odds = -100;
  for (int step = peak.first; step <= peak.last; ++step)
    odds = std::max(odds, seen.at(step, other) - seen.at(step, peak.letter));
  return odds;
}

// Of a word whose letters stand at these peaks.
double sight_of(std::span<const LetterPeak> word, const std::u32string& letters) {
  constexpr double most = 16, least_chance = 1e-7;
  constexpr std::u32string_view marks = U".,:;-/()'\"";
  double chance = 0;  // its logarithm
  for (const LetterPeak& peak : word)
    if (marks.find(letters[static_cast<std::size_t>(peak.letter - 1)]) == std::u32string_view::npos)
      chance += std::log(std::max(least_chance, peak.chance));
  return std::clamp(chance - std::log(std::max(least_chance, -std::expm1(chance))), -most, most);
}

// Where `left` ends and `right` begins, px.
int between(const LetterPeak& left, const LetterPeak& right) { return (left.last + right.first + 1) * step_px / 2; }

}  // namespace

LineNet::LineNet(const std::filesystem::path& network) : network_(std::make_unique<Network>()) {
  keep_opencv_single_threaded();
  try {
    network_->net = cv::dnn::readNetFromONNX(network.string());
  } catch (const cv::Exception&) {
    throw Error("cannot load the line network " + network.string() + ": no such file or not a network");
  }
  network_->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
  network_->letters = letters_of(network.parent_path() / "alphabet.txt");
  for (const char32_t letter : network_->letters)
    network_->classes.emplace(letter, static_cast<int>(network_->classes.size()) + 1);
  network_->siblings = siblings_among(network_->letters);
  const cv::Mat out = steps_of(network_->net, blank_picture());
  const bool fits = out.dims == 3 && out.size[1] == static_cast<int>(network_->letters.size()) + 1;
  if (!fits || !std::ranges::all_of(figure_letters, [&](char32_t c) { return network_->classes.contains(c); }))
    throw Error("cannot load the line network " + network.string() + ": its alphabet does not fit");
}

LineNet::~LineNet() = default;
LineNet::LineNet(LineNet&&) noexcept = default;
LineNet& LineNet::operator=(LineNet&&) noexcept = default;

LetterChances LineNet::look(const Image& picture) {
  if (picture.height_px != net_crop.height_px || picture.width_px < 2 * step_px || picture.width_px > most_columns)
    return {};
  const cv::Mat out = steps_of(network_->net, picture);
  return chances_of(out, std::min(out.size[2], (picture.width_px + step_px - 1) / step_px));
}

Line LineNet::words(const LetterChances& seen) const {
  const std::vector<LetterPeak> peaks = best_path(seen);
  const int width = seen.steps * step_px;
  Line line;
  std::vector<std::vector<LetterPeak>> peaks_of_words;
  bool inside = false;
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    const char32_t letter = network_->letters[static_cast<std::size_t>(peaks[i].letter - 1)];
    const bool blank = letter == U' ';
    if (!blank) {
      const int x0 = i > 0 ? between(peaks[i - 1], peaks[i]) : std::max(0, (peaks[i].first - 1) * step_px);
      const int x1 = i + 1 < peaks.size() ? between(peaks[i], peaks[i + 1]) : (peaks[i].last + 2) * step_px;
      const Box box{x0, 0, std::clamp(x1, x0 + 1, std::max(x0 + 1, width)), net_crop.height_px};
      if (!inside) {
        line.words.push_back({.text = {}, .box = box, .confidence = 1, .symbols = {}});
        peaks_of_words.emplace_back();
      }
      Word& word = line.words.back();
      peaks_of_words.back().push_back(peaks[i]);
      word.symbols.push_back({from_code_points(std::u32string(1, letter)), box, peaks[i].chance});
      word.text += word.symbols.back().text;
      word.box = united(word.box, box);
      word.confidence = std::min(word.confidence, peaks[i].chance);
    }
    inside = !blank;
  }
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    line.words[i].glimpses = glimpses_of(peaks_of_words[i], seen);
    line.words[i].sight = sight_of(peaks_of_words[i], network_->letters);
  }
  for (const Word& word : line.words) line.box = united(line.box, word.box);
  return line;
}

std::vector<Glimpse> LineNet::glimpses_of(std::span<const LetterPeak> word, const LetterChances& seen) const {
  constexpr double least_odds = -9;  // less than one in 8,000 is nothing that was seen
  constexpr std::size_t most = 12;
  std::vector<Glimpse> glimpses;
  for (std::size_t at = 0; at < word.size(); ++at)
    for (const int other : network_->siblings[static_cast<std::size_t>(word[at].letter)]) {
      const double odds = log_odds(seen, word[at], other);
      if (odds < least_odds) continue;
      std::u32string text;
      for (std::size_t i = 0; i < word.size(); ++i)
        text += network_->letters[static_cast<std::size_t>(i == at ? other : word[i].letter) - 1];
      glimpses.push_back({from_code_points(text), std::min(odds, 0.0)});
    }
  std::ranges::stable_sort(glimpses, std::greater<>{}, &Glimpse::log_odds);
  if (glimpses.size() > most) glimpses.resize(most);
  return glimpses;
}

Line LineNet::words_with_figures(const LetterChances& seen) const {
  std::vector<int> allowed;
  for (const char32_t letter : figure_letters) allowed.push_back(network_->classes.at(letter));
  Line line = words(seen);
  for (Word& word : line.words) {
    if (!may_be_figures(word.text)) continue;
    const std::vector<LetterPeak> peaks = best_path(seen, word.box.x0 / step_px, word.box.x1 / step_px, allowed);
    std::u32string figures;
    for (const LetterPeak& peak : peaks) figures += network_->letters[static_cast<std::size_t>(peak.letter - 1)];
    if (!figures.empty()) word.text = from_code_points(figures);
  }
  return line;
}

std::optional<double> LineNet::log_chance_of(const std::string& text, const LetterChances& seen) const {
  std::vector<int> letters;
  for (const char32_t letter : to_code_points(text)) {
    const auto known = network_->classes.find(letter);
    if (known == network_->classes.end()) return std::nullopt;
    letters.push_back(known->second);
  }
  return log_chance(seen, letters);
}

}  // namespace hotich
