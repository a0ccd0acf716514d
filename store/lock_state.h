#pragma once
#include <filesystem>
#include <string>

namespace hotich {

// Who holds the run lock of an output folder (store/run_lock.h), as the lock's file tells; "" when nobody does. Takes
// nothing and waits for nothing.
std::string lock_holder(const std::filesystem::path& out);

}  // namespace hotich
