// Reads PDFs made wrong on purpose as a run reads them: pages or Error, nothing else, within 20 CPU seconds each.
//   mutate_pdfs SEEDS FIRST COUNT SCRATCH
// SEEDS: a folder of *.pdf. The files numbered FIRST to FIRST + COUNT - 1 are made and read, by processes that may die;
// a file that ends one is kept as SCRATCH/found-NUMBER.pdf. Ends with 1 when there is any.
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

#include "core/error.h"
#include "pdf_mutations.h"
#include "pipeline/load_page.h"

namespace fs = std::filesystem;
using namespace hotich;

namespace {

constexpr long seconds_a_file = 20;
constexpr std::size_t largest_seed = 60'000;

// What the reading process tells; it may die at any moment.
struct Board {
  std::uint64_t number = 0, files_with_pages = 0, pages = 0, errors = 0;
};

std::vector<std::string> seeds_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".pdf" && entry.file_size() > 0 && entry.file_size() <= largest_seed)
      files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<std::string> seeds;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool holds_together(const Image& image) {
  return image.bytes.size() == static_cast<std::size_t>(image.stride()) * static_cast<std::size_t>(image.height_px);
}

void read_page_of(const fs::path& file, int page, Board& board) {
  const DecodeLimits limits{10};
  const PageRef ref{file, {std::string(64, 'a'), page}};
  try {
    if (!holds_together(load_page(ref, FileKind::pdf, limits).image)) std::abort();
    stored_page_image(ref, FileKind::pdf, limits);
    ++board.pages;
  } catch (const Error&) {
    ++board.errors;
  } catch (const std::bad_alloc&) {  // costs a run the page as well
    ++board.errors;
  }
}

void read_file(const fs::path& file, Board& board) {
  int pages = 0;
  try {
    pages = count_pages(file, FileKind::pdf);
  } catch (const Error&) {
    ++board.errors;
    return;
  }
  if (pages < 1) std::abort();
  ++board.files_with_pages;
  for (int page = 1; page <= std::min(pages, 3); ++page) read_page_of(file, page, board);
}

void start_clock() {
  const itimerval time{{0, 0}, {seconds_a_file, 0}};
  ::setitimer(ITIMER_PROF, &time, nullptr);  // SIGPROF ends the process
}

[[noreturn]] void be_reader(const std::vector<std::string>& seeds, std::uint64_t end, const fs::path& scratch,
                            Board& board) {
  const fs::path file = scratch / "now.pdf";
  for (; board.number < end; ++board.number) {
    write(file, mutated_pdf(seeds, board.number));
    start_clock();
    read_file(file, board);
  }
  ::_exit(0);
}

bool ended_well(const std::vector<std::string>& seeds, std::uint64_t end, const fs::path& scratch, Board& board) {
  std::fflush(nullptr);
  const pid_t reader = ::fork();
  if (reader == 0) be_reader(seeds, end, scratch, board);
  int status = 0;
  ::waitpid(reader, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
  std::printf("file %llu: %s %d\n", static_cast<unsigned long long>(board.number),
              WIFSIGNALED(status) ? (WTERMSIG(status) == SIGPROF ? "over its time, signal" : "signal") : "exit",
              WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
  write(scratch / ("found-" + std::to_string(board.number) + ".pdf"), mutated_pdf(seeds, board.number));
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return 2;
  const std::vector<std::string> seeds = seeds_in(arguments[1]);
  if (seeds.empty()) return 2;
  const std::uint64_t first = std::strtoull(arguments[2], nullptr, 10),
                      end = first + std::strtoull(arguments[3], nullptr, 10);
  const fs::path scratch = arguments[4];
  void* shared = ::mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return 2;
  Board& board = *new (shared) Board{first, 0, 0, 0};
  int found = 0;
  while (board.number < end) {
    constexpr std::uint64_t a_process = 500;  // then a fresh one, as memory that libraries keep adds up
    if (ended_well(seeds, std::min(end, board.number + a_process), scratch, board)) continue;
    ++found;
    ++board.number;
  }
  std::printf("%llu files of %zu seeds: %llu with pages, %llu pages read, %llu errors told, %d findings\n",
              static_cast<unsigned long long>(end - first), seeds.size(),
              static_cast<unsigned long long>(board.files_with_pages), static_cast<unsigned long long>(board.pages),
              static_cast<unsigned long long>(board.errors), found);
  return found == 0 ? 0 : 1;
}
