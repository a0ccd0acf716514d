#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/error.h"
#include "pipeline/commands/commands.h"
#include "pipeline/config_file.h"
#include "pipeline/installation.h"
#include "pipeline/single_thread_start.h"

namespace {

using namespace hotich;

constexpr const char* footer =
    "\nExit codes: 0 done (pages for review are fine) · 1 stopped · 2 bad command line or configuration · 3 finished, "
    "some pages failed or a check found something ·\n"
    "4 another run holds the output · 130 interrupted (the first Ctrl-C finishes the pages in hand)";

struct CommandLine {
  RunOptions run;
  std::string folder, out = "out", models, forms, metrics, config;
  bool json = false, version = false, broken_off = false;
  DeliverOptions deliver;
  std::vector<ExportFormat> formats = {ExportFormat::jsonl};
  std::string book, to;
  std::vector<std::string> accepted;
  bool with_review = false;
  EvalOptions eval;
  ThresholdOptions thresholds;
  RedoOptions redo;
  CheckOptions check;
  RushOptions rush;
  WatchOptions watch;
};

void add_run_options(CLI::App& command, CommandLine& line) {
  command.add_option("--out", line.out, "folder of the results")->capture_default_str();
  command.add_option("--workers", line.run.workers, "pages read at once; default: one a processor")
      ->check(CLI::Range(1, 256));
  command.add_option("--max-megapixels", line.run.max_megapixels, "larger images are refused")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command
      .add_option("--page-seconds", line.run.page_seconds, "a page not done by then is tried once more, then failed")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e6));
  command.add_option("--max-memory-mb", line.run.max_memory_mb, "of the reading process; default: no limit")
      ->check(CLI::Range(0, 1 << 24));
  command
      .add_option("--stop-at-fail-percent", line.run.most_fail_percent,
                  "more failures among the last 200 pages stop a run; 0: never")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 100.0));
  command.add_option("--metrics", line.metrics, "file of figures for Prometheus (textfile collector)");
  command.add_option("--models", line.models, "folder of forms and lexicons");
  command
      .add_option("--disk-reserve", line.run.disk_reserve_mb,
                  "MB of the output's disk kept free; the batch pauses rather than use them")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command
      .add_option("--wait-first", line.run.backoff.first_s, "seconds to wait when the disk is full, the share gone …")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command
      .add_option("--wait-longest", line.run.backoff.longest_s, "each wait is twice as long, at most so many seconds")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command
      .add_option("--give-up-after", line.run.backoff.give_up_after_s,
                  "seconds of waiting after which the run stops; the next one goes on")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--json", line.json, "JSON lines instead of text");
}

void add_rush_options(CLI::App& command, CommandLine& line) {
  command.add_option("FILE", line.rush.file, "a scan below the folder that is being read")->required();
  command.add_option("--out", line.out, "folder of the results")->capture_default_str();
  command.add_option("--wait", line.rush.wait_s, "wait at most so many seconds and print its lines")
      ->check(CLI::NonNegativeNumber);
}

constexpr std::string_view watch_only = " FOLDER --out --poll --settle --interval --incomplete ";

void add_watch_options(CLI::App& command, CommandLine& line) {
  command.add_option("FOLDER", line.folder, "folder into which scans are laid")->required();
  add_run_options(command, line);
  command.add_flag("--poll", line.watch.poll, "look again and again (network shares, which are known as such)");
  command.add_option("--settle", line.watch.settle_s, "seconds for which size and time of a file must stand still")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  command.add_option("--interval", line.watch.interval_s, "seconds between looks")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command
      .add_option("--incomplete", line.watch.incomplete_s,
                  "seconds to wait for the rest of a file that is cut off, before it is read as it is")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
}

