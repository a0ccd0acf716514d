#!/usr/bin/python3
"""Writes the seeds of the fuzz targets, a folder a target: make_seeds.py FOLDER [--bytes 256]

Short ones, for what is short is mutated fastest: values of the invented samples for what reads a field, pieces of the files
that lie in models/ for what reads a file. Beside each folder of files that have keys, TARGET.dict names them."""
import argparse
import json
import re
import struct
import unicodedata
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FIELDS = {
    "fuzz_name": r"name$|signer",
    "fuzz_vn_date": r"date|year|time",
    "fuzz_place": r"place|residence|home|office|origin",
    "fuzz_number": r"number",
    "fuzz_id_document": r"id_|personal|ethnicity|nationality|sex|number",
}
MADE = {
    "fuzz_name": ["H'Hen Niê", "mẹ: VÕ THỊ A", "Y Bhiu Êban", "NGUYỄN  VĂN   B0"],
    "fuzz_vn_date": ["0510312017", "Ngày mùng năm tháng giêng năm một nghìn chín trăm tám mươi", "12/1990", "14 giờ 5 phút", "05-O3-2O17"],
    "fuzz_place": ["Ủy ban nhân dân xã A, huyện B", "tổ 13, TT. Đông Sơn, H. Lục Ngạn, T. Bắc Giang", "UBND phuờng 1s", "thôn m"],
    "fuzz_number": ["81/2016", "Số: 12/TLKS-BS", "015/2020/TLKT"],
    "fuzz_id_document": ["Giấy CMND: 295926442 cấp ngày 01-01-2014 tại Công an tỉnh Bắc Giang", "Hộ chiếu B1234567", "Tày, Nùng"],
    "fuzz_book_file": [
        'register = "KS"\nyear = 2005\nnumber = "01"\noffice = "UBND"\nopened = 2005-01-04\nclosed = 2005-12-30\n[closing]\nevents = 150\ncorrected = 2\nblank = 1\n',
        "01-TP-HT-2020-KS",
        "KS.2005.01.2005-01-04",
    ],
    "fuzz_form_file": [
        'kind = "birth"\npaper = "extract"\nedition = "2015"\ntitles = ["A"]\nfields = [{name = "n", type = "date", labels = ["B"]}]\n',
        'base = "common"\nkind = "birth"\npaper = "p"\nedition = "1"\ntable = true\ntitles = ["A"]\nfields = [{name = "n", type = "sex", labels = ["B"]}]\n',
    ],
    "fuzz_workbook": [
        '[sex]\ntitle = "x"\ncodes = [{code = "1", shown = "N", says = ["male"]}]\n\n---\nregister = "KT"\nkind = "death"\nsheet = "D"\n'
        'columns = [{name = "a", field = "sex", as = "code", codes = "sex"}, {name = "b", empty = "x"}]\n',
        'register = "KT"\nkind = "death"\nsheet = "D"\ncolumns = [{name = "S", source = "row_number"}, {name = "n", fields = ["a", "b"], as = "date"}]\n',
    ],
    "fuzz_lock_owner": ["process 12\nhost desk-3\nboot 0f\nsince 2026-11-28T17:00:00Z\nsince_boot 125\n"],
    "fuzz_page_words": [
        '[[["Số:",1,2,30,40,0.91],["81/2016",31,2,60,40,0.5,0.66,["81/2015"]]],[]]',
        '["fields_doubtful","unknown_form"]',
        "[1,2,30,40]",
        '{"letters":0.9,"worst":0.5,"agreement":0.66,"plausibility":1.0,"place":0.8,"page":0.7,"checked":-1}',
    ],
    "fuzz_truth": [
        '{"file":"a.jpg","pages":[{"page":1,"kind":"birth","paper":"extract","edition":"2015","text":"a","fields":{"name":{"value":"A"},"sex":{"value":null}}}]}',
        '{"file":"a.jpg","pages":[{"page":1,"kind":"birth","records":[{"fields":{"name":{"value":"A"}},"derived":{"id_number":"1"}}]}]}',
    ],
    "fuzz_table_file": ["date\t1\t0\t-0.5\t1e3\t0\t0\t0\t0\t0\t0\t0\t0\n", "# a\nplace\t0.9375\ndate\tnever\n"],
}
FILES = {
    "fuzz_form_file": "models/forms/*.toml",
    "fuzz_workbook": "models/workbooks/*.toml",
    "fuzz_config_file": "packaging/hotich.toml",
    "fuzz_table_file": "models/calibration.tsv",
}


