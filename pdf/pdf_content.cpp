#include "pdf/pdf_content.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <string>

namespace hotich {
namespace {

constexpr int max_form_depth = 12;
constexpr int max_forms = 2000;                        // forms within forms can multiply
constexpr std::size_t max_content_bytes = 64U << 20U;  // of one stream, inflated
constexpr std::size_t max_images = 5000;

enum class Ink { black, white, other };

struct GraphicsState {
  Affine user_from_here;
  UserBox clip;
  Ink fill = Ink::black;
  int text_mode = 0;
  bool sure = true;
};

bool is_axis_aligned(const Affine& m) {
  const double along = std::abs(m.a) + std::abs(m.e), across = std::abs(m.b) + std::abs(m.d);
  return std::min(along, across) <= 0.002 * std::max(along, across);
}

UserBox mapped_box(const Affine& map, const UserBox& box) {
  const std::array<Point, 4> corners{map({box.x0, box.y0}), map({box.x1, box.y0}), map({box.x0, box.y1}),
                                     map({box.x1, box.y1})};
  UserBox out{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const Point& p : corners)
    out = {std::min(out.x0, p.x), std::min(out.y0, p.y), std::max(out.x1, p.x), std::max(out.y1, p.y)};
  return out;
}

std::optional<Affine> matrix_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return std::nullopt;
  double v[6] = {};
  for (int i = 0; i < 6; ++i) {
    if (!array.getArrayItem(i).isNumber()) return std::nullopt;
    v[i] = array.getArrayItem(i).getNumericValue();
  }
  return Affine{.a = v[0], .b = v[2], .c = v[4], .d = v[1], .e = v[3], .f = v[5]};
}

// What all content streams of one page share.
struct Reading {
  PagePaint paint;
  int forms = 0;
};

void read_stream(Reading& reading, QPDFObjectHandle stream, QPDFObjectHandle resources, const GraphicsState& start,
                 int depth);

class Interpreter : public QPDFObjectHandle::ParserCallbacks {
 public:
  Interpreter(Reading& reading, QPDFObjectHandle resources, const GraphicsState& start, int depth)
      : reading_(reading), resources_(resources), state_(start), depth_(depth) {}

  void handleObject(QPDFObjectHandle object) override {
    if (object.isInlineImage()) {
      reading_.paint.other_marks = true;
    } else if (object.isOperator()) {
      run(object.getOperatorValue());
      operands_.clear();
    } else if (operands_.size() < 64) {
      operands_.push_back(object);
    }
  }
  void handleEOF() override {}

 private:
  double number(std::size_t index) {
    return index < operands_.size() && operands_[index].isNumber() ? operands_[index].getNumericValue() : 0;
  }

  void run(const std::string& op) {
    if (op == "q") {
      if (stack_.size() < 1000) stack_.push_back(state_);
    } else if (op == "Q") {
      if (stack_.empty()) return;
      state_ = stack_.back();
      stack_.pop_back();
    } else if (op == "cm") {
      if (operands_.size() == 6)
        state_.user_from_here =
            after(state_.user_from_here, Affine{number(0), number(2), number(4), number(1), number(3), number(5)});
    } else if (op == "Do") {
      paint_object();
    } else if (op == "gs") {
      use_graphics_dictionary();
    } else if (op == "BDC") {
      if (!operands_.empty() && operands_[0].isName() && operands_[0].getName() == "/OC") state_.sure = false;
    } else if (op == "sh" || op == "d1") {
      reading_.paint.other_marks = true;
    } else if (!run_colour(op) && !run_text(op)) {
      run_path(op);
    }
  }

  bool run_colour(const std::string& op) {
    const auto all = [&](double value) {
      return std::ranges::all_of(operands_,
                                 [&](QPDFObjectHandle o) { return o.isNumber() && o.getNumericValue() == value; });
    };
    if (op == "g" || op == "rg") {
      state_.fill = all(0) ? Ink::black : (all(1) ? Ink::white : Ink::other);
    } else if (op == "k") {
      state_.fill = number(3) == 1 ? Ink::black : (all(0) ? Ink::white : Ink::other);
    } else if (op == "cs") {
      state_.fill = Ink::black;  // the initial colour of the device and ICC spaces
    } else if (op == "sc" || op == "scn") {
      state_.fill = operands_.size() == 4 ? Ink::other : (all(0) ? Ink::black : (all(1) ? Ink::white : Ink::other));
    } else {
      return false;
    }
    return true;
  }

  bool run_text(const std::string& op) {
    if (op == "Tr") {
      state_.text_mode = static_cast<int>(number(0));
    } else if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") {
      if (operands_.empty() || !shows_letters(operands_.back())) return true;
      const bool hidden = state_.text_mode == 3;
      (hidden ? reading_.paint.hidden_text : reading_.paint.visible_text) = true;
      if (state_.text_mode > 3) state_.sure = false;  // text as clipping path
    } else {
      return false;
    }
    return true;
  }

