#include "records/struck_text.h"

#include <algorithm>

namespace hotich {
namespace {

bool is_struck(const WordPart& part) { return part.word->mark == Mark::struck; }

// Over the word: less than two letter heights up, and not far to its side.
bool stands_over(const Word& correction, const Word& struck) {
  const int height = struck.box.height();
  const int middle = (correction.box.y0 + correction.box.y1) / 2;
  return middle < struck.box.y1 && middle > struck.box.y0 - 2 * height &&
         correction.box.x0 < struck.box.x1 + 3 * height && correction.box.x1 > struck.box.x0 - 3 * height;
}

void add_box(Box& box, const std::vector<WordPart>& parts) {
  for (const WordPart& part : parts) box = united(box, part.word->box);
}

std::vector<WordPart> over(const std::vector<WordPart>& struck, std::vector<WordPart> corrections) {
  std::erase_if(corrections, [&](const WordPart& part) {
    return std::ranges::none_of(struck, [&](const WordPart& one) { return stands_over(*part.word, *one.word); });
  });
  std::ranges::stable_sort(corrections, {}, [](const WordPart& part) { return part.word->box.x0; });
  return corrections;
}

}  // namespace

std::optional<Corrected> apply_corrections(const std::vector<WordPart>& parts, std::span<const Word> corrections) {
  std::vector<WordPart> written, above;
  for (const WordPart& part : parts) (part.word->mark == Mark::correction ? above : written).push_back(part);
  for (const Word& word : corrections) above.push_back(whole(word));
  const auto first = std::ranges::find_if(written, is_struck);
  if (first == written.end()) return std::nullopt;
  const auto last = std::find_if(written.rbegin(), written.rend(), is_struck).base();
  const std::vector<WordPart> kept(written.begin(), first), struck(first, last), behind(last, written.end());
  above = over(struck, std::move(above));
  Corrected corrected;
  corrected.was = kept;
  corrected.was.insert(corrected.was.end(), struck.begin(), struck.end());
  if (above.empty() && behind.empty()) return corrected;
  corrected.now = kept;
  corrected.now.insert(corrected.now.end(), above.begin(), above.end());
  corrected.now.insert(corrected.now.end(), behind.begin(), behind.end());
  if (!above.empty()) corrected.was.insert(corrected.was.end(), behind.begin(), behind.end());
  add_box(corrected.correction, above.empty() ? behind : above);
  return corrected;
}

}  // namespace hotich
