#include "records/form_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "records/toml_plusplus.h"

namespace hotich {
namespace {

using Wordings = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Draft {
  Form form;
  Wordings wordings;  // "@name" in a label stands for each of these
  bool abstract = false;
};

struct Source {
  std::string name, id;
  toml::table table;
};

[[noreturn]] void fail(std::string_view file, unsigned line, std::string_view reason) {
  throw Error(
      "cannot read form: " + std::string(file) + ":" + std::to_string(std::max(line, 1U)) + ": " + std::string(reason),
      "bad_form_file");
}

// Where in which file a node stands, for messages.
struct Spot {
  const std::string& file;
  unsigned line;
  [[noreturn]] void refuse(const std::string& reason) const { fail(file, line, reason); }
};

Spot spot(const Source& source, const toml::node& node) { return {source.name, node.source().begin.line}; }

std::string in_quotes(std::string_view word) { return "\"" + std::string(word) + "\""; }

std::string text_of(const Source& source, const toml::node& node, std::string_view key) {
  const auto text = node.value_exact<std::string>();
  if (!text) spot(source, node).refuse("key " + in_quotes(key) + " must be a text");
  if (collapse_spaces(*text).empty()) spot(source, node).refuse("key " + in_quotes(key) + " is empty");
  return to_nfc(*text);
}

bool flag_of(const Source& source, const toml::node& node, std::string_view key) {
  const auto flag = node.value_exact<bool>();
  if (!flag) spot(source, node).refuse("key " + in_quotes(key) + " must be true or false");
  return *flag;
}

std::vector<std::string> texts_of(const Source& source, const toml::node& node, std::string_view key) {
  const toml::array* list = node.as_array();
  if (list == nullptr) spot(source, node).refuse("key " + in_quotes(key) + " must be a list of texts");
  std::vector<std::string> texts;
  for (const toml::node& item : *list) texts.push_back(text_of(source, item, key));
  return texts;
}

std::string date_of(const Source& source, const toml::node& node, std::string_view key) {
  const std::string date = text_of(source, node, key);
  bool good = date.size() == 10;
  for (size_t i = 0; good && i < date.size(); ++i)
    good = (i == 4 || i == 7) ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
  if (!good) spot(source, node).refuse("key " + in_quotes(key) + " must be a date \"YYYY-MM-DD\"");
  return date;
}

template <typename Value, size_t count>
Value named_value(const std::array<std::pair<std::string_view, Value>, count>& names, const Spot& where,
                  std::string_view name) {
  const auto found = std::ranges::find(names, name, &std::pair<std::string_view, Value>::first);
  if (found == names.end()) where.refuse("unknown value " + in_quotes(name));
  return found->second;
}

constexpr auto places = std::to_array<std::pair<std::string_view, Where>>({{"right_of_label", Where::right_of_label},
                                                                           {"office_block", Where::office_block},
                                                                           {"date_line", Where::date_line},
                                                                           {"signer_title", Where::signer_title},
                                                                           {"signer_name", Where::signer_name},
                                                                           {"ticked_box", Where::ticked_box}});

ValueType type_named(const Spot& where, const std::string& name) {
  const std::optional<ValueType> type = value_type_from_name(name);
  if (!type) where.refuse("unknown value " + in_quotes(name));
  return *type;
}

constexpr auto text_keys = std::to_array<std::pair<std::string_view, std::string Form::*>>(
    {{"kind", &Form::kind}, {"paper", &Form::paper}, {"edition", &Form::edition}, {"dated_by", &Form::dated_by}});
constexpr auto date_keys = std::to_array<std::pair<std::string_view, std::string Form::*>>(
    {{"issued_from", &Form::issued_from}, {"issued_to", &Form::issued_to}, {"old_stock_to", &Form::old_stock_to}});
constexpr auto list_keys = std::to_array<std::pair<std::string_view, std::vector<std::string> Form::*>>(
    {{"titles", &Form::titles},
     {"marks", &Form::marks},
     {"copy_marks", &Form::copy_marks},
     {"number_marks", &Form::number_marks},
     {"edition_marks", &Form::edition_marks},
     {"columns", &Form::columns},
     {"strip", &Form::strip},
     {"stops", &Form::stops},
     {"signature_marks", &Form::signature_marks},
     {"signer_titles", &Form::signer_titles}});

template <typename Keys, typename Read>
bool set_member(const Keys& keys, std::string_view key, Form& form, const Read& read) {
  const auto found = std::ranges::find(keys, key, &Keys::value_type::first);
  if (found == keys.end()) return false;
  form.*found->second = read();
  return true;
}

// "@full_name người mẹ" -> each wording of full_name + " người mẹ".
std::vector<std::string> spelled_out(const std::vector<std::string>& labels, const Wordings& wordings,
                                     const Spot& where) {
  std::vector<std::string> all;
  for (const std::string& label : labels) {
    if (!label.starts_with('@')) {
      all.push_back(label);
      continue;
    }
    const size_t end = std::min(label.find(' '), label.size());
    const auto found = wordings.find(label.substr(1, end - 1));
    if (found == wordings.end()) where.refuse("unknown wording " + in_quotes(label.substr(0, end)));
    for (const std::string& wording : found->second) all.push_back(wording + label.substr(end));
  }
  return all;
}

FieldSpec field_of(const Source& source, const toml::table& table, FieldSpec field, const Wordings& wordings) {
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    if (name == "name")
      field.name = text_of(source, node, name);
    else if (name == "section")
      field.section = text_of(source, node, name);
    else if (name == "labels")
      field.labels = spelled_out(texts_of(source, node, name), wordings, spot(source, node));
    else if (name == "follows")
      field.follows = text_of(source, node, name);
    else if (name == "block")
      field.block = text_of(source, node, name);
    else if (name == "begins_after")
      field.begins_after = texts_of(source, node, name);
    else if (name == "ends_before")
      field.ends_before = texts_of(source, node, name);
    else if (name == "rest_of")
      field.rest_of = text_of(source, node, name);
    else if (name == "where")
      field.where = named_value(places, spot(source, node), text_of(source, node, name));
    else if (name == "type")
      field.type = type_named(spot(source, node), text_of(source, node, name));
    else if (name == "required")
      field.required = flag_of(source, node, name);
    else if (name != "after" && name != "before")
      fail(source.name, key.source().begin.line, "unknown key " + in_quotes(name) + " in a field");
  }
  if (field.where == Where::right_of_label && field.rest_of.empty() && field.labels.empty())
    spot(source, table).refuse("field " + in_quotes(field.name) + " needs \"labels\"");
  return field;
}

// Where a new field goes: `before` or `after` a field that is there, else to the end.
std::vector<FieldSpec>::iterator place_of(Form& form, const Source& source, const toml::table& table) {
  for (const std::string_view key : {"before", "after"}) {
    const toml::node* node = table.get(key);
    if (node == nullptr) continue;
    const auto found = std::ranges::find(form.fields, text_of(source, *node, key), &FieldSpec::name);
    if (found == form.fields.end())
      spot(source, *node).refuse("key " + in_quotes(key) + " names a field that is not there");
    return key == "after" ? found + 1 : found;
  }
  return form.fields.end();
}

void add_fields(const Source& source, const toml::node& node, Draft& draft) {
  const toml::array* list = node.as_array();
  if (list == nullptr) spot(source, node).refuse("key \"fields\" must be a list of tables");
  std::set<std::string> seen;
  for (const toml::node& item : *list) {
    const toml::table* table = item.as_table();
    if (table == nullptr) spot(source, item).refuse("a field must be a table");
    const toml::node* name_node = table->get("name");
    if (name_node == nullptr) spot(source, item).refuse("missing key \"name\" in a field");
    const std::string name = text_of(source, *name_node, "name");
    if (!seen.insert(name).second) spot(source, item).refuse("field " + in_quotes(name) + " stands twice");
    const auto inherited = std::ranges::find(draft.form.fields, name, &FieldSpec::name);
    if (inherited != draft.form.fields.end()) {
      *inherited = field_of(source, *table, *inherited, draft.wordings);
    } else {
      if (table->get("type") == nullptr) spot(source, item).refuse("missing key \"type\" in field " + in_quotes(name));
      FieldSpec field = field_of(source, *table, {}, draft.wordings);
      draft.form.fields.insert(place_of(draft.form, source, *table), std::move(field));
    }
  }
}

void drop_fields(const Source& source, const toml::node& node, Form& form) {
  for (const std::string& name : texts_of(source, node, "drop"))
    if (std::erase_if(form.fields, [&](const FieldSpec& field) { return field.name == name; }) == 0)
      spot(source, node).refuse("field " + in_quotes(name) + " to be dropped is not there");
}

const toml::table& table_of(const Source& source, const toml::node& node, std::string_view key) {
  const toml::table* table = node.as_table();
  if (table == nullptr) spot(source, node).refuse("key " + in_quotes(key) + " must be a table");
  return *table;
}

void set_key(const Source& source, const toml::key& key, const toml::node& node, Draft& draft) {
  const std::string_view name = key.str();
  Form& form = draft.form;
  if (set_member(text_keys, name, form, [&] { return text_of(source, node, name); })) return;
  if (set_member(date_keys, name, form, [&] { return date_of(source, node, name); })) return;
  if (set_member(list_keys, name, form, [&] { return texts_of(source, node, name); })) return;
  if (name == "more_stops") {
    std::ranges::move(texts_of(source, node, name), std::back_inserter(form.stops));
  } else if (name == "headings") {
    form.headings.clear();
    for (const auto& [section, texts] : table_of(source, node, name))
      form.headings.push_back({std::string(section.str()), texts_of(source, texts, section.str())});
  } else if (name == "wordings") {
    for (const auto& [word, texts] : table_of(source, node, name))
      draft.wordings[std::string(word.str())] = texts_of(source, texts, word.str());
  } else if (name == "id") {
    if (text_of(source, node, name) != source.id) spot(source, node).refuse("id differs from the file's name");
  } else if (name == "abstract") {
    draft.abstract = flag_of(source, node, name);
  } else if (name == "table") {
    form.table = flag_of(source, node, name);
  } else if (name == "of_book") {
    form.of_book = flag_of(source, node, name);
  } else if (name != "base" && name != "fields" && name != "drop") {
    fail(source.name, key.source().begin.line, "unknown key " + in_quotes(name));
  }
}

// A table's values stand in the cells under its headings, nowhere else.
void check_table(const Source& source, const Form& form) {
  for (const FieldSpec& field : form.fields)
    if (field.where != Where::right_of_label || !field.follows.empty())
      fail(source.name, 1, "field " + in_quotes(field.name) + " of a table stands in no column");
}

void check_whole(const Source& source, const Draft& draft) {
  const Form& form = draft.form;
  const auto need = [&](bool there, std::string_view key) {
    if (!there) fail(source.name, 1, "missing key " + in_quotes(key));
  };
  need(!form.kind.empty(), "kind");
  need(!form.titles.empty(), "titles");
  if (form.kind == "unknown") return;
  need(!form.paper.empty(), "paper");
  need(!form.edition.empty(), "edition");
  need(!form.fields.empty(), "fields");
  for (const FieldSpec& field : form.fields)
    if (!field.follows.empty() && find_field(form, field.follows) == nullptr)
      fail(source.name, 1, "field " + in_quotes(field.name) + " follows a field that is not there");
  for (const FieldSpec& field : form.fields)
    if (!field.rest_of.empty() && find_field(form, field.rest_of) == nullptr)
      fail(source.name, 1, "field " + in_quotes(field.name) + " is the rest of a field that is not there");
  if (!form.dated_by.empty() && find_field(form, form.dated_by) == nullptr)
    fail(source.name, 1, "key \"dated_by\" names a field that is not there");
  if (form.table) check_table(source, form);
}

Draft draft_of(const std::vector<Source>& sources, const Source& source, std::vector<std::string> on_the_way) {
  Draft draft;
  if (std::ranges::find(on_the_way, source.id) != on_the_way.end())
    fail(source.name, 1, "its base goes round in a circle");
  on_the_way.push_back(source.id);
  if (const toml::node* base = source.table.get("base")) {
    const std::string base_id = text_of(source, *base, "base");
    const auto found = std::ranges::find(sources, base_id, &Source::id);
    if (found == sources.end()) spot(source, *base).refuse("there is no base " + in_quotes(base_id));
    draft = draft_of(sources, *found, std::move(on_the_way));
  }
  draft.abstract = false;
  for (const auto& [key, node] : source.table) set_key(source, key, node, draft);
  if (const toml::node* drop = source.table.get("drop")) drop_fields(source, *drop, draft.form);
  if (const toml::node* fields = source.table.get("fields")) add_fields(source, *fields, draft);
  draft.form.id = source.id;
  return draft;
}

Source parsed(const FormFile& file) {
  const auto refuse = [&](unsigned line, const std::string& reason) { fail(file.name, line, reason); };
  return {file.name, std::filesystem::path(file.name).stem().string(), parse_toml(file.text, file.name, refuse)};
}

}  // namespace

