// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The map of keys, as KeyTable has them.
Rectangle {
    id: help

    required property KeyTable table
    readonly property var shown: table.rows.filter(row => row.cap !== "")

    color: Theme.shade

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onClicked: help.visible = false
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.line
        color: Theme.surface
        height: grid.height + 84
        radius: 8
        width: Math.min(1260, parent.width - 16)

        Label {
            font.pixelSize: Theme.title
            strong: true
            text: qsTr("Keys")
            x: 24
            y: 18
        }
        Grid {
            id: grid

            columnSpacing: 24
            columns: 3
            flow: Grid.TopToBottom
            rowSpacing: 6
            rows: Math.ceil(help.shown.length / columns)
            width: parent.width - 48
            x: 24
            y: 60

            Repeater {
                model: help.shown

                Item {
                    id: line

                    required property var modelData

                    height: 24
                    width: (grid.width - 48) / 3

                    KeyCap {
                        anchors.verticalCenter: parent.verticalCenter
                        height: 24
                        ink: Theme.textDim
                        text: line.modelData.cap
                        width: Math.max(28, implicitWidth + 6)
                    }
                    Label {
                        height: parent.height
                        text: line.modelData.text
                        width: parent.width - 104
                        x: 104
                    }
                }
            }
        }
    }
}
