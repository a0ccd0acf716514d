#include "pipeline/batch_plan.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace hotich;

namespace {

InHand held(const std::string& content, int page, Step step = Step::decode) {
  return {{content, page}, content + ".pdf", step, false};
}

ReaderEnd crash(std::vector<InHand> in_hand) { return {End::crashed, "SIGSEGV", std::move(in_hand), false}; }

}  // namespace

TEST_CASE("all pages in hand at a crash are read again alone; none is blamed yet") {
  const BatchPlan plan = after_end({}, crash({held("a", 1), held("b", 7, Step::read)})).plan;
  CHECK(plan.alone == std::set<PageKey>{{"a", 1}, {"b", 7}});
  CHECK(plan.given_up.empty());
}

TEST_CASE("the page that ends its reader alone is given up, with signal and step named") {
  const BatchPlan first = after_end({}, crash({held("a", 1), held("b", 7)})).plan;
  const BatchPlan second = after_end(first, crash({held("b", 7, Step::read_again)})).plan;
  CHECK(second.alone == std::set<PageKey>{{"a", 1}});
  REQUIRE(second.given_up.contains({"b", 7}));
  CHECK(second.given_up.at({"b", 7}).code == "page_crashed");
  CHECK(second.given_up.at({"b", 7}).reason ==
        "the reading process was ended by SIGSEGV, twice (step: read values again)");
}

TEST_CASE("a page that falls twice while its copy is made keeps its reading and loses its copy") {
  const BatchPlan plan =
      after_end(after_end({}, crash({held("a", 1, Step::copy)})).plan, crash({held("a", 1, Step::copy)})).plan;
  CHECK(plan.given_up.empty());
  CHECK(plan.no_copy.contains({"a", 1}));
}

TEST_CASE("time and memory have their own reason codes") {
  for (const auto& [end, code] : {std::pair{End::timed_out, "page_timed_out"}, {End::out_of_memory, "out_of_memory"}}) {
    const ReaderEnd reader{end, "120 s", {held("a", 1)}, false};
    CHECK(after_end(after_end({}, reader).plan, reader).plan.given_up.at({"a", 1}).code == code);
  }
}

TEST_CASE("a reader killed from outside costs no page anything, however often") {
  BatchPlan plan;
  for (int times = 0; times < 100; ++times)
    plan = after_end(std::move(plan), {End::killed, "SIGKILL", {held("a", 1)}, times % 10 == 0}).plan;
  CHECK(plan.alone.empty());
  CHECK(plan.given_up.empty());
}

TEST_CASE("readers that end with no page in hand stop the batch after the second time, not before") {
  const ReaderEnd fall = crash({held("", 0, Step::results)});
  const BatchPlan plan = after_end({}, fall).plan;
  CHECK_THROWS_AS(after_end(plan, fall), Error);
  ReaderEnd with_progress = fall;
  with_progress.recorded = true;
  CHECK_NOTHROW(after_end(after_end(plan, with_progress).plan, fall));
}

TEST_CASE("a page given up that ends readers all the same cannot keep the batch for ever") {
  BatchPlan plan;
  int ends = 0;
  const auto go_on = [&] {
    while (++ends < 100) plan = after_end(std::move(plan), crash({held("a", 1, Step::record)})).plan;
  };
  CHECK_THROWS_AS(go_on(), Error);
  CHECK(ends <= 4);
}

TEST_CASE("people are told file, page, step and what is done, in both languages") {
  const Ruling ruling = after_end({}, crash({held("a", 3)}));
  REQUIRE(ruling.words.size() == 1);
  CHECK(
      ruling.words[0] ==
      "a.pdf [3]: tiến trình đọc bị dừng (SIGSEGV), bước giải mã ảnh; đọc lại riêng · the reading process was ended by "
      "SIGSEGV, step decode the image; read again alone");
}
