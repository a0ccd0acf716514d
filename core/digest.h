#pragma once
// SHA-256 (FIPS 180-4). Border of OpenSSL (core/digest.cpp).
#include <filesystem>
#include <string>
#include <string_view>

namespace hotich {

std::string sha256(std::string_view bytes);                     // 64 lower-case hex digits
std::string sha256_of_file(const std::filesystem::path& file);  // reads in pieces; throws Error(unreadable_file)

}  // namespace hotich
