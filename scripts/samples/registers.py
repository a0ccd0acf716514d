"""Invented entries of the registers since 2016, one a page, and the rows by which a page shows them."""
import datetime

import event_forms
import events
import forms
import people
import records
import values
from layout import L, V

FOREIGN_ENTRY = "Ghi vào sổ hộ tịch việc "
BOXES = {"birth": ("Đúng hạn", "Quá hạn", "Đăng ký lại", "Trẻ chưa xác định được cha mẹ", "Trẻ bị bỏ rơi", FOREIGN_ENTRY + "khai sinh"),
         "marriage": ("Kết hôn lần đầu", "Đăng ký lại", "Ghi chú kết hôn"),
         "death": ("Đúng hạn", "Quá hạn", "Đăng ký lại", "Trẻ dưới 01 tuổi", "Trẻ từ 01 tuổi đến dưới 5 tuổi", FOREIGN_ENTRY + "khai tử"),
         "parent_child": ("Con nhận cha, mẹ", "Cha, mẹ nhận con", FOREIGN_ENTRY + "nhận/xác định cha, mẹ, con"),
         "guardianship": ("Giám hộ cử", "Giám hộ đương nhiên", FOREIGN_ENTRY + "giám hộ"),
         "guardianship_end": (), "adoption": (),
         "change_correction": ("Thay đổi hộ tịch", "Cải chính hộ tịch", "Bổ sung hộ tịch", "Xác định lại dân tộc", FOREIGN_ENTRY + "thay đổi hộ tịch"),
         "marital_status": ("Để ĐKKH trong nước", "Để ĐKKH ở nước ngoài", "Mục đích khác")}
SIGNER = "Họ, chữ đệm, tên, chức vụ người ký "
RELATIONS = ("Cha", "Mẹ", "Bản thân", "Ông", "Bà")


def _entry(rec):
    """Number, book and day at the head; who signed, notes and page at the foot."""
    rng = rec.rng
    if "registration_number" not in rec.fields:
        records._office(rec)
        rec.registered = rec.day
        rec.put("registration_number", *values.registration_number(rng, rec.day[0]))
        rec.put_date("registration_date", rec.day)
    for name in ("registration_office", "issuing_office", "document_number", "issue_date", "extract_source"):
        rec.fields.pop(name, None)
    events._book(rec)
    name = rec.fields["signer_name"]
    rec.fields["signer_name"] = name._replace(raw=name.raw + ",")
    title = rng.choice(events.REGISTER_TITLES[:2])
    rec.put("signer_title", title)
    rec.put("page_number", str(rng.randint(1, 200)))
    if rng.random() < 0.2:
        rec.put("notes", f"Cải chính theo Trích lục số {rng.randint(1, 60)}/TLCC ngày {rec.dates.short(rec.registered)}.")
    else:
        rec.blank("notes")
    boxes = BOXES[rec.kind]
    rec.boxes = boxes
    if boxes:
        rec.put("registration_type", rng.choice(boxes[:2]) if rng.random() < 0.7 else rng.choice(boxes))


def _registrant(rec, relation=False):
    who = events._adult(rec, rec.rng.random() < 0.5)
    rec.put_name("registrant_full_name", who["name"])
    rec.put_identity("registrant", who)
    if relation:
        rec.put("registrant_relation", rec.rng.choice(RELATIONS))


def _as_certificate(rec, maker):
    rec.paper = "certificate"
    maker(rec)
    rec.paper = "register_page"


def birth(rec):
    _as_certificate(rec, records.birth)
    _entry(rec)


def birth_rows(record, labels):
    record.paper = "certificate"
    rows = forms.birth_rows(record, labels)[:-2]
    record.paper = "register_page"
    return rows + _signed("Giấy khai sinh/Trích lục ghi vào sổ hộ tịch việc khai sinh", labels)


def marriage(rec):
    _as_certificate(rec, records.marriage)
    rec.put("marriage_effective_date", *rec.fields["registration_date"])
    _entry(rec)


def marriage_rows(record, labels):
    labels.split_ethnicity = labels.rng.random() < 0.5
    word = labels.rng.choice(("xác lập", "xác nhận"))
    after = [labels.field(f"Ngày, tháng, năm {word} quan hệ hôn nhân", "marriage_effective_date")]
    after += _signed("Giấy chứng nhận kết hôn/Trích lục ghi chú kết hôn", labels, "của ")
    return forms.spouse_rows(labels, "wife", "vợ"), forms.spouse_rows(labels, "husband", "chồng"), after


def _signed(paper, labels, of=""):
    label = SIGNER.replace("người ký", of + "người ký") if of else SIGNER
    return [[labels.label(label + paper), V("signer_name", 0), V("signer_title")]]


def death(rec):
    rec.paper, rec.is_copy = "extract", False
    records.death(rec)
    rec.paper = "register_page"
    for name in ("deceased_personal_id", "deceased_residence", "registration_number"):
        rec.fields.pop(name, None)
    signer = rec.fields["signer_name"]
    rec.put("registration_number", *values.registration_number(rec.rng, rec.registered[0]))
    rec.put_date("registration_date", rec.registered)
    rec.fields["signer_name"] = signer
    _entry(rec)
    _fit_age(rec)


