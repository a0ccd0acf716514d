#!/usr/bin/env bash
# A book from scans to workbook and zip; the other exports, each read by something that is not hotich.
source "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
book=$work/in/KS.2024.01
mkdir -p "$book" "$work/in/other"
cp "$scans/birth-certificate/printed-clean.jpg" "$book/001.jpg"
cp "$scans/birth-certificate/printed-mild.jpg" "$book/002.jpg"
cp "$scans/birth-extract/printed-clean.jpg" "$book/003.jpg"
cp "$scans/batch/two-pages-fax.tif" "$scans/birth-extract/turned-180.jpg" "$work/in/other/"
cp "$book/001.jpg" "$book/004 again.jpg"
expect 0 "$hotich" run "$work/in" --out "$work/out"
same "$(jq -r .file "$work/out/pages.jsonl" | grep -c toml)" 0 "no page of a book file"

expect 3 "$hotich" audit KS.2024.01 --out "$work/out"
grep -q "page_scanned_twice" "$work/stdout" || fail "the audit tells the page scanned twice"
expect 3 "$hotich" audit --out "$work/out" --json
jq -es 'all(.[]; .message_type == "finding" and .code != null and .vi != null)' "$work/stdout" >/dev/null || fail "a JSON line a finding"
expect 2 "$hotich" audit KH.1999.01 --out "$work/out"
grep -q "KS.2024.01" "$work/stderr" || fail "the books there are are named"
ok "audit"

expect 3 "$hotich" deliver KS.2024.01 --out "$work/out"
grep -q "book_not_opened" "$work/stdout" || fail "what blocks delivery is told"
[ ! -e "$work/out/deliver" ] || fail "a blocked delivery writes nothing"
printf 'office = "UBND xã Thử Nghiệm"\nopened = 2024-01-02\nyeer = 7\n' >"$book/book.toml"
expect 2 "$hotich" deliver KS.2024.01 --out "$work/out"
grep -qE 'book\.toml:3: unknown key' "$work/stderr" || fail "a bad book file is told with its line"
expect 2 "$hotich" run "$work/in" --out "$work/out"
printf 'office = "UBND xã Thử Nghiệm"\nopened = 2024-01-02\n' >"$book/book.toml"
accept=number_missing_in_book,other_book,outside_book_dates,number_year_disagrees,registration_date_not_full,entry_without_number,number_without_year
expect 0 "$hotich" deliver KS.2024.01 --out "$work/out" --with-review --accept "$accept"
ok "a delivery that is blocked, and one that is not"

deliver=$work/out/deliver
/usr/bin/python3 "$here/read_workbook.py" "$deliver/KS.2024.01.xlsx" "$work/out/records.jsonl" "$top/models/workbooks/ks.toml" KS.2024.01/ ||
  fail "the workbook does not give the records back"
ok "the workbook read again gives the same records"

mkdir "$work/zip"
(cd "$work/zip" && unzip -q "$deliver/KS.2024.01.zip")
same "$(find "$work/zip" -name 'KS.2024.01.2024-01-02.*.pdf' | wc -l)" 3 "a PDF a case"
for pdf in "$work"/zip/*.pdf; do
  qpdf --check "$pdf" >/dev/null 2>&1 || fail "$pdf is no sound PDF"
  same "$(qpdf --show-npages "$pdf")" 1 "pages of $pdf"
  [ "$(stat -c %s "$pdf")" -le 100000 ] || fail "$pdf has more than 100 kB"
  [ "$(pdftotext "$pdf" - | wc -w)" -gt 60 ] || fail "$pdf has lost its text"
done
cp -r "$deliver" "$work/before"
rm -r "$deliver"
TZ=Asia/Ho_Chi_Minh expect 0 "$hotich" deliver KS.2024.01 --out "$work/out" --with-review --accept "$accept"
diff -r "$deliver" "$work/before" || fail "a second delivery has other bytes"
expect 0 "$hotich" deliver KS.2024.01 --out "$work/out" --to "$work/full" --with-review --accept "$accept" --page-kb 0
unzip -q -d "$work/full" "$work/full/KS.2024.01.zip"
[ "$(find "$work/full" -name '*.pdf' -size +200k | wc -l)" -eq 3 ] || fail "--page-kb 0 lays down the scan's own bytes"
mv "$work/in" "$work/gone"
expect 0 "$hotich" deliver KS.2024.01 --out "$work/out" --to "$work/else where" --with-review --accept "$accept"
cmp -s "$work/else where/KS.2024.01.zip" "$deliver/KS.2024.01.zip" || fail "the scans are needed to deliver"
mv "$work/gone" "$work/in"
ok "a zip of a PDF a case, the same bytes each time, also when the scans are gone"

expect 2 "$hotich" export --out "$work/out" --format docx
expect 0 "$hotich" export --out "$work/out" --format csv,alto,hocr,bagit
for xml in "$work"/out/alto/*/*.xml; do
  XML_CATALOG_FILES=$top/tests/schemas/catalog.xml xmllint --nonet --noout --schema "$top/tests/schemas/alto-4-4.xsd" "$xml" 2>"$work/xmllint" ||
    { cat "$work/xmllint" >&2; fail "$xml is no ALTO 4"; }
