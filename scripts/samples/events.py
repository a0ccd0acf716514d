"""Invented records of the papers beside birth, marriage and death since 2016: kind and paper -> fields."""
import people
import places
import records
import values

CHANGES = ("Cải chính hộ tịch", "Thay đổi hộ tịch", "Bổ sung hộ tịch", "Xác định lại dân tộc", "Thay đổi, cải chính hộ tịch")
RECOGNITIONS = (("nhận cha, con", True), ("nhận mẹ, con", False), ("nhận cha, mẹ, con", True), ("nhận con", True))
END_REASONS = ("Người được giám hộ đã đủ 18 tuổi", "Người giám hộ chuyển nơi cư trú", "Thay đổi người giám hộ", "Người giám hộ chết",
               "Cha, mẹ của người được giám hộ đã có đủ điều kiện để thực hiện quyền, nghĩa vụ của mình")
STATUSES = ("Chưa đăng ký kết hôn với ai", "Hiện tại chưa đăng ký kết hôn với ai",
            "Đã đăng ký kết hôn, nhưng đã ly hôn theo Bản án ly hôn số {n}/{y}/HNGĐ-ST ngày {d} của Tòa án nhân dân {district}; "
            "hiện tại chưa đăng ký kết hôn với ai",
            "Đã đăng ký kết hôn, nhưng chồng đã chết (Giấy chứng tử số {n}/{y} do UBND {commune} cấp ngày {d}); hiện tại chưa đăng ký kết hôn với ai")
PURPOSES = ("Đăng ký kết hôn", "Kết hôn với {name}", "Bổ sung hồ sơ vay vốn ngân hàng", "Mua bán nhà đất", "Làm thủ tục chuyển nhượng quyền sử dụng đất")
RELATIONS = ("cha", "mẹ", "ông ngoại", "bà nội", "cha đẻ", "mẹ đẻ", "chú ruột")
REGISTER_TITLES = ("Chủ tịch", "Phó Chủ tịch", "Chủ tịch UBND xã", "Phó Chủ tịch UBND")


def seven(rec, role, who, papers=True):
    """The seven items by which the forms since 2016 name a person."""
    rec.put_person(role, who, True)
    rec.put_date(f"{role}_birth_date", who["birth"] if rec.rng.random() < 0.92 else (who["year"],), "short")
    if papers and rec.rng.random() < 0.94:
        rec.put_identity(role, who)
    else:
        rec.blank(f"{role}_id_document")
    rec.put_home(f"{role}_residence", 0.2)


def _adult(rec, male, youngest=20, oldest=60):
    return people.person(rec.rng, male, (rec.day[0] - oldest, rec.day[0] - youngest), rec.province)


def _book(rec):
    rec.put("book_number", f"{rec.rng.randint(1, 4):02d}/{rec.registered[0]}")


def _extract(rec, code, event):
    """Head and foot of an extract; a copy says where and when the act was registered."""
    records._office(rec)
    rec.event_name = event
    event_day = rec._offset(rec.day, -rec.rng.randint(40, 2000)) if rec.is_copy else rec.day
    records._registration(rec, event_day)
    records._issue(rec, code + ("-BS" if rec.is_copy else ""))
    if rec.is_copy:
        records._notes_and_source(rec, event)
    else:
        for name in ("registration_office", "registration_number", "registration_date"):
            del rec.fields[name]


def parent_child(rec):
    rng = rec.rng
    _parent_and_child(rec)
    _extract(rec, "TLCMC", "nhận cha, mẹ, con")
    act = rec.fields["recognition_type"].raw
    rec.title = "TRÍCH LỤC ĐĂNG KÝ " + (act.upper() if rng.random() < 0.4 else "NHẬN CHA, MẸ, CON")


def _parent_and_child(rec):
    act, male = rec.rng.choice(RECOGNITIONS)
    rec.put("recognition_type", act)
    parent = _adult(rec, male, 25, 55)
    seven(rec, "parent", parent)
    _child(rec, "child")


def _child(rec, role):
    rng = rec.rng
    year = rec.day[0] - rng.randint(1, 17)
    child = people.person(rng, rng.random() < 0.5, (year, year), rec.province)
    seven(rec, role, child, papers=False)
    pick = rng.random()
    if pick < 0.6:
        commune = rec.office_units[0]
        rec.put(f"{role}_id_document", f"Giấy khai sinh số {values.registration_number(rng, year)[1]} do UBND {commune} cấp ngày "
                f"{rec.dates.short((year, rng.randint(1, 12), rng.randint(1, 28)))}")


def guardianship(rec):
    _guardian_and_ward(rec)
    _extract(rec, "TLGH", "giám hộ")
    rec.title = "TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ"


def _guardian_and_ward(rec):
    seven(rec, "guardian", _adult(rec, rec.rng.random() < 0.5, 30, 70))
    _child(rec, "ward")


