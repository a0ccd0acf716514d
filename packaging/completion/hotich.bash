# Completion of hotich for bash. Options are asked of the program itself, so that they are never out of date.
_hotich() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command="" word
  local commands="run watch rush retry check redo status doctor export audit deliver eval thresholds forms"
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ " $commands " == *" $word "* ]] && { command=$word; break; }
  done
  COMPREPLY=()
  case $previous in
    --out | --to | --models) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --metrics | --config | --curve) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --format) mapfile -t COMPREPLY < <(compgen -W "jsonl csv alto hocr bagit" -- "$current"); return ;;
    forms) mapfile -t COMPREPLY < <(compgen -W check -- "$current"); return ;;
  esac
  if [[ -z $command && $current != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
  elif [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" ${command:+"$command"} --help 2>/dev/null | grep -oE -- '--[a-z-]+' | sort -u)" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
  fi
}
complete -o filenames -F _hotich hotich
