"""Things on the paper that are not its text: tints, frames, emblems, seals, signatures."""
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw

import fonts

TINTS = {"pink": (244, 190, 196), "green": (190, 224, 196), "blue": (196, 212, 236), "red": (240, 170, 165)}


def background(canvas, theme):
    kind = theme.background
    if kind == "none":
        return
    if kind.startswith("tint"):
        shade = (252, 244, 224) if kind.endswith("cream") else (228, 238, 248)
        canvas.image.paste(shade, (0, 0, canvas.width, canvas.height))
        return
    shape, tint = kind.split("_")
    layer = np.full((canvas.height, canvas.width, 3), 255, np.uint8)
    color = TINTS[tint]
    {"waves": _waves, "rosette": _rosette, "lattice": _lattice, "rays": _rays, "dots": _dot_ground, "grid": _grid}[shape](canvas, layer, color)
    under = np.asarray(canvas.image, np.uint16) * layer // 255
    canvas.image.paste(Image.fromarray(under.astype(np.uint8)))


def _waves(canvas, layer, color):
    rng = canvas.rng
    step, amplitude, period = canvas.mm(rng.uniform(1.6, 3.0)), canvas.mm(rng.uniform(1.5, 4)), canvas.mm(rng.uniform(14, 40))
    xs = np.arange(0, canvas.width, max(2, canvas.mm(0.8)))
    for i, y in enumerate(range(-amplitude, canvas.height + amplitude, step)):
        ys = y + amplitude * np.sin(2 * math.pi * xs / period + (i % 2) * 1.3)
        cv2.polylines(layer, [np.stack([xs, ys], 1).astype(np.int32)], False, color, max(1, canvas.mm(0.12)), cv2.LINE_AA)


def _rosette(canvas, layer, color):
    cx, cy = canvas.width / 2, canvas.height * canvas.rng.uniform(0.4, 0.6)
    turns = np.linspace(0, 2 * math.pi, 1400)
    petals = canvas.rng.choice((9, 12, 16))
    for i in range(18):
        radius = canvas.mm(20 + 4.2 * i) * (1 + 0.13 * np.cos(petals * turns + i * 0.5))
        points = np.stack([cx + radius * np.cos(turns), cy + radius * np.sin(turns)], 1)
        cv2.polylines(layer, [points.astype(np.int32)], True, color, max(1, canvas.mm(0.12)), cv2.LINE_AA)


def _lattice(canvas, layer, color):
    step = canvas.mm(canvas.rng.uniform(3, 6))
    for start in range(-canvas.height, canvas.width, step):
        cv2.line(layer, (start, 0), (start + canvas.height, canvas.height), color, 1, cv2.LINE_AA)
        cv2.line(layer, (start + canvas.height, 0), (start, canvas.height), color, 1, cv2.LINE_AA)


def _rays(canvas, layer, color):
    cx, cy = canvas.width // 2, int(canvas.height * canvas.rng.uniform(0.3, 0.7))
    for i in range(140):
        a = 2 * math.pi * i / 140
        cv2.line(layer, (cx, cy), (int(cx + canvas.height * math.cos(a)), int(cy + canvas.height * math.sin(a))), color, 1, cv2.LINE_AA)