  static bool shows_letters(QPDFObjectHandle operand) {
    if (operand.isString()) return operand.getStringValue().find_first_not_of(' ') != std::string::npos;
    for (int i = 0; operand.isArray() && i < operand.getArrayNItems(); ++i)
      if (operand.getArrayItem(i).isString() && shows_letters(operand.getArrayItem(i))) return true;
    return false;
  }

  void run_path(const std::string& op) {
    static const std::set<std::string> build{"m", "l", "c", "v", "y", "h"};
    static const std::set<std::string> fills{"f", "F", "f*"};
    static const std::set<std::string> strokes{"S", "s", "B", "B*", "b", "b*"};
    if (op == "re") {
      const double x = number(0), y = number(1);
      rectangle_ = UserBox{std::min(x, x + number(2)), std::min(y, y + number(3)), std::max(x, x + number(2)),
                           std::max(y, y + number(3))};
      ++pieces_;
    } else if (build.contains(op)) {
      pieces_ += 2;  // more than one rectangle
    } else if (op == "W" || op == "W*") {
      clips_ = true;
    } else if (op == "n" || fills.contains(op) || strokes.contains(op)) {
      const bool ground = fills.contains(op) && state_.fill == Ink::white && reading_.paint.images.empty();
      if (op != "n" && pieces_ > 0 && !ground) reading_.paint.other_marks = true;
      if (clips_) clip_to_path();
      pieces_ = 0;
      clips_ = false;
    }
  }

  void clip_to_path() {
    if (pieces_ == 1 && is_axis_aligned(state_.user_from_here))
      state_.clip = intersected(state_.clip, mapped_box(state_.user_from_here, rectangle_));
    else
      state_.sure = false;
  }

  void use_graphics_dictionary() {
    if (operands_.empty() || !operands_[0].isName()) return;
    QPDFObjectHandle all = resources_.getKey("/ExtGState");
    if (!all.isDictionary()) return;
    QPDFObjectHandle one = all.getKey(operands_[0].getName());
    if (!one.isDictionary()) return;
    const auto opaque = [&](const char* key) {
      return !one.getKey(key).isNumber() || one.getKey(key).getNumericValue() >= 1;
    };
    QPDFObjectHandle mask = one.getKey("/SMask"), blend = one.getKey("/BM");
    const bool plain_mask = mask.isNull() || (mask.isName() && mask.getName() == "/None");
    const bool plain_blend =
        blend.isNull() || (blend.isName() && (blend.getName() == "/Normal" || blend.getName() == "/Compatible"));
    if (!opaque("/ca") || !plain_mask || !plain_blend || !one.getKey("/TR").isNull()) state_.sure = false;
  }

  void paint_object() {
    QPDFObjectHandle all = resources_.getKey("/XObject");
    if (operands_.empty() || !operands_[0].isName()) return;
    QPDFObjectHandle object = all.isDictionary() ? all.getKey(operands_[0].getName()) : QPDFObjectHandle::newNull();
    if (!object.isStream()) {
      reading_.paint.damaged = true;
      return;
    }
    QPDFObjectHandle dictionary = object.getDict();
    QPDFObjectHandle kind = dictionary.getKey("/Subtype");
    const bool layered = !dictionary.getKey("/OC").isNull();
    if (kind.isName() && kind.getName() == "/Image") {
      if (reading_.paint.images.size() >= max_images) return;
      const UserBox place = mapped_box(state_.user_from_here, {0, 0, 1, 1});
      reading_.paint.images.push_back({.stream = std::make_shared<QPDFObjectHandle>(object),
                                       .user_from_unit = state_.user_from_here,
                                       .visible = intersected(place, state_.clip),
                                       .stencil_is_black = state_.fill == Ink::black,
                                       .sure = state_.sure && !layered && is_axis_aligned(state_.user_from_here)});
    } else if (kind.isName() && kind.getName() == "/Form") {
      paint_form(object, layered);
    }
  }

  void paint_form(QPDFObjectHandle form, bool layered) {
    if (depth_ >= max_form_depth || ++reading_.forms > max_forms) {
      reading_.paint.other_marks = true;
      return;
    }
    GraphicsState inner = state_;
    inner.sure = inner.sure && !layered;
    QPDFObjectHandle dictionary = form.getDict();
    if (const auto matrix = matrix_of(dictionary.getKey("/Matrix")))
      inner.user_from_here = after(inner.user_from_here, *matrix);
    QPDFObjectHandle box = dictionary.getKey("/BBox");
    if (box.isRectangle()) {
      const auto r = box.getArrayAsRectangle();
      const UserBox shown{std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
                          std::max(r.lly, r.ury)};
      inner.clip = intersected(inner.clip, mapped_box(inner.user_from_here, shown));
      inner.sure = inner.sure && is_axis_aligned(inner.user_from_here);
    }
    QPDFObjectHandle own = dictionary.getKey("/Resources");
    read_stream(reading_, form, own.isDictionary() ? own : resources_, inner, depth_ + 1);
  }