def guardianship_end(rec):
    _guardian_and_ward(rec)
    _ended(rec)
    _extract(rec, "TLCDGH", "chấm dứt giám hộ")
    rec.title = "TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ"


def _ended(rec):
    rng = rec.rng
    begun = rec._offset(rec.day, -rng.randint(100, 3000))
    rec.put("guardianship_number", *values.registration_number(rng, begun[0]))
    rec.put_date("guardianship_date", begun, "short")
    rec.put("end_reason", rng.choice(END_REASONS))


def change(rec):
    _changed(rec)
    code = {"C": "TLCCHT", "T": "TLTĐHT", "B": "TLBSHT", "X": "TLXĐLDT"}[rec.fields["change_type"].raw[0]]
    _extract(rec, code, "thay đổi, cải chính hộ tịch")
    rec.title = "TRÍCH LỤC " + rec.fields["change_type"].raw.upper()
    if rec.rng.random() < 0.3:
        rec.put("subject_personal_id", rec.subject["id12"])


def _changed(rec):
    rng = rec.rng
    rec.subject = subject = _adult(rec, rng.random() < 0.5, 15, 70)
    seven(rec, "subject", subject)
    rec.put("change_type", rng.choice(CHANGES))
    commune = rec.office_units[0]
    paper = rng.choice(("Giấy khai sinh", "Giấy khai sinh", "Giấy chứng nhận kết hôn", "Trích lục khai tử"))
    day = (min(subject["year"] + rng.randint(1, 20), rec.day[0] - 1), rng.randint(1, 12), rng.randint(1, 28))
    rec.put("changed_document", f"{paper} số {values.registration_number(rng, day[0])[1]} do UBND {commune} cấp ngày {rec.dates.short(day)}")
    before, after = rng.choice((
        (f"năm sinh {subject['year'] - 1}", f"năm sinh {subject['year']}"),
        (people.full_name(rng, "Kinh", subject["male"]), subject["name"]),
        (f"ngày sinh {rec.dates.short((subject['year'],) + (5, 12))}", f"ngày sinh {rec.dates.short(subject['birth'])}"),
        ("dân tộc Kinh", f"dân tộc {rng.choice(('Tày', 'Nùng', 'Mường', 'Hoa'))}")))
    rec.put("change_from", before)
    rec.put("change_to", after)


def change_note(rec):
    _changed(rec)
    records._office(rec)
    records._registration(rec, rec._offset(rec.day, -rec.rng.randint(1, 900)))
    records._issue(rec, "TLGCHT" + ("-BS" if rec.is_copy else ""))
    _book(rec)
    records._notes_and_source(rec, "thay đổi, cải chính hộ tịch")
    rec.put("change_type", rec.fields["change_type"].raw.lower())
    rec.title = "TRÍCH LỤC GHI CHÚ THAY ĐỔI HỘ TỊCH"


def marital(rec):
    rng = rec.rng
    records._office(rec)
    subject = _adult(rec, rng.random() < 0.5, 18, 60)
    seven(rec, "subject", subject)
    rec.put_name("registrant_full_name", subject["name"] if rng.random() < 0.8 else people.full_name(rng, "Kinh", rng.random() < 0.5))
    _certified(rec, subject)
    records._issue(rec, "UBND-XNTTHN")
    del rec.fields["registration_office"]
    rec.title = "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"


def _certified(rec, subject):
    rng = rec.rng
    if rng.random() < 0.6:
        rec.put_place("residence_period_place", rec.office_units)
        begun = rec._offset(rec.day, -rng.randint(400, 5000))
        rec.put_date("residence_from", begun, "short")
        rec.put_date("residence_to", rec._offset(rec.day, -rng.randint(0, 300)), "short")
    commune, district, _ = rec.office_units
    facts = dict(n=rng.randint(1, 90), y=rec.day[0] - 2, d=rec.dates.short((rec.day[0] - 2, rng.randint(1, 12), rng.randint(1, 28))),
                 district=district, commune=commune, name=people.full_name(rng, "Kinh", not subject["male"]))
    rec.put("marital_status", rng.choice(STATUSES).format(**facts))
    rec.put("purpose", rng.choice(PURPOSES).format(**facts))


def adoption(rec):
    rng = rec.rng
    rec.day = rec._offset((2011, 9, 1), rng.randint(0, 5000))
    records._office(rec)
    rec.registered = rec.day
    rec.put("registration_number", *values.registration_number(rng, rec.day[0]))
    rec.put_date("registration_date", rec.day)
    _book(rec)
    for role, male in (("adoptive_father", True), ("adoptive_mother", False)):
        who = _adult(rec, male, 30, 58)
        rec.put_person(role, who)
        rec.put_date(f"{role}_birth_date", who["birth"], "short")
        rec.put(f"{role}_id_document", who["id9"])
        issued = (rec.day[0] - rng.randint(1, 6), rng.randint(1, 12), rng.randint(1, 28))
        rec.put(f"{role}_id_issue_place", f"Công an {rec.province.kind} {rec.province.name}")
        rec.put_date(f"{role}_id_issue_date", issued, "short")
        rec.put_home(f"{role}_residence", 0.1)
    if rng.random() < 0.15:
        for name in [name for name in rec.fields if name.startswith("adoptive_father")]:
            rec.blank(name)
    _adopted(rec)
    rec.title = "GIẤY CHỨNG NHẬN NUÔI CON NUÔI"


