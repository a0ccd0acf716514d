"""Draws a page of a register: one entry, a side strip with boxes to tick and room for notes."""
import forms
import layout
import overlay
import paper
import registers

TITLES = {"birth": "KHAI SINH", "marriage": "KẾT HÔN", "death": "KHAI TỬ", "parent_child": "NHẬN CHA, MẸ, CON", "guardianship": "GIÁM HỘ",
          "guardianship_end": "CHẤM DỨT GIÁM HỘ", "adoption": "NUÔI CON NUÔI", "change_correction": "THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH"}


class RegisterPage(paper.Paper):
    def __init__(self, rng, record, set_name, style, dpi):
        super().__init__(rng, record, set_name, style, dpi)
        canvas, theme = self.canvas, self.theme
        theme.label = self.label = self.label.but(pt=min(self.label.pt, 12 if record.kind in ("birth", "marriage", "death") else 11))
        theme.value.pt = min(theme.value.pt, self.label.pt * 1.05)
        theme.tab_mm = min(theme.tab_mm, 40)
        theme.margins = (rng.uniform(14, 20), rng.uniform(8, 12))
        self.x0, self.x1 = canvas.mm(theme.margins[0]), canvas.width - canvas.mm(theme.margins[1])
        strip = canvas.mm(rng.uniform(38, 46)) if record.boxes or record.kind in ("guardianship_end", "adoption") else 0
        self.strip_x = self.x1 - strip
        self.body_x1 = self.strip_x - canvas.mm(rng.uniform(2, 4))

    def draw(self):
        overlay.background(self.canvas, self.theme)
        self.canvas.tilt = 0.0
        if self.rng.random() < 0.3 and self.record.kind in TITLES:
            ink = self.label.but(face="b", pt=15)
            title = "SỔ ĐĂNG KÝ " + TITLES[self.record.kind]
            while self.canvas.measure(title, ink) > (self.x1 - self.x0):
                ink.pt *= 0.93
            self.center(self.canvas.width / 2, self.y, title, ink)
            self.y += self.canvas.mm(9)
        labels = forms.Labels(self.rng, self.theme)
        self._head(labels)
        top = self.y - self.pitch * 0.75
        self._strip(top)
        self._entry(labels)
        self._signatures()
        bottom = min(self.y + self.canvas.mm(4), self.canvas.height - self.canvas.mm(16))
        self._frame(top, max(bottom, self.strip_bottom))
        self._foot_line(labels)
        return self.canvas

    def _head(self, labels):
        row = [labels.label("Số"), layout.V("registration_number", 0.5), labels.label("Quyển"), layout.V("book_number", 0.5)]
        rows = [row]
        if self.record.kind != "adoption":
            word = "cấp" if self.record.kind == "marital_status" else "đăng ký"
            rows.append(labels.field(f"Ngày, tháng, năm {word}", "registration_date"))
        self._squeeze({"birth": 22, "marriage": 20, "death": 24, "adoption": 32}.get(self.record.kind, 30))
        self.y = layout.draw_rows(self.canvas, self.theme, self.record, rows, self.x0, (self.x0 + self.x1) / 2 + self.canvas.mm(20), self.y, self.pitch)
        self.y += self.pitch * 0.5

    def _squeeze(self, rows):
        room = self.canvas.height - self.y - self.canvas.mm(42)
        least = 1.12 * self.canvas.pt(max(self.label.pt, self.theme.value.pt))
        self.pitch = max(least, min(self.pitch, room / (rows + 2.5)))

    def _entry(self, labels):
        record, canvas, theme = self.record, self.canvas, self.theme
        rows = registers.ENTRIES[record.name][2](record, labels)
        canvas.tilt = theme.value_tilt
        if record.kind == "adoption":
            rows, tables, after = rows
            self._rows(rows)
            for title, table in zip(("Phần ghi về cha, mẹ nuôi:", "Phần ghi về bên giao con nuôi:"), tables):
                self._rows([[layout.L(title, "b")]])
                self._columns(table, ("ÔNG", "BÀ"))
            rows = after
        elif record.kind == "marriage":
            wife, husband, rows = rows
            self._columns((wife, husband), None)
        self._rows(rows)
        canvas.tilt = 0.0

    def _rows(self, rows):
        self.y = layout.draw_rows(self.canvas, self.theme, self.record, rows, self.x0, self.body_x1, self.y, self.pitch)

    def _columns(self, columns, heads):
        gap, middle = self.canvas.mm(4), (self.x0 + self.body_x1) / 2
        spans = ((self.x0, middle - gap / 2), (middle + gap / 2, self.body_x1))
        if heads:
            for (left, right), head in zip(spans, heads):
                self.center((left + right) / 2, self.y, head, self.label.but(face="b"))
            self.y += self.pitch
        top = self.y
        self.y = layout.draw_columns(self.canvas, self.theme, self.record, columns, spans, self.y, self.pitch)
        self.canvas.draw.line((middle, top - self.pitch * 0.8, middle, self.y - self.pitch * 0.7), fill=self.label.color, width=max(1, self.canvas.mm(0.2)))

    def _strip(self, top):
        """Boxes with labels, one ticked; below them the notes."""
        canvas, rng, record = self.canvas, self.rng, self.record
        size = canvas.pt(self.label.pt) * rng.uniform(0.85, 1.15)
        ink = self.label.but(pt=self.label.pt * 0.92)
        y, line = top + self.pitch * 1.1, canvas.pt(ink.pt) * 1.3
        left = self.strip_x + canvas.mm(2)
        wide = max(1, canvas.mm(0.25))
        mark = rng.choice(("x", "v", "x"))
        for text in record.boxes:
            box = (left, y - size * 0.85, left + size, y + size * 0.15)
            canvas.draw.rectangle(box, outline=ink.color, width=wide)
            if text == record.fields["registration_type"].raw:
                self._tick(box, mark)
                canvas.words.append({"t": "", "box": box, "line": -1, "field": "registration_type"})
            y = self._wrapped(text, left + size * 1.5, self.x1 - canvas.mm(1), y, line, ink) + line * 0.45
        y += line * 0.4
        canvas.draw.line((self.strip_x, y - line, self.x1, y - line), fill=ink.color, width=wide)
        canvas.new_line()
        y += line * 0.3
        canvas.text(left, y, "Ghi chú" + (":" if self.theme.colon else ""), self.label.but(face="b"))
        note = record.fields["notes"].raw
        self.strip_bottom = y + canvas.mm(30)
        if note:
            self.strip_bottom = self._wrapped(note, left, self.x1 - canvas.mm(1), y + line * 1.3, line * 1.1, self.theme.value, "notes")
        else:
            canvas.words.append({"t": "", "box": (left, y + line, self.x1, y + line * 4), "line": -1, "field": "notes"})

    def _wrapped(self, text, x0, x1, y, line, ink, field=None):
        canvas, x = self.canvas, x0
        canvas.new_line()
        for word in text.split(" "):
            wide = canvas.measure(word, ink)
            if x + wide > x1 and x > x0:
                x, y = x0, y + line
                canvas.new_line()
            canvas.text(x, y, word, ink, field)
            x += wide + canvas.measure(" ", ink)
        return y + line

    def _tick(self, box, mark):
        x0, y0, x1, y1 = box
        rng, color = self.rng, self.theme.value.color
        wide = max(2, self.canvas.mm(rng.uniform(0.3, 0.6)))
        shake = lambda: rng.uniform(-0.12, 0.12) * (x1 - x0)
        if mark == "x":
            self.canvas.draw.line((x0 + shake(), y0 + shake(), x1 + shake(), y1 + shake()), fill=color, width=wide)
            self.canvas.draw.line((x0 + shake(), y1 + shake(), x1 + shake(), y0 + shake()), fill=color, width=wide)
        else:
            middle = x0 + 0.4 * (x1 - x0)
            self.canvas.draw.line((x0 + shake(), (y0 + y1) / 2, middle, y1 + shake()), fill=color, width=wide)
            self.canvas.draw.line((middle, y1, x1 + 0.2 * (x1 - x0), y0 - 0.3 * (y1 - y0) + shake()), fill=color, width=wide)

    def _signatures(self):
        canvas, kind = self.canvas, self.record.kind
        words = {"birth": ("Người đi khai sinh", "Người thực hiện"), "marriage": ("Vợ", "Chồng", "Người thực hiện"),
                 "death": ("Người đi khai tử", "Người thực hiện")}.get(kind, ("Người thực hiện",))
        y, room = self.y + self.pitch * 0.4, canvas.mm(12)
        for i, word in enumerate(words):
            x = self.x0 + (self.body_x1 - self.x0) * (i + 0.5) / len(words)
            self.center(x, y, word, self.label.but(face="b"))
            if self.theme.signature:
                overlay.signature(canvas, x, y + room * 0.8, canvas.mm(24), canvas.mm(8))
        self.y = y + room * 1.4

    def _frame(self, top, bottom):
        wide, inset = max(1, self.canvas.mm(0.25)), self.canvas.mm(2)
        if self.rng.random() < 0.7:
            self.canvas.draw.rectangle((self.x0 - inset, top, self.x1 + inset, bottom), outline=self.label.color, width=wide)
        self.canvas.draw.line((self.strip_x, top, self.strip_x, bottom), fill=self.label.color, width=wide)

    def _foot_line(self, labels):
        canvas = self.canvas
        x = canvas.width / 2 - canvas.mm(12) if self.rng.random() < 0.6 else self.x1 - canvas.mm(34)
        y = canvas.height - canvas.mm(9)
        canvas.new_line()
        end = canvas.text(x, y, "Trang số" + (":" if self.theme.colon else ""), self.label) + canvas.measure(" ", self.label)
        canvas.text(end, y, self.record.fields["page_number"].raw, self.theme.value, "page_number")
