// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A button with its key. `primary` is the accent: yours to act on.
T.Button {
    id: button

    property bool primary: false
    property string keyText
    property string iconName
    readonly property color ink: !enabled ? Theme.textFaint : primary ? Theme.accentText : Theme.text

    Accessible.name: text
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: primary ? 40 : Theme.rowHeight
    implicitWidth: row.implicitWidth + 2 * Theme.pad
    leftPadding: Theme.gap
    rightPadding: Theme.gap

    background: Rectangle {
        border.color: button.visualFocus ? Theme.accent : button.primary && button.enabled ? "transparent" : Theme.line
        border.width: button.visualFocus ? 2 : 1
        color: button.primary && button.enabled ? (button.down ? Qt.darker(Theme.accent, 1.2) : button.hovered ? Qt.lighter(Theme.accent, 1.08) : Theme.accent) : button.down ? Theme.line : button.hovered && button.enabled ? Theme.hover : Theme.raised
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: button.ink
                name: button.iconName
                size: 18
                visible: button.iconName !== ""
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: button.ink
                font.weight: button.primary ? Font.DemiBold : Font.Normal
                text: button.text
                visible: text !== ""
                width: Math.min(implicitWidth, button.width - 2 * Theme.gap - (button.keyText === "" ? 0 : cap.width + 6) - (button.iconName === "" ? 0 : 24))
            }
            KeyCap {
                id: cap

                anchors.verticalCenter: parent.verticalCenter
                ink: button.primary && button.enabled ? Theme.accentText : Theme.textFaint
                text: button.keyText
                visible: button.keyText !== ""
            }
        }
    }
}
