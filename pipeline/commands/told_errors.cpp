#include <new>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/journal.h"

namespace hotich {
namespace {

int exit_code_of(const Error& error) {
  if (error.code() == "ledger_locked") return exit_locked;
  if (error.code() == "interrupted") return exit_interrupted;
  for (const char* configuration : {"usage", "bad_config_file", "bad_form_file", "bad_table_file", "bad_book_file",
                                    "bad_workbook_file", "no_workbook"})
    if (error.code() == configuration) return exit_usage;
  return exit_stopped;
}

}  // namespace

int told_errors(const std::function<int()>& work) {
  try {
    return work();
  } catch (const Error& error) {
    say(Priority::error, error.what());
    return exit_code_of(error);
  } catch (const std::bad_alloc&) {
    say(Priority::error, "cannot go on: not enough memory; end other programs, or read with fewer --workers");
    return exit_stopped;
  } catch (const std::exception& error) {
    say(Priority::error, std::string("cannot go on: ") + error.what());
    return exit_stopped;
  }
}

}  // namespace hotich
