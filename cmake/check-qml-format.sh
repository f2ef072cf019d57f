#!/usr/bin/env bash
# Fails for each QML file that is not as qmlformat writes it; with --fix, rewrites them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
qmlformat=/usr/lib/qt6/bin/qmlformat
# qmlformat 6.4 loses the value of this pragma, so it never sees the line.
bound='pragma ComponentBehavior: Bound'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

formatted() {
  if [ "$(head -n 1 "$1")" = "$bound" ]; then
    echo "$bound"
    tail -n +2 "$1" >"$work/body.qml"
  else
    cp "$1" "$work/body.qml"
  fi
  "$qmlformat" "$work/body.qml"
}

failed=0
while IFS= read -r -d '' file; do
  formatted "$file" >"$work/wanted"
  if cmp -s "$work/wanted" "$file"; then
    continue
  elif [ "${1:-}" = --fix ]; then
    cat "$work/wanted" >"$file"
  else
    echo "$file is not as qmlformat writes it (cmake/check-qml-format.sh --fix)"
    failed=1
  fi
done < <(git ls-files -z '*.qml')
exit $failed
