"""Texts of training lines: what papers hold, with names and places that stand on no list."""
import sys
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "samples"))
import events  # noqa: E402
import prose  # noqa: E402
import records  # noqa: E402
import syllables  # noqa: E402
import values  # noqa: E402

USUAL = (("birth", "certificate"), ("birth", "extract"), ("marriage", "certificate"), ("marriage", "extract"), ("death", "extract"))
LABELS = ("Họ, chữ đệm, tên", "Họ và tên", "Họ và tên mẹ", "Họ và tên cha", "Ngày, tháng, năm sinh", "Ghi bằng chữ", "Giới tính", "Dân tộc", "Quốc tịch", "Nơi sinh",
          "Quê quán", "Nơi cư trú", "Số định danh cá nhân", "Giấy tờ tùy thân", "Nơi đăng ký khai sinh", "Số", "Quyển số", "Ngày, tháng, năm đăng ký", "Ghi chú",
          "NGƯỜI KÝ GIẤY KHAI SINH", "Chữ ký, họ tên người thực hiện", "TRÍCH LỤC KHAI SINH", "GIẤY CHỨNG NHẬN KẾT HÔN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "Đã chết vào lúc", "Nguyên nhân chết", "Nơi chết", "Người đi khai sinh", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH",
          "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG PHÒNG", "Năm sinh", "Họ tên vợ", "Họ tên chồng", "Phần khai về người mẹ", "Thực hiện từ")
PUNCTUATION = ".,:;-/()\"'"


def _all_letters():
    letters = list("bcdđghklmnpqrstvxfjwz") + ["ĕ", "ŏ", "ñ"]  # the last three in names of the highlands
    for base in "aăâeêioôơuưy":
        letters += [unicodedata.normalize("NFC", base + mark) for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")]
    return letters


LETTERS = _all_letters()


def cased(rng, text):
    dice = rng.random()
    return text.upper() if dice < 0.22 else text.title() if dice < 0.3 else text.lower() if dice < 0.36 else text


def number(rng):
    day, month, year = rng.randint(1, 31), rng.randint(1, 12), rng.randint(1900, 2026)
    return rng.choice((
        "%02d/%02d/%d" % (day, month, year), "%d/%d/%d" % (day, month, year), "%02d-%02d-%d" % (day, month, year), "%02d.%02d.%d" % (day, month, year),
        "ngày %02d tháng %02d năm %d" % (day, month, year), "Ngày %d tháng %d năm %d" % (day, month, year), str(year),
        "%d/%d" % (rng.randint(1, 999), year), "%02d/%d-TLKS" % (rng.randint(1, 999), year), "%012d" % rng.randrange(10 ** 12), "%09d" % rng.randrange(10 ** 9),
        "%d" % rng.randrange(10 ** rng.randint(1, 6)), "%02d giờ %02d phút" % (rng.randint(0, 23), rng.randint(0, 59)),
        "%s%07d" % (rng.choice("ABCNPKH"), rng.randrange(10 ** 7)), "0%d/TT-BTP" % rng.randint(1, 9), "TP/HT-%d-KS.%d" % (year, rng.randint(1, 9)),
        "số %d, ngõ %d" % (rng.randint(1, 400), rng.randint(1, 200)), "%d.%03d" % (rng.randint(1, 99), rng.randrange(1000))))


def scrambled(rng):
    """Letters in no order: what is seen must be read, not what is likely."""
    words = []
    for _ in range(rng.randint(1, 5)):
        word = "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 7)))
        words.append(cased(rng, word) + (rng.choice(PUNCTUATION) if rng.random() < 0.15 else ""))
    return " ".join(words)


def record_texts(rng):
    if rng.random() < 0.5:
        kind, paper = rng.choice(USUAL)
        record = records.make(rng, "dev", kind, paper, rng.choice(("2015", "2020")), rng.random() < 0.5)
    else:
        name = rng.choice(tuple(events.PAPERS))
        record = events.make(rng, "dev", name, rng.choice(events.PAPERS[name][2]), False)
    return [field.raw for field in record.fields.values() if field.raw]


def lines(rng):
    """Endless texts of lines."""
    syllables.share = 0.6
    dates = values.DateWriter(rng)
    while True:
        for raw in record_texts(rng):
            yield raw if rng.random() < 0.6 else rng.choice(LABELS) + ": " + raw
            yield cased(rng, syllables.name(rng, 1, 7))
            if rng.random() < 0.5:
                yield number(rng) if rng.random() < 0.6 else rng.choice(LABELS) + ": " + number(rng)
            if rng.random() < 0.25:
                yield cased(rng, rng.choice(LABELS)) + rng.choice(("", ":", " :"))
            if rng.random() < 0.2:
                yield scrambled(rng)
            if rng.random() < 0.15:
                yield cased(rng, syllables.name(rng, 2, 4)) + ", " + number(rng)
            if rng.random() < 0.1:
                yield prose.sentence(rng, "dev", dates)


def tidy(rng, text, most=72):
    """NFC, at most `most` letters, whole words; may be empty."""
    text = unicodedata.normalize("NFC", text)
    words = text.split()
    if len(text) <= most:
        return " ".join(words)
    at, out = rng.randrange(len(words)), []
    for word in words[at:] or words:
        if sum(map(len, out)) + len(out) + len(word) > most:
            break
        out.append(word)
    return " ".join(out)
