#!/usr/bin/env bash
# Cover and closing page of a book tell of it and make no record; an entry over both pages of the open book makes one.
source "$(dirname "$0")/lib.sh"
pages=$top/tests/cli/book_pages
book="$work/in/chồng 3"
mkdir -p "$book" "$work/in/KT.2019.01"
cp "$pages/scans/cover.jpg" "$book/000.jpg"
cp "$scans/birth-certificate/printed-clean.jpg" "$book/001.jpg"
cp "$pages/scans/closing.jpg" "$book/999.jpg"
cp "$pages/scans/across.jpg" "$work/in/KT.2019.01/001.jpg"
expect 0 "$hotich" run "$work/in" --out "$work/out"
page() { jq -c "select(.file | endswith(\"$1\"))" "$work/out/pages.jsonl"; }

same "$(page 000.jpg | jq -r '[.kind, .paper, .status] | join(" ")')" "birth cover PASS" "the cover"
same "$(page 999.jpg | jq -r '[.kind, .paper] | join(" ")')" "book closing_page" "the closing page"
for name in cover closing; do
  file=$([ "$name" = cover ] && echo 000.jpg || echo 999.jpg)
  wanted=$(jq -cS '.pages[0].book | map_values(.value)' "$pages/truth/$name.json")
  same "$(page $file | jq -cS --argjson names "$(jq -c '.pages[0].book | keys' "$pages/truth/$name.json")" \
    '.book | map_values(.value) | with_entries(select(.key as $k | $names | index($k)))')" "$wanted" "what the $name says"
done
same "$(jq -r 'select(.source.file | test("000|999")) | .kind' "$work/out/records.jsonl")" "" "records of cover and closing page"
ok "cover and closing page are read and make no record"

expect 3 "$hotich" audit KS.2020.03 --out "$work/out" --json
grep -q page_without_record "$work/stdout" && fail "a cover is told as a lost entry"
same "$(jq -rs '[.[] | select(.code == "closing_events_differ") | .file] | join(" ")' "$work/stdout")" "chồng 3/999.jpg" "where the count differs"
jq -es 'any(.[]; .code == "book_page_differs" and (.vi | contains("ngày khóa sổ")))' "$work/stdout" >/dev/null &&
  fail "what only one page says cannot differ"
ok "the book is known by its cover, its entries counted against its closing page"

mv "$book" "$work/in/KS.2019.03"
expect 0 "$hotich" run "$work/in" --out "$work/out"
expect 3 "$hotich" audit KS.2019.03 --out "$work/out"
grep -q "Bìa sổ ghi năm 2020, sổ này là 2019" "$work/stdout" || fail "a cover that says another year than the folder is told"
ok "a cover of another book"

same "$(jq -r 'select(.source.file | startswith("KT")) | [.kind, .paper] | join(" ")' "$work/out/records.jsonl")" "death register_page" \
  "the one record of the entry over two pages"
page KT.2019.01/001.jpg | jq -e '.reasons | index("entry_across")' >/dev/null || fail "that an entry runs over both pages is not told"
mkdir -p "$work/truth/KT.2019.01"
cp "$pages/truth/across.json" "$work/truth/KT.2019.01/001.json"
sed -i 's|across.jpg|KT.2019.01/001.jpg|' "$work/truth/KT.2019.01/001.json"
"$top/scripts/score" "$work/truth" "$work/out" --json "$work/score.json" >/dev/null
jq -e '.groups["known forms"] | .fields_exact_pct >= 90 and .found_pct == 100 and .doubled == 0 and .stray == 0' "$work/score.json" >/dev/null ||
  fail "the entry over two pages: $(jq '.groups["known forms"]' "$work/score.json")"
ok "an entry over both pages is one record, its fields read from either"
printf '%d passed, 0 failed\n' "$checks"
