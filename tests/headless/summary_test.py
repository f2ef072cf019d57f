# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a run is a failure."""
import types
import unittest

import headless  # noqa: F401
from summary import MUST, broken_rules, summarize

ACTS = dict.fromkeys(MUST, 1) | {"missed": 0}


def run(audit=(), sim=(), console=(), acts=(), seconds=60):
    """The summary and the problems of a good run with some figures changed."""
    problems = []
    dispatcher = types.SimpleNamespace(done=dict(ACTS, **dict(acts)), missed={})
    summary = summarize({"counts": {"workers": 53}, "broken_rules": 0},
                        {"reported": 5, "chain_ok": True, "closed": 2} | dict(audit),
                        {"lost": 0, "acknowledged": 4, "refused": 0} | dict(sim),
                        {"graphics_api": "OpenGL"} | dict(console), dispatcher, problems, seconds)
    return summary, problems


class Summary(unittest.TestCase):
    def test_good_run_has_no_problem(self):
        summary, problems = run()
        self.assertEqual(problems, [])
        self.assertEqual((summary["cases"]["lost"], summary["cases"]["closed"], summary["city"]["workers"]), (0, 2, 53))

    def test_acknowledged_report_that_is_not_in_the_log_is_lost(self):
        summary, problems = run(sim={"acknowledged": 9})
        self.assertEqual(summary["cases"]["lost"], 4)
        self.assertEqual(problems, ["4 acknowledged cases are lost"])

    def test_each_of_these_fails_the_run(self):
        for change in ({"audit": {"chain_ok": False}}, {"audit": {"reported": 0}, "sim": {"acknowledged": 0}},
                       {"console": {"graphics_api": "Software"}}, *({"acts": {act: 0}} for act in MUST)):
            self.assertEqual(len(run(**change)[1]), 1, change)

    def test_short_run_must_only_have_reported(self):
        self.assertEqual(run(acts=dict.fromkeys(MUST, 0) | {"reports": 1}, seconds=20)[1], [])
        self.assertEqual(len(run(acts={"reports": 0}, seconds=20)[1]), 1)

    def test_problem_names_what_was_not_managed(self):
        self.assertIn("drag of a pin onto a worker", run(acts={"drag_from_pin": 0})[1][0])

    def test_generated_city_keeps_every_rule_and_of_an_own_one_the_broken_ones_are_noted(self):
        city = {"broken": [{"rule": "buildings.road", "count": 3, "examples": ["row 1 stands on road 2"]}]}
        problems = []
        self.assertEqual(broken_rules(city, False, problems), [])
        self.assertIn("buildings.road 3 times", problems[0])
        problems = []
        self.assertIn("row 1 stands on road 2", broken_rules(city, True, problems)[0])
        self.assertEqual(problems, [])

    def test_what_was_not_measured_is_null_and_not_made_up(self):
        problems = []
        summary = summarize({}, {}, {}, {}, None, problems, 60)
        self.assertIsNone(summary["latency_ms"]["drop_to_ack_p99"])
        self.assertIsNone(summary["cases"]["closed"])
        self.assertEqual(summary["dispatcher"], {})
        self.assertTrue(problems)


if __name__ == "__main__":
    unittest.main()
