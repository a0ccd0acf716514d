#pragma once
// Which files of a watched folder stand still. Time is given, not asked for: by a clock that nobody can set.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/steady_input.h"

namespace hotich {

using SeenFile = std::pair<std::string, FileStamp>;  // path below the folder

class SettledFiles {
 public:
  // A file is settled when its size and time have been seen unchanged for `settle_s`.
  explicit SettledFiles(double settle_s) : settle_s_(settle_s) {}

  // All files as they are at `now_s`. What is not among them is forgotten.
  void look(const std::vector<SeenFile>& files, double now_s);

  std::vector<SeenFile> settled() const;            // by path
  std::vector<std::string> moving() const;          // the others
  double still_for(const std::string& path) const;  // seconds, up to the last look

 private:
  struct Seen {
    FileStamp stamp;
    double since_s = 0;
  };
  double settle_s_, now_s_ = 0;
  std::map<std::string, Seen> seen_;
};

}  // namespace hotich
