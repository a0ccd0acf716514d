"""Composes a civil-status paper on a canvas."""
import event_forms
import extras
import forms
import layout
import overlay
import theme as themes
from canvas import Canvas

TITLES = {("birth", "certificate"): "GIẤY KHAI SINH", ("birth", "extract"): "TRÍCH LỤC KHAI SINH",
          ("marriage", "certificate"): "GIẤY CHỨNG NHẬN KẾT HÔN", ("marriage", "extract"): "TRÍCH LỤC KẾT HÔN",
          ("death", "extract"): "TRÍCH LỤC KHAI TỬ"}
SIGNERS = {("birth", "certificate"): "NGƯỜI KÝ GIẤY KHAI SINH", ("birth", "extract"): "NGƯỜI KÝ TRÍCH LỤC",
           ("marriage", "certificate"): "NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN", ("marriage", "extract"): "NGƯỜI KÝ TRÍCH LỤC",
           ("death", "extract"): "NGƯỜI KÝ TRÍCH LỤC"}
HINTS = ("(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)", "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)",
         "(Ký, đóng dấu và ghi rõ họ tên, chức vụ)", None)
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CODES = {"2015": ("(Ban hành kèm theo Thông tư số 15/2015/TT-BTP)", "TP/HT-2015-{c}", "Thông tư số 15/2015/TT-BTP ngày 16/11/2015"),
         "2020": ("(Ban hành kèm theo Thông tư số 04/2020/TT-BTP)", "Mẫu TT 04/2020/TT-BTP", "TP/HT-2020-{c}",
                  "(Ban hành kèm theo TT số 04/2020/TT-BTP ngày 28/5/2020 của Bộ Tư pháp)")}
CODES |= {"2006": ("TP/HT-2010-{c}.1", "Mẫu TP/HT-2010-{c}.1"), "2026": ("(Ban hành kèm theo Nghị định số 18/2026/NĐ-CP)",),
          "adoption": ("Mẫu TP/CN-2011/CN.01.a", "TP/CN-2011/CN.01")}
REGISTER = {"birth": "KS", "marriage": "KH", "death": "KT", "parent_child": "CMC", "guardianship": "GH", "guardianship_end": "CDGH",
            "change_correction": "TDCC", "marital_status": "HN", "adoption": "NCN"}
HEADED_AS_EXTRACT = ("parent_child", "guardianship", "guardianship_end", "change_correction", "marital_status")


