#pragma once
// `hotich doctor`: is this machine fit for a night, and what is to be done where it is not.
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/report_words.h"

namespace hotich {

enum class Health { fine, warning, problem };  // warning: a run goes on, with less safety or comfort

struct Checkup {
  std::string name;  // "models", "disk", ...: stable
  Health health = Health::fine;
  Bilingual found;
  Bilingual remedy;  // empty when fine
};

struct DoctorOptions {
  std::filesystem::path out;  // folder of the results, which need not be there yet
  std::filesystem::path models;
  std::string config;             // file that was read; "" = none
  int workers = 0;                // 0 = processors available
  std::string config_fault = {};  // why a run would refuse it; "" = it would not
};

// All checkups, in the order they are told. Throws nothing: what cannot be looked at is a problem.
std::vector<Checkup> examine(const DoctorOptions& options);

// Checkups on their own. Those of the installation:
Checkup check_versions(const std::filesystem::path& models);
// Against the list of digests beside the folder (<folder>.sha256, made when the package is built); without one it says
// so and is fine: a checkout changes every day.
Checkup check_models(const std::filesystem::path& models);
Checkup check_forms(const std::filesystem::path& models);
Checkup check_engine(const std::filesystem::path& models);  // loads both models and reads with OpenMP off
Checkup check_fonts();
// Those of the machine:
Checkup check_results(const std::filesystem::path& out);   // may files be made there
Checkup check_database(const std::filesystem::path& out);  // whole, of this version, held by whom
Checkup check_disk(const std::filesystem::path& out);
Checkup check_memory(int workers);
Checkup check_sandbox();
Checkup check_clock(const std::filesystem::path& out);
Checkup check_locale();

}  // namespace hotich