  Reading& reading_;
  QPDFObjectHandle resources_;
  GraphicsState state_;
  int depth_;
  std::vector<GraphicsState> stack_;
  std::vector<QPDFObjectHandle> operands_;
  UserBox rectangle_;
  int pieces_ = 0;
  bool clips_ = false;
};

enum class ContentState { whole, cut, bomb };

ContentState state_of_stream(QPDFObjectHandle stream) {
  if (!stream.isStream()) return ContentState::cut;
  const StreamBytes content = stream_bytes(stream, max_content_bytes);
  if (content.bytes.size() == max_content_bytes) return ContentState::bomb;
  return content.whole ? ContentState::whole : ContentState::cut;
}

ContentState state_of_content(QPDFObjectHandle contents) {
  if (!contents.isArray()) return state_of_stream(contents);
  ContentState worst = ContentState::whole;
  for (int i = 0; i < contents.getArrayNItems(); ++i)
    worst = std::max(worst, state_of_stream(contents.getArrayItem(i)));
  return worst;
}

void read_stream(Reading& reading, QPDFObjectHandle stream, QPDFObjectHandle resources, const GraphicsState& start,
                 int depth) {
  const ContentState state = state_of_content(stream);
  if (state != ContentState::whole) reading.paint.damaged = true;
  if (state == ContentState::bomb) return;
  Interpreter interpreter(reading, resources, start, depth);
  try {
    QPDFObjectHandle::parseContentStream(stream, &interpreter);
  } catch (const std::exception&) {
    reading.paint.other_marks = true;
  }
}

// Without an appearance of its own a viewer makes one: of the value of a field, or of its ground and border.
bool is_drawn_by_viewers(QPDFObjectHandle annotation, const std::string& kind) {
  if (kind != "/Widget") return true;
  QPDFObjectHandle look = annotation.getKey("/MK");
  if (look.isDictionary() && (look.hasKey("/BG") || look.hasKey("/BC") || look.hasKey("/CA"))) return true;
  QPDFObjectHandle field = annotation;
  for (int depth = 0; depth < max_form_depth && field.isDictionary(); ++depth, field = field.getKey("/Parent"))
    if (QPDFObjectHandle value = field.getKey("/V"); value.isString() || value.isName() || value.isStream())
      return true;
  return false;
}

// Links and pop-ups paint nothing; so do hidden annotations (flags 2 and 32) and such without a size.
bool is_visible(QPDFObjectHandle annotation) {
  if (!annotation.isDictionary()) return false;
  QPDFObjectHandle kind = annotation.getKey("/Subtype"), flags = annotation.getKey("/F"),
                   box = annotation.getKey("/Rect");
  const std::string name = kind.isName() ? kind.getName() : "";
  if (name == "/Link" || name == "/Popup" || !box.isRectangle()) return false;
  if (flags.isInteger() && (flags.getIntValue() & 0x22) != 0) return false;
  const auto r = box.getArrayAsRectangle();
  if (std::abs(r.urx - r.llx) <= 0.5 || std::abs(r.ury - r.lly) <= 0.5) return false;
  return annotation.getKey("/AP").isDictionary() || is_drawn_by_viewers(annotation, name);
}

bool has_visible_annotation(QPDFObjectHandle annotations) {
  for (int i = 0; annotations.isArray() && i < std::min(annotations.getArrayNItems(), 10000); ++i)
    if (is_visible(annotations.getArrayItem(i))) return true;
  return false;
}

}  // namespace

PagePaint paint_of(const PdfPage& page) {
  Reading reading;
  QPDFObjectHandle dictionary = *page.dictionary;
  GraphicsState start;
  start.clip = page.box;
  QPDFObjectHandle contents = dictionary.getKey("/Contents");
  if (contents.isStream() || contents.isArray())
    read_stream(reading, contents, dictionary.getKey("/Resources"), start, 0);
  else if (contents.isNull() && contents.isIndirect())
    reading.paint.damaged = true;  // a later revision of the file freed what the page still names
  else if (QPDF* owner = dictionary.getOwningQPDF(); owner != nullptr && owner->numWarnings() > 0)
    reading.paint.damaged = true;  // a page without content in a file that had to be repaired: it was lost
  if (has_visible_annotation(dictionary.getKey("/Annots"))) reading.paint.other_marks = true;
  return reading.paint;
}

}  // namespace hotich