def _dot_ground(canvas, layer, color):
    step = canvas.mm(canvas.rng.uniform(1.8, 3.2))
    for row, y in enumerate(range(0, canvas.height, step)):
        for x in range(row % 2 * step // 2, canvas.width, step):
            cv2.circle(layer, (x, y), max(1, canvas.mm(0.22)), color, -1, cv2.LINE_AA)


def _grid(canvas, layer, color):
    step = canvas.mm(canvas.rng.uniform(2.5, 5))
    for x in range(0, canvas.width, step):
        cv2.line(layer, (x, 0), (x, canvas.height), color, 1)
    for y in range(0, canvas.height, step):
        cv2.line(layer, (0, y), (canvas.width, y), color, 1)


def frame(canvas, theme):
    if theme.frame == "none":
        return
    color = theme.rng.choice(((190, 40, 40), (60, 60, 60), (40, 110, 70)))
    inset = canvas.mm(theme.rng.uniform(5, 8))
    box = (inset, inset, canvas.width - inset, canvas.height - inset)
    draw, wide = canvas.draw, max(1, canvas.mm(0.4))
    if theme.frame in ("double", "thick", "beads", "greek", "diamonds", "crosses", "hooks"):
        draw.rectangle(box, outline=color, width=wide * (3 if theme.frame == "thick" else 1))
        gap = canvas.mm(3.2)
        draw.rectangle((box[0] + gap, box[1] + gap, box[2] - gap, box[3] - gap), outline=color, width=wide)
        if theme.frame not in ("double", "thick"):
            _border_motif(canvas, box, gap, color, theme.frame)
    else:
        arm = canvas.mm(22)
        for x, y, sx, sy in ((box[0], box[1], 1, 1), (box[2], box[1], -1, 1), (box[0], box[3], 1, -1), (box[2], box[3], -1, -1)):
            draw.line((x, y, x + sx * arm, y), fill=color, width=wide * 2)
            draw.line((x, y, x, y + sy * arm), fill=color, width=wide * 2)


def _border_motif(canvas, box, gap, color, kind):
    step, r = gap, gap * 0.28
    places = [(x, y) for y in (box[1] + gap / 2, box[3] - gap / 2) for x in np.arange(box[0] + gap, box[2] - gap, step)]
    places += [(x, y) for x in (box[0] + gap / 2, box[2] - gap / 2) for y in np.arange(box[1] + gap, box[3] - gap, step)]
    for x, y in places:
        shape = (x - r, y - r, x + r, y + r)
        if kind == "beads":
            canvas.draw.ellipse(shape, outline=color, width=1)
        elif kind == "diamonds":
            canvas.draw.polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), outline=color)
        elif kind == "crosses":
            canvas.draw.line((x - r, y - r, x + r, y + r), fill=color, width=max(1, int(r / 3)))
            canvas.draw.line((x - r, y + r, x + r, y - r), fill=color, width=max(1, int(r / 3)))
        elif kind == "hooks":
            canvas.draw.line(((x - r, y + r), (x - r, y - r), (x + r, y - r), (x + r, y + r * 0.4), (x, y + r * 0.4)), fill=color,
                             width=max(1, int(r / 3)))
        else:
            canvas.draw.rectangle(shape, outline=color, width=max(1, int(r / 3)))


def emblem(canvas, cx, cy, size):
    """A round red blob with a star: only the outline of a national emblem."""
    layer = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(layer)
    draw.ellipse((size * 0.06, 0, size * 0.94, size * 0.9), fill=225)
    draw.ellipse((size * 0.14, size * 0.08, size * 0.86, size * 0.8), fill=150)
    draw.polygon(_star(size / 2, size * 0.38, size * 0.17), fill=20)
    draw.polygon([(size * 0.12, size * 0.8), (size * 0.88, size * 0.8), (size * 0.7, size), (size * 0.3, size)], fill=240)
    for i in range(24):
        a = math.pi * (0.1 + 0.8 * i / 23)
        x, y = size / 2 + size * 0.4 * math.cos(a), size * 0.45 + size * 0.4 * math.sin(a)
        draw.ellipse((x - 3, y - 3, x + 3, y + 3), fill=60)
    color = canvas.rng.choice(((200, 30, 30), (200, 30, 30), (70, 70, 70)))
    canvas.stamp_mask(layer, cx - size / 2, cy - size / 2, color)


def _star(cx, cy, radius):
    out = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.4
        a = -math.pi / 2 + i * math.pi / 5
        out.append((cx + r * math.cos(a), cy + r * math.sin(a)))
    return out


