"""Faces for training lines: collect_faces.py OUT [FONTSOURCE].

Every installed face that holds all Vietnamese letters, and every family of the npm packages @fontsource/* under FONTSOURCE (node_modules/@fontsource) with
its parts put together, but none of a family that the calibration or test sets draw with, nor a near relative. OUT gets small copies and faces.json.
"""
import glob
import json
import os
import re
import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "samples"))
import fonts  # noqa: E402

FOLDERS = ("/usr/share/fonts", "/usr/share/texmf/fonts")
KEPT_APART = re.compile(  # of the calibration and test sets: the families and their relatives
    r"termes|schola|bonum|heros|chorus|freeserif|freesans|charis|doulos|libertine|vollkorn|carlito|clearsans|lmmono|notosansmono|notomono|gentiumbook|gentiumplus|"
    r"expanded|ebgaramond08|lmromandemi|lmsansdemi|lmsansquotdemi|adventor|biolinum|quicksand|dejavusans[.-]|agave|cmunt|cmunv|cmunst|cmunit|cmunbtl", re.I)
UNUSUAL = re.compile(  # weights and widths that no office prints with
    r"thin|hairline|ultralight|extralight|extrabold|black|heavy|extracondensed|interdisplay|display-(medium|light)|display.*condensed|leaguemono-[^RB]|"
    r"jetbrainsmono-[^RBI]|dunh|lmroman[56]|cmun(orm|ui|bi|oti|bl|bmo|bmr|bso|bsr|bto)|caps|outline|lmmi|lmsy|lmex|lobster|kai|vl-|comfortaa-light|jura-light", re.I)
BY_HAND = re.compile(r"dancing|patrick|pangolin|mali-|sriracha|charm|sedgwick|pacifico|itim", re.I)
MONOSPACED = re.compile(r"mono|cousine|courier|cursor|-code", re.I)
DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "fvar", "gvar", "HVAR", "MVAR", "avar", "STAT", "DSIG", "fpgm", "prep", "cvt ", "gasp", "VDMX", "hdmx", "LTSH")


def put_together(parts, target):
    """One face of a family's parts by script."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for part in parts:
            face = TTFont(part)
            for table in DROPPED:
                if table in face:
                    del face[table]
            face.flavor = None
            files.append(os.path.join(folder, "%d.ttf" % len(files)))
            face.save(files[-1])
        merge.Merger().merge(files).save(target)


def fontsource_faces(root, work):
    for package in sorted(os.listdir(root)):
        for weight in ("400", "700"):
            for slant in ("normal", "italic"):
                parts = [f"{root}/{package}/files/{package}-{script}-{weight}-{slant}.woff2" for script in ("latin", "vietnamese", "latin-ext")]
                if not all(map(os.path.exists, parts[:2])):
                    continue
                target = f"{work}/{package}-{weight}-{slant}.ttf"
                try:
                    put_together([part for part in parts if os.path.exists(part)], target)
                except Exception as error:  # a family whose parts do not fit: left out
                    print("left out:", package, weight, slant, error, file=sys.stderr)


def family_of(file):
    name = re.sub(r"-(400|700)-(normal|italic)$", "", Path(file).stem)
    name = re.sub(r"^(lmroman|lmsans|cmuns|cmun).*", r"\1", name)
    return re.sub(r"[-_]?((Semi)?Condensed)?(Regular|Bold|Italic|Oblique|Medium|Light|Semibold|SemiBold|regular|bold|italic|oblique|I|R)+$", "", name)


def small_copy(file, out, text):
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline, options.name_IDs = [], False, True, []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern"]
    face = subset.load_font(file, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(face)
    name = re.sub(r"\W", "_", Path(file).stem) + Path(file).suffix
    subset.save_font(face, str(out / name), options)
    return name


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    folders = list(FOLDERS)
    work = tempfile.mkdtemp()
    if len(sys.argv) > 2:
        fontsource_faces(sys.argv[2], work)
        folders.append(work)
    groups = {"printed": {}, "typed": {}}
    text = "".join(sorted(fonts.needed_characters())) + " "
    for file in sorted(file for folder in folders for file in glob.glob(folder + "/**/*.[ot]tf", recursive=True)):
        name = os.path.basename(file)
        if KEPT_APART.search(name.replace("_", "")) or UNUSUAL.search(name) or BY_HAND.search(name) or not fonts.face_is_complete(file):
            continue
        group = "typed" if MONOSPACED.search(name) else "printed"
        groups[group].setdefault(family_of(file), []).append(small_copy(file, out, text))
    (out / "faces.json").write_text(json.dumps({group: list(families.values()) for group, families in groups.items()}))
    print({group: (len(families), sum(map(len, families.values()))) for group, families in groups.items()})


if __name__ == "__main__":
    main()
