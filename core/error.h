#pragma once
// The one exception of the program. Where it is caught sets its price: inside a page it costs that page, at start-up it
// ends the run.
#include <stdexcept>
#include <string>

namespace hotich {

// Text reads "cannot <verb> <object>: <reason>", with file and 1-based page where known, and the remedy when there is
// one. `code()` is the reason code (core/reason.h) under which the failed page is listed; never a person's data.
// `os_error()` is the errno behind it where the system gave one, else 0: it tells what may pass from what stays.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& text, std::string code = "internal_error", int os_error = 0)
      : std::runtime_error(text), code_(std::move(code)), os_error_(os_error) {}
  const std::string& code() const { return code_; }
  int os_error() const { return os_error_; }

 private:
  std::string code_;
  int os_error_;
};

}  // namespace hotich
