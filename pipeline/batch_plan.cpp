#include "pipeline/batch_plan.h"

#include "core/error.h"
#include "pipeline/journal.h"

namespace hotich {
namespace {

// Someone may well end readers from outside again and again (an impatient hand, a small cgroup); a reader that falls
// without a page in hand twice is broken.
constexpr int most_kills = 20, most_falls = 2;

std::string code_of(End end) {
  switch (end) {
    case End::timed_out:
      return "page_timed_out";
    case End::out_of_memory:
      return "out_of_memory";
    default:
      return "page_crashed";
  }
}

std::string what_happened(const ReaderEnd& end) {
  switch (end.end) {
    case End::timed_out:
      return "the page was not done after " + end.how;
    case End::out_of_memory:
      return "the memory ran out (" + end.how + ")";
    default:
      return "the reading process was ended by " + end.how;
  }
}

std::string what_happened_vi(const ReaderEnd& end) {
  switch (end.end) {
    case End::timed_out:
      return "trang chưa xong sau " + end.how;
    case End::out_of_memory:
      return "hết bộ nhớ (" + end.how + ")";
    default:
      return "tiến trình đọc bị dừng (" + end.how + ")";
  }
}

std::string words_on(const InHand& held, const ReaderEnd& end, const char* vi, const char* en) {
  const std::string place =
      scan_for_log(held.path, held.id.sha256) + (held.id.page > 0 ? " [" + std::to_string(held.id.page) + "]" : "");
  return place + ": " + what_happened_vi(end) + ", bước " + std::string(step_words_vi(held.step)) + "; " + vi + " · " +
         what_happened(end) + ", step " + std::string(step_words_en(held.step)) + "; " + en;
}

void give_up(const InHand& held, const ReaderEnd& end, Ruling& ruling) {
  const PageKey key{held.id.sha256, held.id.page};
  const GivenUp given{code_of(end.end),
                      what_happened(end) + ", twice (step: " + std::string(step_words_en(held.step)) + ")"};
  ruling.plan.alone.erase(key);
  (held.step == Step::copy ? ruling.plan.no_copy : ruling.plan.given_up)[key] = given;
  ruling.words.push_back(words_on(held, end, "bỏ qua trang này", "given up"));
}

void rule_on(const InHand& held, const ReaderEnd& end, Ruling& ruling) {
  const PageKey key{held.id.sha256, held.id.page};
  const auto& ruled = held.step == Step::copy ? ruling.plan.no_copy : ruling.plan.given_up;
  if (held.id.sha256.empty() || ruled.contains(key)) return;
  if (ruling.plan.alone.contains(key)) {
    give_up(held, end, ruling);
  } else {
    ruling.plan.alone.insert(key);
    ruling.words.push_back(words_on(held, end, "đọc lại riêng", "read again alone"));
  }
}

}  // namespace

Ruling after_end(BatchPlan plan, const ReaderEnd& end) {
  Ruling ruling{std::move(plan), {}};
  if (end.end != End::killed)
    for (const InHand& held : end.in_hand) rule_on(held, end, ruling);
  if (end.recorded || !ruling.words.empty())
    ruling.plan.idle_deaths = 0;
  else
    ++ruling.plan.idle_deaths;
  if (ruling.words.empty())
    ruling.words.push_back(what_happened_vi(end) + "; chạy tiếp · " + what_happened(end) + "; goes on");
  if (ruling.plan.idle_deaths >= (end.end == End::killed ? most_kills : most_falls))
    throw Error("cannot go on: " + what_happened(end) +
                ", again and again, with no page to blame; a reading model may be damaged: see hotich doctor");
  return ruling;
}

}  // namespace hotich