def seal(canvas, cx, cy, lines):
    """Round red office seal, unevenly inked and turned a little."""
    rng = canvas.rng
    size = canvas.mm(rng.uniform(34, 38))
    layer = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(layer)
    line = max(2, canvas.mm(0.7))
    draw.ellipse((line, line, size - line, size - line), outline=230, width=line)
    inner = size * 0.2
    draw.ellipse((inner, inner, size - inner, size - inner), outline=210, width=max(1, line // 2))
    draw.polygon(_star(size / 2, size / 2, size * 0.16), fill=200)
    family = fonts.SETS["tuning"]["sans"][0]
    font = fonts.load(family, "b", max(8, int(size * 0.085)))
    _ring_text(layer, " ".join(lines[-1:])[:34] + " ★".replace("★", "*"), font, size, size * 0.39)
    array = np.asarray(layer.rotate(rng.uniform(-25, 25), Image.BICUBIC), np.float32)
    coarse = canvas.np_rng.uniform(0.35, 1.1, (9, 9)).astype(np.float32)
    wear = cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC)
    grain = canvas.np_rng.uniform(0.7, 1.1, (size, size)).astype(np.float32)
    array = np.clip(array * np.clip(wear, 0.15, 1) * grain, 0, 255).astype(np.uint8)
    color = rng.choice(((214, 30, 40), (200, 40, 60), (225, 60, 60)))
    canvas.stamp_mask(Image.fromarray(array), cx - size / 2, cy - size / 2, color)


def _ring_text(layer, text, font, size, radius):
    span = 300.0
    for i, char in enumerate(text):
        angle = -span / 2 + span * i / max(1, len(text) - 1)
        glyph = Image.new("L", (font.size * 2, font.size * 2), 0)
        ImageDraw.Draw(glyph).text((font.size, font.size), char, fill=220, font=font, anchor="mm")
        glyph = glyph.rotate(-angle, Image.BICUBIC)
        a = math.radians(angle - 90)
        x, y = size / 2 + radius * math.cos(a) - font.size, size / 2 + radius * math.sin(a) - font.size
        layer.paste(255, (int(x), int(y)), glyph)


def signature(canvas, cx, cy, width, height):
    """A pen scribble; some strokes shoot far out."""
    rng = canvas.rng
    points, x = [], cx - width / 2
    count = rng.randint(7, 14)
    for i in range(count):
        points.append((x + rng.uniform(-0.08, 0.08) * width, cy + rng.uniform(-0.6, 0.6) * height))
        x += width / count
    if rng.random() < 0.5:
        points += [(cx + width * 0.7, cy - height * 0.4), (cx - width * 0.4, cy + height * 0.5)]
    control = np.array(points)
    spots = np.linspace(0, len(points) - 1, len(points) * 14)
    smooth = np.stack([np.interp(spots, range(len(points)), control[:, k]) for k in (0, 1)], 1)
    kernel = np.ones(13) / 13
    for k in (0, 1):
        smooth[:, k] = np.convolve(np.pad(smooth[:, k], 6, mode="edge"), kernel, "valid")
    color = rng.choice(((25, 40, 150), (20, 30, 120), (30, 30, 35), (60, 80, 190)))
    margin = canvas.mm(4)
    low, high = smooth.min(0) - margin, smooth.max(0) + margin
    layer = np.zeros((int(high[1] - low[1]) + 1, int(high[0] - low[0]) + 1), np.uint8)
    path = ((smooth - low) * 16).astype(np.int32)
    for i in range(len(path) - 1):
        thick = max(1, int(round(canvas.dpi / 300 * (3.2 + 1.8 * math.sin(i / 5.0)))))
        cv2.line(layer, path[i].tolist(), path[i + 1].tolist(), 235, thick, cv2.LINE_AA, 4)
    canvas.stamp_mask(Image.fromarray(layer), low[0], low[1], color)
