"""One invented record: field name -> Value(raw, value)."""
import collections
import datetime

import people
import places
import values

Value = collections.namedtuple("Value", "raw value")
BLANK = Value("", None)

CAUSES = ("Bệnh già", "Tuổi già sức yếu", "Nhồi máu cơ tim", "Tai nạn giao thông", "Ung thư phổi", "Suy hô hấp",
          "Tai biến mạch máu não", "Xơ gan", "Suy thận giai đoạn cuối", "Đuối nước")
TITLES = (("CHỦ TỊCH",), ("PHÓ CHỦ TỊCH",), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
          ("CÔNG CHỨC TƯ PHÁP - HỘ TỊCH",), ("Chủ tịch",), ("Phó Chủ tịch",))
BIRTH_NOTES = ("Cải chính năm sinh của mẹ theo Trích lục cải chính số {n}/TLCC ngày {d}.",
               "Đăng ký lại.", "Bổ sung số định danh cá nhân ngày {d}.", "Thay đổi họ theo Quyết định số {n}/QĐ-UBND ngày {d}.")
SOURCES = ("Sổ đăng ký {event}", "Cơ sở dữ liệu hộ tịch điện tử", "Sổ hộ tịch", "Cơ sở dữ liệu hộ tịch")

# First and last day on which papers of an edition are drawn.
PERIODS = {"2006": ((2006, 4, 3), (2015, 12, 31)), "2015": ((2016, 1, 4), (2020, 7, 15)),
           "2020": ((2020, 7, 16), (2025, 6, 20)), "2026": ((2026, 1, 15), (2026, 11, 20))}


class Record:
    """Collects the fields of one paper and the writer's habits."""

    def __init__(self, rng, set_name, kind, paper, edition, is_copy):
        self.rng, self.set_name = rng, set_name
        self.kind, self.paper, self.edition, self.is_copy = kind, paper, edition, is_copy
        self.words, self.dates = values.Words(rng), values.DateWriter(rng)
        self.writer = places.PlaceWriter(rng)
        self.fields, self.derived = {}, {}
        self.fatherless = False
        self.province = rng.choice(places.provinces())
        self.office_units = places.unit(rng, set_name, self.province)
        low, high = PERIODS[edition]
        span = datetime.date(*high) - datetime.date(*low)
        self.day = self._offset(low, rng.randint(0, span.days))
        upper = rng.random()
        self.capital_names = edition in ("2020", "2026") or upper < 0.5
        self.name = self.title = self.signer_mark = None  # of the papers in events.py

    @staticmethod
    def _offset(date, days):
        moved = datetime.date(*date[:3]) + datetime.timedelta(days=days)
        return (moved.year, moved.month, moved.day)

    def put(self, name, raw, value=None):
        self.fields[name] = Value(raw, raw if value is None else value)

    def blank(self, name):
        self.fields[name] = BLANK

    def put_note(self, event):
        """`Ghi chú`: mostly left empty."""
        if self.rng.random() < 0.2:
            self.put("notes", self.rng.choice(BIRTH_NOTES if event == "khai sinh" else BIRTH_NOTES[1:2]).format(
                n=self.rng.randint(1, 60), d=self.dates.short(self.registered)))
        else:
            self.blank("notes")

    def put_date(self, name, date, form="any"):
        if len(date) < 3:
            text = str(date[0]) if len(date) == 1 else f"{date[1]:02d}/{date[0]}"
        else:
            text = getattr(self.dates, form)(date)
        self.put(name, text, values.iso(date))

    def put_name(self, name, text):
        self.put(name, text.upper() if self.capital_names else text, text.upper())

    def put_place(self, name, parts):
        self.put(name, *self.writer.parts(parts))

    def put_person(self, role, who, with_sex=False):
        self.put_name(f"{role}_full_name", who["name"])
        if with_sex:
            self.put(f"{role}_sex", "Nam" if who["male"] else "Nữ", "male" if who["male"] else "female")
        if who["foreign"]:
            self.blank(f"{role}_ethnicity")
        else:
            self.put(f"{role}_ethnicity", *people.printed_ethnicity(self.rng, who["ethnicity"]))
        self.put(f"{role}_nationality", *who["nationality"])

    def put_home(self, name, far=0.3):
        near = self.rng.random() > far
        units = self.office_units if near else places.unit(self.rng, self.set_name)
        self.put_place(name, places.address(self.rng, units))

    def put_identity(self, role, who):
        raw, parts = values.identity(self.rng, who, self.dates, self.day,
                                     f"{self.province.kind} {self.province.name}")
        self.put(f"{role}_id_document", raw)
        self.derived.update({f"{role}_{key}": value for key, value in parts.items() if value})


