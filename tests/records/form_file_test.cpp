#include "records/form_file.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/error.h"

using namespace hotich;

namespace {

const std::string base =
    "kind = \"birth\"\npaper = \"certificate\"\nedition = \"2015\"\ntitles = [\"GIẤY KHAI SINH\"]\n";
const std::string name_field = "{name = \"child_full_name\", type = \"person_name\", labels = [\"Họ và tên\"]}";

std::string refusal(const std::vector<FormFile>& files) {
  try {
    parse_forms(files);
  } catch (const Error& error) {
    CHECK(error.code() == "bad_form_file");
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the forms that come with the program cover each kind and are named by kind, paper and edition") {
  const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  CHECK(library.forms.size() == 51);
  for (const std::string kind : {"birth", "marriage", "death", "parent_child", "marital_status", "change_correction",
                                 "guardianship", "guardianship_end", "adoption"}) {
    CHECK(std::ranges::count(library.forms, kind, &Form::kind) >= 2);
    CHECK(std::ranges::count(library.forms, kind + "-register_page-2015", &Form::id) == 1);
  }
  CHECK(std::ranges::count(library.forms, std::string("copy_log-register_page-2015"), &Form::id) == 1);
  CHECK(std::ranges::is_sorted(library.forms, {}, &Form::id));
  for (const Form& form : library.forms) {
    if (form.kind != "unknown") CHECK(form.id.starts_with(form.kind + "-" + form.paper + "-" + form.edition));
  }
}

TEST_CASE("the fields of a table stand in its columns") {
  const std::string table = base + "table = true\n";
  CHECK(parse_forms({{"a.toml", table + "fields = [" + name_field + "]\n"}}).forms.at(0).table);
  CHECK_FALSE(parse_forms({{"a.toml", base + "fields = [" + name_field + "]\n"}}).forms.at(0).table);
  CHECK(refusal({{"a.toml",
                  table + "fields = [{name = \"signer_name\", type = \"person_name\", where = \"signer_name\"}]\n"}})
            .ends_with("a.toml:1: field \"signer_name\" of a table stands in no column"));
  CHECK(refusal({{"a.toml", base + "table = 1\nfields = [" + name_field + "]\n"}})
            .ends_with("a.toml:5: key \"table\" must be true or false"));
}

TEST_CASE("a field that only another edition has is absent") {
  const FormLibrary library = load_forms(HOTICH_SOURCE_DIR "/models/forms");
  const auto form = std::ranges::find(library.forms, "birth-extract-2015", &Form::id);
  REQUIRE(form != library.forms.end());
  CHECK(form->absent == std::vector<std::string>{"extract_source"});
}

TEST_CASE("a form takes over what its base says and changes what it names") {
  const FormLibrary library = parse_forms(
      {{"a.toml", base + "fields = [" + name_field + "]\n"},
       {"b.toml",
        "base = \"a\"\nedition = \"2020\"\nfields = [{name = \"child_full_name\", required = true},\n"
        "{name = \"child_sex\", type = \"sex\", labels = [\"Giới tính\"], before = \"child_full_name\"}]\n"}});
  REQUIRE(library.forms.size() == 2);
  const Form& changed = library.forms[1];
  CHECK(changed.edition == "2020");
  CHECK(changed.titles == library.forms[0].titles);
  REQUIRE(changed.fields.size() == 2);
  CHECK(changed.fields[0].name == "child_sex");
  CHECK(changed.fields[1].required);
  CHECK(changed.fields[1].labels == std::vector<std::string>{"Họ và tên"});
}

TEST_CASE("a wording in a label stands for each of its spellings") {
  const FormLibrary library =
      parse_forms({{"a.toml", base + "fields = [{name = \"mother_full_name\", type = \"person_name\", labels = "
                                     "[\"@name mẹ\"]}]\n[wordings]\nname = [\"Họ tên\", \"Họ và tên\"]\n"}});
  CHECK(library.forms[0].fields[0].labels == std::vector<std::string>{"Họ tên mẹ", "Họ và tên mẹ"});
}

TEST_CASE("a bad form file is refused with its file, line and reason") {
  CHECK(refusal({{"a.toml", base + "colour = \"red\"\n"}}) == "cannot read form: a.toml:5: unknown key \"colour\"");
  CHECK(refusal({{"a.toml", "kind = 3\n"}}) == "cannot read form: a.toml:1: key \"kind\" must be a text");
  CHECK(refusal({{"a.toml", base}}) == "cannot read form: a.toml:1: missing key \"fields\"");
  CHECK(refusal({{"a.toml", base + "fields = [\n" + name_field + ",\n" + name_field + "]\n"}}) ==
        "cannot read form: a.toml:7: field \"child_full_name\" stands twice");
  CHECK(refusal({{"a.toml", base + "fields = [{name = \"x\", type = \"colour\", labels = [\"X\"]}]\n"}}) ==
        "cannot read form: a.toml:5: unknown value \"colour\"");
  CHECK(refusal({{"a.toml", base + "fields = [{name = \"x\", type = \"text\"}]\n"}}) ==
        "cannot read form: a.toml:5: field \"x\" needs \"labels\"");
  CHECK(refusal({{"a.toml", "\nbase = \"b\"\n"}}) == "cannot read form: a.toml:2: there is no base \"b\"");
  CHECK(refusal({{"a.toml", "base = \"b\"\n"}, {"b.toml", "base = \"a\"\n"}})
            .ends_with("its base goes round in a circle"));
  CHECK(refusal({{"a.toml", base + "issued_from = \"1.1.2016\"\n"}}).find("a.toml:5: ") != std::string::npos);
  CHECK(refusal({{"a.toml", "kind = \n"}}).find("a.toml:1: ") != std::string::npos);
  CHECK(refusal({{"a.toml", "# chú thích\nkind = \"x\"\nmẫu = 1\n"}}) ==
        "cannot read form: a.toml:3: letter outside a string");
  CHECK(refusal({{"a.toml", "kind = \"\xff\"\n"}}) == "cannot read form: a.toml:1: not UTF-8");
}
