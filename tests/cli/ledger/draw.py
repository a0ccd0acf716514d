#!/usr/bin/python3
"""Draws the sample of a ledger: scans/ and truth/ beside this file. The test reads what is committed."""
import os
import pathlib
import random
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[2] / "scripts" / "samples"))
import damage  # noqa: E402
import ledger_page  # noqa: E402
import output  # noqa: E402
import truth  # noqa: E402


def main():
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 2030)
    ledger = ledger_page.Ledger(rng, "tuning")
    page = ledger_page.LedgerPage(rng, ledger, "tuning", "printed", 200)
    canvas = page.draw()
    ledger.boxes = page.box_of_entry
    scan = damage.apply(canvas, rng, "tuning", "clean", 0)
    meta = {"kind": "copy_log", "paper": "register_page", "edition": "2015", "is_copy": False, "style": "printed", "damage": "clean"}
    for folder in ("scans", "truth"):
        os.makedirs(here / folder, exist_ok=True)
    output.write(str(here / "scans" / "copy-log.jpg"), [output.tone(scan, "grey", rng)], "jpeg", 60, [200])
    truth.dump({"file": "copy-log.jpg", "pages": [truth.page_truth(1, canvas, scan, meta, ledger)]}, here / "truth" / "copy-log.json")


main()
