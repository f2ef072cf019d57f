// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Where a place that is being looked for or set lies on the map, before anything is sent.
Item {
    id: pin

    property var camera
    property real localX: 0
    property real localY: 0
    readonly property point at: (camera.eye, camera.rotation, camera.viewSize, camera.toScreen(localX, localY, 0))

    x: at.x
    y: at.y

    Rectangle {
        border.color: Theme.accent
        border.width: 2
        color: Qt.alpha(Theme.accent, 0.25)
        height: 24
        radius: 12
        width: 24
        x: -12
        y: -12
    }
    Rectangle {
        color: Theme.accent
        height: 6
        radius: 3
        width: 6
        x: -3
        y: -3
    }
}
