"""Rows of each paper: labels with spellings that vary, and the fields beside them."""
from layout import L, V


class Labels:
    """One paper's choice among label spellings."""

    def __init__(self, rng, theme):
        self.rng, self.theme = rng, theme
        formal = rng.random() < 0.75
        self.name = "Họ, chữ đệm, tên" if formal else "Họ và tên"
        self.birth = rng.choice(("Ngày, tháng, năm sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh"))
        self.home = rng.choice(("Nơi cư trú", "Nơi cư trú", "Nơi thường trú"))
        self.papers = rng.choice(("Giấy tờ tùy thân", "Giấy tờ tùy thân", "Giấy tờ tuỳ thân"))
        self.words = rng.choice(("ghi bằng chữ", "Ghi bằng chữ", "bằng chữ"))
        self.personal_id = rng.choice(("Số định danh cá nhân", "Số định danh cá nhân", "Số định danh"))
        self.person_of = rng.choice((True, True, False))
        self.bold = theme.label_bold_some
        self.of = rng.choice(("", "", "của ")) if self.person_of else ""
        self.father_first = rng.random() < 0.05
        self.apart = rng.random() < 0.12
        self.own = {}
        if rng.random() < 0.2:
            self.own = {"Số": "Số đăng ký", "Giới tính": "Nam/Nữ"} if theme.set_name == "test" else {"Dân tộc": "Dân Tộc", "Quê quán": "Nguyên quán"} if theme.set_name == "dev" else {"Nơi sinh": "Nơi sinh"}

    def label(self, text, bold=False):
        text = self.own.get(text, text)
        if self.theme.label_case == "title":
            text = " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        return L(text + (":" if self.theme.colon else ""), "b" if bold and self.bold else None)

    def field(self, text, name, fill=1.0, bold=False):
        return [self.label(text, bold), V(name, fill)]


def _pairs(labels, specs):
    """Several label/value pairs on one row."""
    row = []
    for text, name, fill in specs:
        row += labels.field(text, name, fill)
    return row


def identity_rows(labels, role, sex):
    specs = [("Giới tính", f"{role}_sex", 0.7)] if sex else []
    specs += [("Dân tộc", f"{role}_ethnicity", 1.0), ("Quốc tịch", f"{role}_nationality", 1.1)]
    return _spread(labels, specs)


def _parent(labels, role, word):
    person = labels.of + "người " if labels.person_of else ""
    year = [("Năm sinh", f"{role}_birth_year", 0.8), ("Dân tộc", f"{role}_ethnicity", 1.0),
            ("Quốc tịch", f"{role}_nationality", 1.1)]
    head = [labels.field(f"{labels.name} {person}{word}", f"{role}_full_name", bold=True)]
    return _section(labels, f"Người {word}") + head + _spread(labels, year) + [labels.field(labels.home, f"{role}_residence")]


def _spread(labels, specs):
    """The pairs on one row, or a row for each."""
    return [_pairs(labels, [spec]) for spec in specs] if labels.apart else [_pairs(labels, specs)]


def _section(labels, text):
    return [[L(text, "b")]] if labels.theme.sections else []


def number_rows(theme, rows):
    """`1.` `2.` ... before the first label of each row, on forms that number them."""
    if not theme.numbered:
        return rows
    count = 0
    for row in rows:
        if len(row) > 1 and row[0].text[:1].isupper():
            count += 1
            row[0] = L(f"{count}. {row[0].text}", row[0].face)
    return rows


def birth_rows(record, labels):
    rng = labels.rng
    spoken = labels.field(labels.words, "child_birth_date_words", 1.5)
    born = labels.field(labels.birth, "child_birth_date", 0.7)
    rows = _section(labels, "Người được khai sinh") + [labels.field(labels.name, "child_full_name", bold=True)]
    rows += [born, spoken] if rng.random() < 0.6 else [born + spoken]
    rows += identity_rows(labels, "child", True)
    rows += [labels.field("Nơi sinh", "child_birth_place"),
             labels.field("Quê quán", "child_home_town"), labels.field(labels.personal_id, "child_personal_id")]
    parents = [_parent(labels, "mother", "mẹ"), _parent(labels, "father", "cha")]
    rows += parents[1] + parents[0] if labels.father_first else parents[0] + parents[1]
    if record.paper == "certificate":
        rows += [labels.field(f"{labels.name} người đi khai sinh", "registrant_full_name", bold=True),
                 labels.field(labels.papers, "registrant_id_document"),
                 labels.field("Nơi đăng ký khai sinh", "registration_office"),
                 labels.field("Ngày, tháng, năm đăng ký", "registration_date")]
    else:
        rows += registered_rows(record, labels, rng.choice(("Đăng ký khai sinh tại", "Nơi đăng ký khai sinh")))
    return rows


