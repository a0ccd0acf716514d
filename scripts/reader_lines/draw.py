"""Training lines drawn at once, as hotich cuts lines (CropStyle of ocr/line_crop.h): draw.py FACES OUT COUNT SEED.

FACES is what collect_faces.py wrote. OUT gets NAME.pgm and NAME.txt a line, like line_dump's.
"""
import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import strike  # noqa: E402
import texts  # noqa: E402

LONGEST = 1500  # px


class Crop(NamedTuple):
    """CropStyle of ocr/line_crop.h."""
    height: int
    margin: int
    above: float
    below: float


FOR_TESSERACT, FOR_NET = Crop(36, 1, 2.0, 0.5), Crop(48, 2, 2.3, 0.6)


def _joined(parts):
    """Masks side by side on one baseline."""
    above = max(baseline for _, baseline in parts)
    below = max(mask.shape[0] - baseline for mask, baseline in parts)
    sheet = np.zeros((above + below, sum(mask.shape[1] for mask, _ in parts)), np.uint8)
    x = 0
    for mask, baseline in parts:
        sheet[above - baseline:above - baseline + mask.shape[0], x:x + mask.shape[1]] = mask
        x += mask.shape[1]
    return sheet, above


def _other_face(rng, mask, baseline, h):
    """Another face made of this one: taller or shorter marks and ascenders, deeper or flatter descenders."""
    if rng.random() < 0.6:
        return mask, baseline
    top = max(1, baseline - int(1.1 * h))
    above, below = rng.uniform(0.78, 1.3), rng.uniform(0.75, 1.4)
    pieces = ((mask[:top], above), (mask[top:baseline], 1.0), (mask[baseline:], below))
    rows = [cv2.resize(piece, (mask.shape[1], max(1, int(round(piece.shape[0] * by)))), interpolation=cv2.INTER_LINEAR) for piece, by in pieces if piece.shape[0]]
    return np.vstack(rows), int(round(top * above)) + baseline - top


def _bent(rng, mask, baseline):
    height, width = mask.shape
    shear = rng.gauss(0, 0.11) if rng.random() < 0.4 else 0.0
    stretch = float(np.exp(rng.gauss(0, 0.16))) if rng.random() < 0.5 else 1.0
    tilt = rng.gauss(0, 0.006) if rng.random() < 0.4 else 0.0
    if shear == 0 and stretch == 1 and tilt == 0:
        return mask, baseline
    lift = abs(tilt) * width
    matrix = np.float32([[stretch, -shear, shear * baseline + abs(shear) * height], [tilt, 1, lift / 2 - tilt * width / 2 + lift]])
    size = (int(width * stretch + 2 * abs(shear) * height) + 1, int(height + 3 * lift) + 1)
    return cv2.warpAffine(mask, matrix, size, flags=cv2.INTER_LINEAR), baseline + int(1.5 * lift)


def _weight(rng, ink, h):
    """Fatter or thinner strokes."""
    dice = rng.random()
    if dice < 0.10:  # more contrast between strokes, or less
        along, across = rng.choice(((0.06, 0.01), (0.01, 0.06)))
        return cv2.GaussianBlur(ink, (0, 0), along * h + 0.1, sigmaY=across * h + 0.1) * rng.uniform(1.2, 1.9)
    if dice < 0.22:
        return cv2.GaussianBlur(ink, (0, 0), 0.04 * h + 0.2) * rng.uniform(1.2, 2.2)
    if dice < 0.36:
        blur = cv2.GaussianBlur(ink, (0, 0), 0.04 * h + 0.2)
        return (blur - rng.uniform(0.15, 0.4)) * rng.uniform(1.3, 1.9)
    return ink


def _noise(noise, shape, cell):
    small = noise.standard_normal((max(2, int(shape[0] / cell) + 1), max(2, int(shape[1] / cell) + 1)), np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)


