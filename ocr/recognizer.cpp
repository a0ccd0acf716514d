#include "ocr/recognizer.h"

#ifdef _OPENMP  // the fuzz targets are built without: clang has no omp.h here
#include <omp.h>
#endif
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>

#include "core/error.h"
#include "core/text.h"

namespace hotich {

struct Recognizer::Engine {
  tesseract::TessBaseAPI api;
  GiveUp give_up;
};

namespace {

constexpr auto symbol_level = tesseract::RIL_SYMBOL;
constexpr auto word_level = tesseract::RIL_WORD;
constexpr auto line_level = tesseract::RIL_TEXTLINE;

tesseract::PageSegMode mode_of(Layout layout) {
  switch (layout) {
    case Layout::page:
      return tesseract::PSM_AUTO;
    case Layout::column:
      return tesseract::PSM_SINGLE_COLUMN;
    case Layout::block:
      return tesseract::PSM_SINGLE_BLOCK;
    case Layout::sparse:
      return tesseract::PSM_SPARSE_TEXT;
    case Layout::line:
      return tesseract::PSM_SINGLE_LINE;
    case Layout::raw_line:
      return tesseract::PSM_RAW_LINE;
  }
  return tesseract::PSM_AUTO;
}

// Takes the engine's string (made with new[]) and frees it.
std::string taken(char* text) {
  const std::unique_ptr<char[]> owner(text);
  return text ? to_nfc(text) : std::string();
}

Box box_at(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
  Box box;
  at.BoundingBox(level, &box.x0, &box.y0, &box.x1, &box.y1);
  return box;
}

double confidence_at(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
  return std::clamp(static_cast<double>(at.Confidence(level)) / 100.0, 0.0, 1.0);
}

// The word at `at`; moves it on to the word's last symbol.
Word word_at(tesseract::ResultIterator& at) {
  Word word{.text = taken(at.GetUTF8Text(word_level)),
            .box = box_at(at, word_level),
            .confidence = confidence_at(at, word_level),
            .symbols = {}};
  std::erase_if(word.text, [](unsigned char c) { return c <= ' '; });
  while (true) {
    word.symbols.push_back(
        {taken(at.GetUTF8Text(symbol_level)), box_at(at, symbol_level), confidence_at(at, symbol_level)});
    if (at.IsAtFinalElement(word_level, symbol_level)) break;
    if (!at.Next(symbol_level)) break;
  }
  return word;
}

// Variables are set once, right after Init, the same for every engine: the engine keeps some of them process-wide.
void load(tesseract::TessBaseAPI& api, const RecognizerModel& model) {
  std::vector<std::string> names, values;
  if (model.dictionary == Dictionary::unused)
    for (const char* dawg : {"load_system_dawg", "load_freq_dawg", "load_punc_dawg", "load_number_dawg"})
      names.emplace_back(dawg), values.emplace_back("0");
  const char* folder = model.folder.empty() ? nullptr : model.folder.c_str();
  if (api.Init(folder, model.name.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0)
    throw Error("cannot load recognition model " + model.name + ": no such file or not a model");
  api.SetVariable("tessedit_do_invert", "0");
  api.SetVariable("debug_file", "/dev/null");
}

// The engine's own hook, asked before each word.
bool asked_to_give_up(void* give_up, int) {
  const auto& asked = *static_cast<const GiveUp*>(give_up);
  return asked && asked();
}

}  // namespace

Recognizer::Recognizer(const RecognizerModel& model, GiveUp give_up) : engine_(std::make_unique<Engine>()) {
#ifdef _OPENMP
  omp_set_max_active_levels(0);
#endif
  engine_->give_up = std::move(give_up);
  load(engine_->api, model);
}

Recognizer::~Recognizer() = default;
Recognizer::Recognizer(Recognizer&&) noexcept = default;
Recognizer& Recognizer::operator=(Recognizer&&) noexcept = default;

bool openmp_is_off() {
#ifdef _OPENMP
  return omp_get_max_active_levels() == 0;
#else
  return true;
#endif
}

PageText Recognizer::read(const Image& gray, Layout layout) {
  PageText page;
  if (gray.width_px < 3 || gray.height_px < 3) return page;
  const auto [darkest, lightest] = std::ranges::minmax(gray.bytes);
  if (lightest - darkest < 16) return page;  // the engine stretches contrast until it sees letters in blank paper
  auto& api = engine_->api;
  api.SetPageSegMode(mode_of(layout));
  api.SetImage(gray.bytes.data(), gray.width_px, gray.height_px, 1, gray.stride());
  api.SetSourceResolution(std::clamp(static_cast<int>(gray.dpi), 70, 1200));
  tesseract::ETEXT_DESC monitor;
  monitor.cancel_this = &engine_->give_up;
  monitor.cancel = asked_to_give_up;
  if (api.Recognize(&monitor) == 0) {
    const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    bool more = at && !at->Empty(symbol_level);
    while (more) {
      if (at->IsAtBeginningOf(line_level) || page.lines.empty()) page.lines.emplace_back();
      Word word = word_at(*at);
      Line& line = page.lines.back();
      line.box = united(line.box, word.box);
      if (!word.text.empty()) line.words.push_back(std::move(word));
      more = at->Next(word_level);
    }
  }
  api.Clear();
  if (asked_to_give_up(&engine_->give_up, 0))
    throw Error("cannot read a line: the page's time is up", "page_timed_out");
  std::erase_if(page.lines, [](const Line& line) { return line.words.empty(); });
  return page;
}

std::string recognizer_version() { return tesseract::TessBaseAPI::Version(); }

}  // namespace hotich
