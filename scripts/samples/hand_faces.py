"""Faces drawn after writing, for the samples written by hand: hand_faces.py [NODE_MODULES/@fontsource]

They come from npm packages @fontsource/* (SIL Open Font License). Parts by script are put together into one face each under build/hand_faces, where fonts.py
looks. Without an argument the packages are fetched with `npm pack`. Which set draws with which face stands in fonts.py; none was trained on
(scripts/reader_lines/collect_faces.py, BY_HAND, and faces.txt).
"""
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import merge
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent.parent.parent / "build/hand_faces"
FACES = ("mali", "patrick-hand", "dancing-script", "playpen-sans", "charm",  # tuning
         "sriracha", "ephesis", "pangolin", "licorice",  # dev
         "allura", "pacifico",  # calibration
         "itim", "sedgwick-ave", "oooh-baby", "birthstone", "whisper")  # test
SCRIPTS = ("latin", "vietnamese", "latin-ext")
KEPT = {"cmap", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"}


def put_together(parts, target):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for part in parts:
            face = TTFont(part)
            for table in set(face.keys()) - KEPT - {"GlyphOrder"}:
                del face[table]
            face.flavor = None
            files.append(os.path.join(folder, f"{len(files)}.ttf"))
            face.save(files[-1])
        merge.Merger().merge(files).save(target)


def fetched(name, folder):
    packed = subprocess.run(["npm", "pack", "--silent", f"@fontsource/{name}@5"], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(os.path.join(folder, packed.stdout.split()[-1])) as archive:
        archive.extractall(folder, filter="data")
    os.rename(os.path.join(folder, "package"), os.path.join(folder, name))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for name in FACES:
            root = sys.argv[1] if len(sys.argv) > 1 else work
            if root == work or not os.path.isdir(os.path.join(root, name)):
                fetched(name, work)
                root = work
            files = [f"{root}/{name}/files/{name}-{script}-400-normal.woff2" for script in SCRIPTS]
            put_together([file for file in files if os.path.exists(file)], OUT / f"{name}.ttf")
            print(OUT / f"{name}.ttf")


if __name__ == "__main__":
    main()
