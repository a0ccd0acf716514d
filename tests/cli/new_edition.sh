#!/usr/bin/env bash
# A new edition of a paper is a form file and samples, no code: without the file the page is read as the edition before,
# with it as the new one, every field right.
source "$(dirname "$0")/lib.sh"
edition=$top/tests/cli/new_edition
read_as() { jq -r '[.kind, .paper, .edition] | join(" ")' "$work/$1/pages.jsonl"; }

mkdir -p "$work/models"
cp -r "$top/models/forms" "$work/models/forms"
ln -s "$top/models/tessdata" "$top/models/line_net" "$work/models/"
ln -s "$top/models/lexicon" "$work/models/lexicon"
ln -s "$top/models/calibration.tsv" "$work/models/calibration.tsv"

expect 0 "$hotich" run "$edition/scans" --out "$work/before" --models "$work/models"
same "$(read_as before)" "birth extract 2020" "the page without the new form"
jq -e '.reasons | index("edition_uncertain") or index("labels_missing")' "$work/before/pages.jsonl" >/dev/null ||
  fail "a page of an edition that is not known asks for a look"
ok "an edition that is not known is read with a doubt"

cp "$edition/birth-extract-2027.toml" "$work/models/forms/"
expect 0 "$hotich" forms check "$work/models/forms"
expect 0 "$hotich" run "$edition/scans" --out "$work/after" --models "$work/models"
same "$(read_as after)" "birth extract 2027" "the page with the new form"
"$top/scripts/score" "$edition/truth" "$work/after" --json "$work/score.json" >/dev/null
same "$(jq -r '.groups["known forms"].fields_exact_pct' "$work/score.json")" 100 "share of its fields that are exact"
ok "with its form file the edition is read"
printf '%d passed, 0 failed\n' "$checks"
