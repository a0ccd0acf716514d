#!/usr/bin/env bash
# Scans and results kept apart; a share that is not plugged in; what counts when scans are replaced; a damaged model.
source "$(dirname "$0")/lib.sh"

digests() { (cd "$1" && find . -type f -exec sha256sum {} + | sort); }
status() { "$hotich" status --out "$work/out" --json | jq -c '[.PASS + .REVIEW + .FAIL, .records, .files]'; }

mkdir -p "$work/one/copies" "$work/two/scans"
cp "$scans/batch/two-pages-fax.tif" "$work/one/copies/a.tif.pdf"
small 1 "$work/two/scans"
mv "$work/two/scans/01.png" "$work/two/scans/0.hotich-tmp.png"
digests "$work" >"$work.before"
for folder in "$work/one/copies" "$work/two/scans"; do
  expect 2 "$hotich" run "$folder" --out "${folder%/*}"
  grep -q "the scans lie inside it" "$work/stderr" || fail "an output above the scans is named"
  expect 2 "$hotich" run "$folder" --out "$folder/out"
  expect 2 "$hotich" run "$folder" --out "$work/free" --metrics "$folder/figures.prom"
  rm -f "$work/stdout" "$work/stderr"
done
rm -rf "$work/free"
diff "$work.before" <(digests "$work") || fail "scans were touched"
rm "$work.before"
ok "results, figures and scans lie apart: no scan can be overwritten or swept"

small 4 "$work/in"
expect 0 "$hotich" run "$work/in" --out "$work/out"
mv "$work/in" "$work/unplugged"
for gone in "no folder" "an empty folder"; do
  [ "$gone" = "no folder" ] || mkdir "$work/in"
  expect 1 "$hotich" run "$work/in" --out "$work/out" --wait-first 0.1 --give-up-after 0.3
  same "$(wc -l <"$work/out/pages.jsonl")" 4 "pages told of after a run over $gone"
done
"$hotich" run "$work/in" --out "$work/out" --wait-first 0.2 --wait-longest 0.5 2>"$work/stderr" &
waiting=$!
for _ in $(seq 300); do grep -q "TẠM DỪNG" "$work/stderr" && break; sleep 0.1; done
grep -q "TẠM DỪNG" "$work/stderr" || fail "waiting is told"
cp "$work/unplugged"/* "$work/in/"
wait "$waiting" || fail "a run that waits for its share goes on"
same "$(status)" "[4,0,4]" "what counts"
mkdir "$work/new"
expect 0 "$hotich" run "$work/new" --out "$work/out2"
grep -q "there are no scans" "$work/stderr" || fail "an empty folder is told"
ok "a share that is not plugged in is waited for, and empties nothing"

small 5 "$work/more"
cp "$work/more/05.png" "$work/in/04.png"
rm "$work/in/03.png"
expect 0 "$hotich" run "$work/in" --out "$work/out"
same "$(status)" "[3,0,3]" "pages and files after one was replaced and one taken away"
expect 0 "$hotich" run "$work/more" --out "$work/out"
grep -q "the results here were of $work/in" "$work/stderr" || fail "another folder is told"
ok "what was replaced or taken away counts no more; another folder in the same output is told"

cp -r "$top/models" "$work/models"
dd if=/dev/zero of="$work/models/tessdata/hotich.traineddata" bs=1000 count=1000 seek=500 conv=notrunc status=none
expect 3 env HOTICH_MODELS="$work/models" "$hotich" doctor --out "$work/out" --json
same "$(jq -r 'select(.name == "engine") | .health' "$work/stdout")" problem "the engine with a damaged model"
expect 1 env HOTICH_MODELS="$work/models" "$hotich" run "$work/in" --out "$work/out3"
grep -q "hotich doctor" "$work/stderr" || fail "what to do about a damaged model"
(cd "$top/models" && find . -type f -printf '%P\0' | xargs -0 sha256sum) >"$work/models.sha256"
expect 1 env HOTICH_MODELS="$work/models" "$hotich" run "$work/in" --out "$work/out3"
grep -q "it is damaged" "$work/stderr" || fail "a model that differs from the package's is named"
expect 1 env HOTICH_MODELS="$work/nowhere" "$hotich" run "$work/in" --out "$work/out3"
ok "a damaged model is found by doctor and named by run; models asked for are those or none"

expect 3 "$hotich" status --out "$work/out" --broken-off
"$hotich" run "$scans" --out "$work/killed" --workers 1 >/dev/null 2>&1 &
pid=$!
for _ in $(seq 300); do [ -s "$work/killed/hotich.db" ] && "$hotich" status --out "$work/killed" --json 2>/dev/null | jq -e .run >/dev/null && break; sleep 0.1; done
expect 3 "$hotich" status --out "$work/killed" --broken-off
kill -9 "$pid"
wait "$pid" 2>/dev/null || true
for _ in $(seq 50); do "$hotich" status --out "$work/killed" --broken-off && break; sleep 0.1; done
expect 0 "$hotich" status --out "$work/killed" --broken-off
ok "a run that was broken off is known as such"

printf '[run]\nmax_memory_mb = -5\n' >"$work/bad.toml"
expect 3 "$hotich" doctor --out "$work/out" --config "$work/bad.toml" --json
same "$(jq -r 'select(.name == "config") | .health' "$work/stdout")" problem "a setting that no run takes"
ok "doctor refuses what run would refuse"
printf '%d passed, 0 failed\n' "$checks"
