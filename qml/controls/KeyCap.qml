// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The key that does the same as the control beside it.
Rectangle {
    id: cap

    property alias text: label.text
    property color ink: Theme.textFaint

    border.color: Qt.alpha(cap.ink, 0.55)
    border.width: 1
    color: "transparent"
    implicitHeight: 18
    implicitWidth: Math.max(18, label.implicitWidth + 8)
    radius: 4

    Label {
        id: label

        anchors.centerIn: parent
        color: cap.ink
        font.pixelSize: Theme.small
    }
}
