"""PDF files, written by hand: one image in every coding and turn, drawn pages, broken trees, cut and locked files."""
import os
import struct
import subprocess
import tempfile
import zlib

import numpy

from awkward_page import BLOCKS, DPI, HEIGHT, WIDTH, bilevel_page, colour_page, gray_page, saved
from awkward_pictures import g4_strip

PT_WIDTH, PT_HEIGHT = WIDTH * 72 / DPI, HEIGHT * 72 / DPI
COLOUR = "ok mark=colour dpi=100"
GRAY = "ok mark=gray dpi=100"
BILEVEL = "ok mark=bilevel dpi=100"


class Pdf:
    """Objects with numbers; bytes() gives the file."""

    def __init__(self):
        self.objects = []

    def add(self, text, stream=None):
        text = text if isinstance(text, bytes) else text.encode("latin-1")
        if stream is not None:
            text = b"<< " + text + b" /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
        self.objects.append(text)
        return len(self.objects)

    def bytes(self, root=1, header=b"%PDF-1.5\n"):
        out, places = header, []
        for number, text in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, root, start)


def document(pages, catalog="", tree=""):
    """`pages`: (dictionary text, content bytes or None, {name: (dictionary text, bytes)} of images)."""
    pdf = Pdf()
    pdf.add("<< /Type /Catalog /Pages 2 0 R %s >>" % catalog)
    pdf.add("")
    kids = []
    for text, content, images in pages:
        names = " ".join("/%s %d 0 R" % (name, pdf.add("/Type /XObject " + entry, data)) for name, (entry, data) in images.items())
        contents = "" if content is None else "/Contents %d 0 R" % pdf.add("", content)
        resources = "/Resources << /XObject << %s >> /Font << /F %s >> >>" % (names, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        if "/MediaBox" not in text:
            text += " /MediaBox [0 0 %.3f %.3f]" % (PT_WIDTH, PT_HEIGHT)
        kids.append(pdf.add("<< /Type /Page /Parent 2 0 R %s %s %s >>" % (text, contents, resources)))
    pdf.objects[1] = ("<< /Type /Pages /Kids [%s] /Count %d %s >>" % (" ".join("%d 0 R" % k for k in kids), len(kids), tree)).encode()
    return pdf


PLACED = b"q %.3f 0 0 %.3f 0 0 cm /I Do Q" % (PT_WIDTH, PT_HEIGHT)


def image_entry(space, filters, bits=8, more="", size=(WIDTH, HEIGHT)):
    return "/Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d /Filter %s %s" % (*size, space, bits, filters, more)


def jpeg_image(image=None):
    return image_entry("/DeviceRGB", "/DCTDecode"), saved(image or colour_page(), "JPEG", quality=95, subsampling=0)


def single(image, content=PLACED, text="", **more):
    return document([(text, content, {"I": image})], **more).bytes()


def add_all(folder):
    add_codings(folder)
    add_places(folder)
    add_drawn(folder)
    add_hidden_losses(folder)
    add_trees(folder)
    add_broken(folder)
    add_locked(folder)


def png_rows(array):
    return zlib.compress(b"".join(b"\1" + numpy.diff(row, axis=0, prepend=0).astype(numpy.uint8).tobytes() for row in array))


def add_codings(folder):
    colour, gray = numpy.asarray(colour_page()), numpy.asarray(gray_page())
    cmyk = saved(colour_page().convert("CMYK"), "JPEG", quality=95, subsampling=0)
    fax = "/DecodeParms << /K -1 /Columns %d /Rows %d %s >> %s"
    bits = numpy.packbits(numpy.asarray(bilevel_page()), axis=1).tobytes()
    indexed = colour_page().quantize(16)
    palette = "[/Indexed /DeviceRGB 15 <%s>]" % bytes(indexed.getpalette()[:48]).hex()
    for name, image, outcome in (
        ("jpeg", jpeg_image(), COLOUR + " stored=jpeg same=colour"),
        ("jpeg-gray", (image_entry("/DeviceGray", "/DCTDecode"), saved(gray_page(), "JPEG", quality=95)), GRAY + " stored=jpeg same=gray"),
        ("jpeg-cmyk-decode", (image_entry("/DeviceCMYK", "/DCTDecode", more="/Decode [1 0 1 0 1 0 1 0]"), cmyk), COLOUR + " stored=jpeg same=colour"),
        ("jpeg-in-flate", (image_entry("/DeviceRGB", "[/FlateDecode /DCTDecode]"), zlib.compress(jpeg_image()[1])), COLOUR + " stored=jpeg same=colour"),
        ("jpx", (image_entry("/DeviceRGB", "/JPXDecode"), saved(colour_page(), "JPEG2000")), COLOUR + " stored=jpx same=colour"),
        ("g4", (image_entry("/DeviceGray", "/CCITTFaxDecode", 1, fax % (WIDTH, HEIGHT, "", "")), g4_strip()), BILEVEL + " stored=ccitt_g4 same=bilevel"),
        ("g4-black-is-1", (image_entry("/DeviceGray", "/CCITTFaxDecode", 1, fax % (WIDTH, HEIGHT, "/BlackIs1 true", "/Decode [1 0]")), g4_strip()), BILEVEL + " stored=ccitt_g4 same=bilevel"),
        ("g4-palette", (image_entry("[/Indexed /DeviceGray 1 <FF00>]", "/CCITTFaxDecode", 1, fax % (WIDTH, HEIGHT, "/BlackIs1 true", "")), g4_strip()), BILEVEL + " stored=ccitt_g4 same=bilevel"),
        ("g4-stencil", ("/Subtype /Image /Width %d /Height %d /ImageMask true /Filter /CCITTFaxDecode %s" % (WIDTH, HEIGHT, fax % (WIDTH, HEIGHT, "", "")), g4_strip()), BILEVEL + " stored=ccitt_g4 same=bilevel"),
        ("flate", (image_entry("/DeviceRGB", "/FlateDecode"), zlib.compress(colour.tobytes())), COLOUR + " stored=raw same=colour"),
        ("flate-gray", (image_entry("/DeviceGray", "/FlateDecode"), zlib.compress(gray.tobytes())), GRAY + " stored=raw same=gray"),
        ("flate-inverted", (image_entry("/DeviceGray", "/FlateDecode", more="/Decode [1 0]"), zlib.compress((255 - gray).tobytes())), GRAY + " stored=raw same=gray"),
        ("flate-bits", (image_entry("/DeviceGray", "/FlateDecode", 1), zlib.compress(bits)), BILEVEL + " stored=raw same=bilevel"),
        ("flate-palette", (image_entry(palette, "/FlateDecode"), zlib.compress(indexed.tobytes())), COLOUR + " stored=raw"),
        ("flate-cmyk", (image_entry("/DeviceCMYK", "/FlateDecode"), zlib.compress(colour_page().convert("CMYK").tobytes())), COLOUR + " stored=raw same=colour"),
        ("png-rows", (image_entry("/DeviceGray", "/FlateDecode", more="/DecodeParms << /Predictor 15 /Columns %d >>" % WIDTH), png_rows(gray)), GRAY + " stored=png_idat same=gray"),
    ):
        folder.add("pdf/%s.pdf" % name, single(image), outcome)


def add_places(folder):
    w, h = PT_WIDTH, PT_HEIGHT
    turned = {0: (w, 0, 0, h, 0, 0), 90: (0, w, -h, 0, h, 0), 180: (-w, 0, 0, -h, w, h), 270: (0, -w, h, 0, 0, w)}
    box = {0: (w, h), 90: (h, w), 180: (w, h), 270: (h, w)}
    for degrees, matrix in turned.items():  # /Rotate undoes what the matrix did
        content = b"q %.3f %.3f %.3f %.3f %.3f %.3f cm /I Do Q" % matrix
        text = "/Rotate %d /MediaBox [0 0 %.3f %.3f]" % (degrees, *box[degrees])
        folder.add("pdf/rotate-%d.pdf" % degrees, single(jpeg_image(), content, text), COLOUR + " stored=jpeg same=colour")
    side = "/MediaBox [0 0 %.3f %.3f]" % (h, w)
    content = b"q %.3f %.3f %.3f %.3f %.3f %.3f cm /I Do Q" % turned[90]
    folder.add("pdf/rotate-450.pdf", single(jpeg_image(), content, "/Rotate 450 " + side), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/rotate-minus-270.pdf", single(jpeg_image(), content, "/Rotate -270 " + side), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/rotate-odd.pdf", single(jpeg_image(), text="/Rotate 33"), COLOUR + " stored=jpeg same=colour")
    mirrored = colour_page().transpose(0)
    folder.add("pdf/mirrored.pdf", single(jpeg_image(mirrored), b"q %.3f 0 0 %.3f %.3f 0 cm /I Do Q" % (-w, h, w)), COLOUR + " stored=jpeg same=colour")
    upside = colour_page().transpose(1)
    folder.add("pdf/flipped.pdf", single(jpeg_image(upside), b"q %.3f 0 0 %.3f 0 %.3f cm /I Do Q" % (w, -h, h)), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/shifted-box.pdf", single(jpeg_image(), b"1 0 0 1 100 -50 cm q %.3f 0 0 %.3f 0 0 cm /I Do Q" % (w, h),
                                             "/MediaBox [100 -50 %.3f %.3f]" % (100 + w, h - 50)), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/negative-box.pdf", single(jpeg_image(), text="/MediaBox [%.3f %.3f 0 0]" % (w, h)), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/one-pixel-a-point.pdf", single(jpeg_image(), b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT),
                                                   "/MediaBox [0 0 %d %d]" % (WIDTH, HEIGHT)), COLOUR + " derived stored=jpeg same=colour")
    hidden = PLACED + b" BT 3 Tr /F 12 Tf 50 700 Td (hidden words) Tj ET"
    folder.add("pdf/ocr-layer.pdf", single(jpeg_image(), hidden), COLOUR + " stored=jpeg same=colour")
    folder.add("pdf/clipped-white-ground.pdf", single(jpeg_image(), b"1 g 0 0 2000 2000 re f q 0 0 2000 2000 re W n " + PLACED + b" Q"),
               COLOUR + " stored=jpeg same=colour")
    form = document([("", b"/F1 Do", {"I": jpeg_image(), "F1": ("/Subtype /Form /BBox [0 0 2000 2000] /Resources << /XObject << /I 3 0 R >> >>", PLACED)})])
    folder.add("pdf/in-a-form.pdf", form.bytes(), COLOUR + " stored=jpeg same=colour")
    wide = single(jpeg_image(colour_page((WIDTH, HEIGHT // 2))), text="")
    folder.add("pdf/not-square.pdf", wide.replace(b"/Height %d" % HEIGHT, b"/Height  %d" % (HEIGHT // 2)), COLOUR + " stored=jpeg")


def add_drawn(folder):
    words = b"BT /F 14 Tf 60 700 Td (Alpha beta 2024) Tj 0 -40 Td (Gamma) Tj ET"
    folder.add("pdf/born-digital.pdf", document([("", words, {})]).bytes(), "ok dpi=300 rendered text")
    folder.add("pdf/born-digital-turned.pdf", document([("/Rotate 90", words, {})]).bytes(), "ok dpi=300 rendered text")
    folder.add("pdf/stamped-scan.pdf", single(jpeg_image(), PLACED + b" BT /F 14 Tf 250 400 Td (Received) Tj ET"), "ok dpi=300 mark=colour rendered")
    halves = [jpeg_image(colour_page().crop((0, top, WIDTH, top + h))) for top, h in ((0, 584), (584, HEIGHT - 584))]
    halves = [(e.replace("/Height %d" % HEIGHT, "/Height %d" % h), d) for (e, d), h in zip(halves, (584, HEIGHT - 584))]
    low, high = (HEIGHT - 584) * 72 / DPI, 584 * 72 / DPI
    content = b"q %.3f 0 0 %.3f 0 %.3f cm /A Do Q q %.3f 0 0 %.3f 0 0 cm /B Do Q" % (PT_WIDTH, high, low, PT_WIDTH, low)
    folder.add("pdf/two-halves.pdf", document([("", content, {"A": halves[0], "B": halves[1]})]).bytes(), COLOUR + " rendered stored=raw")
    cut = (halves[1][0], halves[1][1][: len(halves[1][1]) // 2])
    folder.add("pdf/two-halves-one-cut.pdf", document([("", content, {"A": halves[0], "B": cut})]).bytes(), "cut")
    mask = (image_entry("/DeviceGray", "/FlateDecode"), zlib.compress(b"\xff" * (WIDTH * HEIGHT)))
    for name, data, outcome in (("masked", jpeg_image()[1], COLOUR + " rendered"), ("masked-cut", jpeg_image()[1][:20000], "truncated_image")):
        page = document([("", PLACED, {"M": mask, "I": (jpeg_image()[0] + " /SMask 3 0 R", data)})])
        folder.add("pdf/%s.pdf" % name, page.bytes(), outcome)
    folder.add("pdf/no-contents.pdf", document([("", None, {})]).bytes(), "ok rendered")
    folder.add("pdf/huge-box.pdf", document([("/MediaBox [0 0 14400 14400]", b"0 0 100 100 re f", {})]).bytes(), "too_many_pixels")
    folder.add("pdf/absurd-box.pdf", document([("/MediaBox [0 0 99999999 99999999]", b"0 0 100 100 re f", {})]).bytes(), "too_many_pixels")
    folder.add("pdf/empty-box.pdf", document([("/MediaBox [5 5 5 5]", words, {})]).bytes(), "ok rendered text dpi=300")
    folder.add("pdf/words-for-box.pdf", document([("/MediaBox [a b c d]".replace("a b c d", "/a /b /c /d"), words, {})]).bytes(), "ok rendered text dpi=300")
    loop = document([("", b"/X Do", {"X": ("/Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X 3 0 R >> >>", b"0 0 9 9 re f /X Do /X Do")})])
    folder.add("pdf/form-in-itself.pdf", loop.bytes(), "ok rendered")
    field = "/AcroForm << /SigFlags 3 /Fields [<< /FT /Sig /T (s) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >> >>] >>"
    folder.add("pdf/signed.pdf", single(jpeg_image(), catalog=field), COLOUR + " stored=jpeg signed same=colour")


def segment(number, kind, data):
    """A JBIG2 segment of page 1 that refers to none."""
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data


def jbig2(width, height):
    """The bilevel page as one generic region of this size, coded as G4 is."""
    page = segment(0, 48, struct.pack(">IIIIBH", WIDTH, HEIGHT, 0, 0, 0, 0))
    return page + segment(1, 38, struct.pack(">IIIIBB", width, height, 0, 0, 0, 1) + g4_strip())


def add_hidden_losses(folder):
    """What a renderer leaves out without much ado."""
    entry = image_entry("/DeviceGray", "/JBIG2Decode", 1)
    folder.add("pdf/jbig2.pdf", single((entry, jbig2(WIDTH, HEIGHT))), BILEVEL + " rendered stored=raw")
    folder.add("pdf/jbig2-absurd-region.pdf", single((entry, jbig2(2**31 - 1, 2**31 - 1))), "truncated_image")
    without_block = bilevel_page()
    without_block.paste(1, (0, 0, WIDTH // 3, HEIGHT // 5))
    x0, y0, x1, y1, _ = BLOCKS["black"]
    rect = "/Rect [%.3f %.3f %.3f %.3f]" % (x0 * PT_WIDTH, (1 - y1) * PT_HEIGHT, x1 * PT_WIDTH, (1 - y0) * PT_HEIGHT)
    image = (image_entry("/DeviceGray", "/FlateDecode", 1), zlib.compress(numpy.packbits(numpy.asarray(without_block), axis=1).tobytes()))
    form = "/AcroForm << /NeedAppearances true /DA (/Helv 9 Tf 0 g) /Fields [6 0 R] >>"
    page = document([("/Annots [6 0 R]", PLACED, {"I": image})], catalog=form)
    page.add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (value) /F 4 /MK << /BG [0 0 0] >> %s >>" % rect)
    folder.add("pdf/field-without-appearance.pdf", page.bytes(), "ok mark=bilevel rendered")
    white = b"1 g BT /F 14 Tf 60 700 Td (\x01\x02) Tj ET"
    folder.add("pdf/text-not-drawn.pdf", document([("", white, {})]).bytes(), "ok rendered undrawn dpi=300")
    folder.add("pdf/hidden-text-alone.pdf", document([("", b"BT 3 Tr /F 14 Tf 60 700 Td (hidden words) Tj ET", {})]).bytes(), "ok rendered undrawn dpi=300")
    folder.add("pdf/contents-freed.pdf", document([("/Contents 99 0 R", None, {})]).bytes(), "damaged")
    folder.add("pdf/dynamic-form.pdf", document([("", b"", {})], catalog="/NeedsRendering true").bytes(), "ok rendered dynamic")


def add_trees(folder):
    page = ("", PLACED, {"I": jpeg_image()})
    folder.add("pdf/three.pdf", document([page, ("", PLACED, {"I": (image_entry("/DeviceGray", "/DCTDecode"), saved(gray_page(), "JPEG", quality=95))}), page]).bytes(),
               COLOUR, GRAY, COLOUR)
    folder.add("pdf/no-pages.pdf", document([]).bytes(), count="no_pages")
    circle = document([page])
    circle.objects[1] = circle.objects[1].replace(b"/Kids [", b"/Kids [2 0 R ").replace(b"/Count 1", b"/Count 2")
    folder.add("pdf/circle.pdf", circle.bytes(), "damaged", COLOUR)
    missing = document([page, page])
    missing.objects[1] = missing.objects[1].replace(b"/Kids [", b"/Kids [99 0 R ").replace(b"/Count 2", b"/Count 3")
    folder.add("pdf/kid-missing.pdf", missing.bytes(), "damaged", COLOUR, COLOUR)
    fewer = document([page])
    fewer.objects[1] = fewer.objects[1].replace(b"/Count 1", b"/Count 7")
    folder.add("pdf/fewer-than-promised.pdf", fewer.bytes(), COLOUR, "damaged")
    bent = document([page, ("", PLACED, {"I": (jpeg_image()[0], jpeg_image()[1][:9000])}), page])
    folder.add("pdf/second-image-cut.pdf", bent.bytes(), COLOUR, "cut", COLOUR)


def add_broken(folder):
    entry, data = jpeg_image()
    folder.add("pdf/half-a-jpeg.pdf", single((entry, data[: len(data) // 2])), "truncated_image")
    raw = zlib.compress(numpy.asarray(gray_page()).tobytes())
    folder.add("pdf/half-a-flate.pdf", single((image_entry("/DeviceGray", "/FlateDecode"), raw[: len(raw) // 2])), "cut")
    folder.add("pdf/half-a-g4.pdf", single((image_entry("/DeviceGray", "/CCITTFaxDecode", 1, "/DecodeParms << /K -1 /Columns %d >>" % WIDTH),
                                            g4_strip()[: len(g4_strip()) // 2])), "cut")
    folder.add("pdf/image-bomb.pdf", single((image_entry("/DeviceGray", "/FlateDecode", size=(60000, 60000)), zlib.compress(bytes(10 ** 6)))), "too_many_pixels")
    bomb = document([("", b"", {})])
    zeros = zlib.compress(bytes(10 ** 8))
    bomb.objects[2] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(zeros) + zeros + b"\nendstream"
    folder.add("pdf/content-bomb.pdf", bomb.bytes(), "damaged")
    folder.add("pdf/image-object-missing.pdf", single(jpeg_image(), b"q 600 0 0 800 0 0 cm /Other Do Q"), "damaged")
    whole = document([("", PLACED, {"I": jpeg_image()}), ("", PLACED, {"I": jpeg_image()})]).bytes()
    folder.add("pdf/cut-tail.pdf", whole[: whole.rindex(b"xref\n0")], count="damaged_file")
    folder.add("pdf/cut-half.pdf", whole[: len(whole) // 2], "?", count="?")
    folder.add("pdf/cut-early.pdf", whole[:40], count="damaged_file")
    folder.add("pdf/header-only.pdf", b"%PDF-1.4\n", count="damaged_file")
    folder.add("pdf/header-then-garbage.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, count="damaged_file")
    folder.add("pdf/junk-before-header.pdf", b"\0" * 300 + whole, COLOUR, COLOUR)
    folder.add("pdf/bad-xref.pdf", whole.replace(b"startxref\n", b"startxref\n9"), COLOUR, COLOUR)


def add_locked(folder):
    source = single(jpeg_image())
    with tempfile.TemporaryDirectory() as temporary:
        plain, locked = os.path.join(temporary, "plain.pdf"), os.path.join(temporary, "locked.pdf")
        with open(plain, "wb") as file:
            file.write(source)
        for name, user, outcome in (("user-password", "secret", "encrypted"), ("owner-password", "", COLOUR + " stored=jpeg same=colour")):
            subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--", plain, locked], check=True)
            with open(locked, "rb") as file:
                if outcome == "encrypted":
                    folder.add("pdf/%s.pdf" % name, file.read(), count="encrypted")
                else:
                    folder.add("pdf/%s.pdf" % name, file.read(), outcome)
