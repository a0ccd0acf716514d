"""Ink masks of a text, printed, typed or by pins: uint8, 255 = ink, with the row of the baseline."""
import functools

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont


@functools.lru_cache(maxsize=600)
def _unit_x_height(path):
    box = ImageFont.truetype(path, 200, layout_engine=ImageFont.Layout.BASIC).getbbox("x", anchor="ls")
    return max(0.2, -box[1] / 200.0)


@functools.lru_cache(maxsize=4000)
def face(path, size):
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _sheet(font, width):
    ascent, descent = font.getmetrics()
    pad = 6 + font.size // 3
    return Image.new("L", (int(width) + 2 * pad, ascent + descent + 2 * pad), 0), pad, pad + ascent


def _whole(text, font):
    sheet, pad, baseline = _sheet(font, font.getlength(text))
    ImageDraw.Draw(sheet).text((pad, baseline), text, fill=255, font=font, anchor="ls")
    return np.asarray(sheet), baseline


def _spaced(rng, text, font):
    track, gap = rng.uniform(-0.02, 0.10) * font.size, rng.uniform(0.7, 2.6)
    if rng.random() < 0.15:
        track += 0.15 * font.size
    advances = [font.getlength(char) * (gap if char == " " else 1) + track for char in text]
    sheet, pad, baseline = _sheet(font, max(8, sum(advances)))
    draw, x = ImageDraw.Draw(sheet), float(pad)
    for char, advance in zip(text, advances):
        draw.text((x, baseline), char, fill=255, font=font, anchor="ls")
        x += advance
    return np.asarray(sheet), baseline


def _glyph(font, char, pad=3):
    box = font.getbbox(char, anchor="ls")
    sheet = Image.new("L", (max(1, int(box[2] - box[0])) + 2 * pad + 2, max(1, int(box[3] - box[1])) + 2 * pad + 2), 0)
    ImageDraw.Draw(sheet).text((pad - box[0], pad - box[1]), char, fill=255, font=font, anchor="ls")
    return np.asarray(sheet), box


def _put(sheet, mask, x, y):
    x, y = int(round(x)), int(round(y))
    x0, y0, x1, y1 = max(0, x), max(0, y), min(sheet.shape[1], x + mask.shape[1]), min(sheet.shape[0], y + mask.shape[0])
    if x1 > x0 and y1 > y0:
        part = sheet[y0:y1, x0:x1]
        np.maximum(part, mask[y0 - y:y1 - y, x0 - x:x1 - x], out=part)


def _letter_by_letter(text, font, shape):
    advances = [font.getlength(char) for char in text]
    blank, pad, baseline = _sheet(font, max(8, sum(advances) * 1.05))
    sheet, x = np.array(blank), float(pad)
    for char, advance in zip(text, advances):
        if char != " ":
            mask, box = _glyph(font, char)
            mask, dx, dy = shape(mask)
            _put(sheet, mask, x + box[0] - 3 + dx, baseline + box[1] - 3 + dy)
        x += advance
    return sheet, baseline


def _typed(rng, text, font):
    ribbon, jitter = rng.uniform(0.0, 0.65), rng.uniform(0, 0.035) * font.size

    def shape(mask):
        mask = mask.astype(np.float32)
        if rng.random() < 0.25:
            mask = cv2.dilate(mask, np.ones((2, 2), np.uint8))
        force = min(1.0, max(0.25, 1.0 - ribbon * rng.random()))
        ramp = np.linspace(1.0, rng.uniform(0.5, 1.0), mask.shape[0], dtype=np.float32)[:, None]
        mask *= force * (ramp if rng.random() < 0.5 else ramp[::-1])
        return np.clip(mask * 1.15, 0, 255).astype(np.uint8), rng.gauss(0, 0.5) * jitter, rng.gauss(0, 1) * jitter
    return _letter_by_letter(text, font, shape)


def _pins(rng, text, font):
    ascent, descent = font.getmetrics()
    pins = rng.randint(13, 26)
    pitch = (ascent + descent) / pins
    width = font.getlength(text)
    sheet = Image.new("L", (int(width) + 4, ascent + descent + 4), 0)
    ImageDraw.Draw(sheet).text((2, 2 + ascent), text, fill=255, font=font, anchor="ls")
    columns = max(1, int(sheet.size[0] / (pitch * rng.uniform(0.6, 0.95))))
    rows = max(1, int(round(sheet.size[1] / pitch)))
    grid = np.asarray(sheet.resize((columns, rows), Image.BOX), np.float32)
    out = np.zeros((sheet.size[1] + 8, sheet.size[0] + 8), np.uint8)
    radius, weak, threshold = pitch * rng.uniform(0.42, 0.75), rng.uniform(0, 0.7), rng.uniform(50, 120)
    step_x, step_y = sheet.size[0] / columns, sheet.size[1] / rows
    dead = rng.randrange(rows) if rng.random() < 0.15 else -1
    for row, column in np.argwhere(grid > threshold):
        if row == dead:
            continue
        centre = (int(((column + 0.5) * step_x + 4) * 16), int(((row + 0.5) * step_y + 4) * 16))
        cv2.circle(out, centre, int(radius * 16), int(255 * max(0.3, 1 - weak * rng.random())), -1, cv2.LINE_AA, 4)
    return out, ascent + 6


def mask_of(rng, text, path, x_height, machine):
    """(mask, baseline row) of `text` in the face at `path`, its x at `x_height` px."""
    font = face(path, max(8, int(round(x_height / _unit_x_height(path)))))
    if machine == "typed":
        return _typed(rng, text, font)
    if machine == "pins":
        return _pins(rng, text, font)
    return _spaced(rng, text, font) if rng.random() < 0.5 else _whole(text, font)
