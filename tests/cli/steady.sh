#!/usr/bin/env bash
# check, repair and fixity; redo; what is read first; the rush lane; a watched folder.
source "$(dirname "$0")/lib.sh"

pages() { jq -r 'select(.message_type == "page") | .file' "$work/stdout"; }
# waits_for SECONDS COMMAND...: until it succeeds
waits_for() {
  local tries=$(($1 * 5))
  shift
  for _ in $(seq "$tries"); do "$@" >/dev/null 2>&1 && return; sleep 0.2; done
  fail "waited in vain for: $*"
}

small 4 "$work/in"
expect 0 "$hotich" run "$work/in" --out "$work/out"
expect 0 "$hotich" check "$work/out" --fixity
expect 0 "$hotich" check --out "$work/out" --json
same "$(jq -c '[.findings, .exit_code]' "$work/stdout")" "[0,0]" "nothing to find"
ok "an output as a run leaves it is proved"

rm "$work/out/copies/01.png.pdf"
printf 'x' >>"$work/out/copies/02.png.pdf"
cp "$work/out/copies/03.png.pdf" "$work/out/copies/not mine.pdf"
echo half >"$work/out/copies/04.png.pdf.77.hotich-tmp"
echo >>"$work/out/records.jsonl"
expect 3 "$hotich" check "$work/out" --json
same "$(jq -r 'select(.code) | .code' "$work/stdout" | sort | tr '\n' ' ')" \
  "copy_altered copy_missing copy_not_in_ledger export_differs leftover_temporary " "what is wrong"
expect 3 "$hotich" check "$work/out" --repair --json
same "$(jq -r 'select(.repaired == false) | .object' "$work/stdout" | sort | tr '\n' '|')" \
  "copies/02.png.pdf.altered|copies/not mine.pdf|" "what hotich did not make is left"
rm "$work/out/copies/02.png.pdf.altered" "$work/out/copies/not mine.pdf"
expect 0 "$hotich" check "$work/out"
ok "what can be made again is made again"

printf 'y' | dd of="$work/in/03.png" bs=1 seek=60 conv=notrunc status=none
touch -d '2020-01-01' "$work/in/03.png"
rm "$work/in/04.png"
expect 3 "$hotich" check "$work/out" --fixity --json
same "$(jq -r 'select(.code) | .code + " " + .object' "$work/stdout" | tr '\n' '|')" \
  "original_changed 03.png|original_missing 04.png|" "originals"
mv "$work/in" "$work/unplugged"
expect 1 "$hotich" check "$work/out" --fixity
mv "$work/unplugged" "$work/in"
ok "fixity tells changed and missing originals, and a share that is not there"

dd if=/dev/zero of="$work/out/hotich.db" bs=4096 seek=3 count=8 conv=notrunc status=none
expect 3 "$hotich" check "$work/out" --json
same "$(jq -r 'select(.code) | .code' "$work/stdout" | sort -u)" database_damaged "a damaged database"
ok "a damaged database is told"

rm -rf "$work/in" "$work/out"
small 4 "$work/in"
expect 2 "$hotich" run "$work/in" --out "$work/out" --first nowhere.png
expect 0 "$hotich" run "$work/in" --out "$work/out" --workers 1 --json --first 03.png --first "$work/in/02.png"
same "$(pages | tr '\n' ' ')" "03.png 02.png 01.png 04.png " "order of the pages"
same "$(jq -r .file "$work/out/pages.jsonl" | tr '\n' ' ')" "01.png 02.png 03.png 04.png " "order of the results"
ok "what is needed first is read first; the results keep their order"

