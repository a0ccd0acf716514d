#include "records/assign_labels.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "core/text.h"

namespace hotich {
namespace {

constexpr double step_back_cost = 0.6;          // to an earlier field of the same section
constexpr double other_section_cost = 1.4;      // back into an earlier section
constexpr double earlier_opener_cost = 0.7;     // ... by the label that opens it (father printed before mother)
constexpr double section_unopened_cost = 0.35;  // on into a section whose first label was not found
constexpr double against_heading_cost = 1.0;    // a heading opened another section
constexpr double again_cost = 2.0;              // the same field twice
constexpr double worst_similarity = 0.74;
constexpr int rows_to_follow = 3;

// Everything the form prints, each spelling once, with the fields it may belong to.
struct Print {
  std::vector<Label> labels;
  std::vector<std::vector<size_t>> fields;  // by label; empty for headings, stops and signature marks
  std::vector<LabelRole> roles;
  std::vector<std::string> sections;  // by label; what a heading opens
};

class PrintBuilder {
 public:
  void add(const std::string& text, LabelRole role, size_t field = 0, const std::string& section = "") {
    Label label = label_of(text);
    const auto [place, fresh] = index_.try_emplace(std::pair(role, label.letters), print_.labels.size());
    if (fresh) {
      print_.labels.push_back(std::move(label));
      print_.fields.emplace_back();
      print_.roles.push_back(role);
      print_.sections.push_back(section);
    }
    if (role == LabelRole::field) print_.fields[place->second].push_back(field);
  }
  Print finished() && { return std::move(print_); }

 private:
  Print print_;
  std::map<std::pair<LabelRole, std::u32string>, size_t> index_;
};

bool names_a_field(const Form& form, const std::string& text) {
  const auto named = [&](const std::string& label) { return letters_of(label) == letters_of(text); };
  return std::ranges::any_of(form.fields,
                             [&](const FieldSpec& field) { return std::ranges::any_of(field.labels, named); });
}

Print print_of(const Form& form) {
  PrintBuilder builder;
  for (size_t f = 0; f < form.fields.size(); ++f)
    for (const std::string& label : form.fields[f].labels) builder.add(label, LabelRole::field, f);
  for (const Heading& heading : form.headings)
    for (const std::string& text : heading.texts) builder.add(text, LabelRole::heading, 0, heading.section);
  for (const std::string& text : form.titles) builder.add(text, LabelRole::title);
  for (const std::string& text : form.copy_marks) builder.add(text, LabelRole::title);
  for (const std::string& text : form.stops) builder.add(text, LabelRole::stop);
  for (const std::string& text : form.edition_marks) builder.add(text, LabelRole::stop);
  for (const std::string& text : form.strip)
    if (!names_a_field(form, text)) builder.add(text, LabelRole::stop);
  for (const std::string& text : form.signature_marks) builder.add(text, LabelRole::signature);
  return std::move(builder).finished();
}

int row_at(const Stream& stream, size_t letter) {
  return stream.words[static_cast<size_t>(stream.letters[letter].word)].row;
}

bool opens_row(const Stream& stream, Stretch letters) {
  return letters.begin == 0 || row_at(stream, letters.begin - 1) != row_at(stream, letters.begin);
}

// A heading or title is a row of its own: "Vợ", not the word within an address.
bool alone_in_row(const Stream& stream, Stretch letters) {
  const int row = row_at(stream, letters.begin);
  const auto gap_px = [&](size_t a, size_t b) {
    return stream.words[static_cast<size_t>(stream.letters[b].word)].word.box.x0 -
           stream.words[static_cast<size_t>(stream.letters[a].word)].word.box.x1;
  };
  const int height = stream.words[static_cast<size_t>(stream.letters[letters.begin].word)].word.box.height();
  const bool left_free = letters.begin == 0 || row_at(stream, letters.begin - 1) != row ||
                         gap_px(letters.begin - 1, letters.begin) > 3 * height;
  const bool right_free = letters.end >= stream.letters.size() || row_at(stream, letters.end) != row ||
                          gap_px(letters.end - 1, letters.end) > 3 * height;
  return left_free && right_free;
}

// One reading of a hit: the field it may name and how much that is worth.
struct Reading {
  size_t hit = 0, field = 0;
  double worth = 0;
  double similarity = 0;
};

class Chain {
 public:
  Chain(const Stream& stream, const Form& form, const Print& print, const std::vector<LabelHit>& hits)
      : stream_(stream), form_(form), print_(print), hits_(hits) {
    for (size_t f = 0; f < form.fields.size(); ++f)
      opener_.push_back(f == 0 || form.fields[f].section.empty() ||
                        form.fields[f - 1].section != form.fields[f].section);
  }

