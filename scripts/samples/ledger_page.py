"""Draws a page of a ledger: a ruled table, an entry a row; rows that wrap, rows left blank, lines that break."""
import datetime

import overlay
import people
import places
import records
import theme as themes
import values
from canvas import Canvas

COLUMNS = (("row_number", 12), ("issue_date", 27), ("applicant_full_name applicant_id_document", 74), ("document_type", 48),
           ("signer_name signer_title", 52), ("copy_count", 19), ("notes", 32))
HEADS = {"row_number": ("STT",), "issue_date": ("Ngày, tháng, năm cấp bản sao Trích lục",),
         "applicant_full_name": ("Họ, chữ đệm, tên, giấy tờ tùy thân của người yêu cầu cấp bản sao Trích lục",),
         "document_type": ("Loại bản sao Trích lục",),
         "signer_name": ("Họ, chữ đệm, tên, chức vụ của người ký cấp bản sao Trích lục",),
         "copy_count": ("Số lượng bản sao",), "notes": ("Ghi chú",)}
TYPES = ("Trích lục khai sinh (bản sao)", "Trích lục kết hôn (bản sao)", "Trích lục khai tử (bản sao)", "Bản sao Trích lục khai sinh",
         "Khai sinh", "Khai tử", "Kết hôn", "Trích lục ghi chú kết hôn (bản sao)", "Trích lục thay đổi, cải chính hộ tịch (bản sao)")
NOTES = ("Nhận trực tiếp", "Gửi qua bưu chính", "Cấp cho con của người yêu cầu", "Ủy quyền", "Đã thu lệ phí")
TITLES = ("Chủ tịch", "Phó Chủ tịch", "Chủ tịch UBND xã", "Phó Chủ tịch UBND")


class Ledger:
    """The entries of one page; `fields` of the page itself are none."""

    def __init__(self, rng, set_name):
        self.rng, self.set_name = rng, set_name
        first = records.Record(rng, set_name, "copy_log", "register_page", "2015", False)
        self.fields, self.derived = {}, {}
        self.rows, self.signers = [], [people.full_name(rng, "Kinh", rng.random() < 0.7) for _ in range(2)]
        self.signer_titles = [rng.choice(TITLES) for _ in self.signers]
        self.id_apart = rng.choice((", ", ", ", ", ", "; "))
        self.pad = rng.choice((0, 0, 2))
        self.count_pad = rng.choice((1, 2, 2))
        number, day = rng.randint(1, 380), datetime.date(*first.day)
        for _ in range(rng.randint(8, 20)):
            if rng.random() < 0.04:
                self.rows.append(None)
                continue
            day = min(day + datetime.timedelta(days=rng.choice((0, 0, 1, 1, 2, 5))), datetime.date(2020, 7, 15))
            self.rows.append(self._entry(first, number, (day.year, day.month, day.day)))
            number += 1
        self.rows += [None] * rng.choice((0, 0, 0, 1, 2, 5))

    @property
    def entries(self):
        return [row for row in self.rows if row]

    def _entry(self, page, number, day):
        rng = self.rng
        entry = records.Record(rng, self.set_name, "copy_log", "register_page", "2015", False)
        entry.dates, entry.day, entry.capital_names = page.dates, day, page.capital_names
        entry.put("row_number", f"{number:0{self.pad}d}" if self.pad else str(number))
        entry.put_date("issue_date", day, "short")
        who = people.person(rng, rng.random() < 0.5, (day[0] - 70, day[0] - 18), rng.choice(places.provinces()))
        entry.put_name("applicant_full_name", who["name"])
        entry.put_identity("applicant", who)
        if rng.random() < 0.55:
            short = entry.fields["applicant_id_document"].raw.split(" do ")[0].split(" cấp ")[0].split(",")[0]
            entry.put("applicant_id_document", short)
        name = entry.fields["applicant_full_name"]
        entry.fields["applicant_full_name"] = name._replace(raw=name.raw + self.id_apart.strip())
        entry.put("document_type", rng.choice(TYPES))
        which = 0 if rng.random() < 0.85 else 1
        entry.put("signer_name", self.signers[which] + ",", self.signers[which].upper())
        entry.put("signer_title", self.signer_titles[which])
        entry.put("copy_count", f"{rng.choice((1, 1, 1, 2, 2, 3, 5, 10)):0{self.count_pad}d}")
        if rng.random() < 0.2:
            entry.put("notes", rng.choice(NOTES))
        else:
            entry.blank("notes")
        return entry