class Paper:
    """One page of one record."""

    def __init__(self, rng, record, set_name, style, dpi):
        self.rng, self.record = rng, record
        self.theme = themes.Theme(rng, set_name, style, dpi)
        self.canvas = Canvas(dpi, 210 + rng.uniform(-2.5, 2.5), 297 + rng.uniform(-4, 3), rng=rng,
                             paper=rng.choice(((255, 255, 255), (252, 250, 244), (248, 246, 240), (255, 252, 240))))
        self.canvas.pins = rng.choice({"tuning": (21, 24, 28), "dev": (20, 23, 27)}.get(set_name, (22, 26, 30)))
        self.canvas.pin_threshold = rng.uniform(70, 105)
        self.canvas.pin_radius = rng.uniform(0.42, 0.62)
        canvas, theme = self.canvas, self.theme
        self.x0, self.x1 = canvas.mm(theme.margins[0]), canvas.width - canvas.mm(theme.margins[1])
        self.pitch = canvas.pt(theme.label.pt) * theme.leading
        self.y = canvas.mm(theme.top)
        self.label = theme.label

    def draw(self):
        overlay.background(self.canvas, self.theme)
        overlay.frame(self.canvas, self.theme)
        if self.theme.form_code and self.rng.random() < 0.5:
            self._form_code(top=True)
            self.theme.form_code = False
        if self.record.paper == "certificate" and self.record.kind not in HEADED_AS_EXTRACT:
            self._certificate_head()
        else:
            self._extract_head()
        labels = forms.Labels(self.rng, self.theme)
        self._fit_pitch()
        self.canvas.tilt = 0.0
        self._body(labels)
        self._foot()
        if self.theme.form_code and self.foot < self.canvas.height - self.canvas.mm(12):
            self._form_code(top=False)
        return self.canvas

    def _fit_pitch(self):
        """Leaves room at the foot for the signature block."""
        rows = {"birth": 20, "marriage": 14, "death": 18}.get(self.record.kind, 20)
        room = self.canvas.height - self.y - self.canvas.mm(62)
        self.pitch = min(self.pitch, room / rows)

    def center(self, x, baseline, text, ink, field=None):
        self.canvas.new_line()
        width = self.canvas.measure(text, ink)
        return self.canvas.text(x - width / 2, baseline, text, ink, field)

    def _motto(self, x, y):
        bold = self.label.but(face="b", pt=min(self.label.pt, 12.5))
        line = self.canvas.pt(bold.pt) * 1.4
        upper_ink = bold if self.rng.random() < 0.8 else bold.but(face="r")
        width = self.canvas.measure(MOTTO[0], upper_ink)
        x = min(x, self.canvas.width - self.canvas.mm(10) - width / 2)
        self.center(x, y, MOTTO[0], upper_ink)
        second = MOTTO[1] if self.rng.random() < 0.85 else MOTTO[1].replace(" - ", " – ")
        self.center(x, y + line, second, bold)
        half = self.canvas.measure(second, bold) / 2
        if self.rng.random() < 0.8:
            under = y + line + self.canvas.mm(1.6)
            self.canvas.draw.line((x - half, under, x + half, under), fill=self.label.color, width=max(1, self.canvas.mm(0.25)))
        return y + line * 2.2, x

    def _title(self, y):
        canvas, theme, record = self.canvas, self.theme, self.record
        title = record.title or TITLES[(record.kind, record.paper)]
        ink = self.label.but(face="b", pt=theme.title_pt, color=theme.title_color, machine=self.label.machine)
        while canvas.measure(title, ink) > (self.x1 - self.x0) * 0.9:
            ink.pt *= 0.93
        self.center(canvas.width / 2, y, title, ink)
        y += canvas.pt(ink.pt) * 0.4
        if record.is_copy:
            small = self.label.but(face=self.rng.choice("rb"), pt=max(11, ink.pt * 0.65), color=theme.title_color)
            y += canvas.pt(small.pt) * 1.15
            text = self.rng.choice(("(BẢN SAO)", "(BẢN SAO)", "BẢN SAO", "(Bản sao)"))
            self.center(canvas.width / 2, y, text, small)
        return y + self.pitch * self.rng.uniform(1.1, 1.6)

    def _certificate_head(self):
        canvas, theme, rng = self.canvas, self.theme, self.rng
        number_first = rng.random() < 0.4
        if rng.random() < 0.6:
            size = canvas.mm(rng.uniform(15, 22))
            overlay.emblem(canvas, canvas.width // 2, int(self.y + size / 2), size)
            self.y += size + canvas.mm(5)
        if number_first:
            self._number(canvas.width - canvas.mm(62), self.y)
            self.y += self.pitch
            self.y = self._book(canvas.width - canvas.mm(62), self.y)
        y, _ = self._motto(canvas.width / 2, self.y)
        y = self._title(y + canvas.pt(theme.title_pt) * 1.1)
        if not number_first:
            x = rng.choice((canvas.width / 2 - canvas.mm(18), canvas.width - canvas.mm(60), self.x0))
            self._number(x, y)
            y += self.pitch
            y = self._book(x, y)
        self.y = y + self.pitch * 0.3

    def _book(self, x, y):
        """`Quyển số` under the number, where the paper has one; the baseline after it."""
        if "book_number" not in self.record.fields or self.record.name == "change-note-extract":
            return y
        self.canvas.new_line()
        end = self.canvas.text(x, y, "Quyển số" + (":" if self.theme.colon else ""), self.label) + self.canvas.measure(" ", self.label)
        self.canvas.text(end, y, self.record.fields["book_number"].raw, self.theme.value, "book_number")
        return y + self.pitch

    def _number(self, x, y, field="registration_number"):
        canvas = self.canvas
        canvas.new_line()
        end = canvas.text(x, y, "Số" + (":" if self.theme.colon or self.rng.random() < 0.5 else ""), self.label)
        end += canvas.measure(" ", self.label)
        ink = self.theme.value if field == "registration_number" or self.rng.random() < 0.6 else self.label
        canvas.text(end, y, self.record.fields[field].raw, ink, field)

    def _extract_head(self):
        canvas, record, rng = self.canvas, self.record, self.rng
        ink = self.label.but(pt=min(self.label.pt, 12.5))
        line = canvas.pt(ink.pt) * 1.4
        center_x, y = self.x0 + canvas.mm(rng.uniform(26, 32)), self.y
        lines = record.office_lines
        for i, text in enumerate(lines):
            last = i == len(lines) - 1
            face = ink.but(face="b" if last or rng.random() < 0.2 else "r")
            while canvas.measure(text, face) > canvas.mm(78):
                face.pt *= 0.94
            self.center(max(center_x, self.x0 + canvas.measure(text, face) / 2), y, text, face, "issuing_office")
            y += line
        half = canvas.mm(rng.uniform(8, 14))
        canvas.draw.line((center_x - half, y - line * 0.65, center_x + half, y - line * 0.65), fill=ink.color, width=max(1, canvas.mm(0.2)))
        number_y = y + line * 0.4
        self._number(center_x - canvas.mm(20), number_y, "document_number")
        under, motto_x = self._motto(canvas.width - canvas.mm(rng.uniform(52, 58)), self.y)
        issue_y = max(under, number_y if rng.random() < 0.6 else under)
        self._issue_line(motto_x, issue_y)
        self.y = self._title(max(issue_y, number_y) + canvas.pt(self.theme.title_pt) * 1.6) + self.pitch * 0.2

    def _issue_line(self, x, y):
        canvas, record = self.canvas, self.record
        ink = self.label.but(face="i", pt=min(self.label.pt, 12.5))
        head = f"{record.issue_place},"
        text = f"{head} {record.fields['issue_date'].raw}"
        width = canvas.measure(text, ink)
        start = min(x - width / 2, canvas.width - canvas.mm(8) - width)
        canvas.new_line()
        end = canvas.text(start, y, head, ink) + canvas.measure(" ", ink)
        canvas.text(end, y, record.fields["issue_date"].raw, ink, "issue_date")

    def _body(self, labels):
        record, canvas, theme = self.record, self.canvas, self.theme
        canvas.tilt = theme.value_tilt
        if record.name in event_forms.COLUMNS or record.kind == "marriage":
            wife, husband, after = event_forms.COLUMNS.get(record.name, forms.marriage_rows)(record, labels)
            if self.rng.random() < 0.72:
                self._squeeze(11 + len(after) + (5 if record.paper == "certificate" else 0) + (5 if record.kind == "adoption" else 0))
                top = self.y
                gap = canvas.mm(self.rng.uniform(3, 7))
                middle = (self.x0 + self.x1) / 2
                spans = ((self.x0, middle - gap / 2), (middle + gap / 2, self.x1))
                self.y = layout.draw_columns(canvas, theme, record, (wife, husband), spans, self.y, self.pitch)
                if theme.boxed:
                    self._box_columns(top - self.pitch * 0.8, self.y - self.pitch * 0.7)
            else:
                self._squeeze(len(wife) * 2 + len(after) + (9 if record.name else 0))
                self.y = layout.draw_rows(canvas, theme, record, wife + husband, self.x0, self.x1, self.y, self.pitch)
            rows = after
        else:
            draw = event_forms.ROWS.get(record.name) or {"birth": forms.birth_rows, "death": forms.death_rows}[record.kind]
            rows = draw(record, labels)
            rows = forms.number_rows(theme, rows)
            self._squeeze(len(rows))
        self.y = layout.draw_rows(canvas, theme, record, rows, self.x0, self.x1, self.y, self.pitch)
        canvas.tilt = 0.0

    def _squeeze(self, rows):
        """Tightens the lines until the rows, with some wrapping, leave room to sign; never until they touch."""
        room = self.canvas.height - self.y - self.canvas.mm(58)
        least = 1.12 * self.canvas.pt(max(self.label.pt, self.theme.value.pt))
        self.pitch = max(least, min(self.pitch, room / (rows + 2.5)))

    def _box_columns(self, top, bottom):
        middle, inset = (self.x0 + self.x1) / 2, self.canvas.mm(2)
        wide, color = max(1, self.canvas.mm(0.2)), self.label.color
        self.canvas.draw.line((middle, top, middle, bottom), fill=color, width=wide)
        if self.rng.random() < 0.5:
            self.canvas.draw.rectangle((self.x0 - inset, top, self.x1 + inset, bottom), outline=color, width=wide)

    def _foot(self):
        canvas, rng, record = self.canvas, self.rng, self.record
        line = canvas.pt(self.label.pt) * 1.35
        y = self.y + line * 0.3
        x = canvas.width - canvas.mm(rng.uniform(54, 66))
        small = self.label.but(face="i", pt=self.label.pt * 0.85)
        bold = self.label.but(face="b", pt=min(self.label.pt, 12.5))
        if record.kind == "marriage" and record.paper == "certificate":
            y = self._spouse_signatures(y, bold, small, line)
        if record.paper == "certificate" and record.is_copy and record.kind != "death":
            self._issue_line(x, y)
            y += line
        self._signer_mark(x, y, bold)
        hint = rng.choice(HINTS)
        if hint:
            y += line
            while canvas.measure(hint, small) > 2 * (canvas.width - canvas.mm(6) - x):
                small.pt *= 0.94
            self.center(x, y, hint, small)
        value = self.theme.value if rng.random() < 0.5 else self.label
        for text in record.title_lines:
            y += line
            self.center(x, y, text, value.but(face="b"), "signer_title")
        top = y
        y = min(y + canvas.mm(rng.uniform(20, 28)), canvas.height - canvas.mm(9))
        self.center(x, y, record.fields["signer_name"].raw, value.but(face="b"), "signer_name")
        self.foot = y
        self._marks(x, top, y)
        extras.draw(self, self.y + line, y)

    def _signer_mark(self, x, y, ink):
        record = self.record
        mark = record.signer_mark or SIGNERS.get((record.kind, record.paper), "NGƯỜI KÝ TRÍCH LỤC" if record.paper == "extract" else "")
        if record.edition == "2006" and record.kind in ("marriage", "death"):
            self.center(self.x0 + self.canvas.mm(28), y, "NGƯỜI THỰC HIỆN", ink)
            if record.is_copy:
                self.center(self.x0 + self.canvas.mm(28), y + self.canvas.pt(ink.pt) * 1.35, "(Đã ký)", ink.but(face="r"))
        if mark:
            self.center(x, y, mark, ink)

    def _marks(self, x, top, bottom):
        if self.theme.signature:
            overlay.signature(self.canvas, x, (top + bottom) / 2, self.canvas.mm(40), self.canvas.mm(14))
        if self.theme.seal:
            reach = self.canvas.mm(self.rng.uniform(8, 26))
            lift = self.rng.uniform(0.25, 0.75)
            overlay.seal(self.canvas, x - reach, top + (bottom - top) * lift, self.record.office_lines)

    def _spouse_signatures(self, y, bold, small, line):
        canvas = self.canvas
        xs = (self.x0 + canvas.mm(30), canvas.width - canvas.mm(60))
        for x, word in zip(xs, ("Vợ", "Chồng")):
            self.center(x, y, word, bold)
            self.center(x, y + line, "(Ký, ghi rõ họ, chữ đệm, tên)", small)
        room = canvas.mm(10)
        for x, role in zip(xs, ("wife", "husband")):
            overlay.signature(canvas, x, y + line + room / 2, canvas.mm(25), canvas.mm(8))
            if self.rng.random() < 0.6:
                self.center(x, y + line * 2 + room, self.record.fields[f"{role}_full_name"].raw, self.label)
        return y + line * 3 + room

    def _form_code(self, top):
        canvas, ink = self.canvas, self.label.but(face=self.rng.choice("ri"), pt=self.rng.uniform(8, 10))
        codes = CODES["adoption" if self.record.kind == "adoption" else self.record.edition]
        text = self.rng.choice(codes).format(c=REGISTER[self.record.kind])
        canvas.new_line()
        y = canvas.mm(8) if top else canvas.height - canvas.mm(6)
        x = self.x0 if self.rng.random() < 0.5 else self.x1 - canvas.measure(text, ink)
        canvas.text(x, y, text, ink)
