#include <array>
#include <catch2/catch.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "pipeline/delivered_words.h"
#include "pipeline/export_alto.h"
#include "pipeline/export_bag.h"
#include "pipeline/export_csv.h"
#include "pipeline/export_hocr.h"
#include "pipeline/export_words.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A page of 1000 x 2000 px whose one word stands at (100, 50) of its upright frame.
PageRow turned_page(int orientation_deg) {
  PageRow row = made_page(made_sha('a'), 1);
  row.width_px = orientation_deg % 180 == 0 ? 1000 : 2000;
  row.height_px = orientation_deg % 180 == 0 ? 2000 : 1000;
  row.orientation_deg = orientation_deg;
  row.skew_deg = 0;
  row.text.lines = {{{{"Ổi", {100, 50, 140, 70}, 0.5, {}}}, {100, 50, 140, 70}}, {{}, {}}};
  return row;
}

const ListedFile& listed() {
  static const ListedFile file{made_input("a & b/<1>.jpg", made_sha('a'), 1), "", ""};
  return file;
}

void make_one(MadeLedger& made) {
  const std::string a = made_sha('a'), b = made_sha('b');
  made.add(made_input("x/a.jpg", a, 1), {made_page(a, 1)});
  made.add(made_input("bad.jpg", b, 0), {made_failure(b, 0, "damaged_file")});
  Record record = made_record(a, 1);
  record.fields[1].state = FieldState::read;
  record.fields[1].raw = "xã \"A\", huyện B";
  made.records.keep_page(a, 1, {record});
  made.ledger.remember_copy({a, "copies/x/a.jpg.pdf", made_sha('c'), 3});
  write_file(made.out / "copies/x/a.jpg.pdf", "pdf");
  made.list({{"x/a.jpg", ""}, {"bad.jpg", ""}});
}

}  // namespace

TEST_CASE("words are placed where the file shows them, however the page lies in it") {
  CHECK(delivered_words(turned_page(0)).lines.at(0).words.at(0).box == Box{100, 50, 140, 70});
  CHECK(delivered_words(turned_page(180)).lines.at(0).words.at(0).box == Box{860, 1930, 900, 1950});
  CHECK(delivered_words(turned_page(90)).lines.at(0).words.at(0).box == Box{1930, 100, 1950, 140});
  CHECK(delivered_words(turned_page(270)).lines.at(0).words.at(0).box == Box{50, 860, 70, 900});
}

TEST_CASE("a line without words is not told, a page without words is") {
  CHECK(delivered_words(turned_page(0)).lines.size() == 1);
  PageRow empty = turned_page(0);
  empty.text.lines.clear();
  CHECK(has(alto_xml(listed(), std::array{empty}, "1"), "<Page "));
  CHECK_FALSE(has(alto_xml(listed(), std::array{empty}, "1"), "<PrintSpace"));
}

TEST_CASE("ALTO tells words, places, confidence, turn and where they come from, safely escaped") {
  const std::string xml = alto_xml(listed(), std::array{turned_page(90)}, "0.1.0");
  CHECK(has(
      xml,
      "<String ID=\"p1_l1_s1\" HPOS=\"1930\" VPOS=\"100\" WIDTH=\"20\" HEIGHT=\"40\" CONTENT=\"Ổi\" WC=\"0.5000\"/>"));
  CHECK(has(xml, "ROTATION=\"270\""));
  CHECK(has(xml, "<fileName>a &amp; b/&lt;1&gt;.jpg</fileName>"));
  CHECK(has(xml, "<softwareVersion>0.1.0</softwareVersion>"));
}

TEST_CASE("hOCR tells the same") {
  const std::string html = hocr_html(listed(), std::array{turned_page(90)}, "0.1.0");
  CHECK(has(html, "title=\"bbox 1930 100 1950 140; x_wconf 50\">Ổi</span>"));
  CHECK(has(html, "bbox 1930 100 1950 140; textangle 270"));
  CHECK(has(html, "image &quot;a &amp; b/&lt;1&gt;.jpg&quot;; bbox 0 0 2000 1000; ppageno 0"));
}

TEST_CASE("words are laid down for every file that was opened") {
  MadeLedger made;
  make_one(made);
  export_words(*made.database, made.out.path(), WordFormat::alto);
  export_words(*made.database, made.out.path(), WordFormat::hocr);
  CHECK(fs::exists(made.out / "alto/x/a.jpg.xml"));
  CHECK(fs::exists(made.out / "hocr/x/a.jpg.html"));
  CHECK_FALSE(fs::exists(made.out / "alto/bad.jpg.xml"));
}

TEST_CASE("CSV quotes what needs it and opens with a byte-order mark") {
  MadeLedger made;
  make_one(made);
  export_csv(*made.database, made.out.path());
  const std::string records = file_text(made.out / "csv/records.csv"), fields = file_text(made.out / "csv/fields.csv");
  CHECK(records.starts_with(
      "\xEF\xBB\xBFrecord_id,file,page,kind,paper,edition,is_copy,status,child_full_name,child_home_town\r\n"));
  CHECK(has(records, "-1-1,x/a.jpg,1,birth,certificate,2015,false,PASS,ĐẶNG THỊ ỔI,\"xã \"\"A\"\", huyện B\"\r\n"));
  CHECK(has(fields, ",child_full_name,read,Đặng Thị Ổi,ĐẶNG THỊ ỔI,0.9688,,\r\n"));
}

TEST_CASE("a bag is replaced whole, and one that cannot be made leaves the old one") {
  MadeLedger made;
  make_one(made);
  export_bag(*made.database, made.out.path());
  const std::string manifest = file_text(made.out / "bag/manifest-sha256.txt");
  CHECK(has(manifest, "  data/copies/x/a.jpg.pdf\n"));
  CHECK(has(manifest, "  data/records.jsonl\n"));
  CHECK(file_text(made.out / "bag/data/copies/x/a.jpg.pdf") == "pdf");
  fs::remove(made.out / "copies/x/a.jpg.pdf");
  CHECK_THROWS_AS(export_bag(*made.database, made.out.path()), Error);
  CHECK(file_text(made.out / "bag/manifest-sha256.txt") == manifest);
}
