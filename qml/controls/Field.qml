// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// One line of text.
T.TextField {
    id: field

    property string iconName

    Accessible.name: placeholderText
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    implicitHeight: Theme.rowHeight
    leftPadding: iconName === "" ? Theme.gap : 32
    placeholderTextColor: Theme.textFaint
    rightPadding: Theme.gap
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    verticalAlignment: TextInput.AlignVCenter

    background: Rectangle {
        border.color: field.activeFocus ? Theme.accent : Theme.line
        border.width: field.activeFocus ? 2 : 1
        color: Theme.ground
        radius: Theme.radius

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: field.iconName
            size: 16
            visible: field.iconName !== ""
            x: 10
        }
    }

    Label {
        anchors.fill: parent
        anchors.leftMargin: field.leftPadding
        anchors.rightMargin: field.rightPadding
        color: Theme.textFaint
        font.pixelSize: field.font.pixelSize
        text: field.placeholderText
        visible: field.text === "" && field.preeditText === ""
    }
}
