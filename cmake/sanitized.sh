#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the Qt-free modules under a sanitizer. Usage: cmake/sanitized.sh asan|tsan [FOLDER...], folders of tests/;
# without folders, all of them for asan, and those with threads for tsan.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${1:-}
shift || true
case $preset in
  asan) folders=(base geo protocol catalogue routing allocation wording cases dispatching open311 storage archive client server
                 sim citytool city) ;;
  tsan) folders=(storage client server sim) ;;
  *) echo "usage: cmake/sanitized.sh asan|tsan [FOLDER...]" >&2; exit 2 ;;
esac
[ $# -eq 0 ] || folders=("$@")

targets=("${folders[@]/#/tests/}")
targets=("${targets[@]/%//all}")
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" --target "${targets[@]}"

# A finding in a server that a test starts, and kills, must not pass unseen: it ends that server, and its report is
# kept in a file that is asked for afterwards.
reports=$PWD/build/$preset/reports
rm -rf "$reports"
mkdir -p "$reports"
export ASAN_OPTIONS=log_path=$reports/asan:detect_stack_use_after_return=1
export UBSAN_OPTIONS=log_path=$reports/ubsan:print_stacktrace=1
export TSAN_OPTIONS=log_path=$reports/tsan:halt_on_error=1:second_deadlock_stack=1
failed=0
for folder in "${folders[@]}"; do
  ctest --test-dir "build/$preset/tests/$folder" --output-on-failure --no-tests=error -L 'unit|integration' \
    -j "$(nproc)" || failed=1
done
if [ -n "$(ls -A "$reports")" ]; then
  cat "$reports"/*
  echo "$preset: the reports above are errors" >&2
  failed=1
fi
exit "$failed"
