#!/usr/bin/env bash
# Exit codes, help, versions, and what is printed where.
source "$(dirname "$0")/lib.sh"

expect 0 "$hotich" --version
grep -q tesseract "$work/stdout" || fail "--version names the engine"
expect 0 "$hotich" --help
[ "$(wc -l <"$work/stdout")" -le 50 ] || fail "--help fits a screen"
grep -q '130' "$work/stdout" || fail "--help lists the exit codes"
expect 2 "$hotich" run
expect 2 "$hotich" run --no-such-option "$scans"
expect 2 "$hotich" run "$work/nowhere" --out "$work/out"
grep -q "cannot" "$work/stderr" || fail "a missing folder is named"
ok "usage"

a_few 2 "$work/in"
expect 0 "$hotich" run "$work/in" --out "$work/out"
for file in hotich.db records.jsonl pages.jsonl report.html; do [ -s "$work/out/$file" ] || fail "$file is missing"; done
same "$(wc -l <"$work/out/pages.jsonl")" 2 "a line a page"
same "$(find "$work/out/copies" -name '*.pdf' | wc -l)" 2 "a copy a file"
ok "a clean folder ends with 0"

printf 'not an image' >"$work/in/bad.jpg"
: >"$work/in/empty.png"
expect 3 "$hotich" run "$work/in" --out "$work/out" --json
jq -es 'map(select(.message_type == "summary")) | length == 1' "$work/stdout" >/dev/null || fail "one summary line"
jq -es 'all(.[]; .message_type != null)' "$work/stdout" >/dev/null || fail "every line has a message_type"
same "$(jq -r 'select(.file == "bad.jpg") | [.page, .status, .reasons[0]] | join(" ")' "$work/out/pages.jsonl")" "0 FAIL unknown_format" "bad.jpg"
same "$(jq -r 'select(.file == "empty.png") | [.page, .status, .reasons[0]] | join(" ")' "$work/out/pages.jsonl")" "0 FAIL empty_file" "empty.png"
ok "unreadable files are listed and end with 3"

cp "$work/out/pages.jsonl" "$work/before"
expect 3 "$hotich" run "$work/in" --out "$work/out" --json
same "$(jq -s 'map(select(.message_type == "page")) | length' "$work/stdout")" 0 "a second run reads nothing"
cmp -s "$work/before" "$work/out/pages.jsonl" || fail "a second run changes nothing"
ok "a second run does nothing new"

expect 3 "$hotich" retry --out "$work/out" --json
same "$(jq -s 'map(select(.message_type == "page")) | length' "$work/stdout")" 2 "retry takes the failed"
rm "$work/in/bad.jpg" "$work/in/empty.png"
expect 0 "$hotich" run "$work/in" --out "$work/out"
expect 0 "$hotich" status --out "$work/out"
expect 0 "$hotich" export --out "$work/out"
ok "retry, status, export"

mkdir -p "$work/forms/forms"
cp "$top"/models/forms/*.toml "$work/forms/forms/"
expect 0 "$hotich" forms check "$work/forms/forms"
printf 'id = 7\n' >"$work/forms/forms/wrong.toml"
expect 2 "$hotich" forms check "$work/forms/forms"
grep -qE 'wrong\.toml:[0-9]+: ' "$work/stderr" || fail "forms check says file:line: reason"
ok "forms check"

expect 2 "$hotich" eval "$work/nowhere" "$work/out"
grep -q "no such folder" "$work/stderr" || fail "a missing truth is named"
expect 2 "$hotich" eval "$top/samples/truth" "$work/in"
expect 0 "$hotich" eval "$top/samples/truth" "$work/out" --json "$work/figures.json" --by style+damage
jq -e ".groups.all.fields > 0" "$work/figures.json" >/dev/null || fail "eval tells fields"
expect 2 "$hotich" eval "$top/samples/truth" "$work/out" --by colour
expect 2 "$hotich" thresholds "$top/samples/truth" --false-accepts 1%
expect 2 "$hotich" thresholds "$top/samples/truth" "$work/out" --false-accepts often
expect 0 "$hotich" thresholds "$top/samples/truth" "$work/out" --false-accepts 0.1% --out "$work/thresholds.tsv" --curve "$work/curve.svg"
grep -q "^# False accepts allowed: 0.1 %" "$work/thresholds.tsv" || fail "the rate is told"
grep -q "^<svg" "$work/curve.svg" || fail "the curve is drawn"
expect 0 "$hotich" status --out "$work/out" --json
jq -e ".accepted.of_fields >= 0" "$work/stdout" >/dev/null || fail "status counts accepted fields"
cp -r "$top/models" "$work/models"
printf 'place\tmuch\n' >"$work/models/thresholds.tsv"
expect 2 "$hotich" run "$work/in" --out "$work/out" --models "$work/models"
grep -q 'thresholds.tsv:1: ' "$work/stderr" || fail "a bad threshold is named by file and line"
printf 'person_name\t0\nplace\tnever\n' >"$work/models/thresholds.tsv"
expect 0 "$hotich" run "$work/in" --out "$work/marked" --models "$work/models"
jq -es '[.[].fields[] | select(.accepted)] | length > 0 and all(.[]; .doubts == [] and (.state == "read"))' "$work/marked/records.jsonl" >/dev/null ||
  fail "sure fields are accepted, doubtful ones never"
jq -es 'all(.[]; .fields.child_home_town.accepted != true and .accepted == false)' "$work/marked/records.jsonl" >/dev/null ||
  fail "a group without a threshold is never accepted, nor is its record"
jq -es 'all(.[].fields[]; .accepted == false)' "$work/out/records.jsonl" >/dev/null || fail "without thresholds nothing is accepted"
ok "eval, thresholds"
printf '%d passed, 0 failed\n' "$checks"
