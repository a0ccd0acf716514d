#include "pipeline/doctor.h"

#include <functional>

namespace hotich {
namespace {

// A checkup that breaks down is itself a finding.
Checkup held(const char* name, const std::function<Checkup()>& check) {
  try {
    return check();
  } catch (const std::exception& error) {
    return {name,
            Health::problem,
            {error.what(), error.what()},
            {"Báo lỗi này kèm nguyên văn", "Report this, word for word"}};
  }
}

Checkup check_config(const std::string& file, const std::string& fault) {
  if (!fault.empty())
    return {"config",
            Health::problem,
            {fault, fault},
            {"Sửa dòng đã nêu (man hotich.toml)", "Mend the line named (man hotich.toml)"}};
  if (file.empty()) return {"config", Health::fine, {"không có tệp cấu hình", "no configuration file"}, {}};
  return {"config", Health::fine, {file + ": đọc được", file + ": read"}, {}};
}

}  // namespace

std::vector<Checkup> examine(const DoctorOptions& o) {
  return {held("versions", [&] { return check_versions(o.models); }),
          held("config", [&] { return check_config(o.config, o.config_fault); }),
          held("models", [&] { return check_models(o.models); }),
          held("forms", [&] { return check_forms(o.models); }),
          held("engine", [&] { return check_engine(o.models); }),
          held("fonts", [] { return check_fonts(); }),
          held("results", [&] { return check_results(o.out); }),
          held("database", [&] { return check_database(o.out); }),
          held("disk", [&] { return check_disk(o.out); }),
          held("memory", [&] { return check_memory(o.workers); }),
          held("sandbox", [] { return check_sandbox(); }),
          held("clock", [&] { return check_clock(o.out); }),
          held("locale", [] { return check_locale(); })};
}

}  // namespace hotich
