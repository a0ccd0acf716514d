#!/usr/bin/env bash
# A ledger is read as a record a row: all of its entries, none twice, in reading order, and blank rows are none.
source "$(dirname "$0")/lib.sh"
ledger=$top/tests/cli/ledger
expect 0 "$hotich" run "$ledger/scans" --out "$work/out"
same "$(jq -r '[.kind, .paper, .edition] | join(" ")' "$work/out/pages.jsonl")" "copy_log register_page 2015" "the page"
ok "the log of copies is known by its headings"

entries=$(jq '.pages[0].records | length' "$ledger/truth/copy-log.json")
same "$(jq -r .record_id "$work/out/records.jsonl" | sed 's/.*-1-//' | paste -sd' ')" "$(seq -s' ' 1 "$entries")" "places of the entries"
"$top/scripts/score" "$ledger/truth" "$work/out" --json "$work/score.json" >/dev/null
figures='.groups["known forms"] | [.entries, .found_pct, .doubled, .stray] | join(" ")'
same "$(jq -r "$figures" "$work/score.json")" "$entries 100 0 0" "entries, share found, doubled, on no entry"
jq -e '.groups["known forms"].fields_exact_pct >= 95' "$work/score.json" >/dev/null || fail "fields exact: $(jq .groups "$work/score.json")"
ok "each row is one record"

blank=$(jq '.pages[0].blank_rows' "$ledger/truth/copy-log.json")
[ "$blank" -gt 0 ] || fail "the sample has no blank row"
jq -e '.reasons | index("blank_rows")' "$work/out/pages.jsonl" >/dev/null || fail "blank rows are not told"
ok "blank rows are told and make no record"

expect 0 "$hotich" export --out "$work/out" --format csv
same "$(($(grep -c . "$work/out/csv/records.csv") - 1))" "$entries" "records of the CSV"
ok "every entry is exported"
printf '%d passed, 0 failed\n' "$checks"
