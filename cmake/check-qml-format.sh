#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails for each QML file that is not as qmlformat writes it; with --fix, rewrites them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
qmlformat=/usr/lib/qt6/bin/qmlformat
# qmlformat 6.4 loses the value of this pragma, so it never sees the line.
bound='pragma ComponentBehavior: Bound'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

formatted() {
  # A file that went through qmlformat itself has half of it left.
  sed 's/^pragma ComponentBehavior$/pragma ComponentBehavior: Bound/' "$1" >"$work/whole.qml"
  set -- "$work/whole.qml"
  grep -vxF "$bound" "$1" >"$work/body.qml" || true
  "$qmlformat" "$work/body.qml" >"$work/formatted.qml"
  if grep -qxF "$bound" "$1"; then
    # After the licence line, where every file has it.
    sed "1a $bound" "$work/formatted.qml"
  else
    cat "$work/formatted.qml"
  fi
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
