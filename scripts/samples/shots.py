"""Open books and single pages as a wide scanner or a phone takes them; truth follows every bend."""
import math
import random

import cv2
import numpy as np

import register_page
import registers
import truth
import wear

SHOTS = ("spread", "photo-spread", "photo")
STEP = 8  # px between points whose place is worked out exactly


class Bend:
    """From the flat book (px) to the picture: paper that dips at the gutter, then a camera.

    `middle`, `side`: point of the book under the camera and where the gutter is, px. z falls from 1 at the gutter to 0 over
    `reach`; there points move towards the camera's middle (`dip`) and the paper is foreshortened (`squeeze`)."""

    def __init__(self, gutter, middle, reach, dip, squeeze, camera):
        self.gutter, self.middle, self.reach, self.dip, self.squeeze = gutter, middle, reach, dip, squeeze
        self.camera = camera
        far = np.linspace(0, 40 * reach, 4000)
        self.flat, self.bent = far, far - squeeze * reach * (1 - np.exp(-far / reach))

    def __call__(self, points):
        points = np.asarray(points, float)
        off = points[:, 0] - self.gutter
        far = np.abs(off)
        x = self.gutter + np.sign(off) * np.interp(far, self.flat, self.bent)
        y = points[:, 1] + (self.middle - points[:, 1]) * self.dip * np.exp(-far / self.reach)
        moved = self.camera @ np.stack([x, y, np.ones_like(x)])
        return (moved[:2] / moved[2]).T

    def back(self, x, y):
        """Arrays of picture points -> book points."""
        inverse = np.linalg.inv(self.camera)
        w = inverse[2, 0] * x + inverse[2, 1] * y + inverse[2, 2]
        bx, by = (inverse[0, 0] * x + inverse[0, 1] * y + inverse[0, 2]) / w, (inverse[1, 0] * x + inverse[1, 1] * y + inverse[1, 2]) / w
        off = bx - self.gutter
        far = np.interp(np.abs(off), self.bent, self.flat)
        share = self.dip * np.exp(-far / self.reach)
        return self.gutter + np.sign(off) * far, (by - self.middle * share) / (1 - share)


class Half:
    """What truth.entry asks of a scan, for one page of the book."""

    def __init__(self, bend, page_map, size):
        self.bend, self.map, self.size = bend, page_map, size

    def points(self, points):
        flat = np.c_[np.asarray(points, float), np.ones(len(points))] @ self.map.T
        return self.bend(flat[:, :2])

    def box(self, box):
        x0, y0, x1, y1 = box
        across, down = np.linspace(x0, x1, 5), np.linspace(y0, y1, 5)
        moved = self.points([(x, y) for x in across for y in (y0, y1)] + [(x, y) for y in down for x in (x0, x1)])
        low, high = np.floor(moved.min(0)), np.ceil(moved.max(0))
        return [int(np.clip(v, 0, edge)) for v, edge in zip((*low, *high), self.size * 2)]


