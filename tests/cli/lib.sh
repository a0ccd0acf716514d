# Sourced by the suites of tests/cli: each gets the binary as $1, a scratch folder in $work, samples in $scans.
set -euo pipefail
hotich=$1
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
scans=$top/samples/scans
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
checks=0

ok() { checks=$((checks + 1)); printf 'ok %s\n' "$1"; }
fail() { printf 'not ok: %s\n' "$1" >&2; exit 1; }
# expect EXIT-CODE COMMAND...: output in $work/stdout and $work/stderr
expect() {
  local want=$1 got=0
  shift
  "$@" >"$work/stdout" 2>"$work/stderr" || got=$?
  [ "$got" -eq "$want" ] || { cat "$work/stderr" >&2; fail "exit $got instead of $want: $*"; }
}
same() { [ "$1" = "$2" ] || fail "$3: got '$1', wanted '$2'"; }
# a_few N FOLDER: N single-page sample scans copied into FOLDER
a_few() {
  mkdir -p "$2"
  find "$scans" -name "*.jpg" | sort | head -n "$1" | nl -ba | while read -r number file; do cp "$file" "$2/$number ${file##*/}"; done
}
# What must not differ between two runs: everything but times.
stable() { jq -c 'del(.cpu_seconds)' "$1"; }
# small N FOLDER: N different scans that are read in no time
small() {
  /usr/bin/python3 - "$1" "$2" <<'PY'
import os, sys
from PIL import Image
os.makedirs(sys.argv[2], exist_ok=True)
for i in range(1, int(sys.argv[1]) + 1):
    page = Image.new("L", (413, 585), 255)
    page.putpixel((i, i), 250)
    page.save(os.path.join(sys.argv[2], f"{i:02}.png"), dpi=(50, 50))
PY
}
