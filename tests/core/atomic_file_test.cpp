#include "core/atomic_file.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "core/error.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {
fs::path fresh_folder() {
  const fs::path folder = fs::temp_directory_path() / ("hotich-core-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}
std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

TEST_CASE("an uncommitted file leaves the old one and no temporary") {
  const fs::path folder = fresh_folder();
  write_file(folder / "a.txt", "old");
  {
    AtomicFile file(folder / "a.txt");
    file.write("new");
  }
  CHECK(content(folder / "a.txt") == "old");
  CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
}

TEST_CASE("a committed file replaces the old one, in a folder that is made") {
  const fs::path folder = fresh_folder();
  write_file(folder / "deep" / "er" / "a.txt", "one");
  write_file(folder / "deep" / "er" / "a.txt", "two");
  CHECK(content(folder / "deep" / "er" / "a.txt") == "two");
}

TEST_CASE("a folder that cannot be made is an error that names the file") {
  CHECK_THROWS_AS(write_file("/proc/none/a.txt", "x"), Error);
}
