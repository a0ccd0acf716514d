#!/usr/bin/python3
"""Draws a folder of scans that a batch is through in a second or two: small_scans.py FOLDER"""
import random
import shutil
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TOP = Path(__file__).resolve().parents[2]
WORDS = ["trang", "số", "ngày", "giấy", "phường", "huyện", "tỉnh", "quyển"]


def small_page(name, rng):
    page = Image.new("L", (620, 877), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 22)
    for line in range(2):
        draw.text((60, 80 + 60 * line), " ".join(rng.choice(WORDS) for _ in range(3)) + f" {name}", fill=0, font=font)
    return page


def draw_scans(folder, seed=1):
    """Pages that are read in a tenth of a second, two files of several pages, one paper that gives a record, a file that
    is no scan and one that is there twice: 17 pages."""
    rng = random.Random(seed)
    folder.mkdir(parents=True)
    for i in range(8):
        small_page(str(i), rng).save(folder / f"{i}.png", dpi=(75, 75))
    for name in ("Sổ một.tif", "two.tif"):
        pages = [small_page(f"{name} {k}", rng) for k in range(3)]
        pages[0].save(folder / name, save_all=True, append_images=pages[1:], compression="tiff_lzw", dpi=(75, 75))
    paper = Image.open(TOP / "samples/scans/marriage-certificate/printed-clean.jpg").convert("L")
    paper.paste(255, (0, paper.height * 3 // 10, paper.width, paper.height))  # its title is enough for a record
    paper = paper.resize((paper.width // 2, paper.height // 2), Image.LANCZOS)
    paper.save(folder / "3 paper.png", dpi=(150, 150))
    (folder / "4 no scan.jpg").write_text("not an image")
    shutil.copy(folder / "1.png", folder / "9 again.png")


if __name__ == "__main__":
    draw_scans(Path(sys.argv[1]))
