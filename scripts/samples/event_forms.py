"""Rows of the papers in events.py: labels with spellings that vary, and the fields beside them."""
import forms
from layout import L, V


def seven_rows(labels, role, word="", papers=None):
    """The seven items of a person; `word` tells in the name's label whose they are."""
    name = f"{labels.name} {word}".strip()
    return [labels.field(name, f"{role}_full_name", bold=True), labels.field(labels.birth, f"{role}_birth_date"),
            *forms.identity_rows(labels, role, True), labels.field(papers or labels.papers, f"{role}_id_document"),
            labels.field(labels.home, f"{role}_residence")]


def heading(text):
    return [[L(text, "b")]]


def _registered(record, labels, text):
    return forms.registered_rows(record, labels, text) if record.is_copy else []


def parent_child_rows(record, labels):
    act = record.fields["recognition_type"]
    rows = [[labels.label("Xác nhận đăng ký việc"), V("recognition_type", 0.3), L("giữa" + (":" if labels.theme.colon else ""))]]
    whose = "" if labels.rng.random() < 0.6 else "người nhận"
    rows += seven_rows(labels, "parent", whose) + heading("Và")
    rows += seven_rows(labels, "child", "", labels.rng.choice((None, "Giấy khai sinh/Giấy tờ tùy thân")))
    if not record.is_copy:
        rows.append([L(f"Việc {act.raw} có hiệu lực kể từ ngày cấp Trích lục./.")])
        return rows
    tail = forms.registered_rows(record, labels, "x")
    colon = ":" if labels.theme.colon else ""
    tail[0] = [L(f"Đã đăng ký nhận{colon} {act.raw.removeprefix('nhận ')} tại"), V("registration_office")]
    return rows + tail


def _guarded(record, labels):
    if labels.rng.random() < 0.5:
        return (heading("Phần ghi về người giám hộ") + seven_rows(labels, "guardian")
                + heading("Phần ghi về người được giám hộ") + seven_rows(labels, "ward"))
    return seven_rows(labels, "guardian", "người giám hộ") + seven_rows(labels, "ward", "người được giám hộ")


def guardianship_rows(record, labels):
    return _guarded(record, labels) + _registered(record, labels, labels.rng.choice(("Đã đăng ký giám hộ tại", "Nơi đăng ký giám hộ")))


def ended_rows(labels):
    return [[labels.label("Đăng ký giám hộ số"), V("guardianship_number", 0.6), L("ngày" + (":" if labels.theme.colon else "")),
             V("guardianship_date")], labels.field("Lý do chấm dứt việc giám hộ", "end_reason")]


def guardianship_end_rows(record, labels):
    return _guarded(record, labels) + ended_rows(labels) + _registered(record, labels, "Đã đăng ký chấm dứt giám hộ tại")


def change_rows(record, labels):
    rows = seven_rows(labels, "subject")
    if "subject_personal_id" in record.fields:
        rows.insert(-2, labels.field(labels.personal_id, "subject_personal_id"))
    rows += [labels.field("Đã đăng ký việc", "change_type"), [L("Trong"), V("changed_document")],
             labels.field("Từ", "change_from"), labels.field("Thành", "change_to")]
    return rows + _registered(record, labels, "Đã đăng ký tại")


def change_note_rows(record, labels):
    rows = seven_rows(labels, "subject") + [labels.field("Đã thực hiện việc ghi chú", "change_type")]
    book = labels.rng.choice(("Trong Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc số",
                              "Trong Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch số"))
    rows.append([labels.label(book), V("registration_number", 0.7), labels.label("Quyển số"), V("book_number", 0.7)])
    rows.append([labels.label("Nội dung ghi chú"), V("change_from"), L("thành"), V("change_to")])
    rows.append([L("Theo"), V("changed_document")])
    rows += [labels.field("Nơi ghi chú", "registration_office"), labels.field("Ngày, tháng, năm ghi chú", "registration_date")]
    if "extract_source" in record.fields:
        return rows + [labels.field("Ghi chú", "notes"), labels.field("Thực hiện trích lục từ", "extract_source")]
    del record.fields["notes"]
    return rows


def marital_rows(record, labels):
    cited = record.fields["registrant_full_name"].raw, record.fields["subject_full_name"].raw
    rows = [[labels.label(labels.rng.choice(("Xét đề nghị của ông/bà", "Xét đề nghị của ông (bà)"))), V("registrant_full_name", 0.2),
             L(f", về việc cấp Giấy xác nhận tình trạng hôn nhân cho ông/bà {cited[1]}")]]
    rows += heading("XÁC NHẬN:") + seven_rows(labels, "subject")
    return rows + certified_rows(record, labels, "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để")


def certified_rows(record, labels, purpose):
    rows = []
    if "residence_period_place" in record.fields:
        rows.append([labels.label("Trong thời gian cư trú tại"), V("residence_period_place"), L("từ ngày"), V("residence_from", 0.6),
                     L("đến ngày"), V("residence_to", 0.6)])
    return rows + [labels.field("Tình trạng hôn nhân", "marital_status"), labels.field(purpose, "purpose")]


def adopter_rows(labels, role, word):
    papers = labels.rng.choice(("Số Giấy CMND/Hộ chiếu", "Số CMND/Hộ chiếu"))
    return [labels.field(f"Họ và tên {word}".strip(), f"{role}_full_name", bold=True), labels.field(labels.birth, f"{role}_birth_date"),
            labels.field("Dân tộc", f"{role}_ethnicity"), labels.field("Quốc tịch", f"{role}_nationality"),
            labels.field(papers, f"{role}_id_document"), labels.field("Nơi cấp", f"{role}_id_issue_place"),
            labels.field("Ngày, tháng, năm cấp", f"{role}_id_issue_date"), labels.field("Nơi thường trú", f"{role}_residence")]


