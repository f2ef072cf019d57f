// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls
import Sandtable.Scene

// The tiers as glass plates over the city, in the colours of the theme, with the name of each plate at its left end.
Item {
    id: view

    property alias camera: stack.camera
    property alias chinese: stack.chinese
    property alias figure: stack.figure
    property alias freeArea: stack.freeArea
    property alias lift: stack.lift
    readonly property alias stack: stack
    property var tierNames: [] // streets, communities, micro-grids

    PlatesLayer {
        id: stack

        anchors.fill: parent
        look: ({
                "glass": Qt.alpha(Theme.dark ? "#8fb4cc" : "#ffffff", Theme.dark ? 0.10 : 0.45),
                "thread": Theme.dark ? "#bfe3f5" : "#0b4a6b",
                "alarm": Theme.danger,
                "mark": Theme.dark ? "#ffffff" : "#10202c",
                "streets": Qt.alpha(Theme.tierColor(2), 0.95),
                "communities": Qt.alpha(Theme.tierColor(3), 0.7),
                "grids": Qt.alpha(Theme.tierColor(4), 0.75),
                "ink": Theme.text,
                "halo": Theme.ground,
                "family": Theme.family,
                "ramp": [Theme.ramp[0], Theme.ramp[1], Theme.ramp[2], Theme.ramp[3], Theme.ramp[4]]
            })
    }
    Repeater {
        model: view.tierNames

        Label {
            required property int index
            required property string modelData
            readonly property point end: stack.ends[index] ?? Qt.point(0, 0)

            color: Theme.tierColor(index + 2)
            elide: Text.ElideNone
            font.pixelSize: Theme.small
            opacity: view.lift
            strong: true
            style: Text.Outline
            styleColor: Theme.ground
            text: modelData
            // Left of its plate, or over its edge where there is no room.
            x: Math.max(8, end.x - width - 10)
            y: end.y - height / 2
        }
    }
}
