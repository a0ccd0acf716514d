#pragma once
// What a copy says about itself (XMP, ISO 16684-1): PDF/A-2b, title, producer, digest of its source. No dates.
#include <string>
#include <string_view>

namespace hotich {

constexpr std::string_view copy_producer = "hotich";

std::string shown_title(std::string_view title);  // NFC, no control characters; "-" when nothing is left
std::string xmp_packet(const std::string& shown_title, const std::string& source_sha256);

}  // namespace hotich
