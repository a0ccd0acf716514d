// Matches forms and reads fields on the words a page is known to carry (truth of scripts/make-samples), without OCR,
// and prints how many fields came out exact. `--noise N` damages the words first as an engine would (N percent of
// words; marks lost, letters changed, words dropped, merged, split, leader remains): what is lost then is this stage's,
// not the engine's.
//
//   fields_eval <truth folder> <forms folder> [--words F] [--noise N] [--seed S] [--raw] [--show]
//
// `--words F`: words an engine read, upright, F/<stem>.json: a list of pages {width, height, lines: [[{t, b, c, s:
// [[text, x0, y0, x1, y1, confidence]]}]]}; files without one are left out.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "core/error.h"
#include "core/geometry.h"
#include "core/text.h"
#include "records/form_file.h"
#include "records/match_form.h"
#include "records/read_fields.h"

namespace hotich {
namespace {

using Json = nlohmann::json;

struct Settings {
  std::filesystem::path truth, forms, words;
  int noise_percent = 0;
  unsigned seed = 1;
  bool show = false;
  bool raw = false;  // judge the text as written, not its normal form
};

class Noise {
 public:
  Noise(int percent, unsigned seed) : percent_(percent), random_(seed) {}

  std::vector<Word> damaged(const std::vector<Word>& words) {
    std::vector<Word> out;
    for (Word word : words) {
      if (!hit()) {
        out.push_back(std::move(word));
        continue;
      }
      switch (random_() % 8) {
        case 0:
          word.text = without_marks(word.text);
          break;
        case 1:
        case 2:
        case 3:
          word.text = changed(word.text);
          break;
        case 4:
          word.text += "...";
          break;
        case 5:
          out.push_back(dots_before(word));
          break;
        case 6:
          if (!out.empty() && std::abs(out.back().box.y0 - word.box.y0) < word.box.height() &&
              out.back().box.x1 < word.box.x0 + 2 && word.box.x0 - out.back().box.x1 < word.box.height()) {
            out.back().text += word.text;
            out.back().box = united(out.back().box, word.box);
            continue;
          }
          break;
        default:
          if (random_() % 3 == 0) continue;
      }
      word.confidence = 0.6;
      out.push_back(std::move(word));
    }
    return out;
  }

 private:
  bool hit() { return static_cast<int>(random_() % 100) < percent_; }
  static std::string without_marks(const std::string& text) {
    return to_upper(text) == text ? to_upper(fold(text)) : fold(text);
  }
  std::string changed(const std::string& text) {
    std::u32string points = to_code_points(text);
    const std::u32string letters = U"aeiouncgtlơưê1l,.";
    points[random_() % points.size()] = letters[random_() % letters.size()];
    return to_nfc(from_code_points(points));
  }
  static Word dots_before(const Word& word) {
    Word dots = word;
    dots.text = "....";
    dots.box = {word.box.x0 - word.box.height(), word.box.y1 - 6, word.box.x0 - 4, word.box.y1};
    return dots;
  }