class LedgerPage:
    def __init__(self, rng, ledger, set_name, style, dpi):
        self.rng, self.ledger = rng, ledger
        self.theme = themes.Theme(rng, set_name, style, dpi)
        self.canvas = canvas = Canvas(dpi, 297 + rng.uniform(-3, 3), 210 + rng.uniform(-2.5, 2.5), rng=rng,
                                      paper=rng.choice(((255, 255, 255), (252, 250, 244), (248, 246, 240))))
        canvas.pins = rng.choice({"tuning": (21, 24, 28), "dev": (20, 23, 27)}.get(set_name, (22, 26, 30)))
        canvas.pin_threshold, canvas.pin_radius = rng.uniform(70, 105), rng.uniform(0.42, 0.62)
        self.label = self.theme.label.but(pt=rng.uniform(9.5, 11), face="r")
        self.value = self.theme.value.but(pt=min(self.theme.value.pt, rng.uniform(10, 11.5)))
        self.pitch = canvas.pt(max(self.label.pt, self.value.pt)) * rng.uniform(1.15, 1.35)
        self.pad = canvas.mm(rng.uniform(0.9, 1.8))
        self.wide = max(1, canvas.mm(rng.choice((0.15, 0.2, 0.3, 0.4))))
        self.centered = rng.random() < 0.35
        self.gap = canvas.mm(rng.uniform(0.4, 1.5)) if rng.random() < 0.3 else 0
        self.box_of_entry = []

    def draw(self):
        canvas, rng = self.canvas, self.rng
        overlay.background(canvas, self.theme)
        y = canvas.mm(rng.uniform(9, 15))
        if rng.random() < 0.45:
            ink = self.label.but(face="b", pt=rng.uniform(13, 16))
            self._centered("SỔ CẤP BẢN SAO TRÍCH LỤC", 0, canvas.width, y + canvas.pt(ink.pt), ink)
            y += canvas.mm(rng.uniform(9, 14))
        self._columns()
        self.ys = [y]
        y = self._head(y)
        if rng.random() < 0.25:
            y = self._numbers(y)
        self._rows(y, canvas.height - canvas.mm(rng.uniform(13, 18)))
        self._rules()
        if rng.random() < 0.5:
            canvas.new_line()
            canvas.text(canvas.width / 2 - canvas.mm(12), canvas.height - canvas.mm(6), f"Trang số: {rng.randint(1, 200)}", self.label)
        return canvas

    def _columns(self):
        canvas, rng = self.canvas, self.rng
        x0, x1 = canvas.mm(rng.uniform(12, 18)), canvas.width - canvas.mm(rng.uniform(9, 14))
        widths = [width * rng.uniform(0.94, 1.06) for _, width in COLUMNS]
        self.xs = [x0]
        for width in widths:
            self.xs.append(self.xs[-1] + (x1 - x0) * width / sum(widths))

    def _wrap(self, text, room, ink):
        lines = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.canvas.measure(longer, ink) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _centered(self, text, x0, x1, baseline, ink):
        self.canvas.new_line()
        self.canvas.text((x0 + x1 - self.canvas.measure(text, ink)) / 2, baseline, text, ink)

    def _room(self, column):
        return self.xs[column + 1] - self.xs[column] - 2 * self.pad

    def _head(self, y):
        ink = self.label.but(face="b" if self.rng.random() < 0.6 else "r")
        line = self.canvas.pt(ink.pt) * 1.2
        texts = [self._wrap(self.rng.choice(HEADS[names.split(" ")[0]]), self._room(c), ink) for c, (names, _) in enumerate(COLUMNS)]
        height = max(len(text) for text in texts) * line + 2 * self.pad
        for column, text in enumerate(texts):
            top = y + (height - len(text) * line) / 2
            for i, words in enumerate(text):
                self._centered(words, self.xs[column], self.xs[column + 1], top + line * (i + 0.8), ink)
        self.ys.append(y + height)
        return y + height

    def _numbers(self, y):
        shape = self.rng.choice(("({})", "{}"))
        for column in range(len(COLUMNS)):
            self._centered(shape.format(column + 1), self.xs[column], self.xs[column + 1], y + self.pad + 0.8 * self.pitch, self.label)
        y += self.pitch + 1.6 * self.pad
        self.ys.append(y)
        return y

    def _rows(self, y, bottom):
        """Rows until the page is full; what does not fit is not on the page."""
        least = self.canvas.mm(self.rng.uniform(7.5, 11))
        drawn = []
        for row in self.ledger.rows:
            cells = [self._cell(row, names, column) for column, (names, _) in enumerate(COLUMNS)]
            height = max(least, max(len(cell) for cell in cells) * self.pitch + 2 * self.pad)
            if y + height > bottom:
                break
            if row:
                index = sum(1 for one in drawn if one)
                self._entry(row, index, cells, y, height)
                self.box_of_entry.append((self.xs[0], y, self.xs[-1], y + height))
            drawn.append(row)
            y += height
            self.ys.append(y)
        self.ledger.rows = drawn

    def _cell(self, row, names, column):
        """Lines of (word, field)."""
        lines, x, room = [], 0, self._room(column)
        if row is None:
            return lines
        space = self.canvas.measure(" ", self.value)
        for name in names.split(" "):
            for word in row.fields[name].raw.split(" ") if row.fields[name].raw else ():
                wide = self.canvas.measure(word, self.value)
                if not lines or x + wide > room:
                    lines.append([])
                    x = 0
                lines[-1].append((word, name))
                x += wide + space
        return lines

    def _entry(self, row, index, cells, y, height):
        space = self.canvas.measure(" ", self.value)
        for column, lines in enumerate(cells):
            top = y + self.pad
            if self.centered:
                top = y + (height - len(lines) * self.pitch) / 2
            middle = COLUMNS[column][0] in ("row_number", "copy_count", "issue_date") and self.theme.value_center is not None
            for i, line in enumerate(lines):
                self.canvas.new_line()
                x = self.xs[column] + self.pad
                if middle:
                    x += max(0, (self._room(column) - self.canvas.measure(" ".join(word for word, _ in line), self.value)) / 2)
                for word, name in line:
                    self.canvas.text(x, top + self.pitch * (i + 0.78), word, self.value, f"{index}/{name}")
                    x += self.canvas.measure(word, self.value) + space
            for name in COLUMNS[column][0].split(" "):
                if not row.fields[name].raw:
                    self.canvas.words.append({"t": "", "box": (self.xs[column], y, self.xs[column + 1], y + height), "line": -1,
                                              "field": f"{index}/{name}"})

    def _rules(self):
        for x in self.xs:
            self._rule((x, self.ys[0]), (x, self.ys[-1]))
        for y in self.ys:
            self._rule((self.xs[0], y), (self.xs[-1], y))

    def _rule(self, start, end):
        """A line; on some pages it breaks here and there."""
        draw, color = self.canvas.draw, self.label.color
        length = max(end[0] - start[0], end[1] - start[1])
        at = lambda way: tuple(a + (b - a) * way / length for a, b in zip(start, end))
        way = 0.0
        while way < length:
            stop = min(length, way + (self.rng.uniform(0.05, 0.5) * length if self.gap else length))
            draw.line((*at(way), *at(stop)), fill=color, width=self.wide)
            way = stop + self.gap
