#include "tests/store/scratch_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace hotich {

ScratchFolder::ScratchFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "hotich-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a folder for the test");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hotich
