#include "pipeline/export_bag.h"

#include <map>
#include <string>
#include <system_error>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "pipeline/export_lines.h"
#include "store/ledger.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

void check(const std::error_code& code, const std::string& verb, const fs::path& what) {
  if (code) throw Error("cannot " + verb + " " + what.string() + ": " + code.message(), "unwritable_output");
}

void link_or_copy(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::create_directories(to.parent_path(), code);
  check(code, "make the folder", to.parent_path());
  fs::create_hard_link(from, to, code);
  if (code) fs::copy_file(from, to, code);
  if (code && !fs::exists(from))
    throw Error("cannot put " + from.string() + " into the bag: it is gone; hotich export makes it again",
                "unreadable_file");
  check(code, "copy into the bag", from);
}

// Line breaks and percent signs in a path are written in percents (RFC 8493, 2.1.3).
std::string manifest_path(const std::string& path) {
  std::string text;
  for (const char c : path)
    if (c == '%')
      text += "%25";
    else if (c == '\n')
      text += "%0A";
    else if (c == '\r')
      text += "%0D";
    else
      text += c;
  return text;
}

struct Payload {
  std::uintmax_t bytes = 0;
  std::map<std::string, std::string> digests;  // path below the bag -> SHA-256
};

Payload payload_of(const fs::path& bag) {
  Payload payload;
  for (const auto& entry : fs::recursive_directory_iterator(bag / "data")) {
    if (!entry.is_regular_file()) continue;
    payload.bytes += entry.file_size();
    payload.digests[entry.path().lexically_relative(bag).generic_string()] = sha256_of_file(entry.path());
  }
  return payload;
}

std::string manifest(const std::map<std::string, std::string>& digests) {
  std::string text;
  for (const auto& [path, digest] : digests) text += digest + "  " + manifest_path(path) + "\n";
  return text;
}

void write_tags(const fs::path& bag, const std::string& date) {
  const Payload payload = payload_of(bag);
  const std::map<std::string, std::string> tags = {
      {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
      {"bag-info.txt", "Bagging-Date: " + date + "\nBag-Software-Agent: hotich " HOTICH_VERSION "\nPayload-Oxum: " +
                           std::to_string(payload.bytes) + "." + std::to_string(payload.digests.size()) + "\n"},
      {"manifest-sha256.txt", manifest(payload.digests)}};
  std::map<std::string, std::string> digests;
  for (const auto& [name, text] : tags) {
    write_file(bag / name, text);
    digests[name] = sha256(text);
  }
  write_file(bag / "tagmanifest-sha256.txt", manifest(digests));
}

}  // namespace

void export_bag(Database& database, const fs::path& out) {
  const fs::path bag = out / "bag", building = out / ("bag" + std::string(AtomicFile::temporary_suffix));
  std::error_code code;
  fs::remove_all(building, code);
  check(code, "remove", building);
  export_lines(database, building / "data");
  Ledger ledger(database);
  for (const auto& [sha256, copy] : ledger.known_copies()) link_or_copy(out / copy.path, building / "data" / copy.path);
  const auto facts = ledger.facts();
  const auto listed = facts.find("listed_at");
  write_tags(building, listed == facts.end() ? "1970-01-01" : listed->second.substr(0, 10));
  fs::remove_all(bag, code);
  check(code, "remove", bag);
  fs::rename(building, bag, code);
  check(code, "rename to", bag);
}

}  // namespace hotich
