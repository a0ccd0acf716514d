#!/usr/bin/env bash
# kill -9 half-way then resume, two runs at once, read-only output, Ctrl-C.
source "$(dirname "$0")/lib.sh"

a_few 6 "$work/in"
expect 0 "$hotich" run "$work/in" --out "$work/whole"
ok "undisturbed run"

# Killed at several moments, resumed until done: same results as the undisturbed run.
for delay in 0.3 1.1 2.3; do
  "$hotich" run "$work/in" --out "$work/killed" --workers 1 >/dev/null 2>&1 &
  pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
done
expect 0 "$hotich" run "$work/in" --out "$work/killed"
for file in records pages; do
  diff <(stable "$work/whole/$file.jsonl") <(stable "$work/killed/$file.jsonl") || fail "$file.jsonl differs after kill -9"
done
(cd "$work/whole/copies" && find . -type f -exec sha256sum {} + | sort) >"$work/a"
(cd "$work/killed/copies" && find . -type f -exec sha256sum {} + | sort) >"$work/b"
diff "$work/a" "$work/b" || fail "copies differ after kill -9"
same "$(find "$work/killed" -name '*.hotich-tmp*' | wc -l)" 0 "no temporary is left"
ok "kill -9 loses nothing and doubles nothing"

"$hotich" run "$work/in" --out "$work/two" --workers 1 >/dev/null 2>&1 &
first=$!
for _ in $(seq 50); do [ -e "$work/two/hotich.db" ] && break; sleep 0.1; done
sleep 0.3
expect 4 "$hotich" run "$work/in" --out "$work/two"
wait "$first"
ok "a second run on the same output ends with 4"

"$hotich" run "$work/in" --out "$work/stopped" --workers 1 >/dev/null 2>&1 &
pid=$!
sleep 1
kill -INT "$pid"
code=0; wait "$pid" || code=$?
[ "$code" -eq 130 ] || [ "$code" -eq 0 ] || fail "Ctrl-C ended with $code"
expect 0 "$hotich" run "$work/in" --out "$work/stopped"
same "$(wc -l <"$work/stopped/pages.jsonl")" 6 "pages after Ctrl-C and resume"
ok "Ctrl-C finishes the pages in hand; the next run goes on"

# Too little memory for any page: OpenBLAS, which OpenCV brings, once tried for ever to get some of its own.
code=0
prlimit --as=$((200 << 20)) timeout -k 1 300 "$hotich" run "$work/in" --out "$work/tight" --workers 2 >"$work/stdout" 2>"$work/stderr" || code=$?
if [ "$code" -eq 1 ]; then  # not even for what is read before the first page
  grep -q "not enough memory" "$work/stderr" || fail "a run with 200 MiB says what is missing: $(cat "$work/stderr")"
else
  same "$code" 3 "exit code with 200 MiB of address space"
  same "$(jq -r 'select(.status == "FAIL") | .reasons[0]' "$work/tight/pages.jsonl" | sort | uniq -c | tr -s ' ')" " 6 out_of_memory" "why pages fail with 200 MiB"
fi
ok "with 200 MiB of address space a run ends, and says that memory was missing"

if [ "$(id -u)" -ne 0 ]; then
  mkdir "$work/locked" && chmod a-w "$work/locked"
  expect 1 "$hotich" run "$work/in" --out "$work/locked/out"
else
  expect 1 "$hotich" run "$work/in" --out /proc/hotich-out  # root may write anywhere but here
fi
grep -q "cannot" "$work/stderr" || fail "an output that cannot be written is named"
ok "read-only output"

for way in export run; do  # all but the database deleted
  rm -rf "$work/killed/copies" "$work/killed"/*.jsonl "$work/killed/report.html"
  if [ "$way" = run ]; then expect 0 "$hotich" run "$work/in" --out "$work/killed"; else expect 0 "$hotich" export --out "$work/killed"; fi
  (cd "$work/killed/copies" && find . -type f -exec sha256sum {} + | sort) | diff "$work/a" - || fail "copies differ after $way"
  diff <(stable "$work/whole/records.jsonl") <(stable "$work/killed/records.jsonl") || fail "records.jsonl differs after $way"
  [ -s "$work/killed/report.html" ] || fail "no report after $way"
done
ok "everything but the database can be made again, to the same bytes"

cp "$work/in/$(ls "$work/in" | head -n 1)" "$work/in/zz again.jpg"
expect 0 "$hotich" run "$work/in" --out "$work/whole"
same "$(wc -l <"$work/whole/pages.jsonl")" 7 "the duplicate has its line"
same "$(jq -c 'select(.reasons | index("duplicate"))' "$work/whole/pages.jsonl" | wc -l)" 1 "one duplicate"
same "$(jq -r .record_id "$work/whole/records.jsonl" | sort | uniq -d | wc -l)" 0 "no record twice"
ok "the same content twice is one job"
printf '%d passed, 0 failed\n' "$checks"
