#!/usr/bin/env bash
# What is installed finds its data, and is all there. The package itself is looked at by tests/package.
source "$(dirname "$0")/lib.sh"

build=$(cd "$(dirname "$hotich")/.." && pwd)
DESTDIR=$work/root cmake --install "$build" --prefix /usr >/dev/null || fail "install"
root=$work/root
installed=$root/usr/bin/hotich
for file in usr/share/hotich/models/forms/common.toml usr/share/hotich/models/workbooks/ks.toml usr/share/hotich/models/tessdata/hotich.traineddata \
  usr/share/hotich/models.sha256 usr/share/man/man1/hotich.1.gz usr/share/man/man5/hotich.toml.5.gz usr/share/bash-completion/completions/hotich \
  usr/share/zsh/vendor-completions/_hotich usr/share/doc/hotich/manual.vi.md usr/share/doc/hotich/manual.md usr/share/doc/hotich/errors.md etc/hotich/hotich.toml; do
  [ -s "$root/$file" ] || fail "$file is missing"
done
(cd "$root/usr/share/hotich/models" && sha256sum --quiet -c ../models.sha256) || fail "the list of digests"
ok "everything is installed"

code=0
env -u HOTICH_MODELS "$installed" doctor --out "$work/out" --config "$root/etc/hotich/hotich.toml" --json >"$work/stdout" || code=$?
jq -es --arg models "$root/usr/share/hotich/models" '.[] | select(.name == "models") | .health == "ok" and (.found | startswith($models) and endswith("files as packed"))' \
  "$work/stdout" >/dev/null || fail "the installed program finds its models"
echo >>"$root/usr/share/hotich/models/calibration.tsv"
expect 3 env -u HOTICH_MODELS "$installed" doctor --out "$work/out" --json
jq -es '.[] | select(.name == "models") | .health == "problem" and (.found | endswith(": calibration.tsv"))' "$work/stdout" >/dev/null || fail "a model that was changed is named"
ok "doctor compares the models with what was packed"

(
  set +u
  source "$root/usr/share/bash-completion/completions/hotich"
  offered() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _hotich; echo "${COMPREPLY[*]}"; }
  [ "$(offered "$installed" sta)" = status ] && [ "$(offered "$installed" run --met)" = --metrics ] && [ "$(offered "$installed" export --format ba)" = bagit ]
) || fail "completion for bash"
# Every command and option stands in the manual page.
zcat "$root/usr/share/man/man1/hotich.1.gz" >"$work/man"
for command in run retry status doctor export audit deliver; do
  grep -qE "\b$command\b" "$work/man" || fail "the manual page tells of $command"
done
for option in $("$installed" run --help | grep -oE -- '--[a-z-]+' | sort -u); do
  [ "$option" = --help ] || grep -qE -- "Fl -${option#--}( |$)" "$work/man" || fail "the manual page tells of run $option"
done
for command in $("$installed" --help | sed -n '/^Subcommands/,/^$/p' | awk 'NR > 1 && /^  [a-z]/ {print $1}'); do
  grep -qwF "$command" "$root/usr/share/bash-completion/completions/hotich" || fail "completion for bash knows $command"
  grep -qF "'$command:" "$root/usr/share/zsh/vendor-completions/_hotich" || fail "completion for zsh knows $command"
done
ok "completion and manual page know the program's commands"
printf '%d passed, 0 failed\n' "$checks"
