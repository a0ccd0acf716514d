#include "pipeline/job_queue.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <utility>

#include "core/digest.h"
#include "core/error.h"
#include "pipeline/list_scans.h"
#include "pipeline/load_page.h"
#include "pipeline/steady_input.h"
#include "store/page_words.h"

namespace hotich {
namespace {

constexpr std::string_view unreadable_prefix = "unreadable:";

constexpr auto kind_names = std::to_array<std::pair<FileKind, std::string_view>>({{FileKind::jpeg, "jpeg"},
                                                                                  {FileKind::png, "png"},
                                                                                  {FileKind::tiff, "tiff"},
                                                                                  {FileKind::jp2, "jp2"},
                                                                                  {FileKind::pdf, "pdf"},
                                                                                  {FileKind::unknown, ""}});

std::string name_of(FileKind kind) {
  for (const auto& [known, name] : kind_names)
    if (known == kind) return std::string(name);
  return "";
}

FileKind kind_named(std::string_view wanted) {
  for (const auto& [known, name] : kind_names)
    if (name == wanted) return known;
  return FileKind::unknown;
}

// What takes long is to read all its bytes: a page's time for every 256 MB begun.
std::uint32_t allowance_for(const std::filesystem::path& file) {
  std::error_code code;
  const auto bytes = std::filesystem::file_size(file, code);
  return code ? 1 : 1 + static_cast<std::uint32_t>(bytes >> 28);
}

void apply_plan(const BatchPlan& plan, PageJob& job) {
  const PageKey key{job.ref.id.sha256, job.ref.id.page};
  job.alone = plan.alone.contains(key);
  const std::string page = job.ref.file.string() + ", page " + std::to_string(job.ref.id.page) + ": ";
  if (const auto given = plan.given_up.find(key); given != plan.given_up.end()) {
    job.failure_code = given->second.code;
    job.failure_message = "cannot read " + page + given->second.reason;
  }
  if (const auto given = plan.no_copy.find(key); given != plan.no_copy.end())
    job.copy_failure = "cannot make the copy of " + page + given->second.reason;
}

}  // namespace

std::string unreadable_key(const std::string& path) { return std::string(unreadable_prefix) + sha256(path); }
bool is_unreadable_key(const std::string& sha256) { return sha256.starts_with(unreadable_prefix); }

JobQueue::JobQueue(std::filesystem::path folder, std::vector<std::string> files, Ledger& ledger, BatchPlan plan)
    : folder_(std::move(folder)),
      files_(std::move(files)),
      plan_(std::move(plan)),
      expected_(static_cast<std::int64_t>(files_.size())),
      known_inputs_(ledger.known_inputs()),
      known_pages_(ledger.known_pages()) {}

UnreadFiles JobQueue::unread() const {
  UnreadFiles unread;
  for (const std::string& path : files_) {
    std::error_code code;
    const auto bytes = std::filesystem::file_size(folder_ / path, code);
    if (code) continue;
    const auto known = known_inputs_.find(path);
    if (known != known_inputs_.end() && known->second.size_bytes == static_cast<std::int64_t>(bytes)) continue;
    ++unread.files;
    unread.bytes += bytes;
  }
  return unread;
}

bool JobQueue::is_suspect(const std::string& path) const {
  return !plan_.alone.empty() && plan_.alone.contains({unreadable_key(path), 0});
}

std::optional<PageJob> JobQueue::next() {
  take_in_rushed();
  while (planned_.empty() && at_ < files_.size() && !is_suspect(files_[at_])) look_at(at_++);
  if (planned_.empty() || planned_.back().alone) return std::nullopt;
  return take();
}

void JobQueue::take_in_rushed() {
  if (!rushed_) return;
  std::vector<std::string> paths = rushed_();
  std::ranges::reverse(paths);  // the last one planned is the next one read
  for (const std::string& path : paths) {
    if (is_suspect(path)) continue;  // its turn comes
    const auto listed = static_cast<size_t>(std::ranges::find(files_, path) - files_.begin());
    if (listed == files_.size()) {
      files_.push_back(path);
      ++expected_;
    }
    look_at(listed);
  }
}

std::optional<PageJob> JobQueue::next_alone() {
  if (planned_.empty() && at_ < files_.size()) look_at(at_++);
  if (planned_.empty()) return std::nullopt;
  planned_.back().alone = true;
  return take();
}

PageJob JobQueue::take() {
  PageJob job = std::move(planned_.back());
  planned_.pop_back();
  return job;
}

size_t JobQueue::HashOfContent::operator()(const Content& content) const {
  size_t start = 0;  // as good as any other piece of it
  std::memcpy(&start, content.data(), sizeof start);
  return start;
}

void JobQueue::look_at(size_t file_at) {
  looked_at_.resize(files_.size());
  if (looked_at_[file_at]) return;
  looked_at_[file_at] = true;
  const std::string& path = files_[file_at];
  const PageId file_as_whole{unreadable_key(path), 0};
  if (!plan_.given_up.contains({file_as_whole.sha256, 0}))
    take_in_hand(file_as_whole, path, Step::open_file, allowance_for(folder_ / path));
  PageJob file = measured(path);
  for (int tries = 1; !file.failure_code.empty() && try_again_ && try_again_(file.os_error, tries); ++tries)
    file = measured(path);
  put_down();
  const std::optional<size_t> first = first_like(file.input.sha256, file_at);
  std::vector<PageJob> pages = first ? std::vector<PageJob>() : planned(file);
  if (pages.empty() && file.measured_anew) inputs_without_pages_.push_back(file.input);
  expected_ += static_cast<std::int64_t>(pages.size()) - 1;
  planned_.insert(planned_.end(), std::make_move_iterator(pages.begin()), std::make_move_iterator(pages.end()));
}

// The file looked at before that has this content; none remembers this one as the first.
std::optional<size_t> JobQueue::first_like(const std::string& sha256, size_t file) {
  if (is_unreadable_key(sha256)) return std::nullopt;
  Content content{};
  from_hex(sha256).copy(content.data(), content.size());
  const auto [first, is_new] = first_with_content_.emplace(content, static_cast<std::uint32_t>(file));
  if (is_new) return std::nullopt;
  duplicates_.emplace(static_cast<std::uint32_t>(file), first->second);
  return first->second;
}

std::vector<ListedInput> JobQueue::listing() const {
  std::vector<ListedInput> all;
  for (std::uint32_t file = 0; file < files_.size(); ++file) {
    const auto first = duplicates_.find(file);
    all.push_back({files_[file], first == duplicates_.end() ? "" : files_[first->second]});
  }
  std::ranges::stable_sort(all, naturally_before, &ListedInput::path);
  return all;
}

// Digest, kind and page count of a file, from the ledger when size and time have not changed. A file that cannot be
// read comes back as the job of its page 0, failed.
PageJob JobQueue::measured(const std::string& path) const {
  PageJob job;
  job.ref.file = folder_ / path;
  job.input.path = path;
  try {
    const FileStamp stamp = stamp_of(job.ref.file);
    job.input.size_bytes = stamp.size_bytes;
    job.input.mtime_ns = stamp.mtime_ns;
    const auto known = known_inputs_.find(path);
    if (known != known_inputs_.end() && known->second.size_bytes == stamp.size_bytes &&
        known->second.mtime_ns == stamp.mtime_ns) {
      job.input = known->second;
      job.kind = kind_named(job.input.file_kind);
    } else {
      job.measured_anew = true;
      job.input.sha256 = sha256_of_file(job.ref.file);
      if (const auto given = plan_.given_up.find({unreadable_key(path), 0}); given != plan_.given_up.end())
        throw Error("cannot open " + job.ref.file.string() + ": " + given->second.reason, given->second.code);
      job.kind = kind_of_file(job.ref.file);
      job.input.file_kind = name_of(job.kind);
      job.input.pages = count_pages(job.ref.file, job.kind);
    }
  } catch (const Error& error) {
    job.failure_code = error.code();
    job.failure_message = error.what();
    job.os_error = error.os_error();
    if (job.input.sha256.empty()) job.input.sha256 = unreadable_key(path);
  }
  job.ref.id = {job.input.sha256, 0};
  return job;
}

// A failed page of a file that somebody touched or put back is worth another try.
bool JobQueue::is_known(const PageJob& file, int page) const {
  const auto pages = known_pages_.find(file.input.sha256);
  if (pages == known_pages_.end()) return false;
  const auto known = pages->second.find(page);
  return known != pages->second.end() && !(file.measured_anew && known->second == Status::fail);
}

// Last page first.
std::vector<PageJob> JobQueue::planned(const PageJob& file) const {
  std::vector<PageJob> jobs;
  const auto plan_page = [&](int page) {
    if (is_known(file, page)) return;
    PageJob& job = jobs.emplace_back(file);
    job.ref.id.page = page;
    job.last_of_file = jobs.size() == 1 && page > 0;
    apply_plan(plan_, job);
  };
  if (file.input.pages == 0) plan_page(0);
  for (int page = file.input.pages; page >= 1; --page) plan_page(page);
  return jobs;
}

}  // namespace hotich