def _fit_age(rec):
    """A child's box is ticked for a child."""
    days = {"Trẻ dưới 01 tuổi": 200, "Trẻ từ 01 tuổi đến dưới 5 tuổi": 1000}.get(rec.fields["registration_type"].value)
    if days is None:
        return
    born = datetime.date.fromisoformat(rec.fields["death_date"].value) - datetime.timedelta(days)
    rec.put_date("deceased_birth_date", (born.year, born.month, born.day))
    rec.blank("deceased_id_document")


def death_rows(record, labels):
    rows = event_forms.heading("Phần ghi về người được khai tử") + [labels.field(labels.name, "deceased_full_name", bold=True),
           labels.field(labels.birth, "deceased_birth_date"), *forms.identity_rows(labels, "deceased", True),
           labels.field(labels.papers, "deceased_id_document")]
    rows += forms._death_moment(record, labels) + [labels.field("Nơi chết", "death_place"), labels.field("Nguyên nhân chết", "death_cause")]
    rows.append([labels.label("Giấy báo tử/giấy tờ thay thế Giấy báo tử số"), V("death_notice_number", 0.7, 14), L("Do"),
                 V("death_notice_issuer", 1.2, 30), L("Cấp ngày"), V("death_notice_date", 0.8, 20)])
    rows += event_forms.heading("Người đi đăng ký khai tử") + _registrant_rows(labels)
    return rows + _signed("Trích lục khai tử", labels)


def _registrant_rows(labels, relation=None, whose=""):
    rows = [labels.field(f"{labels.name} {whose}".strip(), "registrant_full_name"), labels.field(labels.papers, "registrant_id_document")]
    return rows + ([labels.field(relation, "registrant_relation")] if relation else [])


def parent_child(rec):
    events._parent_and_child(rec)
    del rec.fields["recognition_type"]
    _registrant(rec, True)
    _entry(rec)


def parent_child_rows(record, labels):
    head = labels.rng.choice(("Phần ghi về người nhận là cha:", "Phần ghi về người được nhận là cha:", "Phần ghi về người được nhận là mẹ:"))
    rows = event_forms.heading(head) + event_forms.seven_rows(labels, "parent")
    rows += event_forms.heading("Phần ghi về người con:") + event_forms.seven_rows(labels, "child")
    rows += event_forms.heading("Phần ghi về người đi đăng ký nhận cha, mẹ, con:")
    return rows + _registrant_rows(labels, "Quan hệ với người được nhận là cha, mẹ, con") + _signed("Trích lục đăng ký nhận cha, mẹ, con", labels)


def guardianship(rec):
    events._guardian_and_ward(rec)
    if rec.kind == "guardianship_end":
        events._ended(rec)
    _registrant(rec)
    _entry(rec)


def guardianship_rows(record, labels):
    rows = event_forms.heading("Phần ghi về Người giám hộ:") + event_forms.seven_rows(labels, "guardian")
    rows += event_forms.heading("Phần ghi về Người được giám hộ:") + event_forms.seven_rows(labels, "ward")
    act = "giám hộ"
    if record.kind == "guardianship_end":
        act = "chấm dứt giám hộ"
        number, reason = event_forms.ended_rows(labels)
        rows += [number, [L("Đã chấm dứt việc giám hộ")], reason]
    rows += event_forms.heading(f"Phần ghi về người đi đăng ký {act}:") + _registrant_rows(labels)
    return rows + _signed(f"Trích lục đăng ký {act}", labels)


def change(rec):
    events._changed(rec)
    rng = rec.rng
    del rec.fields["change_type"]
    year = rec.day[0] - rng.randint(1, 15)
    rec.put("changed_document", rng.choice(("Giấy khai sinh", "Giấy chứng nhận kết hôn")))
    rec.put("changed_document_number", *values.registration_number(rng, year))
    rec.put_date("changed_document_date", (year, rng.randint(1, 12), rng.randint(1, 28)), "short")
    raw, value = rec.writer.parts(list(rec.office_units))
    rec.put("changed_document_office", "UBND " + raw, "UBND " + value)
    _registrant(rec)
    _entry(rec)


def change_rows(record, labels):
    act = "thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc"
    rows = event_forms.heading(f"Phần ghi về người được {act}:") + event_forms.seven_rows(labels, "subject")
    rows += event_forms.heading(f"Phần ghi nội dung {act}:") + [labels.field("Tên giấy tờ hộ tịch", "changed_document")]
    rows.append([labels.label("Số"), V("changed_document_number", 0.7), labels.label("Ngày cấp"), V("changed_document_date")])
    rows += [labels.field("Nơi cấp", "changed_document_office"),
             [labels.label("Nội dung"), L("từ"), V("change_from"), L("thành"), V("change_to")]]
    return rows + _registrant_rows(labels, None, "người đi đăng ký hộ tịch") + _signed("Trích lục thay đổi hộ tịch", labels)


