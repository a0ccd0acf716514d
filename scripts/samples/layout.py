"""Flows labels and values into lines with leaders."""
import leaders


class L:
    """Printed label text."""

    def __init__(self, text, face=None):
        self.text, self.face = text, face


class V:
    """A field's value; `fill` says how much of the free room it takes."""

    def __init__(self, field, fill=1.0, need_mm=8.0, face=None):
        self.field, self.fill, self.need_mm, self.face = field, fill, need_mm, face


class _Segment:
    def __init__(self, item, width=0.0, pad=0.0):
        self.item, self.words, self.width, self.pad = item, [], width, pad
        self.slack = 0.0

    @property
    def is_value(self):
        return isinstance(self.item, V)


class Flow:
    """Lines of one row, laid out for a width but not yet drawn."""

    def __init__(self, canvas, theme, record, items, x0, x1):
        self.canvas, self.theme, self.record = canvas, theme, record
        self.x0, self.x1 = x0, x1
        self.lines, self.x = [[]], x0
        self.indent = canvas.mm(theme.indent)
        self.simple = len(items) == 2 and isinstance(items[1], V)
        for i, item in enumerate(items):
            if isinstance(item, L):
                self._label(item, items[i + 1] if i + 1 < len(items) else None)
            else:
                self._value(item)
        for line in self.lines:
            self._share(line)

    def ink(self, item):
        ink = self.theme.ink_of(item.field) if isinstance(item, V) else self.theme.label
        return ink.but(face=item.face) if item.face else ink

    def _break(self):
        self.lines.append([])
        self.x = self.x0 + self.indent

    def _label(self, item, following):
        ink = self.ink(item)
        width = self.canvas.measure(item.text, ink)
        room = self.canvas.mm(12) if isinstance(following, V) else 0
        if self.lines[-1] and self.x + width + room > self.x1:
            self._break()
        segment = None
        space = self.canvas.measure(" ", ink)
        for word in item.text.split(" "):
            wide = self.canvas.measure(word, ink)
            if self.x + wide > self.x1 and self.lines[-1]:
                self._break()
                segment = None
            segment = self._extend(segment, item, word, wide, space)

    def _value(self, item):
        ink = self.ink(item)
        pad = self.canvas.mm(self.theme.pad)
        text = self.record.fields[item.field].raw
        if self.simple:
            pad = self._tab(pad)
        space = self.canvas.measure(" ", ink)
        if not text:
            need = self.canvas.mm(item.need_mm)
            if self.x + need > self.x1:
                self._break()
            self.lines[-1].append(_Segment(item, need))
            self.x += need
            return
        self.x += pad
        segment = _Segment(item, pad, pad)
        self.lines[-1].append(segment)
        for word in text.split(" "):
            wide = self.canvas.measure(word, ink)
            if self.x + wide > self.x1 and (segment.words or len(self.lines[-1]) > 1):
                self._break()
                segment = None
            segment = self._extend(segment, item, word, wide, space)
        segment.width += pad
        self.x += pad

    def _tab(self, pad):
        """Room before the value when values start at a common place; sets the hanging indent."""
        if self.theme.tab_mm:
            pad = max(pad, self.x0 + min(self.canvas.mm(self.theme.tab_mm), (self.x1 - self.x0) * 0.45) - self.x)
        if self.theme.hang and (self.x + pad - self.x0) < 0.4 * (self.x1 - self.x0):
            self.indent = self.x + pad - self.x0
        return pad

    def _extend(self, segment, item, word, wide, space):
        if segment is None:
            segment = _Segment(item)
            self.lines[-1].append(segment)
        elif segment.words:
            segment.width += space
            self.x += space
        segment.words.append(word)
        segment.width += wide
        self.x += wide
        return segment

    def _share(self, line):
        used = sum(segment.width for segment in line)
        start = self.x0 if line is self.lines[0] else self.x0 + self.indent
        slack = max(0.0, self.x1 - start - used)
        total = sum(segment.item.fill for segment in line if segment.is_value)
        for segment in line:
            if segment.is_value and total:
                segment.slack = slack * segment.item.fill / total

    def height(self, pitch):
        return pitch * len(self.lines)

    def draw(self, baseline, pitch):
        canvas = self.canvas
        for number, line in enumerate(self.lines):
            if not line:
                continue
            canvas.new_line()
            x = self.x0 + (self.indent if number else 0)
            for segment in line:
                x = self._draw_segment(segment, x, baseline)
            baseline += pitch
        return baseline

    def _draw_segment(self, segment, x, baseline):
        ink = self.ink(segment.item)
        text = " ".join(segment.words)
        if not segment.is_value:
            end = self.canvas.text(x, baseline, text, ink)
            return end + self.canvas.measure(" ", ink) * 0.25
        room = segment.width + segment.slack
        offset = segment.pad
        if self.theme.value_center and segment.words:
            offset += max(0.0, (segment.slack - offset) / 2)
        drop = self.theme.value_drop * self.canvas.pt(ink.pt)
        end = x
        if segment.words:
            end = self.canvas.text(x + offset, baseline + drop, text, ink, segment.item.field)
        leader_from = x if self.theme.leader_under or not segment.words else end + self.canvas.pt(2)
        leaders.draw(self.canvas, self.theme, leader_from, x + room - self.canvas.pt(1), baseline)
        if not self.record.fields[segment.item.field].raw:
            if self.theme.blank_dash:
                self.canvas.draw.text((x + room * 0.2, baseline), "- - - - -", fill=ink.color, font=self.canvas.font(ink), anchor="ls")
            self.canvas.words.append({"t": "", "box": (x, baseline - self.canvas.pt(ink.pt), x + room, baseline),
                                      "line": -1, "field": segment.item.field})
        return x + room


def draw_rows(canvas, theme, record, rows, x0, x1, y, pitch):
    """Draws rows below `y` (a baseline); returns the next baseline."""
    for row in rows:
        y = Flow(canvas, theme, record, row, x0, x1).draw(y, pitch)
    return y


def draw_columns(canvas, theme, record, columns, spans, y, pitch):
    """Rows side by side, each pair starting on one baseline; the left column is read first."""
    flows = [[Flow(canvas, theme, record, row, *span) for row in rows] for rows, span in zip(columns, spans)]
    tops, at = [], y
    for pair in zip(*flows):
        tops.append(at)
        at += max(flow.height(pitch) for flow in pair)
    for column in flows:
        for top, flow in zip(tops, column):
            flow.draw(top, pitch)
    return at
