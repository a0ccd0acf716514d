#pragma once
// Settings of a machine: /etc/hotich/hotich.toml or --config FILE. What the command line says comes before it, what the
// program does by itself after it. Every key is told in packaging/hotich.toml and hotich.toml(5); a test holds them to
// this list.
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hotich {

enum class KeyType { text, integer, number, boolean };

// A key and the option it stands for. An empty text and the integer 0 leave the program's own default.
struct ConfigKey {
  std::string_view name;  // "run.workers": table and key; without a point: above all tables
  KeyType type = KeyType::text;
  std::string_view option;    // "--workers"
  std::string_view commands;  // those that take it, parted by blanks
};
std::span<const ConfigKey> config_keys();

struct ConfigValue {
  const ConfigKey* key = nullptr;
  std::string text;  // as it would stand on the command line
  unsigned line = 0;
};

struct Config {
  std::string file;  // "" = none
  std::vector<ConfigValue> values;
};

// Throws Error(bad_config_file) "cannot read the configuration: file:line: reason" for a key that is not known or is of
// another type, and where the text is no TOML.
Config parse_config(const std::string& text, const std::string& file);

// `asked` must exist; when it is empty, the machine's file is taken if there is one.
Config read_config(const std::filesystem::path& asked);

constexpr std::string_view machine_config = "/etc/hotich/hotich.toml";

}  // namespace hotich
