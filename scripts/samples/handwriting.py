"""Text as a person writes it with a ballpoint: strokes of one width along the letters' middle lines, no two letters alike.

There is no handwriting to be had that anybody may give away, so letters start from the middle lines of faces drawn after writing
(hand_faces.py) and of printed ones; what makes writing writing (slant, wander, uneven size, joined letters, a line that rises and
falls, a pen that presses and lifts) is drawn on top, by a writer of its own for each page.
"""
import functools
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw

import fonts

EM_PX = 96  # size at which middle lines are found


class Writer:
    """The habits of one person."""

    def __init__(self, rng):
        self.shear = rng.choice((rng.uniform(-0.12, 0.1), rng.uniform(0.1, 0.45)))
        self.pen_mm = rng.uniform(0.16, 0.36)
        self.joins = rng.choice((0.0, 0.3, 0.7, 1.0))
        self.wander = rng.uniform(0.012, 0.034)  # of the em
        self.uneven = rng.uniform(0.03, 0.09)
        self.float = rng.uniform(0.008, 0.03)
        self.tight = rng.uniform(0.86, 1.04)
        self.wide = rng.uniform(0.85, 1.15)
        self.bob = rng.uniform(0.01, 0.05)
        self.press = rng.uniform(0.1, 0.4)


def _thinned(mask):
    """The middle lines of a shape (Zhang and Suen's thinning)."""
    shape = np.pad((mask > 127).astype(np.uint8), 1)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            p = [np.roll(shape, shift, (0, 1)) for shift in ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))]
            around = sum(p)
            turns = sum(((p[i] == 0) & (p[(i + 1) % 8] == 1)).astype(np.uint8) for i in range(8))
            if first:
                open_side = (p[0] * p[2] * p[4] == 0) & (p[2] * p[4] * p[6] == 0)
            else:
                open_side = (p[0] * p[2] * p[6] == 0) & (p[0] * p[4] * p[6] == 0)
            gone = (shape == 1) & (around >= 2) & (around <= 6) & (turns == 1) & open_side
            if gone.any():
                shape[gone] = 0
                changed = True
    return shape[1:-1, 1:-1]


@functools.lru_cache(maxsize=4096)
def middle_lines(family, face, char):
    """(points, pairs of points that touch) of a letter, in em; x from its origin, y from the baseline, down."""
    font = fonts.load(family, face, EM_PX)
    box = font.getbbox(char, anchor="ls")
    mask = Image.new("L", (int(box[2] - box[0]) + 8, int(box[3] - box[1]) + 8), 0)
    ImageDraw.Draw(mask).text((4 - box[0], 4 - box[1]), char, fill=255, font=font, anchor="ls")
    thin = _thinned(np.asarray(mask))
    rows, columns = np.nonzero(thin)
    number = -np.ones(thin.shape, int)
    number[rows, columns] = np.arange(len(rows))
    pairs = []
    for dy, dx in ((0, 1), (1, 0), (1, 1), (1, -1)):
        there = np.roll(number, (-dy, -dx), (0, 1))
        both = (number >= 0) & (there >= 0)
        pairs.append(np.stack([number[both], there[both]], 1))
    alone = np.setdiff1d(np.arange(len(rows)), np.concatenate(pairs))
    pairs.append(np.stack([alone, alone], 1))  # a dot over "i"
    points = np.stack([columns - 4 + box[0], rows - 4 + box[1]], 1) / EM_PX
    return points.astype(np.float32), np.concatenate(pairs), font.getlength(char) / EM_PX


def _written(points, writer, rng, grow):
    """The letter as it comes out this time."""
    out = points.copy()
    for _ in range(3):
        fx, fy, phase = rng.uniform(-1.6, 1.6), rng.uniform(-1.6, 1.6), rng.uniform(0, 2 * math.pi)
        wave = np.sin(2 * math.pi * (points[:, 0] * fx + points[:, 1] * fy) + phase) * writer.wander
        out[:, rng.randrange(2)] += wave
    shear = writer.shear + rng.gauss(0, 0.05)
    out[:, 0] = (out[:, 0] - shear * out[:, 1]) * grow * writer.wide
    out[:, 1] *= grow
    return out


