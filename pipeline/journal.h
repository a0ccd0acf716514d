#pragma once
// What the program says on standard error, beside its results on standard output. Lines carry files, page ids, field
// names and reason codes, never what was read on a page.
#include <string>

namespace hotich {

// Numbers of syslog(3).
enum class Priority : int { error = 3, warning = 4, notice = 5, info = 6 };

// Whether standard error is a stream of systemd's journal: $JOURNAL_STREAM names its device and inode
// (systemd.exec(5)).
bool in_journal();

// One line: "hotich: text" for people; "<4>text" for the journal, which takes the number for its priority
// (sd-daemon(3)). Line feeds in the text become blanks.
void say(Priority priority, const std::string& text);
std::string journal_line(Priority priority, std::string text);

// A scan as a log names it: by its path for who sits at the screen; in the journal, which outlives the batch and is
// read by others, by the first figures of its content's SHA-256, for files are often named after people.
std::string scan_for_log(const std::string& path, const std::string& sha256);

}  // namespace hotich
