#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the Qt-free modules under a sanitizer. Usage: cmake/sanitized.sh asan|tsan [FOLDER...], folders of tests/;
# without folders, all of them for asan, and those with threads for tsan.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${1:-}
shift || true
case $preset in
  asan) folders=(geo protocol catalogue cases dispatching storage client server sim citytool city) ;;
  tsan) folders=(storage client server sim) ;;
  *) echo "usage: cmake/sanitized.sh asan|tsan [FOLDER...]" >&2; exit 2 ;;
esac
[ $# -eq 0 ] || folders=("$@")

targets=("${folders[@]/#/tests/}")
targets=("${targets[@]/%//all}")
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target "${targets[@]}"
for folder in "${folders[@]}"; do
  ctest --test-dir "build/$preset/tests/$folder" --output-on-failure --no-tests=error -L 'unit|integration' -j "$(nproc)"
done
