#include "pipeline/steady_input.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "core/atomic_file.h"
#include "core/digest.h"
#include "tests/store/scratch_folder.h"

using namespace hotich;
namespace fs = std::filesystem;

namespace {

constexpr Backoff quick{.first_s = 0.005, .longest_s = 0.01, .give_up_after_s = 10};

struct Share {
  ScratchFolder folder;
  fs::path root = folder / "scans";
  std::atomic<int> told = 0;
  Pauses pauses{quick, [this](const PauseNotice&) { ++told; }, [] { return false; }};

  PageJob put(const std::string& name, const std::string& content) const {
    write_file(root / name, content);
    PageJob job;
    job.ref.file = root / name;
    const FileStamp stamp = stamp_of(job.ref.file);
    job.input = {name, stamp.size_bytes, stamp.mtime_ns, sha256(content), "jpeg", 1};
    return job;
  }
};

PageOutcome passed(PageJob job) {
  PageOutcome outcome;
  outcome.job = std::move(job);
  outcome.row.status = Status::pass;
  return outcome;
}

PageOutcome failed(PageJob job, int os_error) {
  PageOutcome outcome = passed(std::move(job));
  outcome.row.status = Status::fail;
  outcome.row.reasons = {"unreadable_file"};
  outcome.os_error = os_error;
  return outcome;
}

PageOutcome reads_the_file(PageJob job) {
  return fs::exists(job.ref.file) ? passed(std::move(job)) : failed(std::move(job), ENOENT);
}

}  // namespace

TEST_CASE("a page whose share is unplugged waits for it and is read when it is back") {
  Share share;
  const PageJob job = share.put("a.jpg", "a scan");
  const SteadyInput input(share.root, share.pauses);
  const PageWork work = input.steady(reads_the_file);
  fs::rename(share.root, share.folder / "unplugged");
  SECTION("the folder is gone") {}
  SECTION("an empty mount point is left") { fs::create_directory(share.root); }
  std::thread somebody([&] {
    while (share.told < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    fs::remove(share.root);
    fs::rename(share.folder / "unplugged", share.root);
  });
  const PageOutcome outcome = work(job);
  somebody.join();
  CHECK(outcome.row.status == Status::pass);
}

TEST_CASE("a file that cannot be read in a folder that is there fails after a few tries") {
  Share share;
  const PageJob job = share.put("a.jpg", "a scan");
  const SteadyInput input(share.root, share.pauses);
  int tries = 0;
  const auto fails_with = [&](int os_error) {
    tries = 0;
    return input.steady([&tries, os_error](PageJob page) { return ++tries, failed(std::move(page), os_error); })(job);
  };
  CHECK(fails_with(EIO).row.reasons == std::vector<std::string>{"unreadable_file"});
  CHECK(tries == tries_of_a_file);
  CHECK(fails_with(EACCES).row.status == Status::fail);
  CHECK(tries == 1);
}

TEST_CASE("a file that changes while it is read fails as changed; one that is only touched does not") {
  Share share;
  const PageJob job = share.put("a.jpg", "a scan");
  const SteadyInput input(share.root, share.pauses);
  const PageOutcome touched = input.steady([&](PageJob page) {
    fs::last_write_time(page.ref.file, fs::last_write_time(page.ref.file) + std::chrono::seconds(5));
    return passed(std::move(page));
  })(job);
  CHECK(touched.row.status == Status::pass);
  const PageOutcome changed = input.steady([&](PageJob page) {
    write_file(page.ref.file, "another scan");
    return passed(std::move(page));
  })(job);
  CHECK(changed.row.status == Status::fail);
  CHECK(changed.row.reasons == std::vector<std::string>{"file_changed"});
  share.put("other.jpg", "so that the folder is not empty");
  const PageOutcome vanished = input.steady([&](PageJob page) {
    fs::remove(page.ref.file);
    return passed(std::move(page));
  })(job);
  CHECK(vanished.row.reasons == std::vector<std::string>{"file_changed"});
}
