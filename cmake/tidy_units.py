# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the units of a compilation database that hold sources of app/ or modules/ whose path matches a pattern.

A unit is a source, or the file by which CMake's unity build includes several. Large units come first, so that the last
ones to finish are small.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = re.compile(r"(app|modules)/")


def sources(unit: Path) -> list[Path]:
    if unit.parent.name != "Unity":
        return [unit]
    return [Path(line) for line in re.findall(r'^#include "(.+)"$', unit.read_text(), re.MULTILINE)]


def main() -> None:
    database, pattern = sys.argv[1:]
    sizes = {}
    for entry in json.loads(Path(database).read_text()):
        unit = Path(entry["file"])
        files = [s.relative_to(ROOT) for s in sources(unit) if s.is_relative_to(ROOT)]
        if any(file.parts[0] == "tests" for file in files):
            continue  # a test that brings sources of a program along; these are read with their program
        own = [ROOT / file for file in files if OWN.match(str(file))]
        if any(re.search(pattern, str(s.relative_to(ROOT))) for s in own):
            sizes[unit] = sum(s.stat().st_size for s in own)
    for unit in sorted(sizes, key=sizes.get, reverse=True):
        print(unit)


if __name__ == "__main__":
    main()
