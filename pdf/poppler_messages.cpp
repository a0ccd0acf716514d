#include "pdf/poppler_messages.h"

#include <poppler/cpp/poppler-global.h>

namespace hotich {
namespace {

// Poppler has one handler for the whole process; what it says goes to the thread it says it in.
thread_local std::string messages;

void keep(const std::string& text, void*) {
  if (messages.size() < 2000) messages += text + '\n';
}

}  // namespace

void collect_poppler_messages() {
  static const bool installed = (poppler::set_debug_error_function(keep, nullptr), true);
  static_cast<void>(installed);
  messages.clear();
}

const std::string& poppler_messages() { return messages; }

}  // namespace hotich
