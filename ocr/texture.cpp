#include "ocr/texture.h"

#include <algorithm>

#include "ocr/leaders.h"
#include "ocr/median.h"

namespace hotich {
namespace {

// Half of the page's ink is in strokes at least this thick.
double usual_thickness(const Ink& ink, const std::vector<double>& thick) {
  std::vector<std::pair<double, int>> by_thickness;
  double total = 0, below = 0;
  for (std::size_t i = 0; i < thick.size(); ++i) {
    const Component& c = ink.components[i];
    if (c.box.height() < 0.5 * ink.letter_height_px || c.box.height() > 3 * ink.letter_height_px) continue;
    by_thickness.emplace_back(thick[i], c.area_px), total += c.area_px;
  }
  std::ranges::sort(by_thickness);
  for (const auto& [value, area] : by_thickness)
    if ((below += area) >= 0.5 * total) return value;
  return 0;
}

// Letters in bands of the page, for asking whether a dot may be the mark of one.
class Letters {
 public:
  explicit Letters(const Ink& ink)
      : h_(ink.letter_height_px), bands_(static_cast<std::size_t>(ink.height_px / h_) + 2) {
    for (const Component& c : ink.components) {
      if (!is_letter(c, h_)) continue;
      ++count_;
      for (std::size_t k = band(c.box.y0); k <= band(c.box.y1); ++k) bands_[k].push_back(c.box);
    }
  }
  static bool is_letter(const Component& c, double h) { return c.box.height() >= 0.5 * h && c.box.height() <= 3 * h; }
  std::size_t count() const { return count_; }
  // Over or under a letter, or close beside one as a comma is.
  bool may_own(const Box& dot) const {
    for (std::size_t k = band(dot.y0 - 0.5 * h_); k <= band(dot.y1 + 0.5 * h_); ++k)
      for (const Box& letter : bands_[k]) {
        const double x = 0.5 * (dot.x0 + dot.x1), aside = std::max({0.0, letter.x0 - x, x - letter.x1});
        const double apart = std::max({0, letter.y0 - dot.y1, dot.y0 - letter.y1});
        if ((aside <= 0.1 * h_ && apart <= 0.4 * h_) || (aside <= 0.4 * h_ && apart <= 0)) return true;
      }
    return false;
  }

