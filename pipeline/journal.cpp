#include "pipeline/journal.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace hotich {

bool in_journal() {
  const char* named = std::getenv("JOURNAL_STREAM");
  if (!named) return false;
  unsigned long device = 0, inode = 0;
  if (std::sscanf(named, "%lu:%lu", &device, &inode) != 2) return false;
  struct stat status {};
  return ::fstat(STDERR_FILENO, &status) == 0 && status.st_dev == device && status.st_ino == inode;
}

std::string journal_line(Priority priority, std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return "<" + std::to_string(static_cast<int>(priority)) + ">" + text + "\n";
}

std::string scan_for_log(const std::string& path, const std::string& sha256) {
  return in_journal() ? sha256.substr(0, 12) : path;
}

void say(Priority priority, const std::string& text) {
  std::fputs(in_journal() ? journal_line(priority, text).c_str() : ("hotich: " + text + "\n").c_str(), stderr);
}

}  // namespace hotich