expect 2 "$hotich" redo "$work/out"
expect 0 "$hotich" redo "$work/out" --stale
grep -q '^0 ' "$work/stdout" || fail "nothing is stale"
expect 0 "$hotich" redo "$work/out" --reason blank_page
expect 0 "$hotich" run "$work/in" --out "$work/out" --json
same "$(pages | wc -l)" 4 "pages read again"
expect 0 "$hotich" run "$work/in" --out "$work/out" --json
same "$(pages | wc -l)" 0 "and not a second time"
cp -r "$top/models" "$work/models"
printf 'place\tnever\n' >"$work/models/thresholds.tsv"
expect 0 "$hotich" redo "$work/out" --stale --models "$work/models"
grep -q '^4 ' "$work/stdout" || fail "other models make pages stale"
ok "redo"

rm -rf "$work/in" "$work/out"
small 9 "$work/in"
a_few 3 "$work/in/slow"
"$hotich" run "$work/in" --out "$work/out" --workers 1 --json >"$work/night" 2>&1 &
night=$!
waits_for 20 grep -q '"started"' "$work/night"
small 10 "$work/late" && mv "$work/late/10.png" "$work/in/now.png"
expect 0 "$hotich" rush "$work/in/now.png" --out "$work/out" --wait 60
same "$(jq -r .file "$work/stdout")" now.png "the line of the scan that was needed"
wait "$night"
same "$(jq -r 'select(.message_type == "page") | .file' "$work/night" | tail -n 1 | grep -c now.png)" 0 "it was not read last"
same "$(wc -l <"$work/out/pages.jsonl")" 13 "the others were read all the same"
expect 0 "$hotich" check "$work/out"
ok "the rush lane"

mkdir "$work/drop"
/usr/bin/python3 -c "
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind(sys.argv[1]); s.settimeout(60)
while True:
    said = s.recv(500).decode(); print(said, flush=True)
    if said == 'STOPPING=1': break" "$work/notify" >"$work/said" &
listener=$!
waits_for 10 test -S "$work/notify"
for way in "" --poll; do
  NOTIFY_SOCKET=$work/notify WATCHDOG_USEC=400000 "$hotich" watch "$work/drop" --out "$work/watched" --settle 0.6 --interval 0.3 --workers 1 $way \
    >"$work/watch.out" 2>&1 &
  watch=$!
  size=$(stat -c %s "$work/in/slow/$(ls "$work/in/slow" | head -n 1)")
  file=$work/drop/${way#--}scan.jpg
  head -c $((size / 2)) "$work/in/slow/$(ls "$work/in/slow" | head -n 1)" >"$file"
  cp "$work/in/01.png" "$work/drop/${way#--}ready.png"
  waits_for 30 test -s "$work/watched/copies/${way#--}ready.png.pdf"
  [ ! -e "$work/watched/copies/${way#--}scan.jpg.pdf" ] || fail "half a scan was taken"
  grep -q "scan.jpg" "$work/watched/pages.jsonl" 2>/dev/null && [ -z "$way" ] && fail "half a scan is listed"
  tail -c +$((size / 2 + 1)) "$work/in/slow/$(ls "$work/in/slow" | head -n 1)" >>"$file"
  printf '%s' "$way" >>"$file"  # another content each time
  waits_for 30 grep -q "\"file\":\"${way#--}scan.jpg\".*\"status\":\"\(PASS\|REVIEW\)\"" "$work/watched/pages.jsonl"
  kill -TERM "$watch"
  code=0; wait "$watch" || code=$?
  same "$code" 0 "a watch that is stopped by SIGTERM"
  ok "watch $way takes what stands still and is whole"
  rm "$work/drop"/*
  small 1 "$work/in"  # 01.png again, of another content below
  /usr/bin/python3 -c "
from PIL import Image; import sys
p = Image.new('L', (413, 585), 255); p.putpixel((300, 300), 200); p.save(sys.argv[1], dpi=(50, 50))" "$work/in/01.png"
done
wait "$listener"
grep -qx READY=1 "$work/said" || fail "systemd is told that the watch is ready"
grep -qx WATCHDOG=1 "$work/said" || fail "the watchdog is fed"
ok "a service tells how it does"
printf '%d passed, 0 failed\n' "$checks"
