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
    r"expanded|ebgaramond08|lmromandemi|lmsansdemi|lmsansquotdemi|adventor|biolinum|quicksand|dejavusans(bold|oblique|extra|[.])|agave|cmunt|cmunv|cmunst|cmunit|cmunbtl", re.I)
UNUSUAL = re.compile(  # weights and widths that no office prints with
    r"thin|hairline|ultralight|extralight|extrabold|black|heavy|extracondensed|interdisplay|display-(medium|light)|display.*condensed|leaguemono-[^RB]|"
    r"jetbrainsmono-[^RBI]|dunh|lmroman[56]|cmun(orm|ui|bi|oti|bl|bmo|bmr|bso|bsr|bto)|caps|outline|lmmi|lmsy|lmex|lobster|kai|vl-|comfortaa-light|jura-light|"
    r"-sc-|bungee|sigmar|estonia|coiny|paytone|shoulders|phudu|smooch|balsamiq|grandstander|yeseva|vidaloka|lemonada|truculenta|viaoda", re.I)
BY_HAND = re.compile(r"dancing|patrick|pangolin|mali-|sriracha|charm|sedgwick|pacifico|itim", re.I)
MONOSPACED = re.compile(r"mono|cousine|courier|cursor|-code|coding|inconsolata|sometype", re.I)
DROPPED = ("GSUB", "GPOS", "GDEF", "kern", "fvar", "gvar", "HVAR", "MVAR", "avar", "STAT", "DSIG", "fpgm", "prep", "cvt ", "gasp", "VDMX", "hdmx", "LTSH")


def old_figures(face):
    """{figure's glyph: its old-style form} where the face has all ten (OpenType feature onum), else {}."""
    table = face["GSUB"].table if "GSUB" in face else None
    forms = {}
    for record in table.FeatureList.FeatureRecord if table and table.FeatureList else ():
        for index in record.Feature.LookupListIndex if record.FeatureTag == "onum" else ():
            for subtable in table.LookupList.Lookup[index].SubTable:
                forms.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    usual = face.getBestCmap()
    figures = {usual.get(ord("0") + value) for value in range(10)}
    return {figure: forms[figure] for figure in figures} if None not in figures and figures <= set(forms) else {}


def take_old_figures(face):
    """The face's figures become old-style ones; False where it has none."""
    forms = old_figures(face)
    for table in face["cmap"].tables if forms else ():
        table.cmap.update({code: forms[name] for code, name in table.cmap.items() if name in forms})
    return bool(forms)


def put_together(parts, target, old=False):
    """One face of a family's parts by script, written to `target`; not where old-style figures are asked for and there are none."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for part in parts:
            face = TTFont(part)
            if old and part == parts[0] and not take_old_figures(face):
                return
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
                there = [part for part in parts if os.path.exists(part)]
                try:
                    put_together(there, f"{work}/{package}-{weight}-{slant}.ttf")
                    put_together(there, f"{work}/{package}-onum-{weight}-{slant}.ttf", old=True)
                except Exception as error:  # a family whose parts do not fit: left out
                    print("left out:", package, weight, slant, error, file=sys.stderr)


def family_of(file):
    name = re.sub(r"(-onum)?-(400|700)-(normal|italic)$", "", Path(file).stem)
    name = re.sub(r"^(lmroman|lmsans|cmuns|cmun).*", r"\1", name)
    return re.sub(r"[-_]?((Semi)?Condensed)?(Regular|Bold|Italic|Oblique|Medium|Light|Semibold|SemiBold|regular|bold|italic|oblique|I|R)+$", "", name)


def small_copy(file, out, text, old=False):
    """Name of the copy; None where old-style figures are asked for and the face has none."""
    options = subset.Options()
    options.layout_features, options.hinting, options.notdef_outline, options.name_IDs = [], False, True, []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern"]
    face = subset.load_font(file, options)
    if old and not take_old_figures(face):
        return None
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(face)
    name = re.sub(r"\W", "_", Path(file).stem) + ("_onum" if old else "") + Path(file).suffix
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
        if KEPT_APART.search(re.sub("[-_]", "", name)) or UNUSUAL.search(name) or BY_HAND.search(name) or not fonts.face_is_complete(file):
            continue
        group = "typed" if MONOSPACED.search(name) else "printed"
        copies = [small_copy(file, out, text), small_copy(file, out, text, old=True)]
        groups[group].setdefault(family_of(file), []).extend(name for name in copies if name)
    (out / "faces.json").write_text(json.dumps({group: list(families.values()) for group, families in groups.items()}))
    print({group: (len(families), sum(map(len, families.values()))) for group, families in groups.items()})


if __name__ == "__main__":
    main()