def strike(canvas, x, baseline, word, ink, font):
    if getattr(canvas, "writer", None) is None:
        canvas.writer = Writer(canvas.rng)
    writer, rng, em = canvas.writer, canvas.rng, float(font.size)
    width, height = int(font.getlength(word) * 1.4 + 3 * em), int(3.2 * em)
    left, level = em, 1.9 * em
    sheet = np.zeros((height, width), np.uint8)
    pen = max(1.0, writer.pen_mm * canvas.dpi / 25.4)
    at, drift, last = 0.0, rng.gauss(0, writer.float) + rng.gauss(0, writer.bob), None
    for char in word:
        points, pairs, advance = middle_lines(ink.family, ink.face, char)
        grow = 1 + rng.gauss(0, writer.uneven)
        drift = 0.75 * drift + rng.gauss(0, writer.float)
        if len(points):
            placed = (_written(points, writer, rng, grow) + (at, drift)) * em + (left, level)
            fixed = (placed * 16).astype(np.int32)
            thick = max(1, int(round(pen * rng.uniform(0.85, 1.15))))
            cv2.polylines(sheet, list(fixed[pairs]), False, int(255 * rng.uniform(1 - writer.press, 1.0)), thick, cv2.LINE_AA, 4)
            first = placed[np.argmin(placed[:, 0] + 0.3 * np.abs(placed[:, 1] - level))]
            if last is not None and rng.random() < writer.joins and abs(first[1] - last[1]) < 0.7 * em:
                middle = (first + last) / 2 + (0, rng.uniform(0.02, 0.12) * em)
                curve = np.array([(1 - t) ** 2 * last + 2 * t * (1 - t) * middle + t * t * first for t in np.linspace(0, 1, 7)])
                cv2.polylines(sheet, [(curve * 16).astype(np.int32)], False, 220, max(1, int(round(pen * 0.85))), cv2.LINE_AA, 4)
            low = placed[placed[:, 1] > level - 0.5 * em]
            last = low[np.argmax(low[:, 0])] if len(low) else None
        at += advance * writer.wide * writer.tight
    sheet = cv2.GaussianBlur(sheet, (0, 0), 0.35 * canvas.dpi / 300.0 + 0.15)
    canvas.stamp_mask(Image.fromarray(sheet), x - left, baseline - level, ink.color)


def scrawl(canvas, x, baseline, word, ink, font):
    """As long as the word and as high, but no letters: waves and loops that a pen draws in one go."""
    if getattr(canvas, "writer", None) is None:
        canvas.writer = Writer(canvas.rng)
    writer, rng, em = canvas.writer, canvas.rng, float(font.size)
    length = max(1.2 * em, font.getlength(word))
    sheet = np.zeros((int(3.2 * em), int(length + 3 * em)), np.uint8)
    at, points = 0.0, []
    while at < length:
        tall = rng.choice((0.35, 0.45, 0.5, 0.9)) * rng.uniform(0.7, 1.2) * em
        step = rng.uniform(0.15, 0.4) * em
        low = rng.choice((0.0, 0.0, 0.0, 0.3)) * em
        loop = rng.uniform(-0.2, 0.25) * em
        points += [(at, 0.05 * em * rng.random()), (at + 0.5 * step + loop, -tall), (at + 0.5 * step - loop, low)]
        at += step
    path = np.array(points) + (em, 1.9 * em)
    path[:, 0] -= writer.shear * (path[:, 1] - 1.9 * em)
    smooth = [p for a, b, c in zip(path, path[1:], path[2:]) for t in np.linspace(0, 1, 8, endpoint=False)
              for p in [((1 - t) ** 2 * (a + b) + 2 * t * (1 - t) * 2 * b + t * t * (b + c)) / 2]]
    pen = max(1, int(round(writer.pen_mm * canvas.dpi / 25.4)))
    cv2.polylines(sheet, [(np.array(smooth) * 16).astype(np.int32)], False, int(255 * rng.uniform(1 - writer.press, 1)), pen, cv2.LINE_AA, 4)
    sheet = cv2.GaussianBlur(sheet, (0, 0), 0.35 * canvas.dpi / 300.0 + 0.15)
    canvas.stamp_mask(Image.fromarray(sheet), x - em, baseline - 1.9 * em, ink.color)