def _office(rec):
    """Issuing office lines, registration office, signer."""
    commune, district, province = rec.office_units
    lines = [province.upper(), district.upper(), "UBND " + commune.upper()]
    if rec.rng.random() < 0.3:
        lines[2] = "ỦY BAN NHÂN DÂN " + commune.upper()
    if rec.rng.random() < 0.25:
        lines = [f"UBND {district.upper()}", f"UBND {commune.upper()}"]
    rec.office_lines = lines
    rec.put("issuing_office", " ".join(lines))
    head = rec.rng.choice(("Ủy ban nhân dân", "UBND", "Uỷ ban nhân dân"))
    raw, value = rec.writer.parts([commune, district, province])
    if not rec.writer.short:
        raw = raw[:1].lower() + raw[1:]
        value = value[:1].lower() + value[1:]
    rec.put("registration_office", f"{head} {raw}", f"{head} {value}")
    signer = people.full_name(rec.rng, "Kinh", rec.rng.random() < 0.75)
    rec.put("signer_name", signer.upper() if rec.rng.random() < 0.15 else signer, signer.upper())
    rec.title_lines = rec.rng.choice(TITLES)
    rec.put("signer_title", " ".join(rec.title_lines))


def _registration(rec, event_day, days=60):
    """Registration date and number after the event; extracts come later."""
    if rec.paper == "extract" and rec.kind != "death" or rec.is_copy:
        rec.registered = min(rec._offset(event_day, rec.rng.randint(1, days)), rec.day)
    else:
        rec.registered = rec.day
    rec.put("registration_number", *values.registration_number(rec.rng, rec.registered[0]))
    rec.put_date("registration_date", rec.registered)


def _issue(rec, code):
    number = rec.rng.randint(1, 900)
    shown = f"{number:02d}" if rec.rng.random() < 0.6 else str(number)
    middle = f"/{rec.day[0]}" if rec.rng.random() < 0.3 else ""
    gap = rec.rng.choice(("", "", " "))
    raw = f"{shown}{middle}{gap}/{code}"
    rec.put("document_number", raw, raw.replace(" ", ""))
    rec.put_date("issue_date", rec.day, "long")
    commune = rec.office_units[0]
    short = commune.removeprefix("thị trấn ").removeprefix("xã ").removeprefix("phường ")
    rec.issue_place = rec.rng.choice((commune[:1].upper() + commune[1:] if short.isdigit() else short, rec.province.name))


def _notes_and_source(rec, event):
    if rec.rng.random() < 0.25:
        note = rec.rng.choice(BIRTH_NOTES).format(n=rec.rng.randint(1, 60), d=rec.dates.short(rec.registered))
        rec.put("notes", note)
    else:
        rec.blank("notes")
    if rec.edition == "2020" and rec.paper == "extract":
        rec.put("extract_source", rec.rng.choice(SOURCES).format(event=event))


def birth(rec):
    rng = rec.rng
    _office(rec)
    if rec.paper == "extract":
        born = (rng.randint(1955, rec.day[0] - 1), rng.randint(1, 12), rng.randint(1, 28))
    else:
        born = rec._offset(rec.day, -rng.randint(3, 60 if rng.random() < 0.8 else 1500))
    child = people.person(rng, rng.random() < 0.5, (born[0], born[0]), rec.province)
    mother = people.person(rng, False, (born[0] - 41, born[0] - 18), rec.province)
    father = people.person(rng, True, (born[0] - 50, born[0] - 20), rec.province, True)
    if rng.random() < 0.8:
        child["ethnicity"] = father["ethnicity"]
        child["name"] = people.full_name(rng, child["ethnicity"], child["male"], father["name"].split()[0].capitalize()
                                         if not father["foreign"] else None)
    _registration(rec, born)
    rec.put_person("child", child, True)
    rec.put_date("child_birth_date", born)
    rec.put("child_birth_date_words", rec.words.date(born), values.iso(born))
    birth_units = rec.office_units if rng.random() < 0.6 else places.unit(rng, rec.set_name)
    rec.put_place("child_birth_place", places.hospital(rng, birth_units) if rng.random() < 0.6 else birth_units)
    rec.put_place("child_home_town", rec.office_units if rng.random() < 0.5 else places.unit(rng, rec.set_name))
    if born[0] >= 2016 and rng.random() < 0.85:
        rec.put("child_personal_id", people.personal_id(rng, rec.province.code, born[0], child["male"]))
    else:
        rec.blank("child_personal_id")
    _parents(rec, mother, father)
    if rec.paper == "certificate":
        who = mother if rec.fatherless else rng.choice((mother, father))
        rec.put_name("registrant_full_name", who["name"])
        rec.put_identity("registrant", who)
        if rec.is_copy:
            _issue(rec, "KS-BS")
            del rec.fields["document_number"]
    else:
        _issue(rec, "TLKS-BS" if rec.is_copy else "TLKS")
        _notes_and_source(rec, "khai sinh")


