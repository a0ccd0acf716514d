#pragma once
// pipeline/www/report.*, built into the program so that the report needs no file beside it.
#include <string_view>

namespace hotich {

std::string_view report_template();  // HTML with {{slots}} and [[Vietnamese|English]] texts
std::string_view report_style();     // CSS
std::string_view report_script();    // JavaScript; the report can be read without it

}  // namespace hotich