// What was given to `watch` for its runs, as it was given.
std::vector<std::string> options_for_runs(const CLI::App& watch) {
  std::vector<std::string> words;
  for (const CLI::Option* option : watch.get_options()) {
    const std::string name = option->get_name();
    if (option->count() == 0 || watch_only.find(" " + name + " ") != std::string_view::npos) continue;
    words.push_back(name);
    if (option->get_items_expected_max() > 0)
      words.insert(words.end(), option->results().begin(), option->results().end());
  }
  return words;
}

int watch_command(const CLI::App& app, CommandLine& line) {
  line.watch.folder = line.folder;
  line.watch.out = line.out;
  line.watch.run_options = options_for_runs(*app.get_subcommand("watch"));
  return cmd_watch(line.watch);
}

void add_check_options(CLI::App& command, CommandLine& line) {
  command.add_option("OUT,--out", line.out, "folder of the results")->capture_default_str();
  command.add_flag("--repair", line.check.repair, "make again what can be made, sweep what a run left behind");
  command.add_flag("--fixity", line.check.fixity, "read the original scans again and compare their SHA-256");
  command.add_flag("--json", line.json, "JSON lines instead of text");
}

void add_redo_options(CLI::App& command, CommandLine& line) {
  command.add_option("OUT,--out", line.out, "folder of the results")->capture_default_str();
  command.add_flag("--stale", line.redo.stale, "read by another program, engine, model or forms than now");
  command.add_option("--form", line.redo.form, "birth-certificate-2015, birth-2015, birth, unknown");
  command.add_option("--since", line.redo.since, "read on that day or later: 2026-11-28 (UTC)");
  command.add_option("--reason", line.redo.reason, "with this reason code (docs/errors.md)");
  command.add_option("--models", line.models, "folder of forms and lexicons");
}

void add_export_options(CLI::App& command, CommandLine& line) {
  const std::map<std::string, ExportFormat> formats = {{"jsonl", ExportFormat::jsonl},
                                                       {"csv", ExportFormat::csv},
                                                       {"alto", ExportFormat::alto},
                                                       {"hocr", ExportFormat::hocr},
                                                       {"bagit", ExportFormat::bagit}};
  command.add_option("--out", line.out, "folder of the results")->capture_default_str();
  command
      .add_option(
          "--format", line.formats,
          "jsonl (records.jsonl, pages.jsonl, report.html, lost copies), csv, alto, hocr, bagit; several with commas")
      ->delimiter(',')
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""));
}

void add_book_commands(CLI::App& app, CommandLine& line) {
  auto* audit = app.add_subcommand("audit", "what is missing, twice or out of order in a book");
  audit->add_option("BOOK", line.book, "id (KS.2005.01) or folder; default: all of the last run");
  audit->add_option("--out", line.out, "folder of the results")->capture_default_str();
  audit->add_flag("--json", line.json, "JSON lines instead of text");
  auto* deliver = app.add_subcommand("deliver", "import workbook (.xlsx) and zip of a PDF a case, after checks");
  deliver->add_option("BOOK", line.book, "id (KS.2005.01) or folder; default: the only one");
  deliver->add_option("--out", line.out, "folder of the results")->capture_default_str();
  deliver->add_option("--to", line.to, "where the two files go; default: deliver/ in the folder of the results");
  deliver->add_option("--name", line.deliver.name_template,
                      "names of the PDFs; default {code}.{year}.{book}.{opened}.{number}.pdf");
  deliver->add_option("--accept", line.accepted, "finding codes that no longer block")->delimiter(',');
  deliver->add_flag("--with-review", line.with_review,
                    "deliver records nobody has confirmed (--accept record_for_review)");
  deliver
      ->add_option("--page-kb", line.deliver.most_page_kb,
                   "a page of a PDF has at most so many kB; 0: the scan's own bytes")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 100000.0));
  deliver->add_option("--models", line.models, "folder of forms and workbooks");
}

