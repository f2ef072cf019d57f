// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Why there is no city, or that the server has another one.
Rectangle {
    id: box

    property alias text: warning.text

    border.color: Theme.warning
    color: Theme.surface
    height: warning.implicitHeight + 16
    radius: Theme.radius
    visible: warning.text !== ""
    width: Math.min(warning.implicitWidth + 32, parent.width - 48)

    Label {
        id: warning

        anchors.centerIn: parent
        color: Theme.warning
        width: Math.min(implicitWidth, box.parent.width - 80)
        wrapMode: Text.Wrap
    }
}
