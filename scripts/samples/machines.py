"""Text as typewriters, pin printers and pens leave it."""
import cv2
import numpy as np
from PIL import Image, ImageDraw

import handwriting


def strike(canvas, x, baseline, word, ink, font):
    {"typed": _typed, "dots": _dots, "pen": _pen, "script": handwriting.strike, "scrawl": handwriting.scrawl}[ink.machine](canvas, x, baseline, word, ink, font)


def _glyph_mask(char, font, pad):
    box = font.getbbox(char, anchor="ls")
    size = (int(box[2] - box[0] + 2 * pad + 2), int(box[3] - box[1] + 2 * pad + 2))
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).text((pad - box[0], pad - box[1]), char, fill=255, font=font, anchor="ls")
    return np.asarray(mask), box


def _typed(canvas, x, baseline, word, ink, font):
    """Each type hits with its own force and a little off the line."""
    rng, scale = canvas.rng, canvas.dpi / 300.0
    pad = 3
    for char in word:
        mask, box = _glyph_mask(char, font, pad)
        mask = mask.astype(np.float32)
        force = np.clip(1.0 - canvas.ribbon * rng.random() - 0.25 * canvas.ribbon, 0.3, 1.0)
        if rng.random() < 0.25:
            mask = cv2.dilate(mask, np.ones((2, 2), np.uint8))
        slope = np.linspace(1.0, rng.uniform(0.75, 1.0), mask.shape[0], dtype=np.float32)[:, None]
        grain = canvas.np_rng.normal(1.0, 0.12 + 0.25 * canvas.ribbon, mask.shape).astype(np.float32)
        grain = cv2.GaussianBlur(grain, (0, 0), 0.8 * scale + 0.2)
        mask = cv2.GaussianBlur(mask, (0, 0), 0.45 * scale + 0.15) * (slope if rng.random() < 0.5 else slope[::-1])
        out = Image.fromarray(np.clip(mask * grain * force * 1.15, 0, 255).astype(np.uint8))
        dx, dy = rng.gauss(0, 0.5 * canvas.jitter * scale), rng.gauss(0, 0.8 * canvas.jitter * scale)
        canvas.stamp_mask(out, x + box[0] - pad + dx, baseline + box[1] - pad + dy, ink.color)
        x += font.getlength(char)


def _dots(canvas, x, baseline, word, ink, font):
    """The word sampled on a pin grid, each hit drawn as a round dot."""
    ascent, descent = font.getmetrics()
    height = ascent + descent
    pins = canvas.pins
    pitch = height / pins
    box = font.getbbox(word, anchor="ls")
    size = (int(font.getlength(word)) + 4, height + 4)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).text((2, 2 + ascent), word, fill=255, font=font, anchor="ls")
    columns = max(1, int(size[0] / (pitch * 0.8)))
    grid = np.asarray(mask.resize((columns, int(round(size[1] / pitch))), Image.BOX), np.float32)
    hits = np.argwhere(grid > canvas.pin_threshold)
    out = np.zeros((size[1] + 8, size[0] + 8), np.uint8)
    radius = pitch * canvas.pin_radius
    step_x, step_y = size[0] / columns, pitch
    for row, column in hits:
        strength = int(np.clip(255 * (1 - canvas.ribbon * canvas.rng.random()), 90, 255))
        cx, cy = (column + 0.5) * step_x + 4, (row + 0.5) * step_y + 4
        cv2.circle(out, (int(cx * 16), int(cy * 16)), int(radius * 16), strength, -1, cv2.LINE_AA, 4)
    canvas.stamp_mask(Image.fromarray(out), x - 6, baseline - ascent - 6, ink.color)
    del box


def _pen(canvas, x, baseline, word, ink, font):
    """A careful hand: letters lean, float and thin out."""
    rng, scale = canvas.rng, canvas.dpi / 300.0
    pad = 4
    drift = rng.gauss(0, 1.5 * scale)
    for char in word:
        mask, box = _glyph_mask(char, font, pad)
        angle, grow = rng.gauss(0, 2.2), rng.gauss(1.0, 0.03)
        centre = (mask.shape[1] / 2, mask.shape[0] / 2)
        turn = cv2.getRotationMatrix2D(centre, angle, grow)
        mask = cv2.warpAffine(mask, turn, (mask.shape[1], mask.shape[0]), flags=cv2.INTER_LINEAR)
        mask = np.clip(mask.astype(np.float32) * rng.uniform(0.75, 1.0), 0, 255).astype(np.uint8)
        drift = 0.7 * drift + rng.gauss(0, 0.9 * scale)
        canvas.stamp_mask(Image.fromarray(mask), x + box[0] - pad, baseline + box[1] - pad + drift, ink.color)
        x += font.getlength(char)
