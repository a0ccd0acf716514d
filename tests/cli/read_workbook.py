#!/usr/bin/python3
"""read_workbook.py WORKBOOK.xlsx RECORDS.jsonl TABLE.toml BOOK-FOLDER: imports the workbook again and compares with the records.

Undoes the cells by the table alone (dates, codes, countries), without any code of the program, and demands for every column that
takes a field the value of that field in the record. Prints what differs; exits with 1 when anything does."""
import json
import sys
import tomllib
import unicodedata
from pathlib import Path

import openpyxl


def folded(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return plain.replace("đ", "d")


def iso_date(cell):
    parts = cell.split(".")
    if not all(part.isdigit() for part in parts) or [len(part) for part in parts] not in ([2, 2, 4], [2, 4], [4]):
        return None
    return "-".join(reversed(parts))


def content(field):
    if field["state"] == "struck":
        return field.get("replaced_by", "")
    if field["state"] != "read":
        return ""
    return field["value"] if field["value"] is not None else field["raw"]


def countries():
    rows = (Path(__file__).parents[2] / "models/lexicon/nationalities.tsv").read_text("utf-8").splitlines()
    return {row.split("\t")[1]: row.split("\t")[0] for row in rows if row and not row.startswith("#")}


def read_again(cell, column, codes, known_countries):
    """What the cell says the field's content is; for a code, all contents that it may stand for."""
    form = column.get("as", "value")
    if form == "date":
        return {iso_date(cell) or cell}
    if form == "code":
        return {folded(says) for code in codes[column["codes"]]["codes"] if code["code"] == cell for says in code["says"]}
    if form == "country":
        return {known_countries.get(cell, cell)}
    return {cell}


def differences(row, record, table, codes, known_countries):
    for column, cell in zip(table["columns"], row):
        fields = column.get("fields") or ([column["field"]] if "field" in column else [])
        if "papers" in column and record["paper"] not in column["papers"]:
            fields = []
        said = [(name, record["fields"][name]) for name in fields if name in record["fields"] and content(record["fields"][name])]
        text = "" if cell is None else str(cell)
        if not said:
            allowed = column["name"] == "STT" or "otherwise" in column or "source" in column
            if text and not allowed:
                yield column["name"], "has a text, no field has"
            continue
        name, field = said[0]
        wanted = field["raw"] if column.get("as") == "written" else content(field)
        if column.get("as") == "code":
            wanted = folded(wanted)
        if not isinstance(cell, str) or wanted not in read_again(text, column, codes, known_countries):
            yield column["name"], f"does not give back field {name}"


def main():
    workbook, lines, table_file, folder = sys.argv[1:]
    table = tomllib.loads(Path(table_file).read_text("utf-8"))
    codes = tomllib.loads((Path(table_file).parent / "codes.toml").read_text("utf-8"))
    records = [json.loads(line) for line in Path(lines).read_text("utf-8").splitlines()]
    records = [record for record in records if record["source"]["file"].startswith(folder)]
    book = openpyxl.load_workbook(workbook)
    faults = []
    if book.sheetnames != [table["sheet"], table["notes_sheet"]]:
        faults.append(f"sheets are {book.sheetnames}")
    rows = list(book[table["sheet"]].iter_rows())
    names = [column["name"] for column in table["columns"]]
    if [cell.value for cell in rows[0]] != names:
        faults.append("the head does not name the columns")
    if len(rows) - 1 != len(records):
        faults.append(f"{len(rows) - 1} rows for {len(records)} records")
    known_countries = countries()
    compared = 0
    for number, (row, record) in enumerate(zip(rows[1:], records), 1):
        if row[0].value != number:
            faults.append(f"row {number}: STT is {row[0].value}")
        for cell in row[1:]:
            if cell.value is not None and (cell.data_type != "s" or cell.number_format != "@"):
                faults.append(f"row {number}: {names[cell.column - 1]} is not a text cell")
        for column, fault in differences([cell.value for cell in row], record, table, codes, known_countries):
            faults.append(f"row {number}: {column} {fault}")
        compared += sum(1 for cell in row if cell.value is not None)
    if compared < 10 * len(records):
        faults.append("too few cells to have compared anything")
    print("\n".join(faults) if faults else f"{len(records)} records, {compared} cells read again")
    sys.exit(1 if faults else 0)


main()
