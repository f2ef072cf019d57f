// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Sandtable.Controls

Item {
    id: root

    height: 400
    width: 600

    function luminance(c: color): real {
        const part = v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
    }
    function contrast(a: color, b: color): real {
        const x = luminance(a);
        const y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    Component {
        id: ringComponent

        Ring {
            due: 200
            since: 100
        }
    }
    Component {
        id: toastComponent

        Toast {
            kind: 1
            message: "done"
            stayMs: 8000
            undoable: true
        }
    }
    Component {
        id: chipComponent

        Chip {
            text: "chip"
        }
    }
    TestCase {
        name: "Theme"

        function cleanup(): void {
            Theme.dark = true;
        }
        function test_textReachesContrastAA_data(): var {
            return [{
                    "tag": "dark",
                    "dark": true
                }, {
                    "tag": "light",
                    "dark": false
                }];
        }
        function test_textReachesContrastAA(data: var): void {
            Theme.dark = data.dark;
            for (const ground of [Theme.ground, Theme.surface, Theme.raised])
                for (const ink of ["text", "textDim", "textFaint", "danger", "warning", "good", "accent"])
                    verify(root.contrast(Theme[ink], ground) >= 4.5, ink + " on " + ground + ": " + root.contrast(Theme[ink], ground).toFixed(2));
            verify(root.contrast(Theme.accentText, Theme.accent) >= 4.5);
            verify(root.contrast(Theme.warning, Theme.warningWash) >= 4.5);
        }
    }
    TestCase {
        name: "Ring"

        function test_ringEmptiesAsTimePasses(): void {
            const ring = createTemporaryObject(ringComponent, root, {
                    "now": 100
                });
            compare(ring.share, 1);
            ring.now = 150;
            compare(ring.share, 0.5);
            ring.now = 190;
            compare(ring.ink, Theme.warning);
            verify(!ring.overdue);
        }
        function test_overdueIsWholeAndRed(): void {
            const ring = createTemporaryObject(ringComponent, root, {
                    "now": 201
                });
            verify(ring.overdue);
            compare(ring.share, 1);
            compare(ring.ink, Theme.danger);
        }
        function test_noClockDrawsNothing(): void {
            const ring = createTemporaryObject(ringComponent, root, {
                    "due": 0,
                    "now": 500
                });
            verify(!ring.running);
            compare(ring.steps, 0);
        }
    }
    TestCase {
        name: "Toast"
        when: windowShown

        function test_undoIsOfferedOnlyWhereThereIsOne(): void {
            const toast = createTemporaryObject(toastComponent, root);
            const undo = findChild(toast, "button:undo");
            verify(undo.visible);
            toast.undoable = false;
            verify(!undo.visible);
        }
        function test_clickAsksForTheUndo(): void {
            const toast = createTemporaryObject(toastComponent, root);
            let asked = 0;
            toast.undo.connect(() => asked++);
            mouseClick(findChild(toast, "button:undo"));
            compare(asked, 1);
        }
        function test_longMessageMakesTheToastHigher(): void {
            const toast = createTemporaryObject(toastComponent, root);
            const before = toast.implicitHeight;
            toast.message = "很长的消息".repeat(30);
            verify(toast.implicitHeight > before);
        }
    }
    TestCase {
        name: "Chip"
        when: windowShown

        function test_clickAndSpaceBothPress(): void {
            const chip = createTemporaryObject(chipComponent, root);
            let pressed = 0;
            chip.clicked.connect(() => pressed++);
            mouseClick(chip);
            chip.forceActiveFocus();
            keyClick(Qt.Key_Space);
            compare(pressed, 2);
        }
    }
}
