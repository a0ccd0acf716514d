#include "pipeline/list_scans.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "awkward_folder.h"
#include "core/error.h"

namespace hotich {

TEST_CASE("names with numbers are ordered as people count") {
  CHECK(naturally_before("a2", "a10"));
  CHECK_FALSE(naturally_before("a10", "a2"));
  CHECK(naturally_before("page 9.jpg", "page 10.jpg"));
  CHECK(naturally_before("a/2", "a b/1"));  // a folder's content stays together
  CHECK(naturally_before("a", "a1"));
  CHECK(naturally_before("a01", "a1"));  // same number: decided by bytes, so that the order is total
  CHECK_FALSE(naturally_before("a1", "a01"));
  CHECK_FALSE(naturally_before("a1", "a1"));
  CHECK(naturally_before("99999999999999999999998", "99999999999999999999999"));
  CHECK(naturally_before("0", "00"));
}

TEST_CASE("all regular files below a folder are listed, in an order that never changes") {
  const ScanList list = list_scans(awkward_folder());
  std::set<std::string> expected, listed;
  for (const AwkwardPage& page : awkward_pages()) expected.insert(page.relative.native());
  for (const auto& file : list.files) listed.insert(file.native());
  CHECK(listed == expected);
  CHECK(listed.size() == list.files.size());
  CHECK(std::ranges::is_sorted(list.files, naturally_before));
  CHECK(list_scans(awkward_folder()).files == list.files);
  const auto place = [&](const char* name) { return std::ranges::find(list.files, name) - list.files.begin(); };
  CHECK(place("sort/page2.png") < place("sort/page9.png"));
  CHECK(place("sort/page9.png") < place("sort/page10.png"));
}

TEST_CASE("what is no scan is skipped and counted, links are never followed") {
  const ScanList list = list_scans(awkward_folder() / "skip");
  CHECK(list.files.empty());
  CHECK(list.skipped.hidden == 3);  // .hidden.jpg, .DS_Store, .hidden-folder
  CHECK(list.skipped.system == 2);
  CHECK(list.skipped.symlinks == 3);
  CHECK(list.skipped.special == 2);
  CHECK(list.unreadable.empty());
}

TEST_CASE("a folder that cannot be listed is reported, the rest is still found") {
  const auto root = std::filesystem::temp_directory_path() / ("hotich-locked-" + std::to_string(getpid()));
  std::filesystem::create_directories(root / "open");
  std::filesystem::create_directories(root / "locked");
  std::filesystem::copy_file(awkward_folder() / "jpeg/1x1.jpg", root / "open/a.jpg");
  chmod((root / "locked").c_str(), 0);
  const ScanList list = list_scans(root);
  CHECK(list.files == std::vector<std::filesystem::path>{"open/a.jpg"});
  if (geteuid() == 0)
    WARN("run as root: no folder is locked for root, not checked");
  else
    CHECK(list.unreadable == std::vector<std::filesystem::path>{"locked"});
  chmod((root / "locked").c_str(), 0700);
  std::filesystem::remove_all(root);
}

TEST_CASE("a single file may be named; a missing one is an error") {
  const ScanList list = list_scans(awkward_folder() / "jpeg/colour.jpg");
  CHECK(list.files == std::vector<std::filesystem::path>{"colour.jpg"});
  CHECK(list.root == awkward_folder() / "jpeg");
  CHECK_THROWS_AS(list_scans(awkward_folder() / "nothing here"), Error);
  CHECK_THROWS_AS(list_scans(awkward_folder() / "skip/fifo.jpg"), Error);
}

}  // namespace hotich