void add_measuring_commands(CLI::App& app, CommandLine& line) {
  auto* eval = app.add_subcommand("eval", "figures of an output folder against known truth");
  eval->add_option("TRUTH", line.eval.truth, "folder of *.json as scripts/make-samples writes")->required();
  eval->add_option("OUT", line.eval.out, "what `hotich run` left of the same pages")->required();
  eval->add_option("--json", line.eval.json_file, "the figures as JSON, too");
  line.eval.by = {"kind", "edition", "style", "damage"};
  eval->add_option("--by", line.eval.by, "groups to tell: kind, paper, edition, style, damage; joined by +")
      ->delimiter(',')
      ->capture_default_str();
  auto* thresholds = app.add_subcommand("thresholds", "pick from which confidence fields may be accepted unseen");
  thresholds->add_option("FOLDERS", line.thresholds.truth_and_out, "TRUTH OUT [TRUTH OUT ...]")->required();
  thresholds->add_option("--false-accepts", line.thresholds.false_accepts, "rate allowed at most: 0.1% or 0.001")
      ->required();
  thresholds->add_option("--out", line.thresholds.file, "default: thresholds.tsv among the models");
  thresholds->add_option("--curve", line.thresholds.curve, "accepted share against false accepts, as SVG");
  thresholds->add_option("--models", line.models, "folder of forms and lexicons");
}

void add_doctor_command(CLI::App& app, CommandLine& line) {
  auto* doctor = app.add_subcommand("doctor", "is this machine fit for a night, and what to do where it is not");
  doctor->add_option("--out", line.out, "folder of the results")->capture_default_str();
  doctor->add_option("--workers", line.run.workers, "pages read at once; default: one a processor");
  doctor->add_option("--models", line.models, "folder of forms and lexicons");
  doctor->add_flag("--json", line.json, "JSON lines instead of text");
}

// Values of the configuration become those of options that the command line does not name.
void apply_config(CLI::App& command, const Config& config) {
  for (const ConfigValue& value : config.values) {
    const std::string commands = " " + std::string(value.key->commands) + " ";
    if (commands.find(" " + command.get_name() + " ") == std::string::npos) continue;
    if (value.key->name == "models" && std::getenv("HOTICH_MODELS")) continue;
    CLI::Option* option = command.get_option(std::string(value.key->option));
    if (option->count() > 0) continue;
    try {
      option->add_result(value.text);
      option->run_callback();
    } catch (const CLI::Error& error) {
      throw Error("cannot read the configuration: " + config.file + ":" + std::to_string(value.line) + ": key \"" +
                      std::string(value.key->name) + "\": " + error.what(),
                  "bad_config_file");
    }
  }
}

// The values that a run would refuse are the doctor's to find.
int doctor_command(CLI::App& app, CommandLine& line, const Config& config, OutputStyle style) {
  DoctorOptions options{line.out, line.models, config.file, line.run.workers, ""};
  try {
    apply_config(*app.get_subcommand("run"), config);
  } catch (const Error& error) {
    options.config_fault = error.what();
  }
  return cmd_doctor(options, style);
}

int deliver_command(CommandLine& line) {
  line.deliver.out = line.out;
  line.deliver.to = line.to;
  line.deliver.models = line.models;
  line.deliver.book = line.book;
  line.deliver.accepted = {line.accepted.begin(), line.accepted.end()};
  if (line.with_review) line.deliver.accepted.insert("record_for_review");
  return cmd_deliver(line.deliver);
}

