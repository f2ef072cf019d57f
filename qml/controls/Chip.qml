// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A filter that is on or off; on shows by colour and by a mark.
T.AbstractButton {
    id: chip

    property bool on: false

    Accessible.checkable: true
    Accessible.checked: on
    Accessible.name: text
    Accessible.role: Accessible.CheckBox
    focusPolicy: Qt.TabFocus
    implicitHeight: 26
    implicitWidth: label.implicitWidth + 20

    background: Rectangle {
        border.color: chip.visualFocus || chip.on ? Theme.accent : Theme.line
        border.width: chip.visualFocus ? 2 : 1
        color: chip.on ? Theme.accentWash : chip.hovered ? Theme.hover : "transparent"
        radius: height / 2
    }
    contentItem: Label {
        id: label

        color: chip.on ? Theme.text : Theme.textDim
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignHCenter
        text: chip.text
    }
}
