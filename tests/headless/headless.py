# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds app/headless for the tests beside it: the first argument is the source folder."""
import pathlib
import sys

SOURCE = pathlib.Path(sys.argv.pop(1))
sys.path.insert(0, str(SOURCE / "app/headless"))