class Shot:
    def __init__(self, rng, set_name, shot, name, style, dpi):
        self.rng, self.shot, self.dpi = rng, shot, dpi
        seed, count = rng.random(), 1 if shot == "photo" else 2
        looks = [random.Random(seed) for _ in range(count)]  # both pages of a book are printed alike
        self.canvases = self._pages(set_name, name, style, dpi, looks)
        self.noise = np.random.default_rng(rng.randrange(2 ** 32))
        cv2.setRNGSeed(rng.randrange(2 ** 31))
        self.style, self.set = style, set_name

    def _pages(self, set_name, name, style, dpi, looks):
        self.records = [registers.make(self.rng, set_name, name) for _ in looks]
        return [register_page.RegisterPage(look, record, set_name, style, dpi).draw() for look, record in zip(looks, self.records)]

    def mm(self, value):
        return value * self.dpi / 25.4

    def draw(self):
        """(pixels, halves)."""
        wide, high = self.canvases[0].width, self.canvases[0].height
        book, maps = self._book(wide, high)
        photo = self.shot != "spread"
        gutter = wide if len(maps) == 2 else self.rng.choice((0, wide))
        camera, size, fill = self._camera(book.shape[1], book.shape[0]) if photo else self._glass(book.shape[1], book.shape[0])
        dip = self.rng.uniform(0.0, 0.045) if photo else self.rng.uniform(0.0, 0.012)
        bend = Bend(gutter, high * self.rng.uniform(0.35, 0.65), self.mm(self.rng.uniform(18, 40)), dip,
                    self.rng.uniform(0, 0.4) if dip else 0.0, camera)
        self._shade_gutter(book, gutter, 1.0 if len(maps) == 2 else 0.6)
        pixels = self._render(book, bend, size, fill)
        pixels = self._light(pixels) if photo else pixels
        return pixels, [Half(bend, page_map, size) for page_map in maps]

    def _book(self, wide, high):
        """The pages side by side, each a little askew; what stands out over its half is cut as paper would be."""
        book = np.full((high, wide * len(self.canvases), 3), 255, np.uint8)
        maps = []
        for i, canvas in enumerate(self.canvases):
            lean = math.radians(self.rng.uniform(-1.0, 1.0) if len(self.canvases) == 2 else self.rng.uniform(-0.3, 0.3))
            cos, sin, cx, cy = math.cos(lean), math.sin(lean), wide / 2, high / 2
            turn = np.array([[cos, -sin, cx - cos * cx + sin * cy], [sin, cos, cy - sin * cx - cos * cy], [0, 0, 1]])
            paper = tuple(int(v) for v in np.median(np.asarray(canvas.image)[:40, :40].reshape(-1, 3), 0))
            page = cv2.warpAffine(np.asarray(canvas.image), turn[:2], (wide, high), borderMode=cv2.BORDER_CONSTANT, borderValue=paper)
            book[:, i * wide:(i + 1) * wide] = page
            turn[0, 2] += i * wide
            maps.append(turn)
        return book, maps

    def _shade_gutter(self, book, gutter, strength):
        across = np.abs(np.arange(book.shape[1]) - gutter)
        shade = 1 - strength * self.rng.uniform(0.2, 0.55) * np.exp(-across / self.mm(self.rng.uniform(3, 9)))
        if self.rng.random() < 0.6 and 0 < gutter < book.shape[1]:
            shade *= 1 - self.rng.uniform(0.2, 0.6) * np.exp(-(across / self.mm(0.35)) ** 2)
        for top in range(0, book.shape[0], 512):
            book[top:top + 512] = (book[top:top + 512] * shade[None, :, None]).astype(np.uint8)

    def _glass(self, wide, high):
        """A flat scanner: the book lies a little askew on it."""
        angle = math.radians(self.rng.uniform(-1.2, 1.2))
        size = (int(wide + self.mm(self.rng.uniform(0, 8))), int(high + self.mm(self.rng.uniform(0, 8))))
        cos, sin = math.cos(angle), math.sin(angle)
        camera = np.array([[cos, -sin, size[0] / 2 - cos * wide / 2 + sin * high / 2],
                           [sin, cos, size[1] / 2 - sin * wide / 2 - cos * high / 2], [0, 0, 1]])
        return camera, size, (self.rng.choice((255, 240, 30)),) * 3

    def _camera(self, wide, high):
        """From aside, on a dark table, a little turned."""
        rim = [self.mm(self.rng.uniform(6, 35)) for _ in range(4)]
        size = (int(wide + rim[0] + rim[2]), int(high + rim[1] + rim[3]))
        lean, angle = 0.035 * wide, math.radians(self.rng.uniform(-3, 3))
        corners = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
        seen = corners + np.float32([[self.rng.uniform(0, lean) * (1 if x == 0 else -1), self.rng.uniform(0, lean) * (1 if y == 0 else -1)]
                                     for x, y in corners])
        cos, sin = math.cos(angle), math.sin(angle)
        seen = (seen - corners.mean(0)) @ np.float32([[cos, sin], [-sin, cos]]) + corners.mean(0) + np.float32([rim[0], rim[1]])
        shade = self.rng.randint(18, 85)
        return cv2.getPerspectiveTransform(corners, np.float32(seen)).astype(float), size, tuple(
            int(np.clip(shade + self.rng.randint(-12, 12), 5, 110)) for _ in range(3))

    def _render(self, book, bend, size, fill):
        xs, ys = np.arange(0, size[0] + STEP, STEP, dtype=float), np.arange(0, size[1] + STEP, STEP, dtype=float)
        bx, by = bend.back(*np.meshgrid(xs, ys))
        grid_x, grid_y = np.arange(size[0], dtype=np.float32) / STEP, np.arange(size[1], dtype=np.float32) / STEP
        table = np.empty((size[1], size[0], 3), np.uint8)
        table[:] = fill
        if self.shot != "spread":
            table = np.clip(table + cv2.resize(self.noise.normal(0, 9, (size[1] // 40 + 2, size[0] // 6 + 2)), size)[..., None], 0, 130).astype(np.uint8)
        for top in range(0, size[1], 256):
            rows = grid_y[top:top + 256]
            at = np.meshgrid(grid_x, rows)
            map_x, map_y = (cv2.remap(m.astype(np.float32), *(a.astype(np.float32) for a in at), cv2.INTER_LINEAR) for m in (bx, by))
            part = table[top:top + 256].copy()
            cv2.remap(book, map_x, map_y, cv2.INTER_LINEAR, dst=part, borderMode=cv2.BORDER_TRANSPARENT)
            table[top:top + 256] = part
        return table

    def _light(self, pixels):
        height, width = pixels.shape[:2]
        across, down = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None], np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None]
        angle, amount = self.rng.uniform(0, 2 * math.pi), self.rng.uniform(0.05, 0.4)
        field = 1 - amount * (0.5 + across * math.cos(angle) + down * math.sin(angle)).clip(0, 1)
        if self.rng.random() < 0.4:  # the shadow of a hand or a head
            centre, spread = (self.rng.uniform(-0.5, 0.5), self.rng.uniform(-0.5, 0.5)), self.rng.uniform(0.15, 0.4)
            far = np.hypot(across - centre[0], down - centre[1])
            field *= 1 - self.rng.uniform(0.1, 0.35) / (1 + np.exp((far - spread) / 0.03))
        return (pixels * field[..., None]).astype(np.uint8)

    def finish(self, pixels):
        class Scan:
            pass
        scan = Scan()
        scan.pixels, scan.dpi = pixels, self.dpi
        kit = wear.Kit(self.rng, self.noise, self.set, self.dpi)
        kit.blur(scan, self.rng.uniform(0.3, 0.8) * self.dpi / 250)
        kit.grain(scan, self.rng.uniform(1, 5))
        return scan.pixels


def page_truth(shot, pixels, halves, meta):
    """Like truth.page_truth, with an entry for each page of the book and the base lines of its text."""
    words, texts, lines, entries = [], [], [], []
    for canvas, half, record in zip(shot.canvases, halves, shot.records):
        rows = {}
        for word in canvas.words:
            if word["t"]:
                words.append({"t": word["t"], "b": half.box(word["box"])})
                rows.setdefault(word["line"], []).append(word)
        texts += [" ".join(word["t"] for word in row) for row in rows.values()]
        lines += [base_line(half, row) for row in rows.values()]
        entries.append({"box": half.box((0, 0, canvas.width, canvas.height)), "fields": truth.fields(canvas, half, record)})
    height, width = pixels.shape[:2]
    return {"page": 1, **meta, "dpi": shot.dpi, "width_px": width, "height_px": height, "orientation_deg": 0,
            "text": "\n".join(texts), "words": words, "fields": {}, "records": entries,
            "lines": [line for line in lines if len(line) > 1]}


def base_line(half, row):
    """Points on the line that a run of words stands on, 5 mm or so apart: [[x, y], ...] of the picture."""
    x0, x1 = min(word["box"][0] for word in row), max(word["box"][2] for word in row)
    base = float(np.median([word["box"][3] for word in row]))
    count = max(2, int((x1 - x0) / 50))
    return [[round(float(x), 1), round(float(y), 1)] for x, y in half.points([(x, base) for x in np.linspace(x0, x1, count)])]