 private:
  std::size_t band(double y) const {
    return std::min(bands_.size() - 1, static_cast<std::size_t>(std::max(0.0, y / h_)));
  }
  double h_;
  std::size_t count_ = 0;
  std::vector<std::vector<Box>> bands_;
};

// Mean grey of a component's pixels.
double grey_of(const Image& gray, const Ink& ink, int component) {
  const Component& c = ink.components[static_cast<std::size_t>(component)];
  double sum = 0;
  for (const Run& run : runs_of(ink, c))
    for (int x = run.x0; x < run.x1; ++x) sum += gray.row(run.y)[x];
  return sum / std::max(1, c.area_px);
}

constexpr std::size_t many_bits = 1500;

// Components that are texture if these candidates are all there is to judge by; none when they are too few.
std::vector<int> thin_bits(const Ink& ink, const std::vector<double>& thick, const std::vector<bool>& is_candidate) {
  // No thicker than most of the bits themselves: thin letters are not to go with them.
  const double limit = std::min(0.5 * usual_thickness(ink, thick), 1.5 * median(thick));
  std::vector<int> thin;
  std::size_t strokes = 0, thin_strokes = 0;  // not counting specks: dust is no texture
  for (std::size_t i = 0; i < thick.size(); ++i) {
    if (!is_candidate[i]) continue;
    const Box& b = ink.components[i].box;
    const bool stroke = std::max(b.width(), b.height()) >= 0.35 * ink.letter_height_px;
    strokes += stroke;
    if (thick[i] >= limit || b.width() > 12 * ink.letter_height_px) continue;
    thin_strokes += stroke;
    thin.push_back(static_cast<int>(i));
  }
  if (thin_strokes < many_bits || thin_strokes < 2 * (strokes - thin_strokes)) thin.clear();
  return thin;
}

void keep_dark_ones(const Image& gray, const Ink& ink, std::vector<int>& thin) {
  constexpr double least_apart = 40;  // grey levels between the bits and the text
  std::vector<double> bits, text;
  std::vector<bool> is_thin(ink.components.size(), false);
  for (int i : thin) is_thin[static_cast<std::size_t>(i)] = true;
  for (std::size_t i = 0; i < ink.components.size(); ++i) {
    if (is_thin[i])
      bits.push_back(grey_of(gray, ink, static_cast<int>(i)));
    else if (Letters::is_letter(ink.components[i], ink.letter_height_px))
      text.push_back(grey_of(gray, ink, static_cast<int>(i)));
  }
  const double pale = median(bits), dark = median(text);
  if (pale - dark < least_apart) return;
  std::erase_if(thin, [&](int i) { return grey_of(gray, ink, i) < 0.5 * (pale + dark); });
}

}  // namespace

std::vector<int> find_texture(const Image& gray, const Image& map, const Ink& ink) {
  if (ink.components.size() < many_bits) return {};
  std::vector<double> thick;
  for (const Component& c : ink.components) thick.push_back(stroke_thickness(map, ink, c));
  std::vector<bool> is_candidate(thick.size(), true);
  std::vector<int> thin = thin_bits(ink, thick, is_candidate);
  if (thin.empty()) return thin;
  // Dashed leaders too are many and thin; they come off later, and say nothing about the page's thin letters.
  for (const Leader& leader : find_leaders(ink))
    for (int part : leader.parts) is_candidate[static_cast<std::size_t>(part)] = false;
  thin = thin_bits(ink, thick, is_candidate);
  keep_dark_ones(gray, ink, thin);
  return thin;
}

namespace {

// A ground lies under all of the page; the bits of faded letters lie where the text is.
bool is_everywhere(const Ink& ink, const std::vector<int>& dots) {
  constexpr int across = 12, down = 16, least_dots = 3, least_cells = across * down * 4 / 5;
  std::vector<int> cells(across * down, 0);
  for (int i : dots) {
    const Box& b = ink.components[static_cast<std::size_t>(i)].box;
    const int x = across * (b.x0 + b.x1) / (2 * ink.width_px + 1), y = down * (b.y0 + b.y1) / (2 * ink.height_px + 1);
    ++cells[static_cast<std::size_t>(y * across + x)];
  }
  return std::ranges::count_if(cells, [](int count) { return count >= least_dots; }) >= least_cells;
}

// A ground's dots are printed alike; grain and bits of letters are of any size. Only those of the usual size stay.
std::vector<int> of_one_size(const Ink& ink, const std::vector<int>& dots) {
  const auto area = [&](int i) { return ink.components[static_cast<std::size_t>(i)].area_px; };
  std::vector<double> areas;
  for (int i : dots) areas.push_back(area(i));
  const double usual = median(areas);
  std::vector<int> alike = dots;
  std::erase_if(alike, [&](int i) { return area(i) < 0.5 * usual - 1 || area(i) > 2 * usual + 1; });
  constexpr double least_alike = 0.75, least_area = 6;  // px; smaller ones are grain
  if (usual < least_area || static_cast<double>(alike.size()) < least_alike * static_cast<double>(dots.size()))
    return {};
  return alike;
}

}  // namespace

std::vector<int> find_dot_ground(const Ink& ink) {
  constexpr std::size_t many = 2500;
  if (ink.components.size() < many) return {};
  std::vector<int> dots;
  for (std::size_t i = 0; i < ink.components.size(); ++i) {
    const Box& b = ink.components[i].box;
    if (std::max(b.width(), b.height()) < 0.4 * ink.letter_height_px) dots.push_back(static_cast<int>(i));
  }
  const Letters letters(ink);
  if (dots.size() < many || dots.size() < 3 * letters.count() || !is_everywhere(ink, dots)) return {};
  dots = of_one_size(ink, dots);
  std::erase_if(dots, [&](int i) { return letters.may_own(ink.components[i].box); });
  return dots;
}

}  // namespace hotich
