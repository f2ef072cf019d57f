#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over app/ and modules/, module by module. Usage: cmake/tidy.sh [PATTERN], a regular expression for paths.
# The preset joins the sources of a module into few units, so that Qt, Asio and Protobuf are parsed once for each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/tidy
cmake --preset tidy >/dev/null
ninja -C "$build" modules/protocol/generated/sandtable/protocol/sandtable.pb.h >/dev/null
mapfile -t units < <(python3 cmake/tidy_units.py "$build/compile_commands.json" "${1:-.}")
[ ${#units[@]} -gt 0 ] || { echo "no source matches ${1:-.}" >&2; exit 2; }

# The database is GCC's: clang is told to pass over its flags, and what makes Asio see that clang 14 has coroutines.
arguments=(-p "$build" --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-D__cpp_impl_coroutine=201902L
           --extra-arg=-DBOOST_ASIO_HAS_CO_AWAIT --extra-arg=-DBOOST_ASIO_HAS_STD_COROUTINE)
check() {
  local output
  # The count of warnings that were suppressed in system headers says nothing about us.
  if ! output=$(clang-tidy "$@" 2>&1); then
    grep -vE '^[0-9]+ (warnings?|errors?)( and [0-9]+ errors?)? generated\.$' <<<"$output"
    return 1
  fi
}
export -f check
printf '%s\0' "${units[@]}" | xargs -0 -n1 -P "$(nproc)" bash -c 'check "$@"' check "${arguments[@]}" ||
  { echo "clang-tidy: the findings above are errors" >&2; exit 1; }
echo "clang-tidy: ${#units[@]} units are clean"
