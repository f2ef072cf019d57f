// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// One of the shift's figures with its word.
Item {
    id: figure

    property int value: 0
    property string title
    property color ink: Theme.text

    Accessible.name: title + " " + value
    Accessible.role: Accessible.StaticText
    height: 40
    width: Math.max(64, number.implicitWidth + word.implicitWidth + 16)

    Row {
        anchors.centerIn: parent
        spacing: 5

        Label {
            id: number

            anchors.baseline: word.baseline
            color: figure.ink
            font.pixelSize: Theme.figure
            strong: true
            text: figure.value
        }
        Label {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: 2
            dim: true
            font.pixelSize: Theme.small
            text: figure.title
        }
    }
}
