#include "pipeline/config_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "core/error.h"
#include "tests/pipeline/made_ledger.h"

using namespace hotich;

namespace {

std::string refusal(const std::string& text) {
  try {
    parse_config(text, "h.toml");
  } catch (const Error& error) {
    CHECK(error.code() == "bad_config_file");
    return error.what();
  }
  return "none";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string shipped() { return file_text(std::filesystem::path(HOTICH_SOURCE_DIR) / "packaging/hotich.toml"); }

}  // namespace

TEST_CASE("keys of a configuration become options, in the order of its lines") {
  const Config config = parse_config(
      "out = \"/srv/kết quả\"\n[run]\nworkers = 3\nmax_megapixels = 120.5\n[deliver]\npage_kb = 80\nwith_review = "
      "true\n",
      "h.toml");
  REQUIRE(config.values.size() == 5);
  CHECK((config.values[0].key->option == "--out" && config.values[0].text == "/srv/kết quả"));
  CHECK((config.values[1].key->name == "run.workers" && config.values[1].text == "3" && config.values[1].line == 3));
  CHECK(config.values[2].text == "120.5");
  CHECK(config.values[3].text == "80");
  CHECK((config.values[4].text == "true" && config.values[4].line == 7));
}

TEST_CASE("empty texts and zero leave the program's own default") {
  CHECK(parse_config("models = \"\"\n[run]\nworkers = 0\n", "h.toml").values.empty());
  CHECK(parse_config("", "h.toml").values.empty());
}

TEST_CASE("a key that is not known is refused with its file and line") {
  CHECK(has(refusal("\n\nworkers = 2\n"), "h.toml:3: unknown key \"workers\""));
  CHECK(has(refusal("[run]\n# a remark\nworker = 2\n"), "h.toml:3: unknown key \"run.worker\""));
  CHECK(has(refusal("[night]\nworkers = 2\n"), "h.toml:1: unknown key \"night\""));
  CHECK(has(refusal("[run.deep]\nworkers = 2\n"), "h.toml:1: unknown key \"run.deep\""));
  CHECK(has(refusal("run = 2\n"), "must be a table"));
}

TEST_CASE("a value of another type is refused with its file and line") {
  CHECK(has(refusal("out = 3\n"), "h.toml:1: key \"out\" must be a text"));
  CHECK(has(refusal("[run]\n\nworkers = \"2\"\n"), "h.toml:3: key \"run.workers\" must be a whole number"));
  CHECK(has(refusal("[run]\nworkers = 2.5\n"), "must be a whole number"));
  CHECK(has(refusal("[deliver]\nwith_review = 1\n"), "must be true or false"));
  CHECK(has(refusal("[run]\nmax_megapixels = true\n"), "must be a number"));
  CHECK(has(refusal("out = \n"), "h.toml:1: "));
  CHECK(has(refusal("out = \"a\"\nout = \"b\"\n"), "h.toml:2: "));
  CHECK(has(refusal("\xff\xfe"), "not UTF-8"));
}

TEST_CASE("the shipped configuration tells every key once, all with their defaults and commented out") {
  const std::string text = shipped();
  CHECK(parse_config(text, "hotich.toml").values.empty());
  const std::string open = std::regex_replace(text, std::regex("(^|\n)#([a-z_]+ = )"), "$1$2");
  CHECK_NOTHROW(parse_config(open, "hotich.toml"));
  for (const ConfigKey& key : config_keys()) {
    const size_t point = key.name.find('.');
    const std::string last(point == std::string_view::npos ? key.name : key.name.substr(point + 1));
    INFO(last);
    CHECK(has(text, "\n#" + last + " = "));
    if (point != std::string_view::npos) CHECK(has(text, "\n[" + std::string(key.name.substr(0, point)) + "]\n"));
  }
  const auto lines = std::ranges::count(std::regex_replace(text, std::regex("\n#[a-z_]+ = [^\n]*"), "\n\x01"), '\x01');
  CHECK(lines == static_cast<std::ptrdiff_t>(config_keys().size()));
}

TEST_CASE("the manual page of the configuration tells every key") {
  const std::string page = file_text(std::filesystem::path(HOTICH_SOURCE_DIR) / "packaging/man/hotich.toml.5");
  for (const ConfigKey& key : config_keys()) {
    INFO(key.name);
    CHECK(has(page, std::string(key.name.substr(key.name.find('.') + 1))));
    CHECK(has(page, std::string(key.option.substr(2))));
  }
}

TEST_CASE("a configuration that is asked for must be there; the machine's need not") {
  CHECK_THROWS_AS(read_config("/nowhere/hotich.toml"), Error);
  CHECK(read_config("/dev/null").values.empty());
}