  int percent_;
  std::mt19937 random_;
};

// The box of a word on the upright page: the delivered one is the box around a turned word, so wider and higher than
// it.
Box upright_box(Box box, const UprightMap& map, const Json& page) {
  const double skew_degrees = page["skew_deg"];
  const double angle = std::abs(skew_degrees) * std::acos(-1.0) / 180.0;
  const Point middle = map.upright_from_delivered({(box.x0 + box.x1) / 2.0, (box.y0 + box.y1) / 2.0});
  if (page["orientation_deg"].get<int>() % 180 == 90) box = {0, 0, box.height(), box.width()};
  const double width =
      std::max(2.0, (box.width() * std::cos(angle) - box.height() * std::sin(angle)) / std::cos(2 * angle));
  const double height =
      std::max(2.0, (box.height() * std::cos(angle) - box.width() * std::sin(angle)) / std::cos(2 * angle));
  return {static_cast<int>(middle.x - width / 2), static_cast<int>(middle.y - height / 2),
          static_cast<int>(middle.x + width / 2), static_cast<int>(middle.y + height / 2)};
}

PageText page_words(const Json& page, const UprightMap& map, const Settings& settings) {
  std::vector<Word> words;
  for (const Json& one : page["words"]) {
    const Json& b = one["b"];
    const Box box{b[0].get<int>(), b[1].get<int>(), b[2].get<int>(), b[3].get<int>()};
    const std::string text = to_nfc(one["t"].get<std::string>());
    if (!text.empty()) words.push_back({text, upright_box(box, map, page), 0.95, {}});
  }
  words = Noise(settings.noise_percent, settings.seed).damaged(words);
  PageText text;
  text.lines.push_back({std::move(words), {}});  // rows are found by geometry
  return text;
}

PageText engine_words(const Json& page) {
  PageText text;
  for (const Json& row : page["lines"]) {
    Line line;
    for (const Json& one : row) {
      const Json& b = one["b"];
      Word word{one["t"], {b[0], b[1], b[2], b[3]}, one["c"], {}};
      for (const Json& s : one["s"]) word.symbols.push_back({s[0], {s[1], s[2], s[3], s[4]}, s[5]});
      line.box = united(line.box, word.box);
      line.words.push_back(std::move(word));
    }
    text.lines.push_back(std::move(line));
  }
  return text;
}

struct Count {
  int good = 0, all = 0;
  void add(bool right) {
    good += right ? 1 : 0;
    ++all;
  }
};

struct Tally {
  std::map<std::string, Count> by_field, by_form;
  Count fields, pages, raw, placed;
  int invented = 0;
};

std::string percent(const Count& count) {
  const double share = count.all == 0 ? 0 : 100.0 * count.good / count.all;
  return std::to_string(count.good) + "/" + std::to_string(count.all) + " " + std::to_string(share).substr(0, 5) + "%";
}

bool same_value(const Json& truth, const FieldReading* reading) {
  const std::string state = truth["state"];
  if (reading == nullptr) return false;
  if (state == "blank") return reading->state == FieldState::blank;
  return reading->state == FieldState::read && truth["value"].is_string() && reading->value &&
         *reading->value == truth["value"].get<std::string>();
}

// The right words, whatever the noise did to their letters: nothing of the value lost, nothing of a label or a
// neighbour taken in.
bool placed_right(const Json& truth, const FieldReading* reading) {
  if (reading == nullptr) return false;
  const std::u32string wanted = to_code_points(fold(truth["raw"].get<std::string>())),
                       found = to_code_points(fold(reading->raw));
  return edit_distance(wanted, found) <= static_cast<int>(0.2 * static_cast<double>(wanted.size()) + 0.5);
}

void compare(const Json& page, const FormMatch& match, const FieldReadings& readings, Tally& tally,
             const Settings& settings) {
  const std::string form = page["kind"].get<std::string>() + "-" + page["paper"].get<std::string>() + "-" +
                           page["edition"].get<std::string>();
  const bool right =
      match.form != nullptr && match.form->id == form && (match.copy == Copy::copy) == page["is_copy"].get<bool>();
  tally.pages.add(right);
  if (!right)
    std::cout << "WRONG FORM " << form << " read as " << (match.form != nullptr ? match.form->id : "unknown")
              << " score " << match.score << "\n";
  for (const auto& [name, truth] : page["fields"].items()) {
    const auto found = std::ranges::find(readings, name, &FieldReading::name);
    const FieldReading* reading = found == readings.end() ? nullptr : &*found;
    const bool good = settings.raw ? reading != nullptr && reading->raw == truth["raw"].get<std::string>()
                                   : same_value(truth, reading);
    tally.by_field[name].add(good);
    tally.by_form[form].add(good);
    tally.fields.add(good);
    tally.placed.add(placed_right(truth, reading));
    tally.raw.add(reading != nullptr && reading->raw == truth["raw"].get<std::string>());
    const bool wrong = settings.noise_percent > 0 || !settings.words.empty() ? !placed_right(truth, reading) : !good;
    if (wrong && settings.show)
      std::cout << "  " << name << ": [" << truth["raw"].get<std::string>() << "] read ["
                << (reading != nullptr ? reading->raw : "-") << "] "
                << (reading != nullptr ? std::string(state_name(reading->state)) : "") << " value ["
                << (reading != nullptr && reading->value ? *reading->value : "-") << "] wanted ["
                << truth["value"].dump() << "]\n";
  }
  for (const FieldReading& reading : readings)
    if (reading.state == FieldState::read && !page["fields"].contains(reading.name)) {
      ++tally.invented;
      if (settings.show) std::cout << "  invented " << reading.name << " [" << reading.raw << "]\n";
    }
}

void evaluate(const Settings& settings) {
  const FormLibrary library = load_forms(settings.forms);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(settings.truth))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  Tally tally;
  for (const auto& file : files) {
    const Json truth = Json::parse(std::ifstream(file));
    Json engine;
    if (!settings.words.empty()) {
      const auto read = settings.words / file.filename();
      if (!std::filesystem::exists(read)) continue;
      engine = Json::parse(std::ifstream(read));
    }
    for (const Json& page : truth["pages"]) {
      const int width = page["width_px"], height = page["height_px"];
      const UprightMap map = upright_map(width, height, static_cast<Turn>(page["orientation_deg"].get<int>()),
                                         page["skew_deg"].get<double>());
      const size_t index = page["page"].get<size_t>() - 1;
      if (!settings.words.empty() && index >= engine.size()) continue;
      const PageText text = settings.words.empty() ? page_words(page, map, settings) : engine_words(engine[index]);
      if (settings.show) std::cout << file.filename().string() << "\n";
      const PageSize size{map.width_px, map.height_px};
      const FormMatch match = match_form(text, library, size);
      if (!page["paper"].is_string()) {
        if (match.form != nullptr)
          std::cout << "NOT A FORM " << file.filename().string() << " read as " << match.form->id << "\n";
        tally.pages.add(match.form == nullptr);
        continue;
      }
      compare(page, match, read_fields(text, match, size), tally, settings);
    }
  }
  for (const auto& [name, count] : tally.by_field)
    if (count.good < count.all) std::cout << name << " " << percent(count) << "\n";
  for (const auto& [name, count] : tally.by_form) std::cout << name << " " << percent(count) << "\n";
  std::cout << "right form " << percent(tally.pages) << "\nfields exact " << percent(tally.fields) << "\nraw exact "
            << percent(tally.raw) << "\nplaced right " << percent(tally.placed) << "\nread where nothing is "
            << tally.invented << "\n";
}

Settings settings_of(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2)
    throw Error("cannot start: usage: fields_eval <truth> <forms> [--noise N] [--seed S] [--raw] [--show]");
  Settings settings;
  settings.truth = arguments[0];
  settings.forms = arguments[1];
  for (size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i] == "--show") settings.show = true;
    if (arguments[i] == "--raw") settings.raw = true;
    if (i + 1 >= arguments.size()) break;
    if (arguments[i] == "--words") settings.words = arguments[i + 1];
    if (arguments[i] == "--noise") settings.noise_percent = std::stoi(arguments[i + 1]);
    if (arguments[i] == "--seed") settings.seed = static_cast<unsigned>(std::stoi(arguments[i + 1]));
  }
  return settings;
}

}  // namespace
}  // namespace hotich

int main(int count, char** arguments) try {
  hotich::evaluate(hotich::settings_of({arguments + 1, arguments + count}));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << "\n";
  return 1;
}
