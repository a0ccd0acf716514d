#!/usr/bin/env bash
# mutated_pdfs.sh MUTATE_PDFS [COUNT [FIRST]]: reads so many PDFs that are made wrong on purpose, of the small ones of tests/awkward.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seeds=${HOTICH_AWKWARD:-$work/seeds}
[ -e "$seeds" ] || /usr/bin/python3 "$top/tests/awkward/make_awkward.py" "$seeds" >/dev/null
mkdir "$work/scratch"
code=0
ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:hard_rss_limit_mb=2048:${ASAN_OPTIONS:-}" \
  "$1" "$seeds" "${3:-1}" "${2:-200}" "$work/scratch" || code=$?
for file in "$work"/scratch/found-*; do
  [ -e "$file" ] && cp "$file" "${FOUND:-/tmp}/" && echo "kept: ${FOUND:-/tmp}/${file##*/}"
done
exit "$code"
