// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Shows where north is; a click turns the map to it.
Item {
    id: arrow

    property real yaw: 0
    signal pressed

    width: 40
    height: 40
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Turn to the north")

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Qt.alpha(Theme.surface, 0.8)
        border.color: area.containsMouse ? Theme.accent : Theme.line
    }
    Item {
        anchors.fill: parent
        rotation: -arrow.yaw

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 2
            text: "N"
            color: Theme.text
            font.family: Theme.family
            font.pixelSize: Theme.small
            font.bold: true
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 18
            width: 2
            height: 16
            color: Theme.textDim
        }
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: arrow.pressed()
    }
}
