# SPDX-License-Identifier: GPL-3.0-or-later
"""What ./run refuses before it builds or starts anything."""
import subprocess
import unittest

from headless import SOURCE


def run(*arguments):
    return subprocess.run([SOURCE / "run", *arguments], capture_output=True, text=True, timeout=20)


class Refusals(unittest.TestCase):
    def test_bad_use_ends_with_2_and_names_what_is_wrong(self):
        for arguments, words in ((("--nope",), "--nope"), (("--city",), "--city needs a value"),
                                 (("--city", "/no/such.gpkg"), "cannot read /no/such.gpkg"),
                                 (("--reports", "/no/such.csv"), "cannot read /no/such.csv"),
                                 (("--headless", "--seconds", "soon"), "'soon'"),
                                 (("--headless", "--seconds", "0"), "'0'"), (("--day-minutes", "-1"), "'-1'"),
                                 (("--language", "fr"), "'fr'")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(words, done.stderr)

    def test_help_names_every_option(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        for option in ("--city", "--reports", "--language", "--headless", "--seconds", "--out", "--day-minutes"):
            self.assertIn(option, done.stdout)


if __name__ == "__main__":
    unittest.main()
