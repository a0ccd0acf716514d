#include "pdf/icc_srgb.h"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hotich {
namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFF);
}

std::string description(std::string_view text) {
  std::string out("desc\0\0\0\0", 8);
  put(out, static_cast<std::uint32_t>(text.size() + 1), 4);
  out += text;
  out.append(1 + 4 + 4 + 2 + 1 + 67, '\0');  // end of text; no Unicode and no script text
  return out;
}

std::string copyright() { return std::string("text\0\0\0\0", 8) + std::string("No copyright, use freely") + '\0'; }

std::string xyz(double x, double y, double z) {
  std::string out("XYZ \0\0\0\0", 8);
  for (const double v : {x, y, z}) put(out, static_cast<std::uint32_t>(std::lround(v * 65536)), 4);
  return out;
}

std::string tone_curve() {
  constexpr int points = 256;
  std::string out("curv\0\0\0\0", 8);
  put(out, points, 4);
  for (int i = 0; i < points; ++i) {
    const double v = i / (points - 1.0);
    const double light = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    put(out, static_cast<std::uint32_t>(std::lround(light * 65535)), 2);
  }
  return out;
}

std::string profile_header(std::size_t size) {
  std::string out;
  put(out, static_cast<std::uint32_t>(size), 4);
  put(out, 0, 4);           // no preferred engine
  put(out, 0x02100000, 4);  // version 2.1
  out += "mntrRGB XYZ ";
  for (const std::uint32_t v : {2000u, 1u, 1u, 0u, 0u, 0u}) put(out, v, 2);  // a fixed date
  out += "acsp";
  out.append(28, '\0');  // platform, flags, maker, model, attributes, intent: perceptual
  for (const std::uint32_t v : {0xF6D6u, 0x10000u, 0xD32Du}) put(out, v, 4);  // D50
  out.append(48, '\0');
  return out;
}

}  // namespace

std::string icc_srgb() {
  const std::vector<std::pair<std::vector<std::string_view>, std::string>> entries = {
      {{"desc"}, description("sRGB IEC61966-2.1")},
      {{"cprt"}, copyright()},
      {{"wtpt"}, xyz(0.9642, 1.0, 0.8249)},
      {{"rXYZ"}, xyz(0.4360747, 0.2225045, 0.0139322)},
      {{"gXYZ"}, xyz(0.3850649, 0.7168786, 0.0971045)},
      {{"bXYZ"}, xyz(0.1430804, 0.0606169, 0.7141733)},
      {{"rTRC", "gTRC", "bTRC"}, tone_curve()}};
  std::uint32_t tags = 0;
  for (const auto& entry : entries) tags += static_cast<std::uint32_t>(entry.first.size());
  std::string table, body;
  put(table, tags, 4);
  for (const auto& [names, bytes] : entries) {
    for (const auto name : names) {
      table += name;
      put(table, static_cast<std::uint32_t>(128 + 4 + 12 * tags + body.size()), 4);
      put(table, static_cast<std::uint32_t>(bytes.size()), 4);
    }
    body += bytes;
    body.resize((body.size() + 3) / 4 * 4, '\0');
  }
  return profile_header(128 + table.size() + body.size()) + table + body;
}

}  // namespace hotich
