// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Time left as a ring: full at the start of the clock, empty at its end, then whole and red: overdue.
Item {
    id: ring

    property real since: 0  // city time, microseconds
    property real due: 0    // 0: no clock runs
    property real now: 0
    property int size: 36
    property real thickness: 3
    readonly property bool running: due > 0 && due > since
    readonly property bool overdue: running && now > due
    readonly property real share: !running ? 0 : overdue ? 1 : Math.min(1, (due - now) / (due - since))
    readonly property color ink: overdue ? Theme.danger : share < 0.25 ? Theme.warning : Theme.good
    // Redrawn only when a pixel of it would differ.
    readonly property int steps: Math.ceil(share * 60)

    Accessible.ignored: true
    height: size
    width: size
    onInkChanged: canvas.requestPaint()
    onStepsChanged: canvas.requestPaint()

    Canvas {
        id: canvas

        anchors.fill: parent
        antialiasing: true

        onPaint: {
            const c = getContext("2d");
            const middle = width / 2;
            const radius = middle - ring.thickness / 2 - 0.5;
            c.reset();
            c.lineWidth = ring.thickness;
            c.strokeStyle = Theme.line;
            c.beginPath();
            c.arc(middle, middle, radius, 0, 2 * Math.PI);
            c.stroke();
            if (ring.steps === 0)
                return;
            c.strokeStyle = ring.ink;
            c.beginPath();
            c.arc(middle, middle, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * ring.steps / 60);
            c.stroke();
        }
    }
    Connections {
        function onDarkChanged(): void {
            canvas.requestPaint();
        }

        target: Theme
    }
}
