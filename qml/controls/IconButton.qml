// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A square button with an icon; its words are for the tip and the screen reader.
T.Button {
    id: button

    property string iconName
    property bool on: false
    property int size: Theme.rowHeight

    Accessible.name: text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: size
    implicitWidth: size

    background: Rectangle {
        border.color: button.visualFocus ? Theme.accent : "transparent"
        border.width: 2
        color: button.down ? Theme.line : button.on ? Theme.accentWash : button.hovered ? Theme.hover : "transparent"
        radius: Theme.radius
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            color: button.on ? Theme.accent : button.hovered ? Theme.text : Theme.textDim
            name: button.iconName
            size: Math.round(button.size * 0.625)
        }
    }

    Tip {
        text: button.text
        visible: button.hovered && button.text !== ""
    }
}
