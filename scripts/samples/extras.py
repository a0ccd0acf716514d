"""Marks added later: certified-copy stamps, date stamps, QR blocks, pen marks."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

import overlay

RED, BLUE = (205, 35, 45), (35, 50, 150)


def draw(paper, top, bottom):
    theme = paper.theme
    if theme.certified:
        _certified(paper, top)
    elif theme.date_stamp:
        _date_stamp(paper, top, bottom)
    if theme.seal_on_fields:
        canvas = paper.canvas
        overlay.seal(canvas, canvas.width * paper.rng.uniform(0.15, 0.8), canvas.height * paper.rng.uniform(0.2, 0.6), paper.record.office_lines)
    if theme.qr:
        _qr(paper)
    if theme.pen_marks:
        _pen_marks(paper)


def _certified(paper, top):
    """The rubber stamp of a certified copy: readable text with a later number and date."""
    canvas, rng = paper.canvas, paper.rng
    ink = paper.label.but(color=rng.choice((RED, BLUE)), pt=9.5, face="r", machine="print")
    day = paper.record._offset(paper.record.day, rng.randint(5, 700))
    lines = ("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH",
             f"Số chứng thực: {rng.randint(10, 9000)} Quyển số: {rng.randint(1, 9):02d} SCT/BS",
             f"Ngày {day[2]:02d} tháng {day[1]:02d} năm {day[0]}")
    x, y = canvas.mm(12), min(top + canvas.mm(10), canvas.height - canvas.mm(30))
    room = canvas.width - canvas.mm(105)
    canvas.tilt = rng.uniform(-0.03, 0.03)
    for text in lines:
        while canvas.measure(text, ink) > room:
            ink = ink.but(pt=ink.pt * 0.93)
        canvas.new_line()
        canvas.text(x, y, text, ink)
        y += canvas.pt(ink.pt) * 1.4
    canvas.tilt = 0.0


def _date_stamp(paper, top, bottom):
    """A boxed incoming stamp; a mark, not text of the paper."""
    canvas, rng = paper.canvas, paper.rng
    size = (canvas.mm(34), canvas.mm(13))
    layer = Image.new("L", size, 0)
    pen = ImageDraw.Draw(layer)
    pen.rectangle((2, 2, size[0] - 3, size[1] - 3), outline=220, width=max(1, canvas.mm(0.4)))
    font = canvas.font(paper.label.but(pt=10, face="b"))
    day = paper.record._offset(paper.record.day, rng.randint(1, 90))
    pen.text((size[0] / 2, size[1] / 2), f"ĐẾN {day[2]:02d}-{day[1]:02d}-{day[0]}", fill=220, font=font, anchor="mm")
    layer = layer.rotate(rng.uniform(-8, 8), Image.BICUBIC, expand=True)
    canvas.stamp_mask(layer, canvas.mm(rng.uniform(14, 50)), top + (bottom - top) * rng.uniform(0.1, 0.6), rng.choice((RED, BLUE)))


def _qr(paper):
    """A square of modules that looks like a QR code and says nothing."""
    canvas = paper.canvas
    cells, module = 25, max(2, canvas.mm(0.8))
    grid = (canvas.np_rng.random((cells, cells)) < 0.5).astype(np.uint8)
    for y, x in ((0, 0), (0, cells - 7), (cells - 7, 0)):
        grid[y:y + 7, x:x + 7] = 1
        grid[y + 1:y + 6, x + 1:x + 6] = 0
        grid[y + 2:y + 5, x + 2:x + 5] = 1
    image = Image.fromarray(np.kron(grid, np.ones((module, module), np.uint8)) * 255)
    canvas.stamp_mask(image, canvas.mm(14), canvas.height - image.height - canvas.mm(10), (10, 10, 10))


def _pen_marks(paper):
    """Ticks, underlines and rings a clerk leaves while checking."""
    canvas, rng = paper.canvas, paper.rng
    named = [word for word in canvas.words if word["field"] and word["t"]]
    color = rng.choice(((30, 45, 160), (200, 40, 40), (60, 60, 70)))
    thick = max(1, canvas.mm(0.3))
    for word in rng.sample(named, min(len(named), rng.randint(1, 4))):
        x0, y0, x1, y1 = (int(v) for v in word["box"])
        layer = np.zeros((canvas.mm(24), max(canvas.mm(20), x1 - x0 + canvas.mm(14))), np.uint8)
        left, mid = canvas.mm(6), canvas.mm(12)
        kind = rng.choice(("underline", "ring", "tick"))
        if kind == "underline":
            cv2.line(layer, (left, mid + 2), (left + x1 - x0, mid + rng.randint(-3, 6)), 220, thick, cv2.LINE_AA)
            y_at = y1
        elif kind == "ring":
            axes = ((x1 - x0) // 2 + canvas.mm(2), canvas.mm(4))
            cv2.ellipse(layer, (left + (x1 - x0) // 2, mid), axes, rng.uniform(-4, 4), 8, 365, 220, thick, cv2.LINE_AA)
            y_at = (y0 + y1) // 2
        else:
            points = np.array([(left - canvas.mm(4), mid), (left - canvas.mm(3), mid + canvas.mm(2)), (left, mid - canvas.mm(4))])
            cv2.polylines(layer, [points], False, 220, thick, cv2.LINE_AA)
            y_at = (y0 + y1) // 2
        canvas.stamp_mask(Image.fromarray(layer), x0 - left, y_at - mid, color)
