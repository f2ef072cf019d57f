// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// A manhole, a valve or an end of a trace in a list: what it is, its code, how far away. A click flies there.
T.Button {
    id: row

    property var node
    property color ink: Theme.text

    Accessible.name: node.name + " " + node.code + ", " + node.distance
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    height: 26

    background: Rectangle {
        border.color: row.visualFocus ? Theme.accent : "transparent"
        border.width: 2
        color: row.down ? Theme.line : row.hovered ? Theme.hover : "transparent"
    }
    contentItem: Item {
        Label {
            id: name

            color: row.ink
            font.pixelSize: Theme.small
            height: parent.height
            text: row.node.name
            width: Math.min(implicitWidth, code.text === "" ? distance.x - 20 : 96)
            x: 12
        }
        Label {
            id: code

            anchors.left: name.right
            anchors.leftMargin: 8
            anchors.right: distance.left
            anchors.rightMargin: 8
            color: Theme.textDim
            elide: Text.ElideLeft
            font.pixelSize: Theme.small
            height: parent.height
            text: row.node.code
        }
        Label {
            id: distance

            anchors.right: parent.right
            anchors.rightMargin: 14
            color: Theme.textDim
            elide: Text.ElideNone
            font.pixelSize: Theme.small
            height: parent.height
            text: row.node.distance
        }
    }
}
