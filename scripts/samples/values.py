"""Spellings of dates, times, numbers and identity papers, each with its normal form."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


class Words:
    """Number words in one paper's dialect."""

    def __init__(self, rng):
        self.thousand = rng.choice(("nghìn", "nghìn", "ngàn"))
        self.zero = rng.choice(("linh", "lẻ"))
        self.four = rng.choice(("tư", "bốn"))
        self.first_days = rng.choice(("", "", "mồng ", "mùng "))
        self.april = rng.choice(("tư", "tư", "bốn"))
        self.special_months = rng.random() < 0.15
        self.capital = rng.choice(("first", "first", "each", "none"))
        self.day_word = rng.choice(("Ngày ", "Ngày ", ""))
        self.comma = rng.random() < 0.25

    def below_hundred(self, number):
        tens, unit = divmod(number, 10)
        if tens == 0:
            return DIGITS[unit]
        head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
        if unit == 0:
            return head
        if unit == 5:
            return f"{head} lăm"
        if unit == 1 and tens > 1:
            return f"{head} mốt"
        if unit == 4 and tens > 1:
            return f"{head} {self.four}"
        return f"{head} {DIGITS[unit]}"

    def year(self, year):
        thousands, rest = divmod(year, 1000)
        hundreds, tail = divmod(rest, 100)
        text = f"{DIGITS[thousands]} {self.thousand} {DIGITS[hundreds]} trăm"
        if tail == 0:
            return text
        return f"{text} {self.zero} {DIGITS[tail]}" if tail < 10 else f"{text} {self.below_hundred(tail)}"

    def month(self, month):
        if self.special_months and month in (1, 12):
            return "giêng" if month == 1 else "chạp"
        return self.april if month == 4 else self.below_hundred(month)

    def date(self, date):
        year, month, day = date
        first = self.first_days if day <= 10 else ""
        join = ", " if self.comma else " "
        text = f"{self.day_word}{first}{self.below_hundred(day)}{join}tháng {self.month(month)}{join}năm {self.year(year)}"
        return self.case(text)

    def time(self, hour, minute):
        return f"{self.below_hundred(hour)} giờ" + (f", {self.below_hundred(minute)} phút" if minute else "")

    def case(self, text):
        if self.capital == "each":
            return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        return text[:1].upper() + text[1:] if self.capital == "first" else text


class DateWriter:
    """Prints dates in one paper's manner."""

    def __init__(self, rng):
        self.short_style = rng.choice(("{d:02d}/{m:02d}/{y}", "{d:02d}/{m:02d}/{y}", "{d}-{m}-{y}", "{d:02d}.{m:02d}.{y}",
                                       "{d:02d}-{m:02d}-{y}", "{d}/{m}/{y}"))
        self.long_form = rng.random() < 0.4
        self.pad_month = rng.random() < 0.5

    def short(self, date):
        return self.short_style.format(y=date[0], m=date[1], d=date[2])

    def long(self, date, capital=False):
        year, month, day = date
        shown = f"{month:02d}" if self.pad_month or month < 3 else str(month)
        return f"{'Ngày' if capital else 'ngày'} {day:02d} tháng {shown} năm {year}"

    def any(self, date):
        return self.long(date) if self.long_form else self.short(date)


def iso(date):
    return "-".join(f"{part:02d}" if i else f"{part:04d}" for i, part in enumerate(date))


def time_text(rng, hour, minute):
    style = rng.choice(("{h:02d} giờ {m:02d} phút", "{h} giờ {m:02d} phút", "{h}h{m:02d}", "{h:02d} giờ {m:02d} phút"))
    return style.format(h=hour, m=minute)


def registration_number(rng, year):
    """(raw, value) of an entry number."""
    number = rng.choice((rng.randint(1, 99), rng.randint(1, 450)))
    shown = f"{number:02d}" if rng.random() < 0.7 else f"{number:03d}"
    gap = " " if rng.random() < 0.12 else ""
    return f"{shown}{gap}/{gap}{year}", f"{shown}/{year}"


def identity(rng, person, dates, today, place):
    """Identity paper of an adult: (raw, parts)."""
    after = max(person["year"] + 16, 2005)
    issue = (rng.randint(min(after, today[0] - 1), today[0] - 1), rng.randint(1, 12), rng.randint(1, 28))
    if person["foreign"]:
        number, kind, issuer = f"{rng.choice('MEPC')}{rng.randrange(10**7, 10**8)}", "Hộ chiếu", "Bộ Ngoại giao"
    elif rng.random() < 0.5 or today[0] < 2017:
        number, kind, issuer = person["id9"], "CMND", f"Công an {place}"
    else:
        number, kind = person["id12"], "CCCD"
        issue = (rng.randint(2016, max(2016, today[0] - 1)),) + issue[1:]
        issuer = rng.choice(("Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư", "Cục Cảnh sát QLHC về TTXH"))
    shown = {"CMND": ("CMND", "CMND", "Chứng minh nhân dân", "Giấy CMND"),
             "CCCD": ("CCCD", "Căn cước công dân", "Thẻ CCCD"), "Hộ chiếu": ("Hộ chiếu",)}[kind]
    head = f"{rng.choice(shown)}{rng.choice((' số ', ' số: ', ': ', ' '))}{number}"
    day = dates.short(issue)
    tail = rng.choice((f" do {issuer} cấp ngày {day}", f", {issuer} cấp ngày {day}", f" cấp ngày {day} tại {issuer}", ""))
    return head + tail, {"id_number": number, "id_kind": kind,
                         "id_issue_date": iso(issue) if tail else None, "id_issue_place": issuer if tail else None}
