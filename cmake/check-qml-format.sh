#!/usr/bin/env bash
# Fails for each QML file that is not as qmlformat writes it; with --fix, rewrites them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
qmlformat=/usr/lib/qt6/bin/qmlformat
failed=0
while IFS= read -r -d '' file; do
  if [ "${1:-}" = --fix ]; then
    "$qmlformat" -i "$file"
    rm -f "$file~"
  elif ! "$qmlformat" "$file" | cmp -s - "$file"; then
    echo "$file is not as qmlformat writes it (cmake/check-qml-format.sh --fix)"
    failed=1
  fi
done < <(git ls-files -z '*.qml')
exit $failed
