#!/usr/bin/env bash
# A short night: a few kill -9 of supervisor and reader, and the faults of the reading process. The long one is
# tests/night/kill_many --kills 1000.
source "$(dirname "$0")/lib.sh"

"$top/tests/night/kill_many" "$hotich" --kills 10 --seed "$RANDOM" 2>"$work/stderr" || {
  cat "$work/stderr" >&2
  fail "kill_many"
}
ok "10 × kill -9"
bash "$top/tests/night/faults" "$hotich" || fail "faults"
ok "faults of the reading process"
printf '%d passed, 0 failed\n' "$checks"
