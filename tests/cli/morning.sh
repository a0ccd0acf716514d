#!/usr/bin/env bash
# What is told of a night: figures for Prometheus, the journal, doctor, status, the configuration.
source "$(dirname "$0")/lib.sh"

a_few 2 "$work/in"
printf 'not an image' >"$work/in/Nguyễn Thị Ví Dụ.jpg"
cat >"$work/hotich.toml" <<TOML
out = "$work/out"
models = "$top/models"
[run]
workers = 1
max_megapixels = 100
page_seconds = 300
max_memory_mb = 0
stop_at_fail_percent = 0
disk_reserve_mb = 10
wait_first_s = 1
wait_longest_s = 2
give_up_after_s = 5
metrics = "$work/hotich.prom"
[watch]
poll = true
settle_s = 1
interval_s = 1
incomplete_s = 5
[deliver]
to = "$work/to"
name = "{code}.{number}.pdf"
page_kb = 60
with_review = true
TOML
expect 3 "$hotich" run "$work/in" --config "$work/hotich.toml"
[ -s "$work/out/hotich.db" ] || fail "the configuration names the results"
same "$(grep -c '^Lần này\|^Cả thư mục\|tệp (files)\|CPU' "$work/stdout")" "$(wc -l <"$work/stdout")" "stdout holds the summary only"
grep -q '^FAIL' "$work/stderr" || fail "a failed page is told on stderr"
ok "the configuration is taken; stdout holds results only"

# A shell that burns three seconds in a child, then becomes hotich: exec keeps the process and what its children used.
mkdir "$work/nothing"
expect 0 bash -c '(ulimit -t 3; while :; do :; done) 2>/dev/null; exec "$@"' - "$hotich" run "$work/nothing" --out "$work/empty" --json
jq -es 'map(select(.message_type == "summary"))[0].cpu_seconds < 1' "$work/stdout" >/dev/null ||
  fail "CPU seconds of who was the process before: $(cat "$work/stdout")"
ok "CPU seconds are the run's own"

/usr/bin/python3 - "$work/hotich.prom" <<'PYTHON' || fail "the figures are not Prometheus text"
import sys
from prometheus_client.parser import text_string_to_metric_families
values = {}
for family in text_string_to_metric_families(open(sys.argv[1], encoding="utf-8").read()):
    assert family.documentation and family.type == "gauge", family
    for sample in family.samples:
        values[sample.name, tuple(sample.labels.items())] = sample.value
pages = [values["hotich_run_pages", (("status", s),)] for s in ("pass", "review", "fail")]
assert sum(pages) == 3 and pages[2] == 1, pages
assert values["hotich_queue_pages", ()] == 0 and values["hotich_running", ()] == 0
assert values["hotich_last_success_timestamp_seconds", ()] > 1.7e9
assert values["hotich_run_read_bytes", ()] > 10000
PYTHON
expect 3 "$hotich" run "$work/in" --out "$work/out3" --config "$work/hotich.toml" --metrics /proc/nowhere/hotich.prom
grep -q "cannot .*hotich.prom" "$work/stderr" || fail "figures that cannot be written are told"
ok "figures for Prometheus are read by its own parser"

# A pipe stands in for the journal: its device and inode are named as systemd does.
rm -rf "$work/out2"
mkfifo "$work/pipe"
cat "$work/pipe" >"$work/journal" &
reader=$!
code=0
(exec 2>"$work/pipe"; JOURNAL_STREAM=$(stat -Lc '%d:%i' /proc/self/fd/2) exec "$hotich" run "$work/in" --out "$work/out2" --workers 1 >"$work/stdout") || code=$?
wait "$reader"
same "$code" 3 "a run for the journal"
same "$(grep -vcE '^<[3-6]>' "$work/journal" || true)" 0 "every line of the journal has its priority"
grep -qE '^<4>FAIL page=[0-9a-z:]+ reason=unknown_format$' "$work/journal" || fail "a failed page goes by its id"
grep -q 'Nguyễn' "$work/journal" && fail "a file's name stands in the journal"
HOTICH_FAULT='segv:decode:*' HOTICH_LOG=$work/journal bash -c 'exec 2>"$HOTICH_LOG"; JOURNAL_STREAM=$(stat -Lc "%d:%i" /proc/self/fd/2) exec "$@"' - \
  "$hotich" run "$work/in" --out "$work/out4" --workers 1 >"$work/stdout" || true
grep -q 'read again alone' "$work/journal" || fail "a crash is told in the journal"
grep -q 'Nguyễn' "$work/journal" && fail "a file's name stands in the journal after a crash"
ok "the journal has priorities and ids, no names"

for bad in 'out = 3' '[run]
wrong = 1' 'out = '; do
  printf '%s\n' "$bad" >"$work/bad.toml"
  expect 2 "$hotich" status --config "$work/bad.toml"
  grep -qE 'bad\.toml:[12]: ' "$work/stderr" || fail "a wrong key is told with file and line: $bad"
done
printf '[run]\nworkers = 999\n' >"$work/bad.toml"
expect 2 "$hotich" run "$work/in" --config "$work/bad.toml"
grep -q 'bad.toml:2: ' "$work/stderr" || fail "a value out of range is told with file and line"
expect 0 "$hotich" run --help
expect 2 "$hotich" status --out "$work/nowhere" --config "$work/hotich.toml"
ok "a wrong configuration is refused; the command line comes first"

expect 0 "$hotich" status --config "$work/hotich.toml" --json
jq -e '.FAIL == 1 and .run.pages == 3 and .running == false and .run.ending == "done" and .disk.free_bytes > 0 and .last_success != null' \
  "$work/stdout" >/dev/null || fail "status tells the last run"
expect 0 "$hotich" status --config "$work/hotich.toml"
grep -q 'Lần chạy cuối' "$work/stdout" || fail "status tells the last run in words"
ok "status"

code=0
"$hotich" doctor --out "$work/out" --json >"$work/stdout" || code=$?
jq -es 'all(.[]; .message_type == "checkup" and (.health == "ok") == (.remedy == "")) and (map(.name) | index("sandbox") != null)' \
  "$work/stdout" >/dev/null || fail "doctor tells each checkup, a remedy where one is due"
jq -es '[.[] | select(.health == "problem" and .name != "disk")] == []' "$work/stdout" >/dev/null || fail "a sound machine has no problem"
printf 'x' >"$work/file"
expect 3 "$hotich" doctor --out "$work/file/out" --models "$top/models"
grep -q '→' "$work/stdout" || fail "a problem has its remedy"
ok "doctor"

# A database of the third schema, as an older hotich left it, is upgraded with a copy of it.
rm -rf "$work/old" && mkdir "$work/old"
for step in 0001_first 0002_evidence 0003_accepted; do sqlite3 "$work/old/hotich.db" <"$top/store/schema/$step.sql"; done
sqlite3 "$work/old/hotich.db" "CREATE TABLE schema_version (version BIGINT NOT NULL); INSERT INTO schema_version VALUES (1), (2), (3)"
expect 3 "$hotich" run "$work/in" --out "$work/old"
same "$(sqlite3 "$work/old/hotich.db.schema-3.bak" 'SELECT max(version) FROM schema_version')" 3 "the copy is of the old schema"
same "$(sqlite3 "$work/old/hotich.db" 'SELECT count(*) FROM pages')" 3 "the upgraded database takes pages"
ok "upgrade with a copy"
printf '%d passed, 0 failed\n' "$checks"
