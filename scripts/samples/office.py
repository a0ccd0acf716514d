"""Papers that are not civil-status papers: letters, reports, forms, blank pages."""
import layout
import paper
import people
import prose
import records
import values

KINDS = ("dense", "dense-columns", "letter", "quoting-letter", "decision", "invoice", "declaration", "blank", "correction-extract")


class Office(paper.Paper):
    """Draws one paper of kind unknown; the record only lends names and places."""

    def __init__(self, rng, set_name, style, dpi, edition):
        record = records.make(rng, set_name, "birth", "extract", edition, True)
        super().__init__(rng, record, set_name, style, dpi)
        self.read_as = None  # (kind, paper) when the page is read after all
        self.set_name, self.dates = set_name, values.DateWriter(rng)
        if style == "typed":
            self.label = self.theme.value if self.theme.value.machine == "typed" else self.label
            self.theme.label = self.label
        self.line = self.canvas.pt(self.label.pt) * rng.uniform(1.2, 1.6)

    def draw_kind(self, kind):
        if self.rng.random() < 0.8:
            self.theme.background = self.theme.frame = "none"
        paper.overlay.background(self.canvas, self.theme)
        if kind != "blank":
            getattr(self, "_" + kind.replace("-", "_"))()
        return self.canvas

    @property
    def bottom(self):
        return self.canvas.height - self.canvas.mm(18)

    def paragraph(self, text, x0, x1, justify, first_mm=10, ink=None, field=None):
        """Sets a paragraph from self.y on; stops at the foot of the page."""
        canvas, ink = self.canvas, ink or self.label
        words, x, start = text.split(" "), x0 + canvas.mm(first_mm), x0 + canvas.mm(first_mm)
        space, row = canvas.measure(" ", ink), []
        for word in words + [None]:
            wide = canvas.measure(word, ink) if word else 0
            if word is None or (row and x + wide > x1):
                self._row(row, start, x1, ink, justify and word is not None, space)
                if self.y > self.bottom:
                    return False
                row, x, start = [], x0, x0
            row.append((word, wide))
            x += wide + space
        return True

    def _row(self, row, start, x1, ink, justify, space):
        self.canvas.new_line()
        total = sum(wide for _, wide in row)
        if justify and len(row) > 1:
            space = min((x1 - start - total) / (len(row) - 1), space * 3.5)
        x = start
        for word, wide in row:
            self.canvas.text(x, self.y, word, ink)
            x += wide + space
        self.y += self.line

    def _fill(self, x0, x1, headings, limit=99):
        justify, number = self.rng.random() < 0.6, 1
        for _ in range(limit):
            if headings and self.rng.random() < 0.35:
                bold = self.label.but(face="b")
                self.paragraph(f"{number}. {self.rng.choice(prose.TOPICS)}", x0, x1, False, 0, bold)
                number += 1
            if self.y > self.bottom - self.line:
                return
            text = prose.paragraph(self.rng, self.set_name, self.dates)
            if self.rng.random() < 0.15:
                text = "- " + text
            if not self.paragraph(text, x0, x1, justify):
                return
            self.y += self.line * self.rng.choice((0, 0.3, 0.5))

    def _dense(self):
        if self.rng.random() < 0.6:
            self.center(self.canvas.width / 2, self.canvas.mm(12), str(self.rng.randint(2, 18)), self.label)
        self.y = self.canvas.mm(20)
        self._fill(self.x0, self.x1, True)

    def _dense_columns(self):
        self.label = self.label.but(pt=self.rng.uniform(9, 11))
        self.line = self.canvas.pt(self.label.pt) * 1.3
        self.center(self.canvas.width / 2, self.y, "BẢN TIN ĐỊA PHƯƠNG", self.label.but(face="b", pt=20))
        top, gap = self.y + self.canvas.mm(12), self.canvas.mm(7)
        middle = (self.x0 + self.x1) / 2
        for x0, x1 in ((self.x0, middle - gap / 2), (middle + gap / 2, self.x1)):
            self.y = top
            self._fill(x0, x1, True)

    def _head(self, title=None):
        record = self.record
        code = self.rng.choice(("UBND-VP", "CV-UBND", "BC-UBND"))
        record.put("document_number", f"{self.rng.randint(1, 300)}/{code}")
        self.theme.title_pt = min(self.theme.title_pt, 17)
        self.record_title = title
        self._extract_head()

    def _title(self, y):
        if self.record_title:
            for i, text in enumerate(self.record_title):
                ink = self.label.but(face="b", pt=self.theme.title_pt if i == 0 else self.label.pt)
                self.center(self.canvas.width / 2, y, text, ink)
                y += self.canvas.pt(ink.pt) * 1.4
        return y

    def _sign(self):
        line = self.line
        y = self.y + line
        self.canvas.new_line()
        small = self.label.but(pt=self.label.pt * 0.85)
        self.canvas.text(self.x0, y, "Nơi nhận:", small.but(face="bi"))
        for i, text in enumerate(("- Như trên;", "- Lưu: VT.")):
            self.canvas.new_line()
            self.canvas.text(self.x0, y + (i + 1) * line, text, small)
        x = self.canvas.width - self.canvas.mm(60)
        bold = self.label.but(face="b")
        for text in self.record.title_lines:
            self.center(x, y, text, bold)
            y += line
        self.center(x, y + self.canvas.mm(22), self.record.fields["signer_name"].raw, bold)
        self._marks(x, y, y + self.canvas.mm(22))

    def _letter(self, quoting=False):
        self._head()
        self.paragraph(f"V/v {self.rng.choice(prose.SUBJECTS)}", self.x0, self.x1, False, 0, self.label.but(face="i"))
        self.y += self.line * 0.5
        to = self.rng.choice(("Phòng Văn hóa và Thông tin", "Ban Chỉ huy Quân sự", "Trường Trung học cơ sở", "các thôn, tổ dân phố"))
        self.center(self.canvas.width / 2, self.y, f"Kính gửi: {to}", self.label)
        self.y += self.line * 1.5
        bottom_paragraphs = self.rng.randint(2, 4)
        for i in range(bottom_paragraphs):
            if self.y > self.bottom - self.canvas.mm(75):
                break
            text = prose.paragraph(self.rng, self.set_name, self.dates, 2)
            if quoting and i == 0:
                text = prose.quoting(self.rng, self.record)
            self.paragraph(text, self.x0, self.x1, True)
        self._sign()

    def _quoting_letter(self):
        self._letter(True)

    def _decision(self):
        subject = self.rng.choice(prose.SUBJECTS)
        self._head(("QUYẾT ĐỊNH", "Về việc " + subject))
        self.center(self.canvas.width / 2, self.y, "CHỦ TỊCH ỦY BAN NHÂN DÂN", self.label.but(face="b"))
        self.y += self.line * 1.5
        for text in ("Căn cứ Luật Tổ chức chính quyền địa phương;", "Xét đề nghị của công chức Văn phòng,"):
            self.paragraph(text, self.x0, self.x1, False, 10, self.label.but(face="i"))
        self.center(self.canvas.width / 2, self.y, "QUYẾT ĐỊNH:", self.label.but(face="b"))
        self.y += self.line * 1.2
        for number in range(1, 4):
            self.paragraph(f"Điều {number}. {prose.paragraph(self.rng, self.set_name, self.dates, 1)}", self.x0, self.x1, True)
        self._sign()

    def _invoice(self):
        canvas, rng = self.canvas, self.rng
        self.center(canvas.width / 2, self.y + canvas.mm(6), rng.choice(("PHIẾU THU", "HÓA ĐƠN BÁN HÀNG", "PHIẾU XUẤT KHO")),
                    self.label.but(face="b", pt=18))
        self.y += canvas.mm(18)
        for text in (f"Họ và tên người mua: {people.full_name(rng, 'Kinh', True)}", f"Địa chỉ: {self.record.fields['father_residence'].raw or '-'}",
                     f"Số: {rng.randint(1, 9999):06d}"):
            self.paragraph(text, self.x0, self.x1, False, 0)
        self._table()
        self.paragraph("Cộng thành tiền (viết bằng chữ): " + rng.choice(("Một triệu hai trăm nghìn đồng.", "Ba trăm năm mươi nghìn đồng.")),
                       self.x0, self.x1, False, 0)
        self.paragraph("Người mua hàng" + " " * 30 + "Người bán hàng", self.x0, self.x1, False, 0, self.label.but(face="b"))

    def _table(self):
        canvas, rng = self.canvas, self.rng
        goods = ("Giấy in A4", "Mực máy in", "Bàn làm việc", "Ghế nhựa", "Tủ hồ sơ", "Bóng đèn", "Dây điện", "Sơn tường", "Xi măng")
        rows = [("STT", "Tên hàng", "Số lượng", "Đơn giá", "Thành tiền")]
        for number in range(1, rng.randint(5, 12)):
            count, price = rng.randint(1, 30), rng.randint(5, 900)
            rows.append((str(number), rng.choice(goods), str(count), f"{price}.000", f"{count * price}.000"))
        edges = [self.x0 + (self.x1 - self.x0) * part for part in (0, 0.09, 0.5, 0.65, 0.82, 1.0)]
        tall, top = self.line * 1.25, self.y - self.line * 0.5
        for i, row in enumerate(rows):
            canvas.new_line()
            for left, text in zip(edges, row):
                canvas.text(left + canvas.mm(1.5), top + tall * (i + 0.72), text, self.label.but(face="b" if i == 0 else "r"))
            canvas.draw.line((self.x0, top + tall * i, self.x1, top + tall * i), fill=self.label.color, width=2)
        end = top + tall * len(rows)
        canvas.draw.line((self.x0, end, self.x1, end), fill=self.label.color, width=2)
        for x in edges:
            canvas.draw.line((x, top, x, end), fill=self.label.color, width=2)
        self.y = end + self.line * 1.4

    def _declaration(self):
        """An application to register a birth: same labels, another paper."""
        self.y, _ = self._motto(self.canvas.width / 2, self.y)
        self.y += self.pitch
        self.center(self.canvas.width / 2, self.y, "TỜ KHAI ĐĂNG KÝ KHAI SINH", self.label.but(face="b", pt=16))
        self.y += self.pitch * 1.2
        self.center(self.canvas.width / 2, self.y, "Kính gửi: " + self.record.fields["registration_office"].raw, self.label)
        self.y += self.pitch * 1.4
        labels = paper.forms.Labels(self.rng, self.theme)
        self.pitch = min(self.pitch, (self.bottom - self.y - self.canvas.mm(40)) / 18)
        rows = [labels.field("Họ, chữ đệm, tên người yêu cầu", "mother_full_name"), labels.field("Nơi cư trú", "mother_residence"),
                [layout.L("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", "b")]]
        rows += paper.forms.birth_rows(self.record, labels)[:12]
        self.y = layout.draw_rows(self.canvas, self.theme, self.record, rows, self.x0, self.x1, self.y, self.pitch)
        text = "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình."
        self.paragraph(text, self.x0, self.x1, False)
        self.center(self.canvas.width - self.canvas.mm(55), self.y, "Người yêu cầu", self.label.but(face="b"))

    def _correction_extract(self):
        record, rng = self.record, self.rng
        record.put("document_number", f"{rng.randint(1, 99):02d}/TLCC-BS")
        self.theme.title_pt = min(self.theme.title_pt, 18)
        self.record_title = (rng.choice(("TRÍCH LỤC CẢI CHÍNH HỘ TỊCH", "TRÍCH LỤC THAY ĐỔI, CẢI CHÍNH HỘ TỊCH")), "(BẢN SAO)")
        self._extract_head()
        labels = paper.forms.Labels(rng, self.theme)
        rows = [labels.field(labels.name, "child_full_name"), labels.field(labels.birth, "child_birth_date"),
                *paper.forms.identity_rows(labels, "child", True), labels.field(labels.personal_id, "child_personal_id"),
                labels.field(labels.home, "mother_residence")]
        year = int(record.fields["child_birth_date"].value[:4])
        sentences = ("Đã đăng ký việc: cải chính hộ tịch",
                     f"Trong Giấy khai sinh số {record.fields['registration_number'].raw} do {record.fields['registration_office'].raw} "
                     f"cấp ngày {self.dates.short(record.registered)}",
                     f"Từ: năm sinh {year}", f"Thành: năm sinh {year + 1}")
        rows += [[layout.L(text)] for text in sentences]
        rows += paper.forms.registered_rows(record, labels, "Đã đăng ký tại")
        self.y = layout.draw_rows(self.canvas, self.theme, record, rows, self.x0, self.x1, self.y, self.pitch)
        self._foot()
        self._lend_names()

    def _lend_names(self):
        """The birth record's fields under the names that they have on an extract of a change."""
        names = {"mother_residence": "subject_residence"}
        names |= {f"child_{item}": f"subject_{item}" for item in ("full_name", "birth_date", "sex", "ethnicity", "nationality", "personal_id")}
        for old, new in names.items():
            self.record.fields[new] = self.record.fields[old]
        for word in self.canvas.words:
            word["field"] = names.get(word["field"], word["field"])
        self.read_as = ("change_correction", "extract")