  // The chain of readings worth most.
  std::vector<Reading> best(const std::vector<Reading>& readings) const {
    std::vector<double> total(readings.size());
    std::vector<size_t> before(readings.size(), none);
    size_t last = none;
    for (size_t i = 0; i < readings.size(); ++i) {
      total[i] = form_.fields[readings[i].field].follows.empty() ? readings[i].worth : -never;
      for (size_t j = 0; j < i; ++j) {
        const double sum = total[j] + readings[i].worth - cost(readings[j], readings[i]);
        if (sum <= total[i]) continue;
        total[i] = sum;
        before[i] = j;
      }
      if (total[i] > 0 && (last == none || total[i] > total[last])) last = i;
    }
    std::vector<Reading> chain;
    for (size_t at = last; at != none; at = before[at]) chain.push_back(readings[at]);
    std::ranges::reverse(chain);
    return chain;
  }

 private:
  static constexpr size_t none = std::numeric_limits<size_t>::max();
  static constexpr double never = 1e6;

  // The section opened by the last heading between two hits; "" = none stands there.
  const std::string& opened_between(size_t from, size_t to) const {
    static const std::string none_opened;
    for (size_t h = to; h > from; --h)
      if (print_.roles[static_cast<size_t>(hits_[h].label)] == LabelRole::heading)
        return print_.sections[static_cast<size_t>(hits_[h].label)];
    return none_opened;
  }

  double cost(const Reading& from, const Reading& to) const {
    if (from.hit == to.hit) return never;
    const FieldSpec &a = form_.fields[from.field], &b = form_.fields[to.field];
    if (!b.follows.empty()) {
      const bool next = a.name == b.follows || (a.section == b.section && from.field < to.field &&
                                                hits_[to.hit].letters.end - hits_[to.hit].letters.begin > 4);
      const int rows = row_at(stream_, hits_[to.hit].letters.begin) - row_at(stream_, hits_[from.hit].letters.begin);
      if (!next || rows > rows_to_follow) return never;
    }
    if (from.field == to.field) return again_cost;
    // What stands in a strip at the side has no order with the rest.
    if (stream_.words[static_cast<size_t>(stream_.letters[hits_[to.hit].letters.begin].word)].block == strip_block)
      return 0.0;
    const std::string& opened = opened_between(from.hit, to.hit);
    if (!opened.empty()) return opened == b.section ? 0.0 : against_heading_cost;
    const bool same = a.section == b.section && !a.section.empty();
    if (to.field > from.field) return same || opener_[to.field] ? 0.0 : section_unopened_cost;
    if (same) return step_back_cost;
    return opener_[to.field] ? earlier_opener_cost : other_section_cost;
  }

