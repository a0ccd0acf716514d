"""What paper, time and scanners do to a page; boxes follow every move."""
import math

import cv2
import numpy as np

import wear

LIMITS = {"clean": 0.5, "mild": 3.0, "hard": 15.0}


class Scan:
    """Pixels of a delivered page and the 3x3 map from drawn to delivered pixels."""

    def __init__(self, image, dpi):
        self.pixels = np.asarray(image).copy()
        self.dpi = dpi
        self.map = np.eye(3)
        self.skew = 0.0
        self.orientation = 0
        self.bits = 8

    def warp(self, matrix, size, fill, smooth=cv2.INTER_LINEAR):
        self.pixels = cv2.warpPerspective(self.pixels, matrix, size, flags=smooth, borderMode=cv2.BORDER_CONSTANT,
                                          borderValue=fill)
        self.map = matrix @ self.map

    def box(self, box):
        x0, y0, x1, y1 = box
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x1, y1, 1], [x0, y1, 1]], float).T
        moved = self.map @ corners
        moved = moved[:2] / moved[2]
        low, high = np.floor(moved.min(1)), np.ceil(moved.max(1))
        height, width = self.pixels.shape[:2]
        return [int(np.clip(low[0], 0, width - 1)), int(np.clip(low[1], 0, height - 1)),
                int(np.clip(high[0], 0, width)), int(np.clip(high[1], 0, height))]


def pick_skew(rng, damage):
    if damage == "clean":
        return rng.uniform(-0.5, 0.5) if rng.random() < 0.7 else 0.0
    if damage == "mild":
        return rng.uniform(-3, 3)
    if rng.random() < 0.6:
        return rng.uniform(-5, 5)
    return rng.choice((-1, 1)) * rng.uniform(5, 15)


def pick_dpi(rng, damage, style):
    if damage == "clean":
        return rng.choice((300, 300, 300, 300, 400))
    if damage == "mild":
        return rng.choice((200, 250, 300, 300, 300))
    return rng.choice((150, 200, 200, 300))


def _skew(scan, rng, degrees):
    """Turns the sheet under the glass; a bigger turn needs a bigger glass."""
    height, width = scan.pixels.shape[:2]
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    if abs(degrees) < 1.5:
        size = (width, height)
    else:
        full = (width * cos + height * abs(sin), width * abs(sin) + height * cos)
        size = (int(width + (full[0] - width) * 0.92), int(height + (full[1] - height) * 0.92))
    cx, cy = width / 2, height / 2
    matrix = np.array([[cos, -sin, size[0] / 2 - cos * cx + sin * cy], [sin, cos, size[1] / 2 - sin * cx - cos * cy], [0, 0, 1]])
    if rng.random() < 0.15 and abs(degrees) > 1.5:
        fill = (rng.randint(15, 60),) * 3
    else:
        fill = tuple(int(v) for v in np.median(scan.pixels[:40, :40].reshape(-1, 3), 0)) if rng.random() < 0.5 else (255, 255, 255)
    scan.warp(matrix, size, fill)
    scan.skew = degrees


def _turn(scan, degrees):
    height, width = scan.pixels.shape[:2]
    if degrees == 0:
        return
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    maps = {90: [[0, -1, height], [1, 0, 0], [0, 0, 1]], 180: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
            270: [[0, 1, 0], [-1, 0, width], [0, 0, 1]]}
    scan.pixels = cv2.rotate(scan.pixels, codes[degrees])
    scan.map = np.array(maps[degrees], float) @ scan.map
    scan.orientation = degrees


def _perspective(scan, rng):
    """A phone photograph from a little aside."""
    height, width = scan.pixels.shape[:2]
    reach = 0.02 * width
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    moved = corners + np.float32([[rng.uniform(0, reach) * (1 if x == 0 else -1), rng.uniform(0, reach) * (1 if y == 0 else -1)]
                                  for x, y in corners])
    scan.warp(cv2.getPerspectiveTransform(corners, moved).astype(float), (width, height), (rng.randint(40, 120),) * 3)


def _lean(scan, words):
    """Mean slope, in degrees, that the bends so far gave to level lines of text, longer words counting more."""
    total = slope = 0.0
    for word in words:
        x0, y0, x1, y1 = word["box"]
        ends = scan.map @ np.array([[x0, y1, 1], [x1, y1, 1]], float).T
        dx, dy = (ends[:2, 1] / ends[2, 1]) - (ends[:2, 0] / ends[2, 0])
        slope += math.atan2(dy, dx) * (x1 - x0) if word["t"] else 0.0
        total += x1 - x0 if word["t"] else 0.0
    return math.degrees(slope / total) if total else 0.0


def apply(canvas, rng, set_name, damage, turn):
    """Damages a drawn canvas; returns the Scan."""
    scan = Scan(canvas.image, canvas.dpi)
    noise = np.random.default_rng(rng.randrange(2 ** 32))
    cv2.setRNGSeed(rng.randrange(2 ** 31))
    kit = wear.Kit(rng, noise, set_name, canvas.dpi)
    kit.paper(scan, damage)
    degrees = pick_skew(rng, damage)
    if damage == "hard" and rng.random() < 0.15:
        _perspective(scan, rng)
    lean = _lean(scan, canvas.words)
    if abs(degrees) > 0.02:
        _skew(scan, rng, degrees)
    scan.skew += lean  # a photograph from aside leans without being turned
    _turn(scan, turn)
    kit.scanner(scan, damage)
    return scan