def _worn(rng, noise, ink, h):
    if rng.random() < 0.35:
        ink = ink * np.clip(1.05 + rng.uniform(0.05, 0.5) * _noise(noise, ink.shape, rng.uniform(0.1, 0.5) * h), 0, 1.2)
    if rng.random() < 0.15:
        ink = ink * np.clip(1.25 - rng.uniform(0.2, 0.6) * _noise(noise, ink.shape, rng.uniform(0.6, 3) * h), 0.25, 1)
    if rng.random() < 0.06:  # a scratch or fold
        x = rng.randrange(ink.shape[1])
        cv2.line(ink, (x, 0), (x + rng.randint(-10, 10), ink.shape[0]), 0.0, rng.randint(1, 2))
    return ink


def _strangers(rng, ink, baseline, h):
    """What cleaning leaves behind or takes with it: dots, bits of rules, pen strokes, a cut along the line."""
    height, width = ink.shape
    dice = rng.random()
    if dice < 0.10:
        for _ in range(rng.randint(1, 6)):
            cv2.circle(ink, (rng.randrange(width), int(baseline + rng.gauss(0, 0.12) * h)), max(1, int(0.05 * h * rng.uniform(0.6, 1.6))), rng.uniform(0.4, 1), -1, cv2.LINE_AA)
    elif dice < 0.16:
        x, y = rng.randrange(width), int(baseline + rng.uniform(0.05, 0.5) * h)
        cv2.line(ink, (x, y), (min(width - 1, x + int(rng.uniform(0.5, 12) * h)), y + rng.randint(-1, 1)), rng.uniform(0.4, 1), rng.choice((1, 1, 2)))
    elif dice < 0.21:
        points = np.array([[rng.uniform(0, width), baseline - rng.uniform(-0.8, 2.5) * h] for _ in range(rng.randint(3, 6))], np.float32)
        curve = cv2.approxPolyDP(points.reshape(-1, 1, 2), 1, False).astype(np.int32)
        cv2.polylines(ink, [curve], False, rng.uniform(0.3, 1), max(1, int(rng.uniform(0.04, 0.14) * h)), cv2.LINE_AA)
    elif dice < 0.24:  # rim of a seal
        cv2.circle(ink, (rng.randrange(width), int(baseline + rng.gauss(0, 6) * h)), int(rng.uniform(5, 9) * h), rng.uniform(0.3, 0.9), max(1, int(rng.uniform(0.06, 0.2) * h)), cv2.LINE_AA)
    if rng.random() < 0.08:
        y = int(baseline + rng.uniform(0.0, 0.4) * h)
        ink[max(0, y):y + max(1, int(rng.uniform(0.04, 0.12) * h))] *= rng.uniform(0, 0.5)
    if rng.random() < 0.05:
        for _ in range(rng.randint(2, 25)):
            cv2.circle(ink, (rng.randrange(width), rng.randrange(height)), rng.choice((0, 1, 1)), rng.uniform(0.4, 1), -1)
    return ink


def _scanned(rng, noise, ink, h):
    """Grey levels of the scan, then the cleaning: paper white, ink with its fringe."""
    if rng.random() < 0.85:
        ink = cv2.GaussianBlur(ink, (0, 0), max(0.25, h * rng.uniform(0.012, 0.06)))
    depth = rng.uniform(0.35, 1.0) if rng.random() < 0.4 else rng.uniform(0.75, 1.0)
    ink = np.clip(ink, 0, 1) * depth
    if rng.random() < 0.6:
        ink = ink + rng.uniform(0.01, 0.09) * noise.standard_normal(ink.shape, np.float32) * depth
    if rng.random() < 0.14:
        ink = (cv2.GaussianBlur(ink, (0, 0), 0.4) > depth * rng.uniform(0.3, 0.6)).astype(np.float32)
        depth = 1.0
    gray = np.clip(255 * (1 - ink), 0, 255).astype(np.uint8)
    if rng.random() < 0.35:
        gray = cv2.imdecode(cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 85)])[1], 0)
    dark = (gray < 255 * (1 - depth * rng.uniform(0.3, 0.5))).astype(np.uint8)
    near = cv2.dilate(dark, np.ones((3, 3) if h < 17 else (5, 5), np.uint8))
    gain = rng.uniform(0.8, 1.0) / depth
    return np.where(near > 0, np.clip(255 - (255 - gray.astype(np.float32)) * gain, 0, 255), 255).astype(np.uint8), dark


