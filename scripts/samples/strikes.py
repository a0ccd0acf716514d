"""Values crossed out by the clerk, their correction above or beside (Thông tư 04/2020/TT-BTP, Điều 35)."""
import collections

import cv2
import numpy as np
from PIL import Image

import fonts
import people
import places
from canvas import Ink
from records import Value

PEN = ((25, 35, 140), (20, 20, 30), (40, 50, 160), (30, 30, 35))
GIVEN = people.GIVEN_MALE + people.GIVEN_FEMALE
ENDS = ("_full_name", "_birth_year", "_ethnicity", "_residence", "_home_town", "_personal_id", "_birth_date", "_sex")

# Words of a value as they stand on the paper: kept, struck, their correction, kept; `above` or beside.
Strike = collections.namedtuple("Strike", "before wrong right after above value")


def prepare(rng, set_name, record):
    """Puts mistakes in one to three fields of a record; what corrects them is drawn by `draw`, or stands in the raw text."""
    record.strikes = {}
    named_below = record.kind == "marriage" and record.paper == "certificate"
    open_to = [name for name, field in record.fields.items() if field.raw and name.endswith(ENDS) and not field.raw.startswith("ngày")
               and not (named_below and name.endswith("full_name"))]
    for name in rng.sample(open_to, min(len(open_to), rng.randint(1, 3))):
        strike = _mistake(rng, set_name, name, record.fields[name])
        if strike is None:
            continue
        record.strikes[name] = strike
        drawn = strike.before + strike.wrong + ([] if strike.above else strike.right) + strike.after
        record.fields[name] = Value(" ".join(drawn), strike.value)


def _mistake(rng, set_name, name, field):
    words = field.raw.split(" ")
    above = rng.random() < 0.55
    cut = (0, len(words))
    if name.endswith("_full_name"):
        given = rng.choice([one for one in GIVEN if one.lower() != words[-1].lower()])
        wrong = words[:-1] + [given.upper() if field.raw.isupper() else given]
        if rng.random() < 0.4 and len(words) > 2:
            cut = (len(words) - 1, len(words))
    elif name.endswith(("_residence", "_home_town")):
        head = next((i for i, word in enumerate(words) if word.endswith(",")), None)
        if head is None or head > 5:
            return None
        other = places.unit(rng, set_name)[0].split(" ")
        wrong, cut = other[:-1] + [other[-1] + ","] + words[head + 1:], (0, head + 1)
        return Strike([], wrong[:len(other)], words[:head + 1], words[head + 1:], above, field.value)
    elif name.endswith("_ethnicity"):
        wrong = [rng.choice([one for one in ("Kinh", "Tày", "Nùng", "Mường", "Hoa", "Thái") if one != field.raw])]
    elif name.endswith("_sex"):
        wrong = ["Nữ" if field.raw == "Nam" else "Nam"]
    else:
        digits = [i for i, char in enumerate(field.raw) if char.isdigit()]
        if len(digits) < 4:
            return None
        at = digits[-1]
        wrong = (field.raw[:at] + str((int(field.raw[at]) + rng.randint(1, 9)) % 10) + field.raw[at + 1:]).split(" ")
    return Strike(wrong[:cut[0]], wrong[cut[0]:cut[1]], words[cut[0]:cut[1]], wrong[cut[1]:], above, field.value)


def draw(rng, canvas, theme, record, pitch):
    """Crosses out what `prepare` chose and writes what stands above it."""
    for name, strike in record.strikes.items():
        drawn = [word for word in canvas.words if word["field"] == name and word["t"]]
        first, last = len(strike.before), len(strike.before) + len(strike.wrong)
        if len(drawn) < last:
            continue
        crossed = drawn[first:last]
        for line in sorted({word["line"] for word in crossed} | set()):
            _cross(rng, canvas, theme, [word for word in crossed if word["line"] == line])
        if strike.above:
            _above(rng, canvas, theme, crossed, strike, pitch, name)
        else:
            for word in drawn[last:last + len(strike.right)]:
                word["field"] = name + "@by"