int run_command(CLI::App& app, CommandLine& line) {
  if (line.version) return cmd_version(line.models);
  const Config config = read_config(line.config);
  for (CLI::App* command : app.get_subcommands()) apply_config(*command, config);
  const OutputStyle style = line.json ? OutputStyle::json : OutputStyle::text;
  line.run.folder = line.folder;
  line.run.out = line.out;
  line.run.models = line.models;
  line.run.metrics = line.metrics;
  line.run.style = style;
  if (app.got_subcommand("run")) return cmd_run(line.run);
  if (app.got_subcommand("retry")) {
    line.run.retry = Retry::failed;
    return cmd_run(line.run);
  }
  if (app.got_subcommand("watch")) return watch_command(app, line);
  if (app.got_subcommand("rush")) {
    line.rush.out = line.out;
    return cmd_rush(line.rush);
  }
  if (app.got_subcommand("check")) {
    line.check.out = line.out;
    line.check.style = style;
    return cmd_check(line.check);
  }
  if (app.got_subcommand("redo")) {
    line.redo.out = line.out;
    line.redo.models = line.models;
    return cmd_redo(line.redo);
  }
  if (app.got_subcommand("status")) return line.broken_off ? cmd_broken_off(line.out) : cmd_status(line.out, style);
  if (app.got_subcommand("export")) return cmd_export(line.out, {line.formats.begin(), line.formats.end()});
  if (app.got_subcommand("audit")) return cmd_audit(line.out, line.book, style);
  if (app.got_subcommand("deliver")) return deliver_command(line);
  if (app.got_subcommand("doctor")) return doctor_command(app, line, config, style);
  if (app.got_subcommand("eval")) return cmd_eval(line.eval);
  if (app.got_subcommand("thresholds")) {
    line.thresholds.models = line.models;
    return cmd_thresholds(line.thresholds);
  }
  if (app.got_subcommand("forms"))
    return cmd_forms_check(line.forms.empty() ? find_models(line.models) / "forms" : std::filesystem::path(line.forms));
  std::fputs(app.help().c_str(), stderr);
  return exit_usage;
}

}  // namespace

int main(int argc, char** argv) {
  restart_without_library_threads(argv);
  CommandLine line;
  CLI::App app(
      "hotich: bản quét hộ tịch → bản ghi và bản sao PDF/A tra cứu được\n(scans of civil-status papers to records and "
      "searchable PDF/A copies)",
      "hotich");
  app.footer(footer);
  app.add_flag("--version", line.version, "versions of program, engine, model and forms");
  app.add_option("--config", line.config, "settings; default: /etc/hotich/hotich.toml");
  app.require_subcommand(0, 1);
  auto* run = app.add_subcommand("run", "read a folder of scans");
  run->add_option("FOLDER", line.folder, "scans: PDF, TIFF, JPEG, PNG, JPEG 2000; all depths")->required();
  add_run_options(*run, line);
  run->add_option("--first", line.run.first, "file or folder to read before the others; may be given again")
      ->allow_extra_args(false);
  run->add_option("--leave-out", line.run.leave_out, "file of paths, each ended by NUL, to leave for a later run");
  add_run_options(*app.add_subcommand("retry", "read the failed pages of the last run again"), line);
  add_rush_options(*app.add_subcommand("rush", "have a scan read next, beside a run that is on"), line);
  add_watch_options(*app.add_subcommand("watch", "read what is laid into a folder, as it comes"), line);
  add_check_options(*app.add_subcommand("check", "prove the results against their ledger, and mend them"), line);
  add_redo_options(*app.add_subcommand("redo", "choose pages that the next run reads again; corrected values stay"),
                   line);
  auto* status = app.add_subcommand("status", "what is done and what asks for a look");
  status->add_option("--out", line.out, "folder of the results")->capture_default_str();
  status->add_flag("--json", line.json, "JSON instead of text");
  status->add_flag("--broken-off", line.broken_off,
                   "print nothing; exit code 0 when the last run was killed or lost its power, 3 when not");
  add_export_options(*app.add_subcommand("export", "write results again from hotich.db, or in other formats"), line);
  add_book_commands(app, line);
  add_doctor_command(app, line);
  add_measuring_commands(app, line);
  auto* forms = app.add_subcommand("forms", "look after form files");
  forms->require_subcommand(1);
  forms->add_subcommand("check", "say file:line: reason for a bad form file")
      ->add_option("FOLDER", line.forms, "folder of *.toml; default: the installed forms");
  for (CLI::App* command : app.get_subcommands({})) command->fallthrough();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  return told_errors([&] { return run_command(app, line); });
}
