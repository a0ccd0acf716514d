#include "pipeline/settled_files.h"

#include <catch2/catch.hpp>

#include "core/atomic_file.h"
#include "core/error.h"
#include "pipeline/list_scans.h"
#include "pipeline/rush_lane.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;
namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

TEST_CASE("a file is settled when size and time have stood still long enough, and moves again when they change") {
  SettledFiles files(10);
  const SeenFile half{"a.tif", {100, 1}}, whole{"a.tif", {200, 1}}, still{"b.tif", {50, 1}};
  files.look({half, still}, 1000);
  CHECK(files.settled().empty());
  files.look({whole, still}, 1008);
  CHECK(files.moving() == Paths{"a.tif", "b.tif"});
  files.look({whole, still}, 1010);
  CHECK(files.settled() == std::vector<SeenFile>{still});
  CHECK(files.moving() == Paths{"a.tif"});
  files.look({whole, still}, 1018);
  CHECK(files.settled() == std::vector<SeenFile>{whole, still});
  CHECK(files.still_for("b.tif") == 18);
}

TEST_CASE("a file that went away and came back is waited for anew") {
  SettledFiles files(10);
  const SeenFile file{"a.tif", {100, 1}};
  files.look({file}, 1000);
  files.look({}, 1005);
  files.look({file}, 1011);
  CHECK(files.settled().empty());
}

TEST_CASE("files and folders named first come first, the others keep their order") {
  const Paths files = {"a/1.jpg", "a/2.jpg", "b/1.jpg", "b/2.jpg", "c.jpg"};
  CHECK(put_first(files, "/scans", {}) == files);
  CHECK(put_first(files, "/scans", {"c.jpg", "b"}) == Paths{"c.jpg", "b/1.jpg", "b/2.jpg", "a/1.jpg", "a/2.jpg"});
  CHECK(put_first(files, "/scans", {"/scans/a/2.jpg"}).front() == "a/2.jpg");
  CHECK_THROWS_AS(put_first(files, "/scans", {"d.jpg"}), Error);
  CHECK_THROWS_AS(put_first(files, "/scans", {"/elsewhere/c.jpg"}), Error);
}

TEST_CASE("what is asked for is told once, when it is a file below the folder of scans") {
  const ScratchFolder folder;
  const fs::path scans = folder / "scans", out = folder / "out";
  write_file(scans / "sub/a.jpg", "a scan");
  write_file(folder / "secret.jpg", "not below the scans");
  fs::create_symlink(folder / "secret.jpg", scans / "link.jpg");
  CHECK(asked_for(out, scans).paths.empty());
  ask_for(out, scans / "sub/a.jpg");
  ask_for(out, folder / "secret.jpg");
  ask_for(out, scans / "link.jpg");
  write_file(out / "rush/by hand.request", "sub/a.jpg\n");
  const Rushed rushed = asked_for(out, scans);
  CHECK(rushed.paths == Paths{"sub/a.jpg", "sub/a.jpg"});
  CHECK(rushed.refused.size() == 2);
  CHECK(asked_for(out, scans).paths.empty());
}

TEST_CASE("scans named in a list are left for a later run") {
  const ScratchFolder folder;
  write_file(folder / "names", std::string("b.jpg\0new\nline.jpg\0", 19));
  ScanList list;
  list.files = {"a.jpg", "b.jpg", "new\nline.jpg"};
  leave_out(list, folder / "names");
  CHECK(list.files == std::vector<fs::path>{"a.jpg"});
  leave_out(list, "");
  CHECK(list.files.size() == 1);
  CHECK_THROWS_AS(leave_out(list, folder / "nowhere"), Error);
}