def _parents(rec, mother, father):
    rng = rec.rng
    for role, who in (("mother", mother), ("father", father)):
        rec.put_person(role, who)
        rec.put_date(f"{role}_birth_year", (who["year"],) if rng.random() < 0.9 else who["birth"], "short")
        rec.put_home(f"{role}_residence", 0.25)
    if rng.random() < 0.07:
        for name in [name for name in rec.fields if name.startswith("father_")]:
            rec.blank(name)
        rec.fatherless = True


def marriage(rec):
    rng = rec.rng
    _office(rec)
    if rec.paper == "extract":
        rec.wedding = (rng.randint(1988, rec.day[0] - 1), rng.randint(1, 12), rng.randint(1, 28))
    else:
        rec.wedding = rec.day
    year = rec.wedding[0]
    _registration(rec, rec._offset(rec.wedding, -1), 1)
    for role, male, gap in (("wife", False, (18, 45)), ("husband", True, (21, 52))):
        who = people.person(rng, male, (year - gap[1], year - gap[0]), rec.province, True)
        rec.put_person(role, who)
        rec.put_date(f"{role}_birth_date", who["birth"] if rng.random() < 0.94 else (who["year"],), "short")
        rec.put_home(f"{role}_residence")
        if rng.random() < 0.93:
            rec.put_identity(role, who)
        else:
            rec.blank(f"{role}_id_document")
    if rec.paper == "extract":
        _issue(rec, "TLKH-BS" if rec.is_copy else "TLKH")
        _notes_and_source(rec, "kết hôn")


def death(rec):
    rng = rec.rng
    _office(rec)
    died = rec._offset(rec.day, -rng.randint(1, 20 if not rec.is_copy else 300))
    dead = people.person(rng, rng.random() < 0.55, (died[0] - 95, died[0] - 30), rec.province)
    rec.put_person("deceased", dead, True)
    birth_date = rng.choice((dead["birth"], dead["birth"], (dead["year"],), dead["birth"][:2]))
    rec.put_date("deceased_birth_date", birth_date, "short")
    if rec.edition == "2020" or rng.random() < 0.5:
        rec.put("deceased_personal_id", dead["id12"])
        if rng.random() < 0.3:
            rec.blank("deceased_personal_id")
    if rng.random() < 0.7:
        rec.put_identity("deceased", dead)
    else:
        rec.blank("deceased_id_document")
    if rng.random() < 0.5:
        rec.put_home("deceased_residence", 0.1)
    _death_moment(rec, died)
    _registration(rec, died, 15)
    if rec.is_copy:
        _issue(rec, "TLKT-BS")
        _notes_and_source(rec, "khai tử")
        return
    for name in ("registration_number", "registration_date"):
        del rec.fields[name]
    rec.put("death_cause", rng.choice(CAUSES))
    if rng.random() < 0.15:
        rec.blank("death_cause")
    _death_notice(rec, died)
    _issue(rec, "TLKT")
    rec.put_name("registrant_full_name", people.full_name(rng, "Kinh", rng.random() < 0.5))
    rec.put_identity("registrant", people.person(rng, True, (died[0] - 60, died[0] - 25), rec.province))
    if rec.edition == "2020" and rng.random() < 0.6:
        rec.put("extract_source", rng.choice(SOURCES).format(event="khai tử"))


def _death_moment(rec, died):
    rng = rec.rng
    known = rng.random() < 0.85
    hour, minute = rng.randint(0, 23), rng.choice((0, 5, 10, 15, 30, 40, rng.randint(1, 59)))
    if known:
        rec.put("death_time", values.time_text(rng, hour, minute), f"{hour:02d}:{minute:02d}")
    else:
        rec.blank("death_time")
    rec.put_date("death_date", died, rng.choice(("long", "short")))
    spoken = rec.words.date(died)
    if known and rng.random() < 0.5:
        spoken = rec.words.case(rec.words.time(hour, minute) + ", " + spoken[:1].lower() + spoken[1:])
    rec.put("death_date_words", spoken, values.iso(died))
    parts = places.hospital(rng, rec.office_units) if rng.random() < 0.35 else places.address(rng, rec.office_units)
    if rng.random() < 0.2:
        parts = ["tại nhà"] + list(rec.office_units)
    rec.put_place("death_place", parts)


def _death_notice(rec, died):
    if rec.rng.random() < 0.6:
        number = f"{rec.rng.randint(1, 240):02d}/{rec.rng.choice(('GBT', 'GBT-UBND', str(died[0])))}"
        rec.put("death_notice_number", number)
        office = rec.fields["registration_office"]
        rec.put("death_notice_issuer", *(text.split(",")[0].split(" - ")[0] for text in (office.raw, office.value)))
        rec.put_date("death_notice_date", rec._offset(died, 1), "short")
    else:
        for part in ("number", "issuer", "date"):
            rec.blank(f"death_notice_{part}")


MAKERS = {"birth": birth, "marriage": marriage, "death": death}


def make(rng, set_name, kind, paper, edition, is_copy):
    record = Record(rng, set_name, kind, paper, edition, is_copy)
    MAKERS[kind](record)
    record.edition = edition
    return record
