"""Command line of make-samples."""
import argparse
import os
import random

import cv2
from PIL import Image

import across_page
import book_page
import committed
import damage
import events
import fonts
import ledger_page
import office
import output
import paper
import register_page
import registers
import records
import shots
import strikes
import syllables
import truth

PAPERS = {"birth-certificate": ("birth", "certificate"), "birth-extract": ("birth", "extract"),
          "marriage-certificate": ("marriage", "certificate"), "marriage-extract": ("marriage", "extract"),
          "death-extract": ("death", "extract")}
WIDE = tuple(events.PAPERS) + tuple(registers.ENTRIES)
ROTATION = tuple(PAPERS) * 2 + ("dense", "letter", "correction-extract", "dense", "quoting-letter", "dense-columns")
RARE = ("decision", "invoice", "declaration", "blank")
LEDGERS = ("copy_log-ledger",)
STYLES = ("printed", "typed", "dot_matrix", "hand_mark")
DAMAGES = ("clean", "mild", "hard")


def choose(rng, options, weights):
    return rng.choices(options, [weights.get(option, 1.0) for option in options])[0]


class Maker:
    def __init__(self, args):
        self.args, self.index = args, 0

    def one_page(self, rng, kind_name, wish=None):
        """(canvas, scan, meta, record) of one page; `wish` fixes what would be drawn by lot."""
        wish = wish or {}
        style = wish.get("style") or choose(rng, self.args.styles, {"printed": 5, "typed": 2, "dot_matrix": 1.4, "hand_mark": 0.5})
        level = wish.get("damage") or choose(rng, self.args.damage, {"clean": 3, "mild": 4, "hard": 2.5})
        dpi = wish.get("dpi") or damage.pick_dpi(rng, level, style)
        edition = wish.get("edition") or rng.choice(("2015", "2020"))
        meta = {"kind": "unknown", "paper": None, "edition": None, "is_copy": False, "style": style, "damage": level}
        if kind_name in office.KINDS:
            drawn = office.Office(rng, self.args.set, style, dpi, edition)
            canvas = drawn.draw_kind(kind_name)
            if drawn.read_as:
                meta.update(kind=drawn.read_as[0], paper=drawn.read_as[1], edition=edition, is_copy=True)
            return canvas, self.scan(rng, canvas, level, wish.get("turn")), meta, drawn.record if drawn.read_as else None
        if kind_name in LEDGERS:
            return self.ledger_page(rng, meta, dpi, wish)
        if kind_name in book_page.NAMES:
            record = book_page.make(rng, self.args.set, kind_name)
            canvas = book_page.BookPage(rng, record, self.args.set, style, dpi).draw()
            kind = record.kind if record.paper == "cover" else "book"
            meta.update(kind=kind, paper=record.paper, edition="2015" if record.paper == "cover" else "2020")
            return canvas, self.scan(rng, canvas, level, wish.get("turn")), meta, record
        if kind_name in WIDE:
            return self.wide_page(rng, kind_name, meta, dpi, wish)
        kind, form = PAPERS[kind_name]
        copy = rng.random() < {"certificate": 0.3 if kind == "birth" else 0.0, "extract": 0.5 if kind == "death" else 0.92}[form]
        copy = wish.get("copy", copy)
        record = records.make(rng, self.args.set, kind, form, edition, copy)
        canvas = self.marked(record, paper.Paper(rng, record, self.args.set, style, dpi))
        meta.update(kind=kind, paper=form, edition=edition, is_copy=copy)
        return canvas, self.scan(rng, canvas, level, wish.get("turn")), meta, record

    def wide_page(self, rng, name, meta, dpi, wish):
        """A page of the papers in events.py; they are drawn only when asked for, so that older sets stay as they were."""
        if name in registers.ENTRIES:
            record = registers.make(rng, self.args.set, name)
            canvas = self.marked(record, register_page.RegisterPage(rng, record, self.args.set, meta["style"], dpi))
            meta.update(kind=record.kind, paper="register_page", edition="2015", is_copy=False)
            return canvas, self.scan(rng, canvas, meta["damage"], wish.get("turn")), meta, record
        kind, form, editions, copies = events.PAPERS[name]
        edition = meta["edition"] = rng.choice(editions)
        copy = wish.get("copy", rng.random() < copies)
        record = events.make(rng, self.args.set, name, edition, copy)
        canvas = self.marked(record, paper.Paper(rng, record, self.args.set, meta["style"], dpi))
        meta.update(kind=kind, paper=form, edition=edition, is_copy=copy)
        return canvas, self.scan(rng, canvas, meta["damage"], wish.get("turn")), meta, record

    def ledger_page(self, rng, meta, dpi, wish):
        """A ruled table with an entry a row; drawn only when asked for."""
        ledger = ledger_page.Ledger(rng, self.args.set)
        page = ledger_page.LedgerPage(rng, ledger, self.args.set, meta["style"], dpi)
        canvas = page.draw()
        ledger.boxes = page.box_of_entry
        meta.update(kind="copy_log", paper="register_page", edition="2015", is_copy=False)
        return canvas, self.scan(rng, canvas, meta["damage"], wish.get("turn")), meta, ledger

    def marked(self, record, page):
        """The drawn page, with the marks asked for; a lot of their own draws them, so that pages without stay as they were."""
        if self.args.marks != "struck":
            return page.draw()
        lot = random.Random(f"{self.args.set}:{self.args.seed}:{self.index}:struck:{record.kind}")
        strikes.prepare(lot, self.args.set, record)
        canvas = page.draw()
        strikes.draw(lot, canvas, page.theme, record, page.pitch)
        return canvas

    def scan(self, rng, canvas, level, turn=None):
        if turn is None:
            turn = rng.choice((90, 180, 270)) if rng.random() < (0.03 if level == "clean" else 0.12) else 0
        return damage.apply(canvas, rng, self.args.set, level, turn)

    def kind(self, index):
        """Registry papers and others in a fixed turn, or the kinds asked for in turn."""
        if self.args.kinds:
            return self.args.kinds[index % len(self.args.kinds)]
        if index % 12 == 11:
            return RARE[index // 12 % len(RARE)]
        return ROTATION[(index * 7 + self.args.seed) % len(ROTATION)]

    def file(self, index):
        rng = random.Random(f"{self.args.set}:{self.args.seed}:{index}")
        self.index, kind = index, self.kind(index)
        if self.args.shots:
            return self.shot(rng, index, kind)
        count = rng.choice((2, 2, 3)) if rng.random() < 0.06 else 1
        pages = [self.one_page(rng, kind)]
        pages += [self.one_page(rng, rng.choice(self.args.kinds or tuple(PAPERS))) for _ in range(count - 1)]
        meta = pages[0][2]
        named = meta["edition"] and kind not in office.KINDS
        name = f"{kind}-{meta['edition']}-{index:04d}" if named else f"{kind}-{index:04d}"
        form, extension, tone, quality = pick_format(rng, pages, count)
        images = [output.tone(scan, tone, rng) for _, scan, _, _ in pages]
        dpis = [scan.dpi if rng.random() < 0.94 else None for _, scan, _, _ in pages]
        self.save(name, extension, images, form, quality, dpis, pages)

    def shot(self, rng, index, kind):
        """Pages of a register as an open book on a wide scanner, or photographed."""
        way = self.args.shots[index % len(self.args.shots)]
        style = choose(rng, self.args.styles, {"printed": 5, "typed": 2, "dot_matrix": 1.4, "hand_mark": 0.5})
        across, way = "across" in way, way.replace("across", "spread")
        taken = (across_page.AcrossShot if across else shots.Shot)(rng, self.args.set, way, kind, style, rng.choice((200, 240, 300) if way == "spread" else (190, 220, 250)))
        pixels, halves = taken.draw()
        pixels = taken.finish(pixels)
        meta = {"kind": taken.records[0].kind, "paper": "register_page", "edition": "2015", "is_copy": False, "style": style, "damage": way}
        name, dpi = f"{kind}-{way}-{index:04d}.jpg", taken.dpi if way == "spread" else None
        for folder in ("scans", "truth"):
            os.makedirs(os.path.join(self.args.out, folder), exist_ok=True)
        output.write(os.path.join(self.args.out, "scans", name), [Image.fromarray(pixels)], "jpeg", rng.randint(70, 88), [dpi])
        page = shots.page_truth(taken, pixels, halves, meta)
        if across:
            page["records"] = across_page.joined(page["records"])
        truth.dump({"file": name, "pages": [page]},
                   os.path.join(self.args.out, "truth", name[:-4] + ".json"))

    def save(self, name, extension, images, form, quality, dpis, pages):
        scan, facts = (os.path.join(self.args.out, folder, name) for folder in ("scans", "truth"))
        for path in (scan, facts):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        output.write(scan + extension, images, form, quality, dpis)
        data = {"file": name + extension, "pages": [truth.page_truth(i, *page) for i, page in enumerate(pages, 1)]}
        truth.dump(data, facts + ".json")


def pick_format(rng, pages, count):
    """(form, extension, tone, jpeg quality)."""
    level = pages[0][2]["damage"]
    quality = {"clean": rng.randint(85, 93), "mild": rng.randint(60, 85), "hard": rng.randint(28, 65)}[level]
    tone = rng.choice(("color", "color", "grey"))
    if level == "hard" and rng.random() < 0.25:
        tone = "bits"
    if level == "clean" and rng.random() < 0.08:
        tone = "bits"
    if tone == "bits":
        form = rng.choice(("tiff_g4", "tiff_g4", "pdf", "png"))
    else:
        form = rng.choice(("jpeg", "jpeg", "jpeg", "jpeg", "jpeg", "pdf", "pdf", "png", "tiff_jpeg", "tiff_jpeg", "tiff_lzw"))
        if form in ("png", "tiff_lzw"):
            tone = "grey"
    if count > 1 and form in ("jpeg", "png"):
        form = "pdf" if tone != "bits" or rng.random() < 0.5 else "tiff_g4"
    extension = {"jpeg": ".jpg", "png": ".png", "pdf": ".pdf"}.get(form, ".tif")
    return form, extension, tone, quality


def _list(text, allowed):
    chosen = text.split(",") if text else list(allowed)
    wrong = [name for name in chosen if name not in allowed]
    if wrong:
        raise SystemExit(f"make-samples: unknown {wrong}; known: {', '.join(allowed)}")
    return chosen


def parse(argv):
    parser = argparse.ArgumentParser(prog="make-samples", description="Draws invented civil-status papers with exact truth.")
    parser.add_argument("--out", help="folder for scans/ and truth/")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--set", choices=("tuning", "dev", "calibration", "test"), default="tuning")
    parser.add_argument("--styles", default="")
    parser.add_argument("--damage", default="")
    parser.add_argument("--kinds", default="", help='names parted by commas, in turn; "wide": all papers beside the five usual ones, "registers": register pages, '
                        '"ledgers": tables with an entry a row, "books": covers and closing pages')
    parser.add_argument("--invent", type=float, default=0.0, help="share of names and communes of random syllables (for training)")
    parser.add_argument("--committed", action="store_true", help="write the samples kept in the repository")
    parser.add_argument("--shots", default="", help="draw register pages as open books or photographs: " + ",".join(shots.SHOTS) + ", or all; "
                        "across, photo-across: an entry over both pages")
    parser.add_argument("--marks", choices=("none", "struck"), default="none",
                        help="struck: one to three values of a page are crossed out, their correction above or beside")
    args = parser.parse_args(argv)
    if args.committed:
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
        args.out, args.set = args.out or os.path.join(root, "samples"), "tuning"
    if not args.out:
        parser.error("--out is needed")
    if args.set == "calibration":
        args.set, fonts.instead_of = "dev", {"dev": "calibration"}
    args.styles, args.damage = _list(args.styles, STYLES), _list(args.damage, DAMAGES)
    groups = {"wide": WIDE, "registers": tuple(registers.ENTRIES), "ledgers": LEDGERS, "books": book_page.NAMES}
    args.kinds = ",".join(groups.get(args.kinds, [args.kinds]))
    args.kinds = _list(args.kinds, tuple(PAPERS) + WIDE + LEDGERS + book_page.NAMES + office.KINDS) if args.kinds else []
    if args.shots:
        args.shots = list(shots.SHOTS) if args.shots == "all" else _list(args.shots, shots.SHOTS + ("across", "photo-across"))
        drawn = across_page.KINDS if any("across" in way for way in args.shots) else registers.ENTRIES
        args.kinds = [kind for kind in args.kinds or drawn if kind in drawn]
    else:
        args.shots = []
    return args


def main(argv=None):
    args = parse(argv)
    cv2.setNumThreads(1)
    syllables.share = args.invent
    maker = Maker(args)
    if args.committed:
        committed.write(maker)
        return 0
    for index in range(args.first, args.first + args.count):
        maker.file(index)
    return 0