def _cut(rng, gray, dark, baseline, h, crop):
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    if len(rows) == 0:
        return None
    h = h * rng.uniform(0.92, 1.08)
    baseline = baseline + rng.gauss(0, 0.04) * h
    top, bottom = min(rows[0], int(baseline - crop.above * h)), max(rows[-1] + 1, int(np.ceil(baseline + crop.below * h)))
    left, right = max(0, columns[0] - rng.randint(0, 2)), min(gray.shape[1], columns[-1] + 1 + rng.randint(0, 2))
    window = np.full((bottom - top, right - left), 255, np.uint8)
    y0, y1 = max(0, top), min(gray.shape[0], bottom)
    window[y0 - top:y1 - top] = gray[y0:y1, left:right]
    inner = crop.height - 2 * crop.margin
    scale = inner / window.shape[0]
    width = max(1, int(round(window.shape[1] * scale)))
    small = cv2.resize(window, (width, inner), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(small, *[crop.margin] * 4, cv2.BORDER_CONSTANT, value=255)


def _segment(rng, text, faces, x_height, written):
    path = rng.choice(rng.choice(faces["printed" if written == "printed" else "typed"]))
    machine = {"printed": "plain", "pins": "pins", "typed": "typed" if rng.random() < 0.8 else "plain"}[written]
    return strike.mask_of(rng, text, path, x_height, machine)


def line(rng, noise, text, faces, crop=FOR_TESSERACT):
    """The picture, or None where no ink is left. faces: {"printed": [[files of a family], ...], "typed": ...}."""
    h = float(np.exp(rng.uniform(np.log(8.5), np.log(28))))
    written = rng.choices(("printed", "typed", "pins"), (62, 16, 12))[0]
    words, kinds, pieces = text.split(" "), (written,), (text,)
    if len(words) > 2 and rng.random() < 0.18:  # a label and its value
        at = rng.randint(1, len(words) - 1)
        kinds, pieces = ("printed", written), (" ".join(words[:at]) + " ", " ".join(words[at:]))
    parts = [_segment(rng, piece, faces, h * (rng.uniform(0.9, 1.25) if i else 1), kind) for i, (piece, kind) in enumerate(zip(pieces, kinds))]
    mask, baseline = _bent(rng, *_other_face(rng, *_joined(parts), h))
    ink = _worn(rng, noise, _weight(rng, mask.astype(np.float32) / 255, h), h)
    gray, dark = _scanned(rng, noise, _strangers(rng, ink, baseline, h), h)
    return _cut(rng, gray, dark, baseline, h, crop)


def faces_of(folder):
    groups = json.loads((folder / "faces.json").read_text())
    return {group: [[str(folder / name) for name in family] for family in families] for group, families in groups.items()}


def main():
    folder, out, count, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    cv2.setNumThreads(1)
    out.mkdir(parents=True, exist_ok=True)
    faces, rng, noise = faces_of(folder), random.Random(seed), np.random.default_rng(seed)
    source, done = texts.lines(rng), 0
    while done < count:
        text = texts.tidy(rng, next(source))
        picture = line(rng, noise, text, faces) if text else None
        if picture is None or not 3 * len(text) + 6 <= picture.shape[1] <= LONGEST:  # too narrow to be read
            continue
        stem = out / ("drawn-p%d-%d" % (seed, done))
        cv2.imwrite(str(stem) + ".pgm", picture)
        stem.with_suffix(".txt").write_text(text + "\n", encoding="utf-8")
        done += 1


if __name__ == "__main__":
    main()
