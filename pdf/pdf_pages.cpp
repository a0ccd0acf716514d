#include "pdf/pdf_pages.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <stdexcept>

#include "core/error.h"

namespace hotich {
namespace {

constexpr int max_depth = 64;
constexpr std::size_t max_pages = 100000;
constexpr UserBox letter{0, 0, 612, 792};  // what viewers take when a page has no usable box

struct Inherited {
  QPDFObjectHandle resources = QPDFObjectHandle::newNull(), media = QPDFObjectHandle::newNull(),
                   crop = QPDFObjectHandle::newNull(), rotate = QPDFObjectHandle::newNull();
};

Inherited inherited_by(QPDFObjectHandle node, Inherited from) {
  const auto take = [&](const char* key, QPDFObjectHandle& to) {
    if (node.hasKey(key)) to = node.getKey(key);
  };
  take("/Resources", from.resources);
  take("/MediaBox", from.media);
  take("/CropBox", from.crop);
  take("/Rotate", from.rotate);
  return from;
}

UserBox box_of(QPDFObjectHandle array) {
  UserBox box;
  if (!array.isArray() || array.getArrayNItems() != 4) return box;
  double side[4] = {};
  for (int i = 0; i < 4; ++i) {
    if (!array.getArrayItem(i).isNumber()) return box;
    side[i] = array.getArrayItem(i).getNumericValue();
    if (!std::isfinite(side[i])) return box;
  }
  return {std::min(side[0], side[2]), std::min(side[1], side[3]), std::max(side[0], side[2]),
          std::max(side[1], side[3])};
}

UserBox shown_box(const Inherited& from) {
  UserBox media = box_of(from.media);
  if (media.area() <= 0) media = letter;
  const UserBox crop = intersected(box_of(from.crop), media);
  return crop.area() > 0 ? crop : media;
}

int rotation_of(QPDFObjectHandle rotate) {
  if (!rotate.isNumber()) return 0;
  const double degrees = std::fmod(rotate.getNumericValue(), 360.0);
  const int whole = static_cast<int>(std::lround(degrees < 0 ? degrees + 360 : degrees)) % 360;
  return whole % 90 == 0 ? whole : 0;
}

PdfPage page_of(QPDFObjectHandle node, Inherited from) {
  PdfPage page{.dictionary = std::make_shared<QPDFObjectHandle>(node.shallowCopy()),
               .box = shown_box(from),
               .rotate_degrees = rotation_of(from.rotate),
               .user_unit = 1};
  page.dictionary->removeKey("/Parent");
  page.dictionary->replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
  page.dictionary->replaceKey("/Resources",
                              from.resources.isDictionary() ? from.resources : QPDFObjectHandle::newDictionary());
  page.dictionary->replaceKey("/Rotate", QPDFObjectHandle::newInteger(page.rotate_degrees));
  QPDFObjectHandle box =
      QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(page.box.x0, page.box.y0, page.box.x1, page.box.y1));
  page.dictionary->replaceKey("/MediaBox", box);
  page.dictionary->replaceKey("/CropBox", box);
  QPDFObjectHandle unit = node.getKey("/UserUnit");
  if (unit.isNumber() && unit.getNumericValue() > 0.01 && unit.getNumericValue() < 1000)
    page.user_unit = unit.getNumericValue();
  return page;
}

// A place in the tree; `node` is null where the branch is broken.
struct Leaf {
  QPDFObjectHandle node = QPDFObjectHandle::newNull();
  Inherited inherited;
};

struct Walk {
  std::vector<Leaf> leaves;
  std::set<QPDFObjGen> seen;
};

bool is_page(QPDFObjectHandle node) {
  QPDFObjectHandle type = node.getKey("/Type");
  return !type.isName() || type.getName() == "/Page";
}

// A branch that cannot be followed leaves one empty place, so that its loss is seen.
void walk_tree(Walk& walk, QPDFObjectHandle node, const Inherited& above, int depth) {
  const bool again = node.isIndirect() && !walk.seen.insert(node.getObjGen()).second;
  if (!node.isDictionary() || again || depth > max_depth) {
    walk.leaves.emplace_back();
    return;
  }
  const Inherited here = inherited_by(node, above);
  QPDFObjectHandle kids = node.getKey("/Kids");
  if (!kids.isArray()) {
    walk.leaves.push_back(is_page(node) ? Leaf{node, here} : Leaf{});
    return;
  }
  for (int i = 0; i < kids.getArrayNItems() && walk.leaves.size() < max_pages; ++i)
    walk_tree(walk, kids.getArrayItem(i), here, depth + 1);
}

std::vector<Leaf> leaves_of(QPDF& pdf) {
  Walk walk;
  QPDFObjectHandle root = pdf.getRoot().getKey("/Pages");
  if (!root.isDictionary()) throw Error("cannot read PDF: it has no page tree", "damaged_file");
  walk_tree(walk, root, {}, 0);
  QPDFObjectHandle count = root.getKey("/Count");
  const auto found = static_cast<long long>(walk.leaves.size());
  if (count.isInteger() && count.getIntValue() > found && root.getKey("/Kids").isArray()) walk.leaves.emplace_back();
  if (walk.leaves.empty()) throw Error("cannot read PDF: it has no pages", "no_pages");
  return walk.leaves;
}

class Collector : public Pipeline {
 public:
  explicit Collector(std::size_t limit) : Pipeline("collector", nullptr), limit_(limit) {}
  void write(unsigned char const* data, std::size_t length) override {
    const std::size_t room = limit_ - bytes.size();
    bytes.append(reinterpret_cast<const char*>(data), std::min(room, length));
    if (length > room) throw std::length_error("enough");  // a compression bomb ends here
  }
  void finish() override {}
  std::string bytes;