def marital(rec):
    subject = events._adult(rec, rec.rng.random() < 0.5, 18, 60)
    events.seven(rec, "subject", subject)
    events._certified(rec, subject)
    if "residence_period_place" not in rec.fields:
        for name in ("residence_period_place", "residence_from", "residence_to"):
            rec.blank(name)
    _registrant(rec, True)
    _entry(rec)


def marital_rows(record, labels):
    rows = event_forms.seven_rows(labels, "subject") + event_forms.certified_rows(record, labels, "Mục đích sử dụng")
    rows += _registrant_rows(labels, "Quan hệ với người được cấp giấy", "người yêu cầu")
    return rows + _signed("Giấy xác nhận tình trạng hôn nhân", labels)


def _couple(rec, first, second, blank=0.0):
    for role, male in ((first, True), (second, False)):
        who = events._adult(rec, male, 25, 60)
        rec.put_person(role, who)
        rec.put_date(f"{role}_birth_date", who["birth"], "short")
        rec.put_home(f"{role}_residence", 0.1)
        rec.put(f"{role}_id_document", who["id9"])
        if rec.rng.random() < blank:
            for name in [name for name in rec.fields if name.startswith(role)]:
                rec.blank(name)


def adoption(rec):
    rng, year = rec.rng, rec.day[0] - rec.rng.randint(1, 12)
    child = people.person(rng, rng.random() < 0.5, (year, year), rec.province)
    events.seven(rec, "adopted_child", child, papers=False)
    del rec.fields["adopted_child_id_document"]
    _couple(rec, "adoptive_father", "adoptive_mother", 0.05)
    _couple(rec, "giver_father", "giver_mother", 0.2)
    rec.put("giver_relation", rng.choice(("Cha, mẹ đẻ", "Ông, bà ngoại", "Cơ sở nuôi dưỡng")))
    rec.blank("giver_institution")
    rec.blank("giver_representative")
    rec.put("decision_number", f"{rng.randint(1, 90):02d}/{rec.day[0]}")
    records._office(rec)
    rec.registered = rec.day
    office = rec.fields["registration_office"]
    rec.put("registration_number", *values.registration_number(rng, rec.day[0]))
    rec.put_date("registration_date", rec.day)
    rec.put_date("decision_date", rec.day, "short")
    _entry(rec)
    rec.fields["registration_office"] = office


def _cell_rows(labels, role):
    return [labels.field("Họ và tên", f"{role}_full_name"), labels.field("Ngày, tháng, năm sinh", f"{role}_birth_date"),
            labels.field("Dân tộc", f"{role}_ethnicity"), labels.field("Quốc tịch", f"{role}_nationality"),
            labels.field("Nơi thường trú", f"{role}_residence"), labels.field("Số Giấy CMND/Hộ chiếu", f"{role}_id_document")]


def adoption_parts(record, labels):
    """Rows of the child, the two tables, and what stands under them."""
    child = [labels.field("Họ và tên", "adopted_child_full_name"), labels.field("Ngày, tháng, năm sinh", "adopted_child_birth_date"),
             *forms.identity_rows(labels, "adopted_child", True), labels.field("Nơi thường trú", "adopted_child_residence")]
    after = [labels.field("Quan hệ của bên giao với trẻ được nhận làm con nuôi", "giver_relation"),
             labels.field("Tên cơ sở nuôi dưỡng", "giver_institution"),
             labels.field("Họ tên, chức vụ của đại diện cơ sở nuôi dưỡng", "giver_representative"),
             [labels.label("Giấy chứng nhận/Quyết định số"), V("decision_number", 0.7), L("ngày"), V("decision_date")]]
    after += _signed("Giấy chứng nhận nuôi con nuôi", labels)
    after += [labels.field("Ngày đăng ký", "registration_date"), labels.field("Nơi đăng ký", "registration_office")]
    tables = [(_cell_rows(labels, a), _cell_rows(labels, b)) for a, b in (("adoptive_father", "adoptive_mother"), ("giver_father", "giver_mother"))]
    return event_forms.heading("Phần ghi về con nuôi:") + child, tables, after


ENTRIES = {"birth-register": ("birth", birth, birth_rows), "marriage-register": ("marriage", marriage, marriage_rows),
           "death-register": ("death", death, death_rows), "parent-child-register": ("parent_child", parent_child, parent_child_rows),
           "guardianship-register": ("guardianship", guardianship, guardianship_rows),
           "guardianship-end-register": ("guardianship_end", guardianship, guardianship_rows),
           "change-register": ("change_correction", change, change_rows), "marital-register": ("marital_status", marital, marital_rows),
           "adoption-register": ("adoption", adoption, adoption_parts)}


def make(rng, set_name, name):
    kind, maker, _ = ENTRIES[name]
    record = records.Record(rng, set_name, kind, "register_page", "2015", False)
    record.name = name
    maker(record)
    return record
