"""Single faults of paper and scanner, with strengths that differ between the sets."""
import cv2
import numpy as np


class Kit:
    def __init__(self, rng, noise, set_name, dpi):
        self.rng, self.noise, self.set, self.dpi = rng, noise, set_name, dpi

    def some(self, chance):
        return self.rng.random() < chance

    def mm(self, value):
        return max(1, int(round(value * self.dpi / 25.4)))

    # ---- the sheet, before it is laid on the glass

    def paper(self, scan, damage):
        if damage == "clean":
            return
        hard = damage == "hard"
        if self.some(0.35 if hard else 0.2):
            self.show_through(scan)
        if self.some(0.5 if hard else 0.25):
            self.fade(scan, self.rng.uniform(0.25, 0.5) if hard else self.rng.uniform(0.1, 0.25))
        if self.some(0.5 if hard else 0.12):
            self.stain(scan, self.rng.randint(1, 3))
        if self.some(0.5 if hard else 0.2):
            self.fold(scan, self.rng.randint(1, 3))
        if self.some(0.35 if hard else 0.1):
            self.yellow(scan)
        if hard and self.some(0.3):
            self.rub(scan)
        if self.set == "test" and hard and self.some(0.25):
            self.punch_holes(scan)

    def show_through(self, scan):
        back = cv2.GaussianBlur(scan.pixels[:, ::-1], (0, 0), self.mm(0.25))
        shift = self.rng.randint(-self.mm(12), self.mm(12))
        back = np.roll(back, shift, 0)
        weight = self.rng.uniform(0.06, 0.16)
        ghost = 255 - ((255 - back.astype(np.float32)) * weight)
        scan.pixels = (scan.pixels * (ghost / 255.0)).astype(np.uint8)

    def fade(self, scan, amount):
        height, width = scan.pixels.shape[:2]
        field = self._cloud(height, width, 5) if self.some(0.6) else np.full((height, width), 0.7, np.float32)
        keep = (1.0 - amount * (0.5 + field))[..., None]
        paper = np.median(scan.pixels[::16, ::16].reshape(-1, 3), 0)
        scan.pixels = np.clip(paper - (paper - scan.pixels.astype(np.float32)) * keep, 0, 255).astype(np.uint8)

    def _cloud(self, height, width, cells):
        small = self.noise.uniform(0, 1, (cells, cells)).astype(np.float32)
        return np.clip(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), 0, 1)

    def stain(self, scan, count):
        height, width = scan.pixels.shape[:2]
        for _ in range(count):
            layer = np.zeros((height // 8, width // 8), np.float32)
            cx, cy = self.rng.randint(0, width // 8), self.rng.randint(0, height // 8)
            axes = (self.mm(self.rng.uniform(8, 35)) // 8, self.mm(self.rng.uniform(8, 30)) // 8)
            cv2.ellipse(layer, (cx, cy), axes, self.rng.uniform(0, 180), 0, 360, 1.0, -1)
            edge = cv2.GaussianBlur(layer, (0, 0), max(0.7, self.mm(0.8) / 8))
            soft = cv2.GaussianBlur(layer, (0, 0), max(1, self.mm(4) / 8))
            mark = np.clip(soft * 0.6 + (edge - soft).clip(0) * self.rng.uniform(0.3, 1.2), 0, 1) * self.rng.uniform(0.12, 0.4)
            mark = cv2.resize(mark, (width, height), interpolation=cv2.INTER_CUBIC).clip(0, 1)[..., None]
            tint = np.array(self.rng.choice(((170, 130, 80), (150, 140, 120), (120, 110, 90))), np.float32) / 255
            scan.pixels = (scan.pixels * (1 - mark + mark * tint)).astype(np.uint8)

    def fold(self, scan, count):
        height, width = scan.pixels.shape[:2]
        shade = np.ones((height, width), np.float32)
        for _ in range(count):
            if self.some(0.6):
                at = int(height * self.rng.choice((0.33, 0.5, 0.66)) + self.rng.gauss(0, 20))
                ends = ((0, at), (width, at + self.rng.randint(-30, 30)))
            else:
                at = int(width * 0.5 + self.rng.gauss(0, 30))
                ends = ((at, 0), (at + self.rng.randint(-30, 30), height))
            cv2.line(shade, *ends, self.rng.uniform(0.6, 0.85), max(1, self.mm(0.2)), cv2.LINE_AA)
            if self.some(0.6):
                offset = self.mm(0.3)
                cv2.line(shade, (ends[0][0] + offset, ends[0][1] + offset), (ends[1][0] + offset, ends[1][1] + offset), 1.25,
                         max(1, self.mm(0.25)), cv2.LINE_AA)
        shade = cv2.GaussianBlur(shade, (0, 0), max(0.6, self.mm(0.15) * 0.6))
        scan.pixels = np.clip(scan.pixels * shade[..., None], 0, 255).astype(np.uint8)

    def yellow(self, scan):
        height, width = scan.pixels.shape[:2]
        amount = (0.5 + 0.5 * self._cloud(height, width, 4))[..., None] * self.rng.uniform(0.3, 0.9)
        tint = np.array((0.93, 0.87, 0.70), np.float32)
        scan.pixels = (scan.pixels * (1 - amount + amount * tint)).astype(np.uint8)

    def rub(self, scan):
        """A scuffed band where the ink is thin."""
        height, width = scan.pixels.shape[:2]
        y, tall = self.rng.randint(height // 6, height * 4 // 5), self.mm(self.rng.uniform(4, 12))
        band = scan.pixels[y:y + tall].astype(np.float32)
        holes = cv2.resize(self.noise.random((max(2, band.shape[0] // 3), max(2, width // 3))).astype(np.float32), (width, band.shape[0]))
        weight = np.clip((holes - 0.55) * 4, 0, self.rng.uniform(0.5, 0.85))[..., None]
        paper = np.median(scan.pixels[::16, ::16].reshape(-1, 3), 0)
        scan.pixels[y:y + tall] = (band * (1 - weight) + paper * weight).astype(np.uint8)

    def punch_holes(self, scan):
        height = scan.pixels.shape[0]
        for y in (height // 2 - self.mm(40), height // 2 + self.mm(40)):
            cv2.circle(scan.pixels, (self.mm(9), y), self.mm(3), (40, 40, 40), -1, cv2.LINE_AA)

    # ---- the scanner

    def scanner(self, scan, damage):
        if damage == "clean":
            self.blur(scan, self.rng.uniform(0.3, 0.6))
            self.grain(scan, self.rng.uniform(1, 3))
            return
        hard = damage == "hard"
        if self.some(0.7 if hard else 0.5):
            self.light(scan, self.rng.uniform(0.12, 0.4) if hard else self.rng.uniform(0.04, 0.15))
        self.blur(scan, (self.rng.uniform(0.6, 1.3) if hard else self.rng.uniform(0.4, 0.9)) * self.dpi / 250)
        if self.some(0.4 if hard else 0.15):
            self.streaks(scan, self.rng.randint(1, 3))
        if self.some(0.4) and hard:
            self.border(scan)
        low, high = ((5, 14) if hard else (2, 7)) if self.set == "tuning" else ((4, 18) if hard else (3, 8))
        if self.set != "tuning" and self.some(0.4 if self.set == "test" else 0.2):
            self.coarse_grain(scan, self.rng.uniform(low, high))
        else:
            self.grain(scan, self.rng.uniform(low, high))
        self.specks(scan, self.rng.randint(60, 700) if hard else self.rng.randint(5, 90))

    def blur(self, scan, sigma):
        if self.set != "tuning" and self.some(0.3) and sigma > 0.6:
            length = max(3, int(sigma * 3))
            kernel = np.zeros((length, length), np.float32)
            kernel[length // 2] = 1.0 / length
            scan.pixels = cv2.filter2D(scan.pixels, -1, kernel if self.some(0.5) else kernel.T)
        else:
            scan.pixels = cv2.GaussianBlur(scan.pixels, (0, 0), sigma)

    def light(self, scan, amount):
        height, width = scan.pixels.shape[:2]
        kind = self.rng.choice(("slope", "cloud", "gutter"))
        if kind == "slope":
            across = np.linspace(0, 1, width, dtype=np.float32)[None]
            down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
            field = across * self.rng.random() + down * self.rng.random()
        elif kind == "cloud":
            field = self._cloud(height, width, 3)
        else:
            across = np.abs(np.linspace(0, 1, width, dtype=np.float32) - self.rng.choice((0.0, 1.0)))
            field = np.repeat(np.exp(-across * 9)[None], height, 0)
        field = (1 - amount * np.clip(field, 0, 1))[..., None]
        scan.pixels = (scan.pixels * field).astype(np.uint8)

    def streaks(self, scan, count):
        height, width = scan.pixels.shape[:2]
        for _ in range(count):
            x = self.rng.randint(0, width - 3)
            band = scan.pixels[:, x:x + self.rng.randint(1, 3)].astype(np.float32)
            scan.pixels[:, x:x + band.shape[1]] = np.clip(band * self.rng.uniform(0.6, 0.92), 0, 255).astype(np.uint8)

    def border(self, scan):
        height, width = scan.pixels.shape[:2]
        wide = self.mm(self.rng.uniform(1, 6))
        shade = self.rng.randint(5, 50)
        side = self.rng.choice(("left", "right", "top", "bottom", "corner"))
        if side in ("left", "corner"):
            scan.pixels[:, :wide] = shade
        if side == "right":
            scan.pixels[:, width - wide:] = shade
        if side in ("top", "corner"):
            scan.pixels[:wide] = shade
        if side == "bottom":
            scan.pixels[height - wide:] = shade

    def grain(self, scan, sigma):
        layer = np.empty(scan.pixels.shape[:2], np.int16)
        cv2.randn(layer, 0, sigma)
        scan.pixels = np.clip(scan.pixels.astype(np.int16) + layer[..., None], 0, 255).astype(np.uint8)

    def coarse_grain(self, scan, sigma):
        height, width = scan.pixels.shape[:2]
        layer = np.empty((height // 2 + 1, width // 2 + 1), np.int16)
        cv2.randn(layer, 0, sigma)
        layer = cv2.resize(layer, (width, height), interpolation=cv2.INTER_LINEAR)
        scan.pixels = np.clip(scan.pixels.astype(np.int16) + layer[..., None], 0, 255).astype(np.uint8)

    def specks(self, scan, count):
        height, width = scan.pixels.shape[:2]
        for _ in range(count):
            x, y = self.rng.randint(0, width - 1), self.rng.randint(0, height - 1)
            radius = self.rng.choice((0, 0, 1, 1, 2)) * self.dpi // 300
            shade = self.rng.randint(0, 120) if self.some(0.8) else 250
            cv2.circle(scan.pixels, (x, y), radius, (shade,) * 3, -1)
