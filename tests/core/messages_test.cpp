// docs/errors.md against the messages of the program.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

// The beginnings of messages as they stand in the source: from "cannot" to the colon or the end of the literal.
TEST_CASE("docs/errors.md answers every message of the program") {
  std::ifstream file(std::string(HOTICH_SOURCE_DIR) + "/docs/errors.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  const std::regex literal(R"re("(cannot [^":<\\]*[^":<\\ ]) *[":\\])re");
  int found = 0;
  for (const char* folder : {"core", "ocr", "pdf", "records", "books", "measure", "store", "pipeline"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(HOTICH_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".cpp") continue;
      std::ifstream source(entry.path());
      const std::string text{std::istreambuf_iterator<char>(source), {}};
      for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at, ++found) {
        INFO(entry.path().filename() << ": " << (*at)[1]);
        CHECK(page.find("`" + (*at)[1].str() + "`") != std::string::npos);
      }
    }
  CHECK(found > 50);
}
