"""The samples kept in the repository: a fixed list, each line one file."""
import os
import random

import output

SEED = 20

# name, page kinds, what is fixed, file form, extension, tone, JPEG quality, what it shows
FILES = (
    ("birth-certificate/printed-clean", ["birth-certificate"],
     dict(edition="2020", style="printed", damage="clean", dpi=300, copy=False),
     "jpeg", ".jpg", "color", 80, "original, 2020 form"),
    ("birth-certificate/printed-mild", ["birth-certificate"],
     dict(edition="2015", style="printed", damage="mild", dpi=250, copy=False),
     "jpeg", ".jpg", "color", 65, "original, 2015 form, skewed"),
    ("birth-certificate/typed-mild", ["birth-certificate"],
     dict(edition="2015", style="typed", damage="mild", dpi=300, copy=False),
     "jpeg", ".jpg", "grey", 65, "typewriter on preprinted stock"),
    ("birth-certificate/dot-matrix-copy", ["birth-certificate"],
     dict(edition="2020", style="dot_matrix", damage="clean", dpi=200, copy=True),
     "png", ".png", "bits", 0, "copy filled by a pin printer, one-bit PNG"),
    ("birth-certificate/hard-worn", ["birth-certificate"],
     dict(edition="2015", style="printed", damage="hard", dpi=200, copy=False),
     "jpeg", ".jpg", "color", 55, "worn sheet"),
    ("birth-extract/printed-clean", ["birth-extract"],
     dict(edition="2020", style="printed", damage="clean", dpi=300, copy=True),
     "jpeg", ".jpg", "grey", 80, "extract copy, 2020 form"),
    ("birth-extract/typed-bilevel", ["birth-extract"],
     dict(edition="2015", style="typed", damage="mild", dpi=300, copy=True),
     "tiff_g4", ".tif", "bits", 0, "one-bit group 4 TIFF"),
    ("birth-extract/turned-180", ["birth-extract"],
     dict(edition="2020", style="printed", damage="mild", dpi=200, copy=True, turn=180),
     "jpeg", ".jpg", "color", 60, "page upside down"),
    ("birth-extract/Trích lục số 12", ["birth-extract"],
     dict(edition="2015", style="printed", damage="clean", dpi=200, copy=True),
     "jpeg", ".jpg", "color", 75, "file name with spaces and marks"),
    ("marriage-certificate/printed-clean", ["marriage-certificate"],
     dict(edition="2020", style="printed", damage="clean", dpi=300),
     "jpeg", ".jpg", "color", 78, "2020 form"),
    ("marriage-certificate/typed-mild", ["marriage-certificate"],
     dict(edition="2015", style="typed", damage="mild", dpi=250),
     "jpeg", ".jpg", "color", 62, "typewriter values"),
    ("marriage-certificate/turned-90", ["marriage-certificate"],
     dict(edition="2015", style="printed", damage="mild", dpi=200, turn=90),
     "tiff_jpeg", ".tif", "grey", 70, "page on its side, TIFF with JPEG inside"),
    ("marriage-extract/printed-mild", ["marriage-extract"],
     dict(edition="2020", style="printed", damage="mild", dpi=300, copy=True),
     "jpeg", ".jpg", "grey", 62, "extract copy, 2020 form"),
    ("marriage-extract/dot-matrix-mild", ["marriage-extract"],
     dict(edition="2015", style="dot_matrix", damage="mild", dpi=250, copy=True),
     "jpeg", ".jpg", "grey", 65, "pin printer values"),
    ("death-extract/original-clean", ["death-extract"],
     dict(edition="2015", style="printed", damage="clean", dpi=300, copy=False),
     "jpeg", ".jpg", "grey", 80, "original, with cause and notice of death"),
    ("death-extract/copy-mild", ["death-extract"],
     dict(edition="2020", style="printed", damage="mild", dpi=250, copy=True),
     "jpeg", ".jpg", "color", 62, "copy, 2020 form"),
    ("death-extract/typed-hard", ["death-extract"],
     dict(edition="2015", style="typed", damage="hard", dpi=200, copy=True),
     "jpeg", ".jpg", "grey", 50, "typewriter values, hard wear"),
    ("batch/three-papers", ["birth-extract", "marriage-extract", "death-extract"],
     dict(style="printed", damage="clean", dpi=200, copy=True),
     "pdf", ".pdf", "grey", 62, "PDF of three papers"),
    ("batch/two-pages-fax", ["birth-certificate", "death-extract"],
     dict(style="printed", damage="mild", dpi=200),
     "tiff_g4", ".tif", "bits", 0, "two-page group 4 TIFF"),
    ("other/dense-report", ["dense"],
     dict(style="printed", damage="clean", dpi=300),
     "jpeg", ".jpg", "grey", 72, "a full page of prose"),
    ("other/dense-typed", ["dense"],
     dict(style="typed", damage="mild", dpi=200),
     "pdf", ".pdf", "grey", 60, "a typed page of prose, PDF"),
    ("other/letter-quoting-birth-certificate", ["quoting-letter"],
     dict(style="printed", damage="mild", dpi=200),
     "jpeg", ".jpg", "color", 65, "a letter that quotes a certificate"),
    ("other/correction-extract", ["correction-extract"],
     dict(style="printed", damage="clean", dpi=200),
     "jpeg", ".jpg", "color", 75, "an extract of a correction"),
    ("other/application-form", ["declaration"],
     dict(style="printed", damage="clean", dpi=200),
     "jpeg", ".jpg", "grey", 72, "an application with the labels of a certificate"),
    ("other/blank-page", ["blank"],
     dict(style="printed", damage="mild", dpi=150),
     "jpeg", ".jpg", "grey", 50, "nothing printed"),
)

HEAD = """# Samples

Register of the scans kept here. Every paper, person, place below province level and number in them is invented; nothing was
scanned from a real paper. Licence of all files in this folder: CC0 1.0.

The scans lie in `scans/`, the exact content of each in `truth/` under the same name with `.json`. Both are written by
`scripts/make-samples --committed` (set tuning, seed {seed}); do not edit them by hand. The layout of a truth file is told in
`tests/corpus/README.md`.

| file | pages | what it is | style | damage | dpi | turned | skew |
|---|---|---|---|---|---|---|---|
"""


def write(maker):
    rows = []
    for name, kinds, wish, form, extension, tone, quality, what in FILES:
        rng = random.Random(f"committed:{SEED}:{name}")
        full = {"turn": 0, **wish}
        pages = [maker.one_page(rng, kind, full) for kind in kinds]
        images = [output.tone(page[1], tone, rng) for page in pages]
        maker.save(name, extension, images, form, quality, [page[1].dpi for page in pages], pages)
        scan, meta = pages[0][1], pages[0][2]
        rows.append(f"| `{name}{extension}` | {len(pages)} | {', '.join(kinds)}: {what} | {meta['style']} | {meta['damage']} | "
                    f"{scan.dpi} | {scan.orientation} | {scan.skew:.1f} |")
    with open(os.path.join(maker.args.out, "README.md"), "w", encoding="utf-8") as out:
        out.write(HEAD.format(seed=SEED) + "\n".join(rows) + "\n")
