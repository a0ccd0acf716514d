#include <charconv>
#include <cmath>
#include <cstdio>

#include "core/atomic_file.h"
#include "core/error.h"
#include "measure/figures.h"
#include "measure/pick_thresholds.h"
#include "measure/trade_off.h"
#include "pipeline/commands/commands.h"
#include "pipeline/found_pages.h"
#include "pipeline/installation.h"
#include "records/form_file.h"

namespace hotich {
namespace fs = std::filesystem;
namespace {

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::vector<JudgedPage> judged_pages(const fs::path& truth, const fs::path& out) {
  const auto pages = load_truth(truth);
  const auto database = open_existing(out);
  return judge_pages(pages, found_pages(*database));
}

// "0.1%", "0.1 %" or "0.001".
double rate_of(std::string_view text) {
  double rate = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), rate);
  std::string_view rest(end, static_cast<size_t>(text.data() + text.size() - end));
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest == "%") rate /= 100;
  if (failed != std::errc() || !(rest.empty() || rest == "%") || !(rate > 0 && rate < 1))
    throw Error("cannot pick thresholds: --false-accepts " + std::string(text) + " is no rate such as 0.1% or 0.001",
                "usage");
  return rate;
}

Candidates candidates_of_folders(const std::vector<fs::path>& folders, const FormLibrary& forms) {
  if (folders.size() % 2 != 0) throw Error("cannot pick thresholds: folders come in pairs, TRUTH and OUT", "usage");
  Candidates all;
  for (size_t i = 0; i < folders.size(); i += 2) {
    const Candidates some = candidates_of(judged_pages(folders[i], folders[i + 1]), forms);
    all.fields.insert(all.fields.end(), some.fields.begin(), some.fields.end());
    all.told += some.told;
  }
  return all;
}

// What other rates would give, each with thresholds of its own.
void print_trade_off(const Candidates& candidates) {
  print("\nchấp nhận sai ≤ (false accepts)   trường được chấp nhận (accepted share)\n");
  for (const double rate : {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05}) {
    const Counted all = pick_thresholds(candidates.fields, rate).all;
    std::printf(
        "%30.2f %%   %6.2f %%\n", 100 * rate,
        100 * static_cast<double>(all.accepted) / static_cast<double>(std::max<std::int64_t>(1, candidates.told)));
  }
}

}  // namespace

int cmd_eval(const EvalOptions& options) {
  const std::vector<JudgedPage> pages = judged_pages(options.truth, options.out);
  const FigureRows rows = figure_rows(pages, options.by);
  print(figure_table(rows));
  if (!options.json_file.empty()) write_file(options.json_file, figures_json(rows, pages));
  return exit_done;
}

int cmd_thresholds(const ThresholdOptions& options) {
  const double rate = rate_of(options.false_accepts);
  const fs::path models = find_models(options.models);
  const Candidates candidates = candidates_of_folders(options.truth_and_out, load_forms(models / "forms"));
  const ThresholdChoice choice = pick_thresholds(candidates.fields, rate);
  write_file(options.file.empty() ? models / "thresholds.tsv" : options.file, thresholds_text(choice));
  if (!options.curve.empty()) write_file(options.curve, trade_off_svg(trade_off(candidates), choice, candidates.told));
  std::printf("%zu/%lld trường có thể chấp nhận (fields that may be accepted at all)\n", candidates.fields.size(),
              static_cast<long long>(candidates.told));
  print(threshold_table(choice));
  print_trade_off(candidates);
  return exit_done;
}

}  // namespace hotich
