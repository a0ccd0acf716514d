"""An entry of a register drawn over both pages of the open book: it begins on the left page and goes on on the right one."""
import forms
import layout
import overlay
import register_page
import registers
import shots

KINDS = ("birth-register", "death-register", "parent-child-register", "guardianship-register", "change-register", "marital-register")


class AcrossPages(register_page.RegisterPage):
    """`left` and `right` are the two canvases; drawing goes on from one to the other."""

    def __init__(self, rng, record, set_name, style, dpi, right):
        super().__init__(rng, record, set_name, style, dpi)
        self.left, self.right = self.canvas, right

    def draw_both(self):
        overlay.background(self.left, self.theme)
        self.left.tilt = self.right.tilt = 0.0
        labels = forms.Labels(self.rng, self.theme)
        strip_x, body_x1 = self.strip_x, self.body_x1
        self.body_x1 = self.x1  # the strip stands on the right page only
        self._head(labels)
        rows = registers.ENTRIES[self.record.name][2](self.record, labels)
        cut = round(len(rows) * self.rng.uniform(0.4, 0.6))
        self.pitch *= 1.15
        top = self.y
        self._rows(rows[:cut])
        self.canvas, self.strip_x, self.body_x1 = self.right, strip_x, body_x1
        overlay.background(self.right, self.theme)
        self.y = top if self.rng.random() < 0.5 else self.right.mm(self.rng.uniform(18, 30))
        top = self.y - self.pitch * 0.75
        self._strip(top)
        self._rows(rows[cut:])
        self._signatures()
        bottom = min(self.y + self.right.mm(4), self.right.height - self.right.mm(16))
        self._frame(top, max(bottom, self.strip_bottom))
        self._foot_line(labels)
        return [self.left, self.right]

    def _rows(self, rows):
        self.y = layout.draw_rows(self.canvas, self.theme, self.record, rows, self.x0, self.body_x1, self.y, self.pitch)


class AcrossShot(shots.Shot):
    """One entry on two pages; `entry_of` tells truth that both are one."""

    def _pages(self, set_name, name, style, dpi, looks):
        record = registers.make(self.rng, set_name, name)
        right = register_page.RegisterPage(looks[1], record, set_name, style, dpi).canvas
        self.records = [record, record]
        return AcrossPages(looks[0], record, set_name, style, dpi, right).draw_both()


def joined(entries):
    """The truth of the entry from those of its two pages."""
    boxes = [entry["box"] for entry in entries]
    box = [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]
    return [{"box": box, "fields": {name: field for entry in entries for name, field in entry["fields"].items()}}]
