// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A word under a control while the pointer is on it.
Rectangle {
    property alias text: label.text

    border.color: Theme.line
    border.width: 1
    color: Theme.raised
    height: label.implicitHeight + 8
    radius: 4
    width: label.implicitWidth + 16
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? parent.height + 4 : 0
    z: 100

    Label {
        id: label

        anchors.centerIn: parent
        font.pixelSize: Theme.small
    }
}
