#pragma once
// The Tesseract engine (5.3), one per worker thread; border in recognizer.cpp.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/image.h"
#include "core/page_text.h"

namespace hotich {

// What the engine is told about the layout of an image.
enum class Layout {
  page,     // find columns and lines itself (psm 3)
  column,   // one column of lines of any size (psm 4)
  block,    // one block of even lines (psm 6)
  sparse,   // words anywhere (psm 11)
  line,     // one line, its words and baseline found by the engine (psm 7)
  raw_line  // one line that fills the image; the network sees all of it (psm 13)
};

enum class Dictionary { used, unused };

struct RecognizerModel {
  std::filesystem::path folder;  // holds <name>.traineddata; empty: the engine's own default folder
  std::string name = "vie";
  Dictionary dictionary = Dictionary::used;
};

using GiveUp = std::function<bool()>;  // true: break off what is being read

// Not to be shared between threads. Construct it on the thread that uses it: its constructor switches OpenMP off for
// the calling thread (the engine's loops name their own thread count, so nothing else reaches them).
class Recognizer {
 public:
  // `give_up` is asked while it reads. Throws Error when the model cannot be loaded.
  explicit Recognizer(const RecognizerModel& model, GiveUp give_up = {});
  ~Recognizer();
  Recognizer(Recognizer&&) noexcept;
  Recognizer& operator=(Recognizer&&) noexcept;

  // Words with boxes and symbols in px of `gray` (gray8), text NFC, confidences 0..1. Nothing found: no lines. Throws
  // Error(page_timed_out) when told to give up.
  PageText read(const Image& gray, Layout layout);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

// Whether the engine's loops would stay on the calling thread: so once a Recognizer was made on it.
bool openmp_is_off();

// "5.3.0": the engine's version, for the versions of a record.
std::string recognizer_version();

}  // namespace hotich
