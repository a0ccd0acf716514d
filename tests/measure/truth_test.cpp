#include "measure/truth.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/error.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;
using Catch::Matchers::Contains;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("truth is found at all depths and names the scan as a run does") {
  const ScratchFolder folder;
  write(folder.path() / "b" / "one.json",
        R"({"file": "one.jpg", "pages": [{"page": 1, "kind": "birth", "paper": "extract", "edition": "2015",
            "style": "typed", "damage": "mild", "text": "x", "derived": {"mother_id_number": "012345678"},
            "fields": {"child_full_name": {"value": "A"}, "notes": {"value": null}}}]})");
  write(folder.path() / "a.json",
        R"({"file": "a.pdf", "pages": [{"page": 2, "kind": "unknown", "paper": null, "fields": {}}]})");
  const auto pages = load_truth(folder.path());
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].file == "a.pdf");
  CHECK(pages[0].page == 2);
  CHECK(pages[0].records.empty());
  CHECK(pages[1].file == "b/one.jpg");
  CHECK(pages[1].style == "typed");
  REQUIRE(pages[1].records.size() == 1);
  CHECK(pages[1].records[0].fields.at("child_full_name") == "A");
  CHECK_FALSE(pages[1].records[0].fields.at("notes").has_value());
  CHECK(pages[1].records[0].derived.at("mother_id_number") == "012345678");
}

TEST_CASE("a page may hold several records") {
  const ScratchFolder folder;
  write(folder / "a.json", R"({"file": "a.jpg", "pages": [{"page": 1, "kind": "birth", "records": [
      {"fields": {"notes": {"value": "1"}}}, {"fields": {"notes": {"value": "2"}}}]}]})");
  const auto pages = load_truth(folder.path());
  REQUIRE(pages.at(0).records.size() == 2);
  CHECK(pages[0].records[1].fields.at("notes") == "2");
}

TEST_CASE("a folder without truth and a file that is none are told") {
  const ScratchFolder folder;
  CHECK_THROWS_WITH(load_truth(folder.path()), Contains("no *.json in it"));
  CHECK_THROWS_WITH(load_truth(folder / "nowhere"), Contains("no such folder"));
  write(folder / "bad.json", R"({"file": "a.jpg", "pages": [{"kind": "birth"}]})");
  CHECK_THROWS_WITH(load_truth(folder.path()), Contains("bad.json"));
}
