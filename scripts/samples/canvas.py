"""A page to draw on: ink on pixels, and a list of the words drawn."""
import numpy as np
from PIL import Image, ImageDraw

import fonts


class Ink:
    """How a run of text is set: face, size, colour, machine."""

    def __init__(self, family, face="r", pt=13.0, color=(20, 20, 20), machine="print"):
        self.family, self.face, self.pt, self.color, self.machine = family, face, pt, color, machine

    def but(self, **changes):
        ink = Ink(self.family, self.face, self.pt, self.color, self.machine)
        for name, value in changes.items():
            setattr(ink, name, value)
        return ink


class Canvas:
    def __init__(self, dpi, width_mm=210.0, height_mm=297.0, paper=(255, 255, 255), rng=None):
        self.dpi, self.rng = dpi, rng
        self.width, self.height = self.mm(width_mm), self.mm(height_mm)
        self.image = Image.new("RGB", (self.width, self.height), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.words, self.line = [], 0
        self.np_rng = np.random.default_rng(rng.randrange(2 ** 32))
        self.ribbon = rng.uniform(0.0, 0.45)
        self.jitter = rng.uniform(0.2, 1.0)
        self.tilt = 0.0

    def mm(self, value):
        return int(round(value * self.dpi / 25.4))

    def pt(self, value):
        return value * self.dpi / 72.0

    def font(self, ink):
        return fonts.load(ink.family, ink.face, max(6, int(round(self.pt(ink.pt)))))

    def measure(self, text, ink):
        return self.font(ink).getlength(text)

    def new_line(self):
        self.line += 1

    def text(self, x, baseline, text, ink, field=None):
        """Draws one run word by word; returns the x after it."""
        font = self.font(ink)
        space = font.getlength(" ")
        for i, word in enumerate(text.split(" ")):
            if i:
                x += space
            if not word:
                continue
            width = font.getlength(word)
            self._word(x, baseline, word, ink, font, field)
            x += width
        return x

    def _word(self, x, baseline, word, ink, font, field):
        y = baseline + self.tilt * (x - self.width / 2)
        box = font.getbbox(word, anchor="ls")
        if ink.machine == "print":
            self.draw.text((x, y), word, fill=ink.color, font=font, anchor="ls")
        else:
            import machines
            machines.strike(self, x, y, word, ink, font)
        if ink.machine == "scrawl":  # nobody can say what it says
            word = ""
        self.words.append({"t": word, "box": (x + box[0], y + box[1], x + box[2], y + box[3]),
                           "line": self.line, "field": field, "machine": ink.machine})

    def stamp_mask(self, mask, x, y, color):
        """Puts ink of `color` through an 8-bit mask at a place; darkens only."""
        x, y = int(round(x)), int(round(y))
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(self.width, x + mask.width), min(self.height, y + mask.height)
        if x1 <= x0 or y1 <= y0:
            return
        region = self.image.crop((x0, y0, x1, y1))
        alpha = np.asarray(mask.crop((x0 - x, y0 - y, x1 - x, y1 - y)), np.float32)[..., None] / 255.0
        under = np.asarray(region, np.float32)
        through = under * (1 - alpha) + under * (np.array(color, np.float32) / 255.0) * alpha
        self.image.paste(Image.fromarray(through.astype(np.uint8)), (x0, y0))

    def field_box(self, name):
        boxes = [word["box"] for word in self.words if word["field"] == name]
        if not boxes:
            return None
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
