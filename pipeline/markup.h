#pragma once
// Pieces of HTML for the report.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/report_words.h"

namespace hotich {

// Text for HTML content and quoted attributes: & < > " ' escaped, ill-formed UTF-8 shown as U+FFFD, control characters
// as blanks.
std::string escaped(std::string_view text);

// A relative URL of these path bytes: everything but letters, digits and -._~/ in percents.
std::string url_of(std::string_view path);

std::string base64(std::string_view bytes);

// Both languages side by side; the style shows one. Escapes.
std::string both(const Bilingual& words);
inline std::string both(std::string vi, std::string en) { return both(Bilingual{std::move(vi), std::move(en)}); }

std::string grouped(std::int64_t number);      // 12345 -> "12 345" (narrow no-break space)
Bilingual decimal(double number, int digits);  // "0,42" / "0.42"

// {{name}} becomes the slot of that name, as it is; [[vi|en]] becomes both languages (HTML kept). What is put in is not
// looked at again. Throws Error for a slot that is missing.
std::string filled(std::string_view page, const std::map<std::string, std::string, std::less<>>& slots);

}  // namespace hotich
