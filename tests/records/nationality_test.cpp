#include "records/nationality.h"

#include <catch2/catch.hpp>
#include <set>

#include "records/lexicon.h"

using namespace hotich;

TEST_CASE("every country of the list is found by each of its names") {
  std::set<std::string> codes;
  for (const std::vector<std::string>& row : lexicon_rows(Lexicon::nationalities)) {
    REQUIRE(row.size() >= 2);
    CHECK(row[0].size() == 3);
    CHECK(codes.insert(row[0]).second);
    for (size_t i = 1; i < row.size(); ++i) {
      INFO(row[i]);
      CHECK(nationality_form(row[i]).value == row[0]);
      CHECK(nationality_form(row[i]).doubts.empty());
    }
  }
  CHECK(codes.size() >= 200);  // 193 members of the United Nations and some more
  for (const char* code : {"VNM", "LAO", "KHM", "TWN", "SOM", "TCD", "MNE", "SSD", "FJI", "STP"})
    CHECK(codes.contains(code));
}

TEST_CASE("countries that differ by a sign are not mixed up") {
  CHECK(nationality_form("Ni-giê").value == "NER");
  CHECK(nationality_form("Ni-giê-ri-a").value == "NGA");
  CHECK(nationality_form("Áo").value == "AUT");
  CHECK(nationality_form("Cộng hòa dân chủ Công-gô").value == "COD");
  CHECK(nationality_form("I-ran").value == "IRN");
  CHECK(nationality_form("I-rắc").value == "IRQ");
  CHECK(nationality_form("Xlô-va-ki-a").value == "SVK");
  CHECK(nationality_form("Xlô-ven-ni-a").value == "SVN");
}

TEST_CASE("states that are no more, and names without their blanks") {
  CHECK(nationality_form("Nam Tư").value == "YUG");
  CHECK(nationality_form("CHXHCNVN").value == "VNM");
  CHECK(nationality_form("Cộng hòa Dân chủ Đức").value == "DEU");
}