 private:
  std::size_t limit_;
};

bool is_signed_field(QPDFObjectHandle field, int depth) {
  if (!field.isDictionary() || depth > max_depth) return false;
  QPDFObjectHandle type = field.getKey("/FT");
  if (type.isName() && type.getName() == "/Sig" && field.getKey("/V").isDictionary()) return true;
  QPDFObjectHandle kids = field.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < std::min(kids.getArrayNItems(), 1000); ++i)
    if (is_signed_field(kids.getArrayItem(i), depth + 8)) return true;
  return false;
}

// The field at the top of a widget's branch; null when the branch runs in a circle or too deep.
QPDFObjectHandle field_of(QPDFObjectHandle widget) {
  QPDFObjectHandle field = widget;
  for (int depth = 0; field.getKey("/Parent").isDictionary(); ++depth) {
    if (depth > max_depth) return QPDFObjectHandle::newNull();
    field = field.getKey("/Parent");
  }
  return field;
}

// The form of `from` with the fields of `page`, a page of `to`. qpdf leaves other pages out when it copies a field.
void copy_form(QPDF& to, QPDF& from, QPDFObjectHandle page) {
  QPDFObjectHandle form = from.getRoot().getKey("/AcroForm"), annotations = page.getKey("/Annots");
  if (!form.isDictionary() || !annotations.isArray()) return;
  QPDFObjectHandle fields = QPDFObjectHandle::newArray();
  std::set<QPDFObjGen> seen;
  for (int i = 0; i < std::min(annotations.getArrayNItems(), 10000); ++i) {
    QPDFObjectHandle widget = annotations.getArrayItem(i);
    if (!widget.isDictionary() || !widget.getKey("/Subtype").isName() ||
        widget.getKey("/Subtype").getName() != "/Widget")
      continue;
    QPDFObjectHandle field = field_of(widget);
    if (field.isIndirect() && seen.insert(field.getObjGen()).second) fields.appendItem(field);
  }
  if (fields.getArrayNItems() == 0) return;
  QPDFObjectHandle about = QPDFObjectHandle::newDictionary();
  for (const char* key : {"/DR", "/DA", "/Q", "/NeedAppearances"})
    if (form.hasKey(key)) about.replaceKey(key, form.getKey(key));
  QPDFObjectHandle copied = to.copyForeignObject(from.makeIndirectObject(about));
  copied.replaceKey("/Fields", fields);
  to.getRoot().replaceKey("/AcroForm", copied);
}

}  // namespace