def _adopted(rec):
    rng, year = rec.rng, rec.day[0] - rec.rng.randint(1, 12)
    child = people.person(rng, rng.random() < 0.5, (year, year), rec.province)
    rec.put_person("adopted_child", child, True)
    rec.put_date("adopted_child_birth_date", child["birth"], "short")
    units = rec.office_units if rng.random() < 0.5 else places.unit(rng, rec.set_name)
    rec.put_place("adopted_child_birth_place", places.hospital(rng, units) if rng.random() < 0.5 else units)
    if rng.random() < 0.4:
        for name in ("adopted_child_ethnicity", "adopted_child_nationality"):
            del rec.fields[name]


def birth_2006(rec):
    records.birth(rec)
    _book(rec)
    for name in ("child_personal_id", "registrant_id_document"):
        del rec.fields[name]
    rec.derived.clear()
    name = rec.fields["registrant_full_name"]
    rec.fields["registrant_full_name"] = name._replace(raw=name.raw + ",")
    rec.put("registrant_relation", rec.rng.choice(RELATIONS))
    rec.put_note("khai sinh")


def marriage_2006(rec):
    records.marriage(rec)
    _book(rec)
    rec.put_note("kết hôn")


def death_2006(rec):
    copied, rec.is_copy = rec.is_copy, False
    today = rec.day
    if copied:
        rec.day = rec._offset(rec.day, -rec.rng.randint(0, 1200))
    rec.paper = "extract"
    records.death(rec)
    rec.paper, rec.is_copy = "certificate", copied
    for name in ("document_number", "issue_date", "registrant_full_name", "registrant_id_document", "deceased_personal_id"):
        rec.fields.pop(name, None)
    rec.derived = {name: value for name, value in rec.derived.items() if name.startswith("deceased_id")}
    if "deceased_residence" not in rec.fields:
        rec.put_home("deceased_residence", 0.1)
    rec.put("registration_number", *values.registration_number(rec.rng, rec.registered[0]))
    rec.put_date("registration_date", rec.registered)
    _book(rec)
    rec.put_note("khai tử")
    rec.title = "GIẤY CHỨNG TỬ"
    rec.signer_mark = "NGƯỜI KÝ GIẤY CHỨNG TỬ"
    if copied:
        rec.put_date("issue_date", today)
        rec.signer_mark = "NGƯỜI KÝ BẢN SAO GIẤY CHỨNG TỬ"


def death_2026(rec):
    rec.edition = "2020"
    records.death(rec)
    rec.edition = "2026"
    commune, _, province = rec.office_units
    rec.office_lines = [province.upper(), f"UBND {commune.upper()}"]
    rec.put("issuing_office", " ".join(rec.office_lines))
    rec.put("extract_source", "Cơ sở dữ liệu hộ tịch điện tử" if rec.rng.random() < 0.7 else "Sổ đăng ký khai tử")


MAKERS = {"parent-child-extract": parent_child, "guardianship-extract": guardianship, "guardianship-end-extract": guardianship_end,
          "change-extract": change, "change-note-extract": change_note, "marital-certificate": marital, "adoption-certificate": adoption,
          "birth-certificate-2006": birth_2006, "marriage-certificate-2006": marriage_2006, "death-certificate-2006": death_2006,
          "death-extract-2026": death_2026}
# name -> kind, paper, editions, share of copies
PAPERS = {"parent-child-extract": ("parent_child", "extract", ("2015", "2020"), 0.5),
          "guardianship-extract": ("guardianship", "extract", ("2015", "2020"), 0.5),
          "guardianship-end-extract": ("guardianship_end", "extract", ("2015", "2020"), 0.5),
          "change-extract": ("change_correction", "extract", ("2015", "2020"), 0.5),
          "change-note-extract": ("change_correction", "extract", ("2015", "2020"), 0.5),
          "marital-certificate": ("marital_status", "certificate", ("2015", "2020"), 0.0),
          "adoption-certificate": ("adoption", "certificate", ("2006",), 0.0),
          "birth-certificate-2006": ("birth", "certificate", ("2006",), 0.3),
          "marriage-certificate-2006": ("marriage", "certificate", ("2006",), 0.0),
          "death-certificate-2006": ("death", "certificate", ("2006",), 0.5),
          "death-extract-2026": ("death", "extract", ("2026",), 1.0)}


def make(rng, set_name, name, edition, is_copy):
    kind, paper, _, _ = PAPERS[name]
    record = records.Record(rng, set_name, kind, paper, edition, is_copy)
    record.name = name
    MAKERS[name](record)
    return record
