# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the map in docs/images, drawn again: they must look as they did when somebody looked at them.

Compared are means of blocks, so that a moved edge or another font hinting passes and a missing layer, a wrong colour
or a shifted camera does not. After a wanted change: pictures.py --renew, look at each picture, commit it."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "app/headless"))
from screen import Screen  # noqa: E402

WIDTH, HEIGHT = 1280, 720
BLOCK = 16  # pixels
# Of 255. A block is a building or a few letters; the mean tells of a tone that changed everywhere.
WORST_MEAN = 2.5
WORST_BLOCK = 45.0
BLOCKS_BEYOND = 0.004  # share of the blocks that may differ more than that

STREET = ["--x", "1450", "--y", "3150", "--distance", "420", "--yaw", "20", "--pitch", "40"]
PICTURES = {
    "map-district": ["--cases", "400", "--workers", "1050"],
    "map-district-light": ["--light", "--english"],
    "map-street": STREET,
    "map-street-day": [*STREET, "--look", "day", "--effects", "shadows,contact"],
    "map-street-night": [*STREET, "--look", "night", "--effects", "glow"],
    "map-doors": ["--x", "1000", "--y", "1500", "--distance", "170"],
    "map-cameras": ["--cameras"],
    "map-components": ["--components", "--x", "1000", "--y", "1500", "--distance", "380"],
    "map-density": ["--people", "700000", "--x", "2000", "--y", "2500", "--distance", "5200"],
    "map-exploded": ["--exploded", "--cases", "900"],
    "map-underground": ["--underground", "--x", "1000", "--y", "1500", "--distance", "900"],
}
# Of a real city from OpenStreetMap, where its file is there.
IMPORTED = {
    "map-imported": ["--distance", "1500", "--x", "300", "--y", "200", "--yaw", "40", "--pitch", "35", "--look", "day",
                     "--effects", "shadows,contact"],
}


def means(file):
    """Red, green and blue of each block, one after another."""
    columns, rows = WIDTH // BLOCK, HEIGHT // BLOCK
    raw = subprocess.run(["convert", str(file), "-filter", "box", "-resize", f"{columns}x{rows}!", "-depth", "8",
                          "rgb:-"], check=True, capture_output=True).stdout
    if len(raw) != columns * rows * 3:
        raise ValueError(f"{file}: {len(raw)} bytes for {columns}×{rows} blocks")
    return raw


def compare(before, after):
    """What differs too much, or None."""
    differences = [abs(a - b) for a, b in zip(before, after)]
    mean = sum(differences) / len(differences)
    worst = [max(differences[i:i + 3]) for i in range(0, len(differences), 3)]
    beyond = sum(d > WORST_BLOCK for d in worst) / len(worst)
    if mean > WORST_MEAN:
        return f"blocks differ by {mean:.1f} of 255 in the mean (at most {WORST_MEAN})"
    if beyond > BLOCKS_BEYOND:
        return f"{beyond * 100:.1f} % of the blocks differ by more than {WORST_BLOCK:.0f} (at most {BLOCKS_BEYOND * 100} %)"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--map", type=pathlib.Path, required=True, help="sandtable-map")
    parser.add_argument("--city", type=pathlib.Path, required=True, help="the city of ./run: seed 7, full size")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for pictures that differ")
    parser.add_argument("--osm", type=pathlib.Path, help="an extract of Monaco; its picture is skipped without it")
    parser.add_argument("--tool", type=pathlib.Path, help="sandtable-city, to import the extract")
    parser.add_argument("--renew", action="store_true", help="write docs/images instead of comparing")
    parser.add_argument("--only", choices=[*PICTURES, *IMPORTED], help="one picture")
    options = parser.parse_args()
    screen = Screen(WIDTH, HEIGHT)
    problems = []

    def draw(city, name, arguments):
        if options.only not in (None, name):
            return
        known = SOURCE / "docs/images" / f"{name}.png"
        drawn = known if options.renew else pathlib.Path(folder) / f"{name}.png"
        subprocess.run([options.map, city, "--picture", drawn, "--width", str(WIDTH), "--height", str(HEIGHT),
                        *arguments], env=screen.environment, check=True, timeout=120)
        if options.renew:
            # 255 colours weigh a third; blocks of them have the same means.
            subprocess.run(["mogrify", "-colors", "255", "-define", "png:compression-level=9", known], check=True)
            return
        problem = compare(means(known), means(drawn))
        print(f"{name}: {problem or 'as it was'}")
        if problem:
            problems.append(name)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}.png").write_bytes(drawn.read_bytes())

    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, arguments in PICTURES.items():
                draw(options.city, name, arguments)
            if options.osm and options.tool and options.osm.exists():
                imported = pathlib.Path(folder) / "imported.gpkg"
                subprocess.run([options.tool, "import", "--osm", options.osm, "--name", "Monaco", "--out", imported],
                               check=True, capture_output=True)
                for name, arguments in IMPORTED.items():
                    draw(imported, name, arguments)
            else:
                print(f"{', '.join(IMPORTED)}: skipped, {options.osm} is not there")
    finally:
        screen.close()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