  const Stream& stream_;
  const Form& form_;
  const Print& print_;
  const std::vector<LabelHit>& hits_;
  std::vector<bool> opener_;
};

std::u32string letters_in(const Stream& stream, Stretch letters) {
  std::u32string text;
  for (size_t i = letters.begin; i < letters.end; ++i) text += stream.letters[i].folded;
  return text;
}

// All fields a hit may name: those of its own label, and those whose label looks much the same ("người mẹ", "người
// cha"), or begins so and lost its end to the scanner.
std::vector<Reading> readings_of(const Stream& stream, const Print& print, const LabelHit& hit, size_t index) {
  std::map<size_t, Reading> best;
  const std::u32string seen = letters_in(stream, hit.letters);
  // "Ninh, ngày" is no "Năm sinh", nor "ghi rõ họ, chữ đệm, tên" a "Họ, chữ đệm, tên".
  const bool amid_text = !hit.colon_follows && !opens_row(stream, hit.letters);
  const bool small = !begins_with_capital(text_of(stream, hit.letters));
  for (size_t l = 0; l < print.labels.size(); ++l) {
    if (print.roles[l] != LabelRole::field) continue;
    const std::u32string& letters = print.labels[l].letters;
    const auto size = static_cast<double>(letters.size());
    double similarity = static_cast<int>(l) == hit.label ? hit.similarity : 0.0;
    if (similarity == 0.0 && letters.size() >= 5) similarity = 1.0 - edit_distance(seen, letters) / size;
    double worth =
        similarity < worst_similarity ? 0.0 : (0.25 + 0.06 * std::min(size, 18.0)) * (1.0 - 2.0 * (1.0 - similarity));
    if (worth <= 0 && seen.size() >= 9 && letters.size() > seen.size() && letters.starts_with(seen)) worth = 0.3;
    if (worth <= 0) continue;
    if (hit.colon_follows) worth += 0.15;
    if (amid_text && (similarity < 1 || (small && begins_with_capital(print.labels[l].text)))) worth *= 0.5;
    for (const size_t field : print.fields[l])
      if (Reading& known = best[field]; worth > known.worth)
        known = {index, field, worth, std::max(similarity, worst_similarity)};
  }
  std::vector<Reading> readings;
  for (const auto& [field, reading] : best) readings.push_back(reading);
  return readings;
}

// Right behind a colon stands a value, which may look like a label: "Thực hiện trích lục từ: Sổ đăng ký khai tử".
bool is_value(const Stream& stream, const LabelHit& hit) {
  return hit.distance > 0 && !hit.colon_follows && !opens_row(stream, hit.letters) &&
         stream.letters[hit.letters.begin].after_colon;
}

std::vector<LabelHit> hits_of(const Stream& stream, const Print& print) {
  std::vector<LabelHit> hits = find_labels(stream, print.labels);
  std::erase_if(hits, [&](const LabelHit& hit) { return is_value(stream, hit); });
  std::erase_if(hits, [&](const LabelHit& hit) {
    const LabelRole role = print.roles[static_cast<size_t>(hit.label)];
    return (role == LabelRole::heading || role == LabelRole::title) && !alone_in_row(stream, hit.letters);
  });
  return without_overlaps(std::move(hits));
}

// A field's name is known but only the beginning of its label matched ("Họ, chữ đệm, tên" + "người mn"): the words that
// look like the rest of one of its longer labels belong to the label, not to the value.
Stretch with_tail(const Stream& stream, const PlacedLabel& label) {
  if (label.colon_follows) return label.letters;
  const std::u32string seen = letters_in(stream, label.letters);
  const int row = row_at(stream, label.letters.begin);
  Stretch best = label.letters;
  double least = 0.51;  // share of the tail's letters that may differ
  for (const std::string& text : label.field->labels) {
    const std::u32string letters = letters_of(text);
    if (letters.size() <= seen.size() || !letters.starts_with(seen)) continue;
    const std::u32string tail = letters.substr(seen.size());
    for (size_t end = label.letters.end + 1;
         end <= std::min(stream.letters.size(), label.letters.end + tail.size() + 2); ++end) {
      if (row_at(stream, end - 1) != row) break;
      if (end < stream.letters.size() && !stream.letters[end].starts) continue;
      const double share =
          edit_distance(letters_in(stream, {label.letters.end, end}), tail) / static_cast<double>(tail.size());
      if (share >= least || ends_in_a_name(text_of(stream, {label.letters.begin, end}))) continue;
      least = share;
      best = {label.letters.begin, end};
    }
  }
  return best;
}

// A label that the form prints but whose place in the chain was not found still is no value: a colon follows it, or it
// opens a row with a capital. Else it is running text ("Cải chính năm sinh của mẹ").
bool is_stray(const Stream& stream, const LabelHit& hit) {
  if (hit.letters.end - hit.letters.begin < 7) return false;
  if (hit.colon_follows) return true;
  return hit.similarity > 0.9 && opens_row(stream, hit.letters) && begins_with_capital(text_of(stream, hit.letters));
}

}  // namespace

std::vector<PlacedLabel> place_labels(const Stream& stream, const Form& form) {
  const Print print = print_of(form);
  const std::vector<LabelHit> hits = hits_of(stream, print);
  std::vector<Reading> readings;
  for (size_t h = 0; h < hits.size(); ++h)
    if (print.roles[static_cast<size_t>(hits[h].label)] == LabelRole::field)
      std::ranges::copy(readings_of(stream, print, hits[h], h), std::back_inserter(readings));
  std::map<size_t, Reading> by_hit;
  std::map<size_t, Reading> by_field;
  for (const Reading& reading : Chain(stream, form, print, hits).best(readings)) {
    const auto [place, fresh] = by_field.try_emplace(reading.field, reading);
    if (!fresh && reading.worth <= place->second.worth) continue;
    if (!fresh) by_hit.erase(place->second.hit);
    place->second = reading;
    by_hit[reading.hit] = reading;
  }
  std::vector<PlacedLabel> placed;
  for (size_t h = 0; h < hits.size(); ++h) {
    const auto label = static_cast<size_t>(hits[h].label);
    PlacedLabel one{print.roles[label],   nullptr, print.labels[label].text, hits[h].letters, hits[h].similarity,
                    hits[h].colon_follows};
    if (const auto found = by_hit.find(h); found != by_hit.end()) {
      one.field = &form.fields[found->second.field];
      one.similarity = found->second.similarity;
      one.letters = with_tail(stream, one);
    } else if (one.role == LabelRole::field) {
      if (!is_stray(stream, hits[h])) continue;
      one.role = LabelRole::stray;
    }
    placed.push_back(std::move(one));
  }
  return placed;
}

}  // namespace hotich
