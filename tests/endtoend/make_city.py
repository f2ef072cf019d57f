# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a city for tests, once for each generator and profile."""
import argparse
import hashlib
import pathlib
import subprocess
import sys

parser = argparse.ArgumentParser()
for name in ("program", "profile", "out"):
    parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
parser.add_argument("--scale", default="1")
options = parser.parse_args()

stamp = hashlib.sha256(options.program.read_bytes())
for file in sorted(options.profile.iterdir()):
    stamp.update(file.read_bytes())
made_by = options.out.with_suffix(".made-by")
if options.out.exists() and made_by.exists() and made_by.read_text() == stamp.hexdigest():
    sys.exit(0)
options.out.parent.mkdir(parents=True, exist_ok=True)
made_by.unlink(missing_ok=True)
subprocess.run([options.program, "generate", "--profile", options.profile, "--scale", options.scale, "--seed", "7",
                "--out", options.out], check=True)
made_by.write_text(stamp.hexdigest())
