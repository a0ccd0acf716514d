#include "pipeline/config_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/error.h"
#include "records/toml_plusplus.h"

namespace hotich {
namespace {

constexpr auto keys = std::to_array<ConfigKey>({
    {"out", KeyType::text, "--out", "run retry watch rush check redo status export audit deliver doctor"},
    {"models", KeyType::text, "--models", "run retry watch redo deliver doctor"},
    {"run.workers", KeyType::integer, "--workers", "run retry watch doctor"},
    {"run.max_megapixels", KeyType::number, "--max-megapixels", "run retry watch"},
    {"run.page_seconds", KeyType::number, "--page-seconds", "run retry watch"},
    {"run.max_memory_mb", KeyType::integer, "--max-memory-mb", "run retry watch"},
    {"run.stop_at_fail_percent", KeyType::number, "--stop-at-fail-percent", "run retry watch"},
    {"run.metrics", KeyType::text, "--metrics", "run retry watch"},
    {"run.disk_reserve_mb", KeyType::number, "--disk-reserve", "run retry watch"},
    {"run.wait_first_s", KeyType::number, "--wait-first", "run retry watch"},
    {"run.wait_longest_s", KeyType::number, "--wait-longest", "run retry watch"},
    {"run.give_up_after_s", KeyType::number, "--give-up-after", "run retry watch"},
    {"watch.poll", KeyType::boolean, "--poll", "watch"},
    {"watch.settle_s", KeyType::number, "--settle", "watch"},
    {"watch.interval_s", KeyType::number, "--interval", "watch"},
    {"watch.incomplete_s", KeyType::number, "--incomplete", "watch"},
    {"deliver.to", KeyType::text, "--to", "deliver"},
    {"deliver.name", KeyType::text, "--name", "deliver"},
    {"deliver.page_kb", KeyType::number, "--page-kb", "deliver"},
    {"deliver.with_review", KeyType::boolean, "--with-review", "deliver"},
});

std::string_view type_words(KeyType type) {
  switch (type) {
    case KeyType::text:
      return "a text in quotes";
    case KeyType::integer:
      return "a whole number";
    case KeyType::number:
      return "a number";
    case KeyType::boolean:
      return "true or false";
  }
  return "";
}

std::string known_keys() {
  std::string names;
  for (const ConfigKey& key : keys) names += (names.empty() ? "" : ", ") + std::string(key.name);
  return names;
}

struct Reader {
  const std::string& file;
  Config config = {};

  [[noreturn]] void fail(unsigned line, const std::string& reason) const {
    throw Error("cannot read the configuration: " + file + ":" + std::to_string(std::max(line, 1U)) + ": " + reason,
                "bad_config_file");
  }

  std::string text_of(const ConfigKey& key, const toml::node& node, unsigned line) const {
    switch (key.type) {
      case KeyType::text:
        if (const auto text = node.value_exact<std::string>()) return *text;
        break;
      case KeyType::integer:
        if (const auto whole = node.value_exact<std::int64_t>()) return *whole == 0 ? "" : std::to_string(*whole);
        break;
      case KeyType::number:
        if (const auto whole = node.value_exact<std::int64_t>()) return std::to_string(*whole);
        if (const auto number = node.value_exact<double>()) {
          std::ostringstream text;
          text.imbue(std::locale::classic());
          text << *number;
          return text.str();
        }
        break;
      case KeyType::boolean:
        if (const auto yes = node.value_exact<bool>()) return *yes ? "true" : "false";
        break;
    }
    fail(line, "key \"" + std::string(key.name) + "\" must be " + std::string(type_words(key.type)));
  }

  void take(const toml::table& table, const std::string& prefix) {
    for (const auto& [name, node] : table) {
      const std::string full = prefix + std::string(name.str());
      const unsigned line = name.source().begin.line;
      const auto key = std::ranges::find(keys, full, &ConfigKey::name);
      if (key != keys.end()) {
        if (std::string text = text_of(*key, node, line); !text.empty())
          config.values.push_back({&*key, std::move(text), line});
        continue;
      }
      const bool is_table =
          std::ranges::any_of(keys, [&](const ConfigKey& k) { return k.name.starts_with(full + "."); });
      if (!is_table) fail(line, "unknown key \"" + full + "\"; known: " + known_keys());
      if (!node.is_table()) fail(line, "\"" + full + "\" must be a table: [" + full + "]");
      take(*node.as_table(), full + ".");
    }
  }
};

}  // namespace

std::span<const ConfigKey> config_keys() { return keys; }

Config parse_config(const std::string& text, const std::string& file) {
  Reader reader{file};
  const toml::table table =
      parse_toml(text, file, [&](unsigned line, const std::string& reason) { reader.fail(line, reason); });
  reader.take(table, "");
  reader.config.file = file;
  std::ranges::stable_sort(reader.config.values, {}, &ConfigValue::line);
  return std::move(reader.config);
}

Config read_config(const std::filesystem::path& asked) {
  const std::filesystem::path file = asked.empty() ? std::filesystem::path(machine_config) : asked;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    std::error_code code;
    if (asked.empty() && !std::filesystem::exists(file, code)) return {};
    throw Error("cannot read the configuration " + file.string() + ": it cannot be opened", "bad_config_file");
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  return parse_config(text, file.string());
}

}  // namespace hotich
