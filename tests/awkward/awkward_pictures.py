"""Picture files: every format and variant, whole, turned, cut and bent."""
import io
import struct
import zlib

import numpy
from PIL import Image, TiffImagePlugin

from awkward_page import DPI, HEIGHT, WIDTH, bilevel_page, colour_page, gray_page, saved, stored_for_orientation


def add_all(folder):
    add_jpegs(folder)
    add_pngs(folder)
    add_tiffs(folder)
    add_broken_tiffs(folder)
    add_jp2s(folder)


def exif(orientation=1, dpi=None):
    tags = Image.Exif()
    tags[0x0112] = orientation
    if dpi:
        tags[0x011A], tags[0x011B], tags[0x0128] = float(dpi), float(dpi), 2
    return tags


def add_jpegs(folder):
    colour, gray = colour_page(), gray_page()
    best = {"quality": 95, "subsampling": 0}
    folder.add("jpeg/colour.jpg", saved(colour, "JPEG", dpi=(DPI, DPI), **best), "ok mark=colour dpi=100 stored=jpeg same=colour")
    folder.add("jpeg/gray.jpg", saved(gray, "JPEG", dpi=(DPI, DPI), **best), "ok mark=gray dpi=100 stored=jpeg same=gray")
    folder.add("jpeg/420.jpg", saved(colour, "JPEG", dpi=(DPI, DPI), quality=92), "ok mark=colour dpi=100 stored=jpeg")
    folder.add("jpeg/progressive.jpg", saved(colour, "JPEG", dpi=(DPI, DPI), progressive=True, **best),
               "ok mark=colour dpi=100 stored=jpeg same=colour")
    folder.add("jpeg/cmyk-adobe.jpg", saved(colour.convert("CMYK"), "JPEG", dpi=(DPI, DPI), **best),
               "ok mark=colour dpi=100 stored=jpeg same=colour")
    folder.add("jpeg/no-dpi.jpg", saved(colour, "JPEG", **best), "ok mark=colour dpi=100 derived stored=jpeg")
    folder.add("jpeg/72-dpi.jpg", saved(colour, "JPEG", dpi=(72, 72), **best), "ok mark=colour dpi=100 derived stored=jpeg")
    folder.add("jpeg/absurd-dpi.jpg", saved(colour, "JPEG", dpi=(30000, 30000), **best), "ok mark=colour dpi=100 derived")
    folder.add("jpeg/exif-dpi.jpg", saved(colour, "JPEG", exif=exif(1, 100), **best), "ok mark=colour dpi=100 stored=jpeg")
    folder.add("jpeg/1x1.jpg", saved(Image.new("L", (1, 1), 200), "JPEG"), "ok derived dpi=50 stored=jpeg")
    for turn in range(1, 9):
        stored = stored_for_orientation(colour, turn)
        folder.add(f"jpeg/exif-{turn}.jpg", saved(stored, "JPEG", dpi=(DPI, DPI), exif=exif(turn), **best),
                   "ok mark=colour dpi=100 stored=jpeg same=colour")
    folder.add("jpeg/exif-cut-block.jpg", saved(colour, "JPEG", dpi=(DPI, DPI), exif=b"Exif\0\0II*\0\xff\xff\xff\x7f", **best),
               "ok mark=colour dpi=100 stored=jpeg")
    whole = saved(colour, "JPEG", dpi=(DPI, DPI), **best)
    for share in (10, 50, 90, 99):
        folder.add(f"jpeg/cut-{share}.jpg", whole[: len(whole) * share // 100], "truncated_image")
    folder.add("jpeg/no-end-marker.jpg", whole[:-2], "truncated_image")
    progressive = saved(colour, "JPEG", progressive=True, **best)
    folder.add("jpeg/progressive-cut.jpg", progressive[: len(progressive) * 2 // 3], "truncated_image")
    folder.add("jpeg/progressive-cut-closed.jpg", progressive[: len(progressive) * 2 // 3] + b"\xff\xd9", "truncated_image")
    middle = len(whole) * 2 // 3
    folder.add("jpeg/zeros-inside.jpg", whole[:middle] + bytes(2000) + whole[middle + 2000:], "damaged")
    folder.add("jpeg/header-only.jpg", whole[:20], "truncated_image")
    folder.add("jpeg/bomb.jpg", whole.replace(struct.pack(">HH", HEIGHT, WIDTH), struct.pack(">HH", 65000, 65000), 1),
               "too_many_pixels")
    folder.add("jpeg/two-components.jpg", b"\xff\xd8\xff\xc0\0\x0e\x08\0\x10\0\x10\x02\1\x11\0\2\x11\0\xff\xd9", "damaged")


def png_bytes(header, chunks):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunk(k, c) for k, c in chunks) + chunk(b"IEND", b"")


def png_of(array, depth, kind, interlace=0, extra=()):
    """PNG of rows of big-endian samples, no filters; Adam7 when asked."""
    height, width = array.shape[:2]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b""
    for x, y, step_x, step_y in passes if interlace else [(0, 0, 1, 1)]:
        part = array[y::step_y, x::step_x]
        rows += b"".join(b"\0" + numpy.ascontiguousarray(row).tobytes() for row in part) if part.size else b""
    per_metre = struct.pack(">IIB", round(DPI / 0.0254), round(DPI / 0.0254), 1)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlace)
    return png_bytes(header, [*extra, (b"pHYs", per_metre), (b"IDAT", zlib.compress(rows))])


def add_pngs(folder):
    colour, gray, bilevel = colour_page(), gray_page(), bilevel_page()
    kept = {"dpi": (DPI, DPI)}
    folder.add("png/colour.png", saved(colour, "PNG", **kept), "ok mark=colour dpi=100 stored=png_idat same=colour")
    folder.add("png/gray.png", saved(gray, "PNG", **kept), "ok mark=gray dpi=100 stored=png_idat same=gray")
    folder.add("png/bilevel.png", saved(bilevel, "PNG", **kept), "ok mark=bilevel dpi=100 stored=png_idat same=bilevel")
    folder.add("png/palette.png", saved(colour.quantize(16), "PNG", **kept), "ok mark=colour dpi=100 stored=png_idat")
    folder.add("png/palette-2-bit.png", saved(gray.quantize(4), "PNG", bits=2, **kept), "ok mark=gray dpi=100 stored=png_idat")
    wide = numpy.asarray(gray).astype(">u2") * 257
    folder.add("png/16-bit-gray.png", png_of(wide, 16, 0), "ok mark=gray dpi=100 stored=png_idat same=gray")
    folder.add("png/16-bit-colour.png", png_of(numpy.asarray(colour).astype(">u2") * 257, 16, 2),
               "ok mark=colour dpi=100 stored=png_idat same=colour")
    clear = colour.copy()
    clear.putalpha(Image.fromarray((numpy.asarray(gray) < 250).astype(numpy.uint8) * 255))
    black_below = Image.new("RGB", clear.size, "black")  # what is see-through must not show as black
    black_below.paste(colour, mask=clear.getchannel("A"))
    black_below.putalpha(clear.getchannel("A"))
    folder.add("png/alpha.png", saved(black_below, "PNG", **kept), "ok mark=colour dpi=100 stored=raw same=colour")
    folder.add("png/gray-alpha.png", saved(black_below.convert("LA"), "PNG", **kept), "ok mark=gray dpi=100 stored=raw")
    indexed = colour.quantize(16)
    opaque = bytes(0 if tuple(indexed.getpalette()[3 * i:3 * i + 3]) == (255, 255, 255) else 255 for i in range(16))
    folder.add("png/palette-alpha.png", saved(indexed, "PNG", transparency=opaque, **kept), "ok mark=colour dpi=100 stored=raw")
    folder.add("png/interlaced.png", png_of(numpy.asarray(colour), 8, 2, interlace=1), "ok mark=colour dpi=100 stored=raw same=colour")
    folder.add("png/no-dpi.png", saved(gray, "PNG"), "ok mark=gray dpi=100 derived")
    sixteen_alpha = numpy.dstack([numpy.asarray(black_below).astype(">u2") * 257])
    folder.add("png/16-bit-alpha.png", png_of(sixteen_alpha, 16, 6), "ok mark=colour dpi=100 stored=raw same=colour")
    whole = saved(colour, "PNG", **kept)
    for share in (30, 80):
        folder.add(f"png/cut-{share}.png", whole[: len(whole) * share // 100], "truncated_image")
    folder.add("png/bad-checksum.png", whole[: len(whole) // 2] + b"\x55" + whole[len(whole) // 2 + 1:], "damaged")
    rows = b"".join(b"\0" + bytes(WIDTH) for _ in range(HEIGHT // 2))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    folder.add("png/half-the-rows.png", png_bytes(header, [(b"IDAT", zlib.compress(rows))]), "truncated_image")
    bomb = struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)
    folder.add("png/bomb.png", png_bytes(bomb, [(b"IDAT", zlib.compress(bytes(1000)))]), "too_many_pixels")
    folder.add("png/zero-width.png", png_bytes(struct.pack(">IIBBBBB", 0, 10, 8, 0, 0, 0, 0), [(b"IDAT", b"")]), "damaged")


def tiff(image, strip_bytes=1 << 30, **options):
    """One strip unless told; Pillow has no other way to say it."""
    before, TiffImagePlugin.STRIP_SIZE = TiffImagePlugin.STRIP_SIZE, strip_bytes
    try:
        return saved(image, "TIFF", dpi=(DPI, DPI), **options)
    finally:
        TiffImagePlugin.STRIP_SIZE = before


def add_tiffs(folder):
    colour, gray, bilevel = colour_page(), gray_page(), bilevel_page()
    for name in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        folder.add(f"tiff/colour-{name}.tif", tiff(colour, compression=name), "ok mark=colour dpi=100 stored=raw same=colour")
        folder.add(f"tiff/gray-{name}.tif", tiff(gray, compression=name), "ok mark=gray dpi=100 stored=raw same=gray")
    folder.add("tiff/jpeg.tif", tiff(colour, 65536, compression="jpeg", quality=95), "ok mark=colour dpi=100 same=colour")
    folder.add("tiff/jpeg-one-strip.tif", tiff(colour, compression="jpeg", quality=95),
               "ok mark=colour dpi=100 stored=jpeg same=colour")
    folder.add("tiff/jpeg-gray-one-strip.tif", tiff(gray, compression="jpeg", quality=95),
               "ok mark=gray dpi=100 stored=jpeg same=gray")
    folder.add("tiff/g4.tif", tiff(bilevel, compression="group4"),
               "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/g4-white-is-zero.tif", tiff(bilevel, compression="group4", tiffinfo={262: 0}),
               "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/g4-strips.tif", tiff(bilevel, compression="group4", strip_bytes=4000),
               "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/g3.tif", tiff(bilevel, compression="group3"), "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/bilevel-raw.tif", tiff(bilevel, compression="raw"), "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/16-bit.tif", tiff(Image.fromarray(numpy.asarray(gray).astype(numpy.uint16) * 257)), "ok mark=gray dpi=100 same=gray")
    folder.add("tiff/palette.tif", tiff(colour.quantize(16)), "ok mark=colour dpi=100")
    folder.add("tiff/cmyk.tif", tiff(colour.convert("CMYK")), "ok mark=colour dpi=100 same=colour")
    for turn in range(1, 9):
        stored = stored_for_orientation(bilevel, turn)
        folder.add(f"tiff/g4-orientation-{turn}.tif", tiff(stored, compression="group4", tiffinfo={274: turn}),
                   "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/orientation-6.tif", tiff(stored_for_orientation(colour, 6), tiffinfo={274: 6}),
               "ok mark=colour dpi=100 same=colour")
    folder.add("tiff/fill-order-2.tif", fill_order_2(), "ok mark=bilevel dpi=100 stored=ccitt_g4 same=bilevel")
    folder.add("tiff/tiled.tif", tiled(), "ok mark=gray dpi=100 stored=raw same=gray")
    folder.add("tiff/min-is-white-gray.tif", hand_made([(256, 4, WIDTH), (257, 4, HEIGHT), (258, 3, 8), (259, 3, 1), (262, 3, 0)],
                                                       [bytes(255 - b for b in gray.tobytes())]), "ok mark=gray dpi=100 same=gray")
    fax = bilevel_page((WIDTH, HEIGHT // 2))
    folder.add("tiff/fax-204x98.tif", saved(fax, "TIFF", compression="group4", x_resolution=100, y_resolution=50,
                                            resolution_unit="inch", tiffinfo={278: 5000}), "ok mark=bilevel dpi=100 stored=ccitt_g4")
    folder.add("tiff/centimetres.tif", saved(gray, "TIFF", x_resolution=DPI / 2.54, y_resolution=DPI / 2.54, resolution_unit="cm"),
               "ok mark=gray dpi=100")
    folder.add("tiff/no-dpi.tif", saved(gray, "TIFF"), "ok mark=gray dpi=100 derived")
    folder.add("tiff/three-pages.tif", saved(bilevel, "TIFF", dpi=(DPI, DPI), save_all=True, append_images=[gray, colour]),
               "ok mark=bilevel dpi=100", "ok mark=gray dpi=100", "ok mark=colour dpi=100")


def hand_made(tags, strips, big_endian=False, tile=None):
    """A TIFF written by hand: header, strips (or tiles), directory; 100 dpi."""
    end = ">" if big_endian else "<"
    body, offsets = b"", []
    for strip in strips:
        offsets.append(8 + len(body))
        body += strip + b"\0" * (len(strip) % 2)

    def stored(values):
        nonlocal body
        at = 8 + len(body)
        body += struct.pack(end + "%dI" % len(values), *values)
        return at

    places = offsets[0] if len(offsets) == 1 else stored(offsets)
    counts = len(strips[0]) if len(offsets) == 1 else stored([len(s) for s in strips])
    ratio = stored([DPI, 1])
    entries = [(tag, kind, 1, value) for tag, kind, value in tags]
    entries += [(324 if tile else 273, 4, len(strips), places), (325 if tile else 279, 4, len(strips), counts)]
    entries += [(282, 5, 1, ratio), (283, 5, 1, ratio), (296, 3, 1, 2), (277, 3, 1, 1)]
    entries += [(322, 3, 1, tile), (323, 3, 1, tile)] if tile else [(278, 4, 1, HEIGHT)]
    directory = struct.pack(end + "H", len(entries))
    for tag, kind, count, value in sorted(entries):
        short = kind == 3 and count == 1
        directory += struct.pack(end + ("HHIHH" if short else "HHII"), tag, kind, count, *((value, 0) if short else (value,)))
    mark = b"MM\0*" if big_endian else b"II*\0"
    return mark + struct.pack(end + "I", 8 + len(body)) + body + directory + bytes(4)


def g4_strip():
    """Bare G4 data of the bilevel page, white runs white."""
    source = Image.open(io.BytesIO(tiff(bilevel_page(), compression="group4", tiffinfo={262: 0})))
    data = source.fp if hasattr(source, "fp") else None
    offset, length = source.tag_v2[273][0], source.tag_v2[279][0]
    data.seek(offset)
    return data.read(length)


def fill_order_2():
    turned = bytes(int(f"{b:08b}"[::-1], 2) for b in g4_strip())
    return hand_made([(256, 4, WIDTH), (257, 4, HEIGHT), (258, 3, 1), (259, 3, 4), (262, 3, 0), (266, 3, 2)], [turned])


def tiled():
    pixels, side = numpy.asarray(gray_page()), 256
    tiles = []
    for y in range(0, HEIGHT, side):
        for x in range(0, WIDTH, side):
            tile = numpy.full((side, side), 255, numpy.uint8)
            part = pixels[y:y + side, x:x + side]
            tile[: part.shape[0], : part.shape[1]] = part
            tiles.append(tile.tobytes())
    return hand_made([(256, 4, WIDTH), (257, 4, HEIGHT), (258, 3, 8), (259, 3, 1), (262, 3, 1)], tiles, big_endian=True, tile=side)


def add_broken_tiffs(folder):
    gray, bilevel = gray_page(), bilevel_page()
    lzw = tiff(gray, compression="tiff_lzw")
    raw = tiff(gray, compression="raw")
    folder.add("tiff/cut-raw.tif", raw[: len(raw) // 2], "cut")
    folder.add("tiff/cut-lzw.tif", lzw[: len(lzw) // 2], "cut", count="?")
    size = [(256, 4, WIDTH), (257, 4, HEIGHT), (258, 3, 1), (259, 3, 4), (262, 3, 0)]
    strip = g4_strip()
    folder.add("tiff/half-g4-strip.tif", hand_made(size, [strip[: len(strip) // 2]]), "cut")
    folder.add("tiff/bent-g4-strip.tif", hand_made(size, [strip[:200] + bytes(50) + strip[250:]]), "cut")
    folder.add("tiff/strip-beyond-end.tif", hand_made(size, [strip]).replace(struct.pack("<I", len(strip)), struct.pack("<I", 1 << 24)), "cut")
    folder.add("tiff/bomb.tif", hand_made([(256, 4, 70000), (257, 4, 70000), *size[2:]], [strip]), "too_many_pixels")
    pages = saved(bilevel, "TIFF", dpi=(DPI, DPI), save_all=True, append_images=[bilevel, bilevel], compression="group4")
    three = [Image.open(io.BytesIO(pages))]
    three[0].seek(1)
    offset = three[0].tag_v2[273][0]
    folder.add("tiff/second-page-bent.tif", pages[:offset] + b"\0" * 400 + pages[offset + 400:], "ok mark=bilevel", "cut", "ok mark=bilevel")
    first = struct.unpack("<I", pages[4:8])[0]
    entries = struct.unpack("<H", pages[first:first + 2])[0]
    link = first + 2 + 12 * entries
    folder.add("tiff/chain-broken.tif", pages[:link] + struct.pack("<I", 0x7FFFFFF0) + pages[link + 4:], "ok mark=bilevel", "cut")
    folder.add("tiff/chain-in-a-circle.tif", pages[:link] + struct.pack("<I", first) + pages[link + 4:], "ok mark=bilevel", "cut")
    folder.add("tiff/header-only.tif", b"II*\0\x08\0\0\0", "cut", count="?")


def add_jp2s(folder):
    colour, gray = colour_page(), gray_page()
    lossless = saved(colour, "JPEG2000", irreversible=False)
    folder.add("jp2/colour.jp2", lossless, "ok mark=colour dpi=100 derived stored=jpx same=colour")
    folder.add("jp2/gray.jp2", saved(gray, "JPEG2000"), "ok mark=gray dpi=100 derived stored=jpx same=gray")
    folder.add("jp2/lossy.jp2", saved(colour, "JPEG2000", irreversible=True, quality_mode="rates", quality_layers=[20]),
               "ok mark=colour dpi=100 derived stored=jpx")
    start = lossless.index(b"\xff\x4f\xff\x51")
    folder.add("jp2/bare.j2k", lossless[start:], "ok mark=colour dpi=100 derived stored=jpx same=colour")
    folder.add("jp2/tiles.jp2", saved(colour, "JPEG2000", tile_size=(256, 256)), "ok mark=colour derived stored=jpx same=colour")
    for share in (30, 60, 90, 99):
        folder.add(f"jp2/cut-{share}.jp2", lossless[: len(lossless) * share // 100], "cut")
    tiles = saved(colour, "JPEG2000", tile_size=(256, 256))
    last_tile = tiles.rindex(b"\xff\x90\x00\x0a")
    folder.add("jp2/last-tile-missing.jp2", tiles[:last_tile], "cut")
    folder.add("jp2/last-tile-missing-closed.jp2", tiles[:last_tile] + b"\xff\xd9", "cut")
    size = struct.pack(">II", WIDTH, HEIGHT)
    folder.add("jp2/bomb.jp2", lossless.replace(size, struct.pack(">II", 1 << 20, 1 << 20)), "too_many_pixels_or_damaged")
    alpha = colour.copy()
    alpha.putalpha(Image.fromarray((numpy.asarray(gray) < 250).astype(numpy.uint8) * 255))
    folder.add("jp2/alpha.jp2", saved(alpha, "JPEG2000"), "ok mark=colour derived stored=raw same=colour")