def adopted_rows(record, labels):
    rows = [labels.field("Họ và tên con nuôi", "adopted_child_full_name", bold=True),
            [labels.label("Giới tính"), V("adopted_child_sex", 0.6), labels.label(labels.birth), V("adopted_child_birth_date")],
            labels.field("Nơi sinh", "adopted_child_birth_place")]
    if "adopted_child_ethnicity" in record.fields:
        rows.append([labels.label("Dân tộc"), V("adopted_child_ethnicity"), labels.label("Quốc tịch"), V("adopted_child_nationality")])
    return rows


def adoption_rows(record, labels):
    """(father rows, mother rows, rows after)."""
    after = adopted_rows(record, labels) + [labels.field("Nơi đăng ký việc nuôi con nuôi", "registration_office"),
                                            labels.field("Vào Sổ đăng ký nuôi con nuôi ngày", "registration_date")]
    return adopter_rows(labels, "adoptive_father", "cha nuôi"), adopter_rows(labels, "adoptive_mother", "mẹ nuôi"), after


# ---- 2006 to 2015

HOME_2006, PAPERS_2006 = "Nơi thường trú/tạm trú", "Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế"


def birth_2006_rows(record, labels):
    rng = labels.rng
    rows = [[labels.label("Họ và tên", True), V("child_full_name"), labels.label("Giới tính"), V("child_sex", 0.4)],
            labels.field("Ngày, tháng, năm sinh", "child_birth_date"), labels.field("Bằng chữ", "child_birth_date_words"),
            labels.field("Nơi sinh", "child_birth_place"), labels.field("Quê quán", "child_home_town"),
            [labels.label("Dân tộc"), V("child_ethnicity"), labels.label("Quốc tịch"), V("child_nationality")]]
    for role, word in (("father", "cha"), ("mother", "mẹ")):
        rows += [labels.field(f"Họ và tên {word}", f"{role}_full_name", bold=True),
                 [labels.label("Dân tộc"), V(f"{role}_ethnicity"), labels.label("Quốc tịch"), V(f"{role}_nationality"),
                  labels.label("Năm sinh"), V(f"{role}_birth_year", 0.7)],
                 labels.field(HOME_2006, f"{role}_residence")]
    rows += [labels.field("Nơi đăng ký", "registration_office"), labels.field("Ngày, tháng, năm đăng ký", "registration_date"),
             labels.field("Ghi chú", "notes"),
             [labels.label("Họ và tên, quan hệ của người đi khai sinh"), V("registrant_full_name", 0), V("registrant_relation")]]
    return rows


def spouse_2006_rows(labels, role, word):
    return [labels.field(f"Họ và tên {word}", f"{role}_full_name", bold=True), labels.field("Ngày, tháng, năm sinh", f"{role}_birth_date"),
            labels.field("Dân tộc", f"{role}_ethnicity"), labels.field("Quốc tịch", f"{role}_nationality"),
            labels.field(HOME_2006, f"{role}_residence"), labels.field(PAPERS_2006, f"{role}_id_document")]


def marriage_2006_rows(record, labels):
    after = [labels.field("Nơi đăng ký", "registration_office"), labels.field("Ngày, tháng, năm đăng ký", "registration_date"),
             labels.field("Ghi chú", "notes")]
    return spouse_2006_rows(labels, "husband", "chồng"), spouse_2006_rows(labels, "wife", "vợ"), after


def death_2006_rows(record, labels):
    rows = [[labels.label("Họ và tên", True), V("deceased_full_name"), labels.label("Giới tính"), V("deceased_sex", 0.4)],
            labels.field("Ngày, tháng, năm sinh", "deceased_birth_date"),
            [labels.label("Dân tộc"), V("deceased_ethnicity"), labels.label("Quốc tịch"), V("deceased_nationality")],
            labels.field("Nơi thường trú/tạm trú cuối cùng", "deceased_residence"), labels.field(PAPERS_2006, "deceased_id_document")]
    moment = forms._death_moment(record, labels)
    del record.fields["death_date_words"]
    rows += [moment[0] if len(moment) > 1 else moment[0][:-2]]
    rows += [labels.field("Nơi chết", "death_place"), labels.field("Nguyên nhân chết", "death_cause"),
             [labels.label("Giấy báo tử/Giấy tờ thay thế Giấy báo tử"), V("death_notice_number", 0.7, 14), L("do"),
              V("death_notice_issuer", 1.2, 30), L("cấp ngày"), V("death_notice_date", 0.8, 20)],
             labels.field("Nơi đăng ký", "registration_office"), labels.field("Ngày, tháng, năm đăng ký", "registration_date"),
             labels.field("Ghi chú", "notes")]
    if record.is_copy:
        rows.append(labels.field("Sao từ Sổ đăng ký khai tử Ngày", "issue_date"))
    return rows


# One column of rows, or two columns and what stands under them.
ROWS = {"parent-child-extract": parent_child_rows, "guardianship-extract": guardianship_rows,
        "guardianship-end-extract": guardianship_end_rows, "change-extract": change_rows, "change-note-extract": change_note_rows,
        "marital-certificate": marital_rows, "birth-certificate-2006": birth_2006_rows, "death-certificate-2006": death_2006_rows,
        "death-extract-2026": forms.death_rows}
COLUMNS = {"adoption-certificate": adoption_rows, "marriage-certificate-2006": marriage_2006_rows}
