# SPDX-License-Identifier: GPL-3.0-or-later
"""Which targets the scripted dispatcher goes for."""
import unittest

import headless  # noqa: F401
from workbench import Workbench


def worker(code, at, valid=True, for_case=1):
    return {"code": code, "at": at, "valid": valid, "for_case": for_case}


def seen(workers, candidates=()):
    return {"areas": [{"name": "map", "rect": [340, 48, 1200, 1000]}], "workers": workers,
            "candidates": [{"code": c, "valid": True, "for_case": 1, "rect": [0, 0, 2, 2]} for c in candidates],
            "units": [{"code": "D1", "valid": False, "for_case": 1, "rect": [10, 10, 20, 20]},
                      {"code": "D2", "valid": True, "for_case": 1, "rect": [10, 40, 20, 20]},
                      {"code": "D3", "valid": True, "for_case": 2, "rect": [10, 70, 20, 20]}]}


class Targets(unittest.TestCase):
    def setUp(self):
        self.workbench = Workbench(None, None)

    def codes(self, description):
        return [code for code, _ in self.workbench.workers(1)(description)]

    def test_proposed_worker_comes_before_a_nearer_one(self):
        self.assertEqual(self.codes(seen([worker("near", [940, 548]), worker("proposed", [1200, 300])], ["proposed"])),
                         ["proposed", "near"])

    def test_nearest_to_the_middle_comes_first(self):
        self.assertEqual(self.codes(seen([worker("far", [500, 200]), worker("near", [900, 500])])), ["near", "far"])

    def test_what_cannot_take_the_case_is_left_out(self):
        self.assertEqual(self.codes(seen([worker("invalid", [900, 500], valid=False), worker("rim", [350, 500]),
                                          worker("old", [900, 500], for_case=7)])), [])

    def test_ground_to_click_lies_beside_a_worker_below_the_sheet(self):
        self.assertEqual(self.workbench._grounds(seen([worker("high", [940, 200]), worker("low", [914, 740])])),
                         [(940, 750)])

    def test_rows_are_those_valid_for_this_case(self):
        self.assertEqual(self.workbench.rows("units", 1)(seen([])), [("D2", (20, 50))])


if __name__ == "__main__":
    unittest.main()
