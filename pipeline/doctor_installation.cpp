#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <sstream>

#include "books/workbook_file.h"
#include "core/digest.h"
#include "core/error.h"
#include "ocr/line_net.h"
#include "ocr/recognizer.h"
#include "pipeline/doctor.h"
#include "pipeline/installation.h"
#include "records/acceptance.h"
#include "records/calibration.h"
#include "records/form_file.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

constexpr const char* reinstall_vi = "Cài lại gói: apt-get install --reinstall hotich";
constexpr const char* reinstall_en = "Install the package again: apt-get install --reinstall hotich";

Checkup broken(const std::string& name, const std::exception& error) {
  return {name, Health::problem, {error.what(), error.what()}, {reinstall_vi, reinstall_en}};
}

// "<64 hex digits>  <path>", as sha256sum(1) writes it. Returns the paths that are missing or differ.
std::vector<std::string> differing(const fs::path& models, std::istream& list, size_t& checked) {
  std::vector<std::string> wrong;
  for (std::string line; std::getline(list, line);) {
    if (line.size() < 67) continue;
    const std::string path = line.substr(66);
    ++checked;
    std::error_code code;
    if (!fs::is_regular_file(models / path, code) || sha256_of_file(models / path) != line.substr(0, 64))
      wrong.push_back(path);
  }
  return wrong;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

Checkup check_versions(const fs::path& models) {
  try {
    const Versions v = find_versions(find_models(models));
    const std::string text = "hotich " + v.program + ", " + v.engine + ", model " + v.model + ", forms " + v.forms;
    return {"versions", Health::fine, {text, text}, {}};
  } catch (const std::exception& error) {
    return broken("versions", error);
  }
}

Checkup check_models(const fs::path& asked) {
  try {
    const fs::path models = find_models(asked);
    std::ifstream list(models.string() + ".sha256");
    if (!list)
      return {"models",
              Health::fine,
              {models.string() + ": không có danh sách mã băm để so (không phải bản cài từ gói)",
               models.string() + ": no list of digests to compare with (not installed from a package)"},
              {}};
    size_t checked = 0;
    const auto wrong = differing(models, list, checked);
    const std::string count = std::to_string(checked);
    if (wrong.empty() && checked > 0)
      return {
          "models",
          Health::fine,
          {models.string() + ": " + count + " tệp đúng mã băm", models.string() + ": " + count + " files as packed"},
          {}};
    return {"models",
            Health::problem,
            {models.string() + ": khác bản gốc hoặc thiếu: " + joined(wrong),
             models.string() + ": changed or missing: " + joined(wrong)},
            {reinstall_vi, reinstall_en}};
  } catch (const std::exception& error) {
    return broken("models", error);
  }
}

Checkup check_forms(const fs::path& asked) {
  try {
    const fs::path models = find_models(asked);
    const size_t forms = load_forms(models / "forms").forms.size();
    static_cast<void>(load_calibration(models / "calibration.tsv"));
    const bool thresholds = fs::exists(models / "thresholds.tsv");
    if (thresholds) static_cast<void>(load_thresholds(models / "thresholds.tsv"));
    for (const char* code : {"KS", "KH", "KT", "CMC", "HN"}) static_cast<void>(load_workbook(models, code));
    const std::string count = std::to_string(forms);
    return {"forms",
            Health::fine,
            {count + " mẫu giấy, 5 bảng nhập liệu; ngưỡng chấp nhận: " + (thresholds ? "có" : "chưa có"),
             count + " forms, 5 import workbooks; thresholds of acceptance: " + (thresholds ? "yes" : "none")},
            {}};
  } catch (const std::exception& error) {
    return {"forms",
            Health::problem,
            {error.what(), error.what()},
            {"Sửa tệp theo dòng đã nêu (hotich forms check), hoặc cài lại gói hotich",
             "Mend the file at the line named (hotich forms check), or install hotich again"}};
  }
}

// A damaged model may end the process that loads it, by the engine's own abort: a child tries first. How it ended; ""
// when it did not.
std::string what_ends_the_loading(const ReadingModels& models) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return "";
  if (child == 0) {
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
    if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
    try {
      Recognizer({models.tesseract.parent_path(), models.tesseract.stem()});
      LineNet(models.net);
    } catch (const std::exception&) {  // told where it is loaded again
    }
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? std::string("SIG") + ::sigabbrev_np(WTERMSIG(status)) : "";
}

// The engine is built on this thread, which is what switches OpenMP off for it: seen afterwards, not assumed.
Checkup check_engine(const fs::path& asked) {
  try {
    const ReadingModels models = find_reading_models(find_models(asked));
    if (const std::string end = what_ends_the_loading(models); !end.empty())
      throw Error("cannot load the reading models in " + models.tesseract.parent_path().parent_path().string() +
                  ": one of them is damaged (" + end + ")");
    Recognizer recognizer({models.tesseract.parent_path(), models.tesseract.stem()});
    LineNet(models.net);
    Image blank;
    blank.width_px = 200;
    blank.height_px = 40;
    blank.dpi = 300;
    blank.bytes.assign(8000, 255);
    static_cast<void>(recognizer.read(blank, Layout::line));
    if (openmp_is_off())
      return {"engine",
              Health::fine,
              {"hai mô hình đọc nạp được; OpenMP của Tesseract đã tắt",
               "both reading models load; OpenMP of Tesseract is off"},
              {}};
    return {"engine",
            Health::warning,
            {"OpenMP của Tesseract còn bật: chậm đi nhiều lần", "OpenMP of Tesseract is on: many times slower"},
            {"Đặt OMP_THREAD_LIMIT=1 trước khi chạy", "Set OMP_THREAD_LIMIT=1 before starting"}};
  } catch (const std::exception& error) {
    return broken("engine", error);
  }
}

Checkup check_fonts() {
  return {"fonts",
          Health::fine,
          {"không cần phông chữ nào: chữ trong bản sao là lớp ẩn, không có nét",
           "none are needed: the text of a copy is a hidden layer without glyphs"},
          {}};
}

}  // namespace hotich
