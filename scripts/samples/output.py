"""Writes delivered pages as files: JPEG, PNG, TIFF, PDF."""
import io
import zlib

import cv2
import numpy as np
from PIL import Image


def tone(scan, mode, rng):
    """The page as a PIL image in colour, grey or one bit."""
    if mode == "color":
        return Image.fromarray(scan.pixels)
    grey = cv2.cvtColor(scan.pixels, cv2.COLOR_RGB2GRAY)
    if mode == "grey":
        return Image.fromarray(grey)
    if rng.random() < 0.5:
        level = int(np.median(grey[::8, ::8])) * rng.uniform(0.6, 0.78)
        ink = grey > level
    else:
        size = max(15, int(scan.dpi / 6)) | 1
        ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, size, rng.randint(12, 22)) > 0
    return Image.fromarray(ink)


def jpeg_bytes(image, quality, dpi):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def write(path, pages, form, quality, tag_dpi):
    """`pages` are PIL images; `form` is jpeg, png, tiff_g4, tiff_lzw, tiff_jpeg or pdf."""
    dpis = [tag or 0 for tag in tag_dpi]
    if form == "jpeg":
        extra = {"dpi": (dpis[0], dpis[0])} if dpis[0] else {}
        pages[0].save(path, "JPEG", quality=quality, **extra)
    elif form == "png":
        extra = {"dpi": (dpis[0], dpis[0])} if dpis[0] else {}
        pages[0].save(path, "PNG", compress_level=4, **extra)
    elif form.startswith("tiff"):
        _tiff(path, pages, form, quality, dpis)
    else:
        with open(path, "wb") as out:
            out.write(pdf_bytes(pages, quality, dpis))


def _tiff(path, pages, form, quality, dpis):
    names = {"tiff_g4": "group4", "tiff_lzw": "tiff_lzw", "tiff_jpeg": "jpeg"}
    options = {"compression": names[form]}
    if form == "tiff_jpeg":
        options["quality"] = quality
    if dpis[0]:
        options["dpi"] = (dpis[0], dpis[0])
    pages[0].save(path, "TIFF", save_all=len(pages) > 1, append_images=pages[1:], **options)


def pdf_bytes(pages, quality, dpis):
    """A plain PDF 1.4 with one image on each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None]
    kids = []
    for image, dpi in zip(pages, dpis):
        dpi = dpi or 300
        width, height = image.width * 72.0 / dpi, image.height * 72.0 / dpi
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        box = f"[0 0 {width:.2f} {height:.2f}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /XObject << /Im0 {number + 1} 0 R >> >> "
                       f"/Contents {number + 2} 0 R >>".encode())
        objects.append(_image_object(image, quality, dpi))
        content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for i, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _image_object(image, quality, dpi):
    if image.mode == "1":
        data, filters = zlib.compress(image.tobytes(), 6), "/FlateDecode"
        space, bits = "/DeviceGray", 1
    else:
        data, filters = jpeg_bytes(image, quality, dpi), "/DCTDecode"
        space, bits = ("/DeviceRGB" if image.mode == "RGB" else "/DeviceGray"), 8
    head = (f"<< /Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace {space} "
            f"/BitsPerComponent {bits} /Filter {filters} /Length {len(data)} >>")
    return head.encode() + b"\nstream\n" + data + b"\nendstream"