FormLibrary parse_forms(const std::vector<FormFile>& files) {
  std::vector<Source> sources;
  for (const FormFile& file : files) {
    if (!is_utf8(file.text)) fail(file.name, 1, "not UTF-8");
    sources.push_back(parsed(file));
    const auto same = std::ranges::count(sources, sources.back().id, &Source::id);
    if (same > 1) fail(file.name, 1, "two files give the form " + in_quotes(sources.back().id));
  }
  FormLibrary library;
  for (const Source& source : sources) {
    Draft draft = draft_of(sources, source, {});
    if (draft.abstract) continue;
    check_whole(source, draft);
    library.forms.push_back(std::move(draft.form));
  }
  std::ranges::sort(library.forms, {}, &Form::id);
  return with_absent_fields(std::move(library));
}

FormLibrary load_forms(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::directory_iterator entries(folder, problem);
  if (problem) throw Error("cannot read forms in " + folder.string() + ": " + problem.message(), "unreadable_file");
  std::vector<FormFile> files;
  for (const auto& entry : entries) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) throw Error("cannot read form " + entry.path().string() + ": it cannot be opened", "unreadable_file");
    files.push_back({entry.path().string(), text.str()});
  }
  std::ranges::sort(files, {}, &FormFile::name);
  if (files.empty()) throw Error("cannot read forms in " + folder.string() + ": no *.toml there", "unreadable_file");
  return parse_forms(files);
}

}  // namespace hotich
