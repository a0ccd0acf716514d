"""The page every awkward file shows: A4 at 100 dpi, marks that tell all eight ways to turn and mirror it, and colours, apart."""
import io

import numpy
from PIL import Image, ImageDraw

WIDTH, HEIGHT, DPI = 827, 1169, 100
# name: (x0, y0, x1, y1 as shares of the page, colour); the black one is what geometry is checked with
BLOCKS = {
    "black": (0.05, 0.05, 0.25, 0.15, (0, 0, 0)),
    "red": (0.70, 0.05, 0.95, 0.15, (255, 0, 0)),
    "gray": (0.05, 0.80, 0.25, 0.95, (128, 128, 128)),
    "blue": (0.75, 0.85, 0.95, 0.95, (60, 60, 255)),
}


def colour_page(size=(WIDTH, HEIGHT)):
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1, colour in BLOCKS.values():
        draw.rectangle([x0 * size[0], y0 * size[1], x1 * size[0] - 1, y1 * size[1] - 1], fill=colour)
    for line in range(12):  # something to compress, the same in all
        y = (0.25 + 0.04 * line) * size[1]
        draw.line([0.1 * size[0], y, (0.5 + 0.03 * line) * size[0], y], fill=(0, 0, 0), width=2)
    return image


def gray_page(size=(WIDTH, HEIGHT)):
    return colour_page(size).convert("L")


def bilevel_page(size=(WIDTH, HEIGHT)):
    """Only the black block and the lines: the other blocks become white."""
    values = numpy.asarray(gray_page(size))
    return Image.fromarray(((values > 20) * 255).astype(numpy.uint8)).convert("1")


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def stored_for_orientation(image, orientation):
    """The stored picture which, read with this EXIF orientation, gives `image`."""
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return image if back is None else image.transpose(back)
