"""The exact content of a delivered page, as JSON-ready data."""
import json

import strikes


def page_truth(number, canvas, scan, meta, record):
    words, lines = [], {}
    for word in canvas.words:
        if not word["t"]:
            continue
        words.append({"t": word["t"], "b": scan.box(word["box"])})
        lines.setdefault(word["line"], []).append(word["t"])
    height, width = scan.pixels.shape[:2]
    out = {"page": number, "kind": meta["kind"], "paper": meta["paper"], "edition": meta["edition"], "is_copy": meta["is_copy"],
           "style": meta["style"], "damage": meta["damage"], "dpi": scan.dpi, "width_px": width, "height_px": height,
           "orientation_deg": scan.orientation, "skew_deg": round(scan.skew, 3),
           "text": "\n".join(" ".join(lines[key]) for key in lines), "words": words,
           "fields": fields(canvas, scan, record) if record else {}}
    if getattr(record, "of_book", False):
        out["book"], out["fields"] = out["fields"], {}
    if hasattr(record, "entries"):
        out["records"] = [entry(canvas, scan, record, index) for index in range(len(record.entries))]
        out["blank_rows"] = len(record.rows) - len(record.entries)
    if record and record.derived:
        out["derived"] = {name: value for name, value in record.derived.items()}
    return out


def entry(canvas, scan, ledger, index):
    """One of several records of a page: where it stands, and its fields."""
    return {"box": scan.box(ledger.boxes[index]), "fields": fields(canvas, scan, ledger.entries[index], f"{index}/")}


def fields(canvas, scan, record, mark=""):
    out = {}
    for name, field in record.fields.items():
        box = canvas.field_box(mark + name)
        if box is None:
            continue
        out[name] = {"raw": field.raw, "value": field.value, "state": "read" if field.raw else "blank", "box": scan.box(box)}
    if getattr(record, "strikes", None):
        strikes.truth(canvas, scan, record, out)
    return out


def dump(data, path):
    """Writes the truth of a file; one word a line keeps it short and readable."""
    pages = []
    for page in data["pages"]:
        rows = ",\n  ".join(json.dumps(word, ensure_ascii=False, separators=(",", ":")) for word in page["words"])
        fields = ",\n  ".join(f"{json.dumps(name)}: {json.dumps(field, ensure_ascii=False)}" for name, field in page["fields"].items())
        plain = {name: value for name, value in page.items() if name not in ("words", "fields", "records", "lines")}
        head = json.dumps(plain, ensure_ascii=False, indent=1)[1:-2]
        if "records" in page:
            lines = ",\n  ".join(json.dumps(one, ensure_ascii=False) for one in page["records"])
            head += f',\n "records": [\n  {lines}\n ]'
        if "lines" in page:
            head += ',\n "lines": ' + json.dumps(page["lines"], separators=(",", ":"))
        pages.append(f'{{{head},\n "fields": {{\n  {fields}\n }},\n "words": [\n  {rows}\n ]}}')
    body = ",\n".join(pages)
    with open(path, "w", encoding="utf-8") as out:
        out.write(f'{{"file": {json.dumps(data["file"])}, "pages": [\n{body}\n]}}\n')
