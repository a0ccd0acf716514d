#include "records/tones.h"

#include <array>

#include "core/text.h"
#include "records/value_text.h"

namespace hotich {
namespace {

constexpr auto rows =
    std::to_array<std::u32string_view>({U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ", U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ",
                                        U"ôồốổỗộ", U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"});

}  // namespace

TonedLetter without_tone(char32_t lower_case) {
  if (lower_case >= U'a' && lower_case <= U'z') return {lower_case, 0};
  for (const std::u32string_view row : rows)
    if (const size_t at = row.find(lower_case); at != std::u32string_view::npos) return {row[0], static_cast<int>(at)};
  return {lower_case, 0};
}

char32_t with_tone(char32_t letter, int tone) {
  for (const std::u32string_view row : rows)
    if (row[0] == letter) return row[static_cast<size_t>(tone)];
  return letter;
}

std::u32string tone_key(std::string_view text) {
  std::u32string key;
  int tone = 0;
  const auto end_syllable = [&] {
    if (tone > 0) key += U'0' + static_cast<char32_t>(tone);
    tone = 0;
  };
  for (const char32_t point : to_code_points(to_lower(text))) {
    if (!is_letter(point) && !is_digit(point)) {
      end_syllable();
      continue;
    }
    const TonedLetter toned = without_tone(point);
    key += toned.letter == U'y' ? U'i' : toned.letter;
    if (toned.tone > 0) tone = toned.tone;
  }
  end_syllable();
  return key;
}

}  // namespace hotich
