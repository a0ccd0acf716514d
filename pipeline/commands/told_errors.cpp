#include <cstdio>

#include "core/error.h"
#include "pipeline/commands/commands.h"

namespace hotich {
namespace {

int exit_code_of(const Error& error) {
  if (error.code() == "ledger_locked") return exit_locked;
  if (error.code() == "interrupted") return exit_interrupted;
  for (const char* configuration :
       {"usage", "bad_form_file", "bad_table_file", "bad_book_file", "bad_workbook_file", "no_workbook"})
    if (error.code() == configuration) return exit_usage;
  return exit_stopped;
}

}  // namespace

int told_errors(const std::function<int()>& work) {
  try {
    return work();
  } catch (const Error& error) {
    std::fprintf(stderr, "hotich: %s\n", error.what());
    return exit_code_of(error);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hotich: cannot go on: %s\n", error.what());
    return exit_stopped;
  }
}

}  // namespace hotich
