// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Sandtable.Controls

// Pipes are told apart by colour on a dimmed city, in both themes.
TestCase {
    function lightness(color: var): real {
        const straight = value => value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * straight(color.r) + 0.7152 * straight(color.g) + 0.0722 * straight(color.b);
    }
    function contrast(a: var, b: var): real {
        const la = lightness(a);
        const lb = lightness(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }
    function apart(a: var, b: var): real {
        return Math.hypot(a.r - b.r, a.g - b.g, a.b - b.b);
    }
    function cleanup(): void {
        Theme.dark = true;
    }
    function test_every_kind_stands_out_from_the_ground_data(): var {
        return [{
                "tag": "dark",
                "dark": true
            }, {
                "tag": "light",
                "dark": false
            }];
    }
    function test_every_kind_stands_out_from_the_ground(row: var): void {
        Theme.dark = row.dark;
        compare(Theme.pipeColors.length, 8);
        const city = Theme.mapColors(true, 0);
        for (let i = 0; i < 6; ++i) {
            for (const under of ["land", "road", "building", "green"])
                verify(contrast(Theme.pipeColors[i], city[under]) > 3, "kind " + (i + 1) + " on " + under + ": " + contrast(Theme.pipeColors[i], city[under]));
            for (let other = 0; other < i; ++other)
                verify(apart(Theme.pipeColors[i], Theme.pipeColors[other]) > 0.2, (i + 1) + " looks like " + (other + 1));
        }
    }
    function test_the_city_keeps_its_colours_above_the_ground(): void {
        const city = Theme.mapColors(false, 0);
        verify(Qt.colorEqual(city.building, Theme.mapBuilding));
        verify(Qt.colorEqual(city.land, Theme.mapGround));
    }

    name: "Pipes"
}
