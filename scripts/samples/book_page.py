"""Draws pages that tell of a book: its cover, and the page on which it is closed. They hold no entry."""
import datetime

import forms
import layout
import overlay
import paper
import people
import records

TITLES = {"birth": ("ĐĂNG KÝ KHAI SINH",), "marriage": ("ĐĂNG KÝ KẾT HÔN",), "death": ("ĐĂNG KÝ KHAI TỬ",),
          "parent_child": ("ĐĂNG KÝ NHẬN CHA, MẸ, CON",), "guardianship": ("ĐĂNG KÝ GIÁM HỘ",),
          "guardianship_end": ("ĐĂNG KÝ CHẤM DỨT GIÁM HỘ",), "adoption": ("ĐĂNG KÝ NUÔI CON NUÔI",),
          "change_correction": ("ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH,", "BỔ SUNG HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC"),
          "marital_status": ("CẤP GIẤY XÁC NHẬN", "TÌNH TRẠNG HÔN NHÂN"), "copy_log": ("CẤP BẢN SAO TRÍCH LỤC",),
          "divorce_note": ("GHI CHÚ LY HÔN",)}
CODES = paper.REGISTER | {"copy_log": "BSTL", "divorce_note": "GCLH"}
COUNTS = {"event_count": ("Tổng số sự kiện hộ tịch đã đăng ký", "Tổng số sự kiện hộ tịch", "Tổng số sự kiện đã đăng ký"),
          "corrected_count": ("Số mục có sửa chữa", "Số trường hợp có sửa chữa", "Tổng số mục có sửa chữa"),
          "blank_page_count": ("Số trang bỏ trống", "Tổng số trang trắng", "Số trang để trống")}
CLOSING_TITLES = ("KHÓA SỔ", "TRANG KHÓA SỔ", "CHỨNG NHẬN KHÓA SỔ", "TRANG KẾT SỔ")
NAMES = ("book-cover", "book-closing")


class BookRecord(records.Record):
    """What a cover or a closing page says; no registered event."""
    of_book = True


def make(rng, set_name, name):
    kind = rng.choice(tuple(TITLES))
    record = BookRecord(rng, set_name, kind, "cover" if name == "book-cover" else "closing_page", "2015", False)
    records._office(record)
    opened = datetime.date(rng.randint(2016, 2023), 1, rng.randint(2, 20))
    closed = datetime.date(opened.year, 12, rng.choice((31, 31, 28, 30)))
    number = f"{rng.randint(1, 4):02d}"
    styles = (f"{number}/{opened.year}", f"{number}/{opened.year}", number)
    office = record.fields["registration_office"]
    signer = record.fields.get("signer_name") or records.Value(people.full_name(rng, "Kinh", True), None)
    record.fields = {}
    book = rng.choice(styles)
    if name == "book-cover":
        record.fields["registration_office"] = office
        record.put("book_number", book)
        record.put_date("book_opened", (opened.year, opened.month, opened.day))
        if rng.random() < 0.75:
            record.put_date("book_closed", (closed.year, closed.month, closed.day))
        else:
            record.blank("book_closed")
        return record
    if rng.random() < 0.5:
        record.put("book_number", book)
    record.put("event_count", str(rng.choice((rng.randint(3, 99), rng.randint(100, 480)))))
    for count in ("corrected_count", "blank_page_count"):
        value = rng.choice((0, 0, 1, 2, 3, 5, 12))
        shown = rng.choice((f"{value:02d}", str(value)))
        record.put(count, shown)
    record.put_date("book_closed", (closed.year, closed.month, closed.day))
    record.put("signer_name", signer.raw, signer.raw.upper())
    return record


class BookPage(paper.Paper):
    def draw(self):
        overlay.background(self.canvas, self.theme)
        overlay.frame(self.canvas, self.theme)
        (self._cover if self.record.paper == "cover" else self._closing)()
        return self.canvas

    def _big(self, lines, pt):
        ink = self.label.but(face="b", pt=pt, color=self.theme.title_color)
        while max(self.canvas.measure(text, ink) for text in lines) > (self.x1 - self.x0) * 0.95:
            ink.pt *= 0.93
        for text in lines:
            self.center(self.canvas.width / 2, self.y, text, ink)
            self.y += self.canvas.pt(ink.pt) * 1.35

    def _cover(self):
        canvas, rng, record = self.canvas, self.rng, self.record
        self.y, _ = self._motto(canvas.width / 2, self.y + canvas.mm(rng.uniform(4, 12)))
        self.y += canvas.mm(rng.uniform(6, 16))
        self._big(("BỘ TƯ PHÁP",), rng.uniform(14, 18))
        if rng.random() < 0.5:
            size = canvas.mm(rng.uniform(20, 30))
            overlay.emblem(canvas, canvas.width // 2, int(self.y + size / 2), size)
            self.y += size
        self.y += canvas.mm(rng.uniform(14, 28))
        title, pt = TITLES[record.kind], rng.uniform(20, 30)
        lines = (("SỔ " + title[0],) + title[1:]) if rng.random() < 0.4 else ("SỔ",) + title
        self._big(lines, pt)
        self.y = max(self.y + canvas.mm(rng.uniform(14, 30)), canvas.height * rng.uniform(0.56, 0.66))
        labels = forms.Labels(rng, self.theme)
        rows = [labels.field("Cơ quan đăng ký hộ tịch", "registration_office"), labels.field("Quyển số", "book_number", 0.5),
                labels.field("Mở ngày", "book_opened", 0.6), labels.field("Khóa ngày", "book_closed", 0.6)]
        if rng.random() < 0.3:
            rows[2:] = [rows[2] + rows[3]]
        inset = canvas.mm(rng.uniform(4, 16))
        layout.draw_rows(canvas, self.theme, record, rows, self.x0 + inset, self.x1 - inset * 0.4, self.y, self.pitch * 1.2)

    def _closing(self):
        canvas, rng, record = self.canvas, self.rng, self.record
        self.y += canvas.mm(rng.uniform(8, 30))
        if rng.random() < 0.85:
            self._big((rng.choice(CLOSING_TITLES),), rng.uniform(14, 18))
            self.y += self.pitch
        labels = forms.Labels(rng, self.theme)
        rows = [labels.field("Quyển số", "book_number", 0.5)] if "book_number" in record.fields else []
        rows += [labels.field(rng.choice(words), name, 0.4) for name, words in COUNTS.items()]
        closed = [labels.field(rng.choice(("Khóa sổ ngày", "Ngày khóa sổ")), "book_closed", 0.6)]
        rows = closed + rows if rng.random() < 0.4 else rows + closed
        inset = canvas.mm(rng.uniform(0, 8))
        self.y = layout.draw_rows(canvas, self.theme, record, rows, self.x0 + inset, self.x1, self.y, self.pitch * 1.15)
        self._signed(canvas.width - canvas.mm(rng.uniform(54, 66)), self.y + self.pitch)

    def _signed(self, x, y):
        canvas, rng = self.canvas, self.rng
        bold = self.label.but(face="b", pt=min(self.label.pt, 12.5))
        self.center(x, y, rng.choice(("NGƯỜI KHÓA SỔ", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")), bold)
        bottom = y + canvas.mm(rng.uniform(22, 28))
        self.center(x, bottom, self.record.fields["signer_name"].raw, bold, "signer_name")
        self._marks(x, y, bottom)
