#!/usr/bin/python3
"""Writes awkward input files into a folder, with manifest.tsv: what each must come to.

    make_awkward.py FOLDER

A line of the manifest: file (bytes outside printable ASCII and % as %XX), pages (a number, or the reason code with which
counting fails), page, outcome (`ok` or the reason code of that page), checks (blank-separated words):
    mark=colour|gray|bilevel   the drawn page must stand upright with these colours
    dpi=N  derived  rendered  text  signed   resolution within 1 %, notes
    stored=jpeg|jpx|ccitt_g4|png_idat|raw   how the copy gets it
    same=KEY   all pages with this key show the same pixels within a tolerance for lossy coding
All pictures are drawn here; none shows a real paper.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True

import awkward_files  # noqa: E402
import awkward_pdfs  # noqa: E402
import awkward_pictures  # noqa: E402


class Folder:
    """Collects files and what is expected of them."""

    def __init__(self, path):
        self.path = os.fsencode(path)
        self.rows = []

    def add(self, name, content, *pages, count=None):
        """`pages`: one outcome each, as "ok mark=gray dpi=100" or a reason code; count: pages, or the code counting fails with."""
        name = os.fsencode(name)
        target = os.path.join(self.path, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(content)
        self.expect(name, *pages, count=count)

    def expect(self, name, *pages, count=None):
        shown = "".join(chr(b) if 32 < b < 127 and b != 37 else "%%%02X" % b for b in os.fsencode(name))
        if not pages:
            self.rows.append((shown, count, 0, count, ""))
        for index, page in enumerate(pages):
            outcome, _, checks = page.partition(" ")
            self.rows.append((shown, str(len(pages) if count is None else count), index + 1, outcome, checks))

    def write_manifest(self):
        with open(os.path.join(self.path, b".manifest.tsv"), "w", encoding="ascii") as file:
            for row in self.rows:
                file.write("\t".join(str(part) for part in row) + "\n")


def main():
    folder = Folder(sys.argv[1])
    os.makedirs(folder.path, exist_ok=True)
    awkward_pictures.add_all(folder)
    awkward_pdfs.add_all(folder)
    awkward_files.add_all(folder)
    folder.write_manifest()


if __name__ == "__main__":
    main()
