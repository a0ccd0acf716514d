#!/usr/bin/env python3
"""Draws the samples of tests/cli/book_pages.sh: a cover, a closing page, an entry over both pages of an open book."""
import os
import random
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../../scripts/samples"))

import across_page
import book_page
import damage
import output
import shots
import truth
from PIL import Image


def save(name, pixels, page):
    for folder in ("scans", "truth"):
        os.makedirs(os.path.join(HERE, folder), exist_ok=True)
    output.write(os.path.join(HERE, "scans", name + ".jpg"), [pixels], "jpeg", 60, [page["dpi"]])
    truth.dump({"file": name + ".jpg", "pages": [page]}, os.path.join(HERE, "truth", name + ".json"))


def book(rng, file, name, kind):
    while True:
        record = book_page.make(rng, "tuning", name)
        if record.kind == kind:
            break
    canvas = book_page.BookPage(rng, record, "tuning", "printed", 200).draw()
    scan = damage.apply(canvas, rng, "tuning", "clean", 0)
    closing = record.paper == "closing_page"
    meta = {"kind": "book" if closing else kind, "paper": record.paper, "edition": "2020" if closing else "2015", "is_copy": False,
            "style": "printed", "damage": "clean"}
    save(file, output.tone(scan, "grey", rng), truth.page_truth(1, canvas, scan, meta, record))


def across(rng):
    shot = across_page.AcrossShot(rng, "tuning", "spread", "death-register", "printed", 200)
    pixels, halves = shot.draw()
    pixels = shot.finish(pixels)
    meta = {"kind": "death", "paper": "register_page", "edition": "2015", "is_copy": False, "style": "printed", "damage": "spread"}
    page = shots.page_truth(shot, pixels, halves, meta)
    page["records"] = across_page.joined(page["records"])
    save("across", Image.fromarray(pixels).convert("L"), page)


book(random.Random("cover"), "cover", "book-cover", "birth")
book(random.Random("closing"), "closing", "book-closing", "birth")
across(random.Random("across"))
