# SPDX-License-Identifier: GPL-3.0-or-later
"""In which order the scripted dispatcher does what there is to do."""
import types
import unittest

import headless  # noqa: F401
from dispatcher import NAMES_NO_PLACE, REPORTS, Dispatcher
from summary import MUST


def dispatcher():
    described = types.SimpleNamespace(now=lambda: {"camera": {"distance_m": 9000}})
    return Dispatcher(types.SimpleNamespace(hands=None, described=described, workbench=None), None, "en")


class Order(unittest.TestCase):
    def test_what_must_be_done_and_what_is_done_are_the_same(self):
        self.assertEqual(set(dispatcher().acts), set(MUST))

    def test_each_comes_once_before_any_comes_again(self):
        person = dispatcher()
        seen = []
        for _ in person.acts:
            act = person.next_act()
            person.tried[act] += 1
            person.done[act] += 1
            seen.append(act)
        self.assertEqual(sorted(seen), sorted(person.acts))

    def test_what_failed_comes_again_before_what_succeeded(self):
        person = dispatcher()
        for act in person.acts:
            person.tried[act] += 1
            person.done[act] += act != "undone"
        self.assertEqual(person.next_act(), "undone")

    def test_two_that_fail_take_turns(self):
        person = dispatcher()
        for act in person.acts:
            person.done[act] += act not in ("undone", "keys")
        seen = []
        for _ in range(4):
            seen.append(person.next_act())
            person.tried[seen[-1]] += 1
        self.assertEqual(sorted(seen), ["keys", "keys", "undone", "undone"])

    def test_text_that_names_no_place_is_one_that_can_be_typed(self):
        for language, texts in REPORTS.items():
            self.assertIn(NAMES_NO_PLACE[language], texts)


if __name__ == "__main__":
    unittest.main()