UserBox intersected(const UserBox& a, const UserBox& b) {
  const UserBox both{std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
  return both.area() > 0 ? both : UserBox{};
}

std::shared_ptr<QPDF> open_pdf(const std::filesystem::path& file) {
  if (access(file.c_str(), R_OK) != 0) throw Error("cannot open PDF: it cannot be read", "unreadable_file", errno);
  auto pdf = QPDF::create();
  pdf->setSuppressWarnings(true);
  try {
    pdf->processFile(file.c_str());
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password)
      throw Error("cannot open PDF: it is protected by a password; save it without and try again", "encrypted");
    if (error.getErrorCode() == qpdf_e_unsupported && error.getMessageDetail().find("crypt") != std::string::npos)
      throw Error("cannot open PDF: its encryption is not supported", "encrypted");
    throw Error("cannot open PDF: " + error.getMessageDetail(), "damaged_file");
  } catch (const std::exception& error) {
    throw Error("cannot open PDF: " + std::string(error.what()), "damaged_file");
  }
  return pdf;
}

int page_count(QPDF& pdf) { return static_cast<int>(leaves_of(pdf).size()); }

PdfPage page_at(QPDF& pdf, int page) {
  const std::vector<Leaf> leaves = leaves_of(pdf);
  if (page < 1 || static_cast<std::size_t>(page) > leaves.size())
    throw Error("cannot read PDF: there is no page " + std::to_string(page), "damaged_file");
  Leaf leaf = leaves[static_cast<std::size_t>(page) - 1];
  if (!leaf.node.isDictionary())
    throw Error("cannot read page of PDF: its branch of the page tree is broken", "damaged_file");
  return page_of(leaf.node, leaf.inherited);
}

Signature signature_of(QPDF& pdf) {
  QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
  if (!form.isDictionary()) return Signature::none;
  QPDFObjectHandle fields = form.getKey("/Fields");
  for (int i = 0; fields.isArray() && i < std::min(fields.getArrayNItems(), 10000); ++i)
    if (is_signed_field(fields.getArrayItem(i), 0)) return Signature::present;
  return Signature::none;
}

bool is_dynamic_form(QPDF& pdf) {
  QPDFObjectHandle needs = pdf.getRoot().getKey("/NeedsRendering");
  return needs.isBool() && needs.getBoolValue();
}

std::string one_page_pdf(QPDF& pdf, const PdfPage& page) {
  auto single = QPDF::create();
  single->emptyPDF();
  single->setSuppressWarnings(true);
  QPDFObjectHandle source = pdf.makeIndirectObject(*page.dictionary);
  QPDFObjectHandle copied = single->copyForeignObject(source);
  copied.removeKey("/B");  // article beads lead all over the document
  single->addPage(copied, false);
  copy_form(*single, pdf, copied);
  QPDFObjectHandle layers = pdf.getRoot().getKey("/OCProperties");
  if (layers.isDictionary() && layers.isIndirect())
    single->getRoot().replaceKey("/OCProperties", single->copyForeignObject(layers));
  QPDFWriter writer(*single);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setSuppressOriginalObjectIDs(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

StreamBytes stream_bytes(QPDFObjectHandle stream, std::size_t limit) {
  Collector collector(limit);
  StreamBytes result;
  QPDF* owner = stream.getOwningQPDF();
  const std::size_t warnings = owner == nullptr ? 0 : owner->numWarnings();
  try {
    bool filtered = false;
    const bool ok = stream.pipeStreamData(&collector, &filtered, 0, qpdf_dl_generalized, true, false);
    result.whole = ok && filtered && (owner == nullptr || owner->numWarnings() == warnings);
  } catch (const std::exception&) {
    result.whole = collector.bytes.size() == limit;
  }
  if (collector.bytes.size() == limit) result.whole = true;
  result.bytes = std::move(collector.bytes);
  return result;
}

}  // namespace hotich
