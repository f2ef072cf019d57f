# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the interface has its Chinese words, and every number its English forms: lupdate run on the sources
finds nothing that the translation files do not already have, and nothing in them that the sources no longer have."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml


def messages(file):
    """(context, source, comment) → what is wrong with its translation, or None."""
    found = {}
    for context in xml.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
            wrong = None
            if translation.get("type") is not None:
                wrong = translation.get("type")
            elif not all(form and form.strip() for form in forms):
                wrong = "empty"
            elif "%1" in message.findtext("source") and not all("%1" in form for form in forms):
                wrong = "without its %1"
            found[context.findtext("name"), message.findtext("source"), message.findtext("comment") or ""] = wrong
    return found


def check(root, lupdate, name, *options):
    committed = root / "resources/i18n" / name
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / name
        shutil.copy(committed, fresh)
        subprocess.run([lupdate, "-silent", "-locations", "none", "-no-obsolete", *options, "modules", "qml", "app",
                        "-ts", fresh], cwd=root, check=True, stderr=subprocess.DEVNULL)
        before, after = messages(committed), messages(fresh)
    problems = [f"{name}: {key[0]}: “{key[1]}” is {wrong}" for key, wrong in after.items() if wrong]
    problems += [f"{name}: {key[0]}: “{key[1]}” is in no source any more" for key in before if key not in after]
    if not after:
        problems.append(f"{name}: lupdate found no text at all")
    return problems


def main():
    root, lupdate = pathlib.Path(sys.argv[1]), sys.argv[2]
    problems = check(root, lupdate, "sandtable_zh_CN.ts") + check(root, lupdate, "sandtable_en.ts", "-pluralonly")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
