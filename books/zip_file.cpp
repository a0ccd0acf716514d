#include "books/zip_file.h"

#include <zip.h>

#include <cstring>
#include <exception>
#include <memory>
#include <optional>

#include "core/atomic_file.h"
#include "core/error.h"

namespace hotich {
namespace {

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

[[noreturn]] void refuse(const std::filesystem::path& target, const std::string& reason) {
  throw Error("cannot write the zip " + target.string() + ": " + reason, "unwritable_output");
}

constexpr zip_uint16_t dos_time = 0, dos_date = (0 << 9) | (1 << 5) | 1;  // 1980-01-01, what a zip can say earliest

// One entry as libzip pulls it: opened, read to the end, closed; the bytes live between open and close only.
struct Pulled {
  const ZipEntry* entry = nullptr;
  std::optional<std::string> bytes;
  size_t at = 0;
  std::exception_ptr* failure = nullptr;
  zip_error_t error{};
};

bool open_entry(Pulled& pulled) {
  try {
    pulled.bytes = pulled.entry->bytes();
    pulled.at = 0;
    return true;
  } catch (...) {
    if (!*pulled.failure) *pulled.failure = std::current_exception();
    zip_error_set(&pulled.error, ZIP_ER_READ, 0);
    return false;
  }
}

zip_int64_t read_entry(Pulled& pulled, void* to, zip_uint64_t length) {
  const size_t count = std::min<size_t>(length, pulled.bytes->size() - pulled.at);
  std::memcpy(to, pulled.bytes->data() + pulled.at, count);
  pulled.at += count;
  return static_cast<zip_int64_t>(count);
}

zip_int64_t pull(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Pulled& pulled = *static_cast<Pulled*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      return open_entry(pulled) ? 0 : -1;
    case ZIP_SOURCE_READ:
      return read_entry(pulled, data, length);
    case ZIP_SOURCE_CLOSE:
      pulled.bytes.reset();
      return 0;
    case ZIP_SOURCE_STAT:
      zip_stat_init(static_cast<zip_stat_t*>(data));
      return sizeof(zip_stat_t);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&pulled.error, data, length);
    case ZIP_SOURCE_FREE:
      zip_error_fini(&pulled.error);
      delete &pulled;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      zip_error_set(&pulled.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

void add(zip_t* zip, const ZipEntry& entry, std::exception_ptr& failure, const std::filesystem::path& target) {
  auto pulled = std::make_unique<Pulled>();
  pulled->entry = &entry;
  pulled->failure = &failure;
  zip_error_init(&pulled->error);
  zip_source_t* source = zip_source_function(zip, pull, pulled.get());
  if (source == nullptr) refuse(target, zip_strerror(zip));
  static_cast<void>(pulled.release());  // the source's now: freed with it
  const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    const std::string reason = zip_strerror(zip);
    zip_source_free(source);
    refuse(target, reason);
  }
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_file_set_dostime(zip, at, dos_time, dos_date, 0) != 0 ||
      zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, 6) != 0)
    refuse(target, zip_strerror(zip));
}

}  // namespace

void write_zip(const std::filesystem::path& target, const std::vector<ZipEntry>& entries) {
  AtomicFile file(target);
  int code = 0;
  Zip zip(zip_open(file.temporary().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (!zip) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    refuse(target, reason);
  }
  std::exception_ptr failure;
  for (const ZipEntry& entry : entries) add(zip.get(), entry, failure, target);
  if (zip_close(zip.get()) != 0) {
    if (failure) std::rethrow_exception(failure);
    refuse(target, zip_strerror(zip.get()));
  }
  static_cast<void>(zip.release());
  file.commit();
}

}  // namespace hotich