done
same "$(find "$work/out/alto" -name '*.xml' | wc -l)" 5 "an ALTO file a file that is no duplicate"
same "$(grep -c '<Page ' "$work/out/alto/other/two-pages-fax.tif.xml")" 2 "pages of a file of two"
same "$(grep -o '<String ' -r "$work/out/alto" | wc -l)" "$(jq -rs 'map(select(.reasons | index("duplicate") | not) | .text) | join(" ")' "$work/out/pages.jsonl" | wc -w)" "words in ALTO"
ok "ALTO 4, valid by its schema"
/usr/bin/python3 "$here/check_hocr.py" "$work/out/pages.jsonl" "$work/out/hocr" || fail "the hOCR is not as its specification asks"
ok "hOCR"

/usr/bin/python3 - "$work/out" <<'PY' || fail "the CSV does not hold the records"
import csv, json, sys
out = sys.argv[1]
records = [json.loads(line) for line in open(out + "/records.jsonl", encoding="utf-8")]
rows = list(csv.DictReader(open(out + "/csv/records.csv", encoding="utf-8-sig", newline="")))
fields = list(csv.DictReader(open(out + "/csv/fields.csv", encoding="utf-8-sig", newline="")))
assert [row["record_id"] for row in rows] == [record["record_id"] for record in records]
for row, record in zip(rows, records):
    for name, field in record["fields"].items():
        if field["state"] == "read":
            assert row[name] == (field["raw"] if field["value"] is None else field["value"]), name
        elif field["state"] != "struck":
            assert row[name] == "", name
assert len(fields) == sum(len(record["fields"]) for record in records)
raws = [field["raw"] for record in records for field in record["fields"].values()]
assert [row["raw"] for row in fields] == raws
PY
ok "CSV"

bag=$work/out/bag
same "$(head -n 1 "$bag/bagit.txt")" "BagIt-Version: 1.0" "the bag's declaration"
(cd "$bag" && sha256sum --strict --quiet -c manifest-sha256.txt && sha256sum --strict --quiet -c tagmanifest-sha256.txt) || fail "a digest of the bag is wrong"
same "$(find "$bag/data" -type f | wc -l)" "$(wc -l <"$bag/manifest-sha256.txt")" "every payload file in the manifest"
same "$(sed -n 's/^Payload-Oxum: //p' "$bag/bag-info.txt")" "$(find "$bag/data" -type f -printf '%s\n' | awk '{bytes += $1} END {print bytes "." NR}')" "Payload-Oxum"
cmp -s "$bag/data/records.jsonl" "$work/out/records.jsonl" || fail "the bag holds other records"
cp -r "$bag" "$work/bag"
expect 0 "$hotich" export --out "$work/out" --format bagit
diff -r "$bag" "$work/bag" || fail "a second bag has other bytes"
ok "a BagIt bag whose manifests sha256sum verifies"
printf '%d passed, 0 failed\n' "$checks"
