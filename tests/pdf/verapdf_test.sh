#!/usr/bin/env bash
# verapdf_test.sh PDF_TESTS — writes the copies of the tests tagged [verapdf] and has veraPDF validate each; a copy spoilt on
# purpose must fail. 77 (skipped) where veraPDF cannot be had.
set -euo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../scripts" && pwd)
copies=$(mktemp -d)
trap 'rm -rf "$copies"' EXIT
HOTICH_KEEP_COPIES=$copies "$1" "[verapdf]" >&2
"$scripts/verapdf" "$copies"/*.pdf
LC_ALL=C sed 's/<pdfaid:part>2/<pdfaid:part>9/' "$copies/g4.pdf" >"$copies/spoilt.pdf"
if "$scripts/verapdf" "$copies/spoilt.pdf"; then
  echo "veraPDF passed a file that is not PDF/A-2b" >&2
  exit 1
fi
