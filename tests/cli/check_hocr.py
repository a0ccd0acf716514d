#!/usr/bin/python3
"""check_hocr.py PAGES.jsonl HOCR-FOLDER: what hOCR 1.2 asks of a document, and that it holds the words that were read."""
import json
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
ORDER = ["ocr_page", "ocr_carea", "ocr_line", "ocrx_word"]


def properties(element):
    return dict(part.strip().split(" ", 1) for part in element.get("title").split(";"))


def box(element):
    sides = [int(side) for side in properties(element)["bbox"].split()]
    assert len(sides) == 4 and sides[0] <= sides[2] and sides[1] <= sides[3], element.get("id")
    return sides


def check_inside(element, around):
    """Classes nest in their order, and each box lies in the one around it."""
    depth, sides = around
    kind = element.get("class")
    if kind in ORDER:
        assert ORDER.index(kind) == depth, f"{kind} at depth {depth}"
        inner = box(element)
        if sides:
            assert inner[0] >= sides[0] and inner[1] >= sides[1] and inner[2] <= sides[2] and inner[3] <= sides[3], element.get("id")
        depth, sides = depth + 1, inner
    if kind == "ocrx_word":
        assert 0 <= int(properties(element)["x_wconf"]) <= 100
    for child in element:
        check_inside(child, (depth, sides))


def check_document(root, pages):
    metas = {meta.get("name"): meta.get("content") for meta in root.iter(XHTML + "meta")}
    assert metas["ocr-system"].startswith("hotich ")
    assert {"ocr_page", "ocr_line", "ocrx_word"} <= set(metas["ocr-capabilities"].split())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "ids are not unique"
    check_inside(root.find(XHTML + "body"), (0, None))
    shown = [element for element in root.iter(XHTML + "div") if element.get("class") == "ocr_page"]
    assert len(shown) == len(pages)
    for element, page in zip(shown, pages):
        assert re.search(rf"ppageno {page['page'] - 1}\b", element.get("title"))
        assert box(element) == [0, 0, page["width_px"], page["height_px"]]
        words = ["".join(word.itertext()) for word in element.iter(XHTML + "span") if word.get("class") == "ocrx_word"]
        assert words == page["text"].split(), "the words are not those of the page"


def main():
    pages = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    pages = [page for page in pages if page["width_px"] and "duplicate" not in page["reasons"]]
    for file in sorted({page["file"] for page in pages}):
        root = xml.parse(Path(sys.argv[2]) / (file + ".html")).getroot()
        check_document(root, [page for page in pages if page["file"] == file])
    print(len(pages), "pages")


main()
