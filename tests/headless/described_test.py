# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what a console describes."""
import json
import pathlib
import tempfile
import unittest

import headless  # noqa: F401
from described import Described, middle


class Console:
    """A process that runs until it is told its exit status."""

    def __init__(self):
        self.returncode = None

    def poll(self):
        return self.returncode


class Waiting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "describe.json"
        self.console = Console()
        self.described = Described(self.file, self.console)

    def describe(self, **what):
        self.file.write_text(json.dumps(what), encoding="utf-8")

    def test_missing_file_is_no_description_yet(self):
        self.assertEqual(self.described.now(), {})

    def test_gives_the_description_for_which_the_condition_holds(self):
        self.describe(turn=3, ready=True)
        self.assertEqual(self.described.until(lambda d: d["ready"], "readiness", 1)["turn"], 3)

    def test_time_limit_names_what_was_waited_for(self):
        self.describe(ready=False)
        with self.assertRaisesRegex(TimeoutError, "readiness"):
            self.described.until(lambda d: d["ready"], "readiness", 0)

    def test_dead_console_is_told_at_once(self):
        self.describe(ready=False)
        self.console.returncode = 7
        with self.assertRaisesRegex(RuntimeError, r"ended \(7\)"):
            self.described.until(lambda d: d["ready"], "readiness", 60)

    def test_still_needs_the_same_answer_in_two_turns(self):
        turns = iter([{"turn": 1, "at": 10}, {"turn": 1, "at": 10}, {"turn": 2, "at": 20}, {"turn": 3, "at": 20}])
        self.described.now = lambda: next(turns)
        self.assertEqual(self.described.until_still(lambda d: d["at"], "a place", 5), {"turn": 3, "at": 20})

    def test_nothing_found_is_never_still(self):
        self.describe(turn=1)
        with self.assertRaises(TimeoutError):
            self.described.until_still(lambda d: None, "a place", 0.2)

    def test_middle_of_a_rect(self):
        self.assertEqual(middle([10, 20, 30, 41]), (25, 40))


if __name__ == "__main__":
    unittest.main()