def registered_rows(record, labels, text):
    """`Đăng ký ... tại`, number and day, notes, source."""
    rng = labels.rng
    rows = [labels.field(text, "registration_office")]
    if rng.random() < 0.6:
        rows.append([labels.label("Số"), V("registration_number", 0.6),
                     L(", ngày" + (":" if rng.random() < 0.3 else "")), V("registration_date", 1.0)])
    else:
        rows.append(_pairs(labels, [("Số", "registration_number", 0.6),
                                    (rng.choice(("Ngày", "Ngày đăng ký", "ngày")), "registration_date", 1.0)]))
    _drop_day_word(record, rows[-1])
    rows.append(labels.field("Ghi chú", "notes"))
    if "extract_source" in record.fields:
        rows.append(labels.field("Thực hiện trích lục từ", "extract_source"))
    return rows


def _drop_day_word(record, row):
    """`ngày` is printed once: by the label, not again by the value."""
    labels = [item.text for item in row if isinstance(item, L)]
    field = record.fields.get("registration_date")
    if field and field.raw.startswith("ngày ") and labels and labels[-1].lower().strip(", :").endswith("ngày"):
        record.fields["registration_date"] = field._replace(raw=field.raw[5:])


def spouse_rows(labels, role, word):
    home, papers = labels.home, labels.papers
    person = "người " if labels.person_of else ""
    rows = [labels.field(f"{labels.name} {person}{word}", f"{role}_full_name", bold=True),
            labels.field(labels.birth, f"{role}_birth_date")]
    if labels.split_ethnicity:
        rows += [labels.field("Dân tộc", f"{role}_ethnicity"), labels.field("Quốc tịch", f"{role}_nationality")]
    else:
        rows += identity_rows(labels, role, False)
    return rows + [labels.field(home, f"{role}_residence"), labels.field(papers, f"{role}_id_document")]


def marriage_rows(record, labels):
    """(wife rows, husband rows, rows after)."""
    rng = labels.rng
    labels.split_ethnicity = rng.random() < 0.5
    if record.paper == "certificate":
        after = [labels.field("Nơi đăng ký kết hôn", "registration_office"),
                 labels.field("Ngày, tháng, năm đăng ký", "registration_date")]
    else:
        after = registered_rows(record, labels, rng.choice(("Đăng ký kết hôn tại", "Nơi đăng ký kết hôn")))
    return spouse_rows(labels, "wife", "vợ"), spouse_rows(labels, "husband", "chồng"), after


def _death_moment(record, labels):
    rng = labels.rng
    row = [labels.label("Đã chết vào lúc"), V("death_time", 0.5, 22)]
    raw = record.fields["death_date"].raw
    if raw.startswith("ngày ") and rng.random() < 0.7:
        record.fields["death_date"] = record.fields["death_date"]._replace(raw=raw[5:])
    if not record.fields["death_date"].raw.startswith("ngày "):
        row.append(L(rng.choice((", ngày:", "ngày", ", ngày"))))
    else:
        row.append(L(","))
    row.append(V("death_date", 1.0))
    spoken = labels.field(labels.words, "death_date_words", 1.2)
    return [row + spoken] if rng.random() < 0.4 else [row, spoken]


def death_rows(record, labels):
    rng = labels.rng
    rows = [labels.field(labels.name, "deceased_full_name", bold=True)]
    rows += [labels.field(labels.birth, "deceased_birth_date", 1.0)] + identity_rows(labels, "deceased", True)
    if "deceased_residence" in record.fields:
        rows.append(labels.field(rng.choice(("Nơi cư trú cuối cùng", labels.home)), "deceased_residence"))
    if "deceased_personal_id" in record.fields:
        rows.append(labels.field(labels.personal_id, "deceased_personal_id"))
    rows.append(labels.field(labels.papers, "deceased_id_document"))
    rows += _death_moment(record, labels)
    rows.append(labels.field("Nơi chết", "death_place"))
    if record.is_copy:
        return rows + registered_rows(record, labels, rng.choice(("Đã được đăng ký khai tử tại", "Đã đăng ký khai tử tại")))
    rows.append(labels.field("Nguyên nhân chết", "death_cause"))
    notice = rng.choice(("Giấy báo tử/Giấy tờ hợp lệ thay thế Giấy báo tử số", "Giấy báo tử/giấy tờ thay thế Giấy báo tử số"))
    rows.append([labels.label(notice), V("death_notice_number", 0.7, 14), L("do"), V("death_notice_issuer", 1.2, 30),
                 L(rng.choice((", cấp ngày", "cấp ngày"))), V("death_notice_date", 0.8, 20)])
    rows += [labels.field(f"{labels.name} người đi khai tử", "registrant_full_name"),
             labels.field(labels.papers, "registrant_id_document")]
    if "extract_source" in record.fields:
        rows.append(labels.field("Thực hiện trích lục từ", "extract_source"))
    return rows
