// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Every key of the desk, once: Keymap listens to this table and KeysHelp shows it. `when` is a state that Keymap knows;
// a row without `keys` is only shown, for the part of the desk that takes those keys itself, and one without a `cap` is
// not shown: another row stands for it.
QtObject {
    readonly property var rows: [{
            "act": "report",
            "keys": ["F2"],
            "cap": "F2",
            "when": "always",
            "text": qsTr("New report")
        }, {
            "act": "find",
            "keys": ["F3"],
            "cap": "F3",
            "when": "always",
            "text": qsTr("Find a case, a place, a worker, a unit or a camera")
        }, {
            "act": "palette",
            "keys": ["Ctrl+K"],
            "cap": "Ctrl K",
            "when": "free",
            "text": qsTr("Any command by its words")
        }, {
            "act": "down",
            "keys": ["J", "Ctrl+Down"],
            "cap": "J",
            "when": "free",
            "text": qsTr("Down the queue")
        }, {
            "act": "up",
            "keys": ["K", "Ctrl+Up"],
            "cap": "K",
            "when": "free",
            "text": qsTr("Up the queue")
        }, {
            "act": "open",
            "keys": ["Return", "Enter"],
            "cap": "Enter",
            "when": "queue",
            "text": qsTr("Open the card, or take the chosen worker")
        }, {
            "act": "let-in",
            "keys": ["N"],
            "cap": "N",
            "when": "free",
            "text": qsTr("Let the changed cases into the queue")
        }, {
            "act": "assign",
            "keys": ["A"],
            "cap": "A",
            "when": "case",
            "text": qsTr("Assign to the proposed")
        }, {
            "act": "choose",
            "keys": ["Shift+A"],
            "cap": "⇧ A",
            "when": "case",
            "text": qsTr("Choose a worker or a unit")
        }, {
            "act": "next",
            "keys": ["V"],
            "cap": "V",
            "when": "case",
            "text": qsTr("Next step: file, or close after inspection")
        }, {
            "act": "dispatch",
            "keys": ["D"],
            "cap": "D",
            "when": "case",
            "text": qsTr("Dispatch to the proposed unit")
        }, {
            "act": "locate",
            "keys": ["L"],
            "cap": "L",
            "when": "case",
            "text": qsTr("Locate: give the case a place")
        }, {
            "act": "return",
            "keys": ["R"],
            "cap": "R",
            "when": "returnable",
            "text": qsTr("Take back, or reject")
        }, {
            "act": "supervise",
            "keys": ["S"],
            "cap": "S",
            "when": "open",
            "text": qsTr("Supervise")
        }, {
            "act": "more",
            "keys": ["X"],
            "cap": "X",
            "when": "case",
            "text": qsTr("More: time, pause, tiers, helpers, merge, split, reopen")
        }, {
            "act": "more-grant",
            "cap": "",
            "when": "case",
            "text": qsTr("Grant the extension")
        }, {
            "act": "more-suspend",
            "cap": "",
            "when": "case",
            "text": qsTr("Suspend the case: pause its clock")
        }, {
            "act": "more-resume",
            "cap": "",
            "when": "case",
            "text": qsTr("Resume the case: let its clock run")
        }, {
            "act": "more-assist",
            "cap": "",
            "when": "case",
            "text": qsTr("Ask another unit to assist")
        }, {
            "act": "more-escalate",
            "cap": "",
            "when": "case",
            "text": qsTr("Escalate the case to the tier above")
        }, {
            "act": "more-delegate",
            "cap": "",
            "when": "case",
            "text": qsTr("Delegate the case to the tier below")
        }, {
            "act": "more-merge",
            "cap": "",
            "when": "case",
            "text": qsTr("Merge the case into another one")
        }, {
            "act": "more-split",
            "cap": "",
            "when": "case",
            "text": qsTr("Split a case off this one")
        }, {
            "act": "more-reopen",
            "cap": "",
            "when": "case",
            "text": qsTr("Reopen the case")
        }, {
            "act": "more-follow-up",
            "cap": "",
            "when": "case",
            "text": qsTr("Follow up with the reporter")
        }, {
            "act": "alarms",
            "keys": ["Y"],
            "cap": "Y",
            "when": "free",
            "text": qsTr("Alarms: what is overdue and yours to act on")
        }, {
            "act": "undo",
            "keys": ["Z", "Ctrl+Z"],
            "cap": "Z",
            "when": "free",
            "text": qsTr("Undo the last assignment")
        }, {
            "act": "close",
            "keys": ["Escape"],
            "cap": "Esc",
            "when": "always",
            "text": qsTr("Cancel the drag, close what is on top")
        }, {
            "act": "follow",
            "keys": ["Space"],
            "cap": "Space",
            "when": "free",
            "text": qsTr("Follow the chosen worker, or the open case")
        }, {
            "act": "look",
            "keys": ["O"],
            "cap": "O",
            "when": "free",
            "text": qsTr("Look from the best camera near; again: from the next")
        }, {
            "act": "look-before",
            "keys": ["Shift+O"],
            "cap": "⇧ O",
            "when": "looking",
            "text": qsTr("Look from the camera before")
        }, {
            "act": "views",
            "keys": ["Q"],
            "cap": "Q",
            "when": "free",
            "text": qsTr("Saved views: keep this one, fly to another")
        }, {
            "act": "view",
            "cap": "Ctrl 1…9",
            "text": qsTr("Fly to a saved view")
        }, {
            "act": "basemaps",
            "keys": ["Shift+B"],
            "cap": "⇧ B",
            "when": "free",
            "text": qsTr("Basemap and terrain: what lies on the ground")
        }, {
            "act": "cameras",
            "keys": ["C"],
            "cap": "C",
            "when": "free",
            "text": qsTr("Cameras on the map: counts from afar, views from close by")
        }, {
            "act": "components",
            "keys": ["P"],
            "cap": "P",
            "when": "free",
            "text": qsTr("Components of the city on the map")
        }, {
            "act": "underground",
            "keys": ["U"],
            "cap": "U",
            "when": "free",
            "text": qsTr("Pipes and cables under the ground")
        }, {
            "act": "light",
            "keys": ["W"],
            "cap": "W",
            "when": "free",
            "text": qsTr("Light and weather of the map")
        }, {
            "act": "next-light",
            "keys": ["Shift+W"],
            "cap": "⇧ W",
            "when": "free",
            "text": qsTr("Next light: plain, by the clock, day, night")
        }, {
            "act": "pipe-next",
            "keys": ["Tab"],
            "cap": "Tab",
            "when": "underground",
            "text": qsTr("Underground: the pipe in the middle, then on with the flow")
        }, {
            "act": "pipe-before",
            "keys": ["Shift+Tab", "Shift+Backtab", "Backtab"],
            "cap": "⇧ Tab",
            "when": "underground",
            "text": qsTr("Underground: back against the flow")
        }, {
            "act": "pipe-down",
            "keys": ["Shift+D"],
            "cap": "⇧ D",
            "when": "pipe",
            "text": qsTr("Pipe: everything downstream")
        }, {
            "act": "pipe-up",
            "keys": ["Shift+U"],
            "cap": "⇧ U",
            "when": "pipe",
            "text": qsTr("Pipe: everything upstream")
        }, {
            "act": "pipe-isolate",
            "keys": ["I"],
            "cap": "I",
            "when": "pipe",
            "text": qsTr("Pipe: which valves shut it off, and who is without supply")
        }, {
            "act": "pipe-copy",
            "keys": ["Shift+I"],
            "cap": "⇧ I",
            "when": "pipe",
            "text": qsTr("Pipe: copy what is known of it")
        }, {
            "cap": "Alt 1…6",
            "text": qsTr("Underground: a kind of pipe on or off")
        }, {
            "act": "pipe-kind-1",
            "keys": ["Alt+1"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: water supply on or off")
        }, {
            "act": "pipe-kind-2",
            "keys": ["Alt+2"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: rain water on or off")
        }, {
            "act": "pipe-kind-3",
            "keys": ["Alt+3"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: sewage on or off")
        }, {
            "act": "pipe-kind-4",
            "keys": ["Alt+4"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: gas on or off")
        }, {
            "act": "pipe-kind-5",
            "keys": ["Alt+5"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: power on or off")
        }, {
            "act": "pipe-kind-6",
            "keys": ["Alt+6"],
            "cap": "",
            "when": "underground",
            "text": qsTr("Underground: telecom on or off")
        }, {
            "act": "measure",
            "keys": ["M"],
            "cap": "M",
            "when": "free",
            "text": qsTr("Measure a way or an area on the map")
        }, {
            "act": "measure-end",
            "keys": ["Return", "Enter"],
            "cap": "Enter",
            "when": "measuring",
            "text": qsTr("Measuring: end the line")
        }, {
            "act": "measure-back",
            "keys": ["Backspace"],
            "cap": "⌫",
            "when": "measuring",
            "text": qsTr("Measuring: take the last point back")
        }, {
            "act": "box",
            "keys": ["B"],
            "cap": "B",
            "when": "free",
            "text": qsTr("Count what lies in a box")
        }, {
            "act": "lasso",
            "keys": ["G"],
            "cap": "G",
            "when": "free",
            "text": qsTr("Count what lies in a lasso")
        }, {
            "act": "copy-area",
            "keys": ["Ctrl+C"],
            "cap": "Ctrl C",
            "when": "area",
            "text": qsTr("Copy the figures of the area")
        }, {
            "act": "copy-place",
            "keys": ["Shift+C"],
            "cap": "⇧ C",
            "when": "free",
            "text": qsTr("Copy the coordinates under the cursor")
        }, {
            "act": "datum",
            "keys": ["Shift+X"],
            "cap": "⇧ X",
            "when": "free",
            "text": qsTr("Coordinates in WGS 84, CGCS2000 or GCJ-02")
        }, {
            "act": "here",
            "keys": ["H"],
            "cap": "H",
            "when": "free",
            "text": qsTr("Only the cases of the region here")
        }, {
            "act": "tier-1",
            "keys": ["1"],
            "cap": "1",
            "when": "free",
            "text": qsTr("Tier: District; again: as the zoom goes")
        }, {
            "act": "tier-2",
            "keys": ["2"],
            "cap": "2",
            "when": "free",
            "text": qsTr("Tier: Streets; again: as the zoom goes")
        }, {
            "act": "tier-3",
            "keys": ["3"],
            "cap": "3",
            "when": "free",
            "text": qsTr("Tier: Communities; again: as the zoom goes")
        }, {
            "act": "tier-4",
            "keys": ["4"],
            "cap": "4",
            "when": "free",
            "text": qsTr("Tier: Micro-grids; again: as the zoom goes")
        }, {
            "act": "tier-0",
            "keys": ["0"],
            "cap": "0",
            "when": "free",
            "text": qsTr("Tier: as the zoom goes")
        }, {
            "act": "explode",
            "keys": ["E"],
            "cap": "E",
            "when": "free",
            "text": qsTr("Tiers apart, as plates over the city")
        }, {
            "act": "drill",
            "keys": ["PgDown"],
            "cap": "PgDn",
            "when": "free",
            "text": qsTr("Into the region in the middle of the map or under the cursor")
        }, {
            "act": "out",
            "keys": ["Backspace", "PgUp"],
            "cap": "⌫",
            "when": "not-measuring",
            "text": qsTr("Out to the region around")
        }, {
            "act": "home",
            "keys": ["Home"],
            "cap": "Home",
            "when": "free",
            "text": qsTr("Whole district")
        }, {
            "act": "north",
            "keys": ["Shift+N"],
            "cap": "⇧ N",
            "when": "free",
            "text": qsTr("North up")
        }, {
            "cap": "← ↑ ↓ →",
            "text": qsTr("Move the map")
        }, {
            "cap": "⇧ ← ↑ ↓ →",
            "text": qsTr("Turn and tilt the map")
        }, {
            "cap": "+  −",
            "text": qsTr("Go closer, go away")
        }, {
            "act": "help",
            "keys": ["?", "Shift+?", "F1"],
            "cap": "?",
            "when": "always",
            "text": qsTr("This map of keys")
        }]
}