def truth_pages(size):
    """Pages whole, and cut into pieces of whole lines; before each a byte that names its paper or its edition (fuzz_page_text)."""
    editions = sorted(tuple(file.stem.split("-", 2)) for file in (TOP / "models/forms").glob("*-*-*.toml"))
    papers = sorted({edition[:2] for edition in editions})
    for file in sorted((TOP / "samples/truth").rglob("*.json")):
        for page in json.loads(file.read_text("utf-8"))["pages"]:
            kind, paper, edition = page["kind"], page.get("paper"), page.get("edition")
            of_paper = papers.index((kind, paper)) if (kind, paper) in papers else 0
            of_edition = len(papers) + editions.index((kind, paper, edition)) if (kind, paper, edition) in editions else of_paper
            yield bytes([of_paper]) + page["text"].encode()
            lines = page["text"].splitlines(keepends=True)
            while lines:
                piece = ""
                while lines and (not piece or len((piece + lines[0]).encode()) < size):
                    piece += lines.pop(0)
                yield bytes([of_edition]) + piece.encode()


def truth_values():
    for file in sorted((TOP / "samples/truth").rglob("*.json")):
        for page in json.loads(file.read_text("utf-8"))["pages"]:
            for record in page.get("records", [page]):
                for name, field in record.get("fields", {}).items():
                    if field["value"]:
                        yield name, field.get("raw") or field["value"]


def pieces(text, size):
    """Tables of a TOML file as they stand, cut at the ends of lines."""
    piece = ""
    for line in text.splitlines(keepends=True):
        line = line.lstrip("#") if line.startswith("#") and "=" in line and " ·" not in line else line
        if line.startswith("#"):
            continue
        if piece and (len((piece + line).encode()) > size or line.startswith("[")):
            yield piece
            piece = ""
        piece += line
    yield piece


def exif(order):
    """Resolution and orientation as EXIF has them."""
    sign = "<" if order == b"II" else ">"
    entries = [(0x112, 3, 1, struct.pack(sign + "HH", 6, 0)), (0x11A, 5, 1, struct.pack(sign + "I", 62)),
               (0x11B, 5, 1, struct.pack(sign + "I", 70)), (0x128, 3, 1, struct.pack(sign + "HH", 2, 0))]
    head = order + struct.pack(sign + "HI", 42, 8) + struct.pack(sign + "H", len(entries))
    body = b"".join(struct.pack(sign + "HHI", tag, kind, count) + value for tag, kind, count, value in entries)
    return head + body + struct.pack(sign + "I", 0) + struct.pack(sign + "IIII", 300, 1, 300, 1)


def jp2():
    def box(kind, content):
        return struct.pack(">I", len(content) + 8) + kind + content

    resolution = box(b"resc", struct.pack(">HHHHBB", 300, 254, 300, 254, 4, 4))
    head = box(b"ihdr", struct.pack(">IIHBBBB", 4, 4, 1, 7, 7, 0, 0)) + box(b"res ", resolution)
    return box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ") + box(b"jp2h", head)


def keys_of(pattern):
    words = set()
    for file in TOP.glob(pattern):
        for line in file.read_text("utf-8").splitlines():
            words.update(re.findall(r'^#?\[{0,2}([a-z_]+)', line) + re.findall(r'"([a-z_]+)"', line))
    return sorted(word for word in words if len(word) > 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bytes", type=int, default=256, help="longest seed")
    options = parser.parse_args()
    seeds = {target: {text.encode() for text in texts} for target, texts in MADE.items()}
    seeds["fuzz_picture_marks"] = {exif(b"II"), exif(b"MM"), jp2()}
    for name, value in truth_values():
        for target, pattern in FIELDS.items():
            if re.search(pattern, name):
                seeds[target].add(unicodedata.normalize("NFC", value).encode()[: options.bytes])
    seeds["fuzz_page_text"] = {page for page in truth_pages(380) if len(page) > 1}
    for target, pattern in FILES.items():
        for file in sorted(TOP.glob(pattern)):
            seeds.setdefault(target, set()).update(p.encode()[: options.bytes] for p in pieces(file.read_text("utf-8"), options.bytes))
        words = keys_of(pattern)
        (options.folder).mkdir(parents=True, exist_ok=True)
        (options.folder / f"{target}.dict").write_text("".join(f'"{word}"\n' for word in words))
    for target, contents in seeds.items():
        folder = options.folder / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(sorted(contents)):
            (folder / f"{number:04}").write_bytes(content)
        print(f"{target}: {len(contents)} seeds")


main()