def _baseline(canvas, theme, word):
    return word["box"][1] - canvas.font(theme.value).getbbox(word["t"], anchor="ls")[1]


def _cross(rng, canvas, theme, words):
    """One or two lines through the letters: by pen, a little wavy and aslant, or by machine."""
    x0 = min(word["box"][0] for word in words)
    x1 = max(word["box"][2] for word in words)
    # The face that draws may be bolder than the value's own: the top of the word's small letters is near enough.
    font = canvas.font(theme.value)
    tall = -font.getbbox("H", anchor="ls")[1] if "".join(w["t"] for w in words).upper() == "".join(w["t"] for w in words) else -font.getbbox("x", anchor="ls")[1]
    base = _baseline(canvas, theme, words[0])
    level = base - tall * rng.uniform(0.38, 0.6)
    by_machine = theme.value.machine != "pen" and rng.random() < 0.35
    lines = 2 if rng.random() < 0.35 else 1
    color = theme.value.color if by_machine else rng.choice(PEN)
    thick = canvas.mm(0.2) if by_machine else canvas.mm(rng.uniform(0.25, 0.5))
    for i in range(lines):
        y = level + (i - (lines - 1) / 2) * tall * rng.uniform(0.3, 0.42)
        left, right = x0 - canvas.mm(rng.uniform(-0.4, 2.2)), x1 + canvas.mm(rng.uniform(-0.4, 2.5))
        slope, wave = (0.0, 0.0) if by_machine else (rng.gauss(0, 0.008), canvas.mm(rng.uniform(0, 0.3)))
        _line(rng, canvas, (left, right, y), (slope, wave), max(1, thick), color)


def _line(rng, canvas, span, bend, thick, color):
    left, right, y = span
    slope, wave = bend
    xs = np.linspace(left, right, max(8, int((right - left) / canvas.mm(1.5))))
    phase, period = rng.uniform(0, 6.3), canvas.mm(rng.uniform(14, 40))
    ys = y + slope * (xs - (left + right) / 2) + wave * 0.5 * np.sin(2 * np.pi * xs / period + phase)
    pad = 8
    low = (int(left) - pad, int(ys.min()) - pad)
    layer = np.zeros((int(ys.max()) - low[1] + 2 * pad, int(right) - low[0] + 2 * pad), np.uint8)
    path = (np.stack([xs - low[0], ys - low[1]], 1) * 16).astype(np.int32)
    cv2.polylines(layer, [path], False, rng.randint(190, 245), thick, cv2.LINE_AA, 4)
    canvas.stamp_mask(Image.fromarray(layer), low[0], low[1], color)


def _above(rng, canvas, theme, crossed, strike, pitch, name):
    em = canvas.pt(theme.value.pt)
    share = min(0.9, max(0.55, pitch / em - 0.85))
    ink = theme.value.but(pt=theme.value.pt * share)
    if rng.random() < 0.45 or theme.value.machine == "pen":
        ink = Ink(fonts.pick_family(rng, theme.set_name, "hand"), "i", ink.pt * 1.05, rng.choice(PEN), "pen")
    first = crossed[0]
    x = first["box"][0] + canvas.mm(rng.uniform(-1, 2))
    text = " ".join(strike.right)
    x = min(x, canvas.width - canvas.mm(5) - canvas.measure(text, ink))
    canvas.new_line()
    canvas.text(x, _baseline(canvas, theme, first) - em * rng.uniform(0.82, 0.92), text, ink, name + "@by")


def truth(canvas, scan, record, out):
    """What `truth.fields` says of the crossed-out fields."""
    for name, strike in record.strikes.items():
        by = canvas.field_box(name + "@by")
        if name not in out or by is None:
            continue
        out[name] |= {"raw": " ".join(strike.before + strike.wrong + strike.after), "state": "struck",
                      "replaced_by": " ".join(strike.before + strike.right + strike.after), "replaced_by_box": scan.box(by)}
