# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison of pictures passes what nobody would see and fails what everybody would."""
import unittest

import pictures

COLUMNS, ROWS = pictures.WIDTH // pictures.BLOCK, pictures.HEIGHT // pictures.BLOCK


def flat(tone):
    return bytearray([tone] * (COLUMNS * ROWS * 3))


class Comparison(unittest.TestCase):
    def test_the_same_picture_is_as_it_was(self):
        self.assertIsNone(pictures.compare(flat(40), flat(40)))

    def test_a_shade_that_hinting_moves_passes(self):
        after = flat(40)
        for i in range(0, len(after), 30):
            after[i] += 9
        self.assertIsNone(pictures.compare(flat(40), after))

    def test_another_tone_everywhere_is_told(self):
        self.assertIn("in the mean", pictures.compare(flat(40), flat(44)))

    def test_a_missing_layer_is_told(self):
        before = flat(40)
        for block in range(0, 60):  # sixty signs of 3,600 blocks
            before[block * 90:block * 90 + 3] = bytes([150, 150, 150])
        self.assertIn("% of the blocks", pictures.compare(before, flat(40)))

    def test_one_label_more_passes(self):
        after = flat(40)
        after[300:309] = bytes([190] * 9)
        self.assertIsNone(pictures.compare(flat(40), after))


if __name__ == "__main__":
    unittest.main()
