// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The seven stages with the time each was entered; the present one is filled, later ones are hollow.
Row {
    id: line

    property var stages: []

    Repeater {
        model: line.stages

        Item {
            id: stop

            required property int index
            required property var modelData
            readonly property bool current: modelData.state === "now"
            readonly property bool passed: modelData.state === "done"

            height: 56
            width: line.width / 7

            Rectangle {
                color: stop.passed || stop.current ? Theme.accent : Theme.line
                height: 2
                visible: stop.index > 0
                width: parent.width - 14
                x: -width / 2
                y: 9
            }
            Rectangle {
                border.color: stop.passed || stop.current ? Theme.accent : Theme.textFaint
                border.width: 2
                color: stop.current ? Theme.accent : stop.passed ? Theme.accentWash : "transparent"
                height: width
                radius: width / 2
                width: stop.current ? 16 : 12
                x: (parent.width - width) / 2
                y: 10 - height / 2
            }
            Label {
                color: stop.current ? Theme.text : stop.passed ? Theme.textDim : Theme.textFaint
                elide: Text.ElideNone
                font.pixelSize: Theme.small
                font.weight: stop.current ? Font.DemiBold : Font.Normal
                horizontalAlignment: Text.AlignHCenter
                text: stop.modelData.name
                width: parent.width
                y: 20
            }
            Label {
                color: Theme.textFaint
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignHCenter
                text: stop.modelData.time
                width: parent.width
                y: 38
            }
        }
    }
}
