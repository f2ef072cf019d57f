// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// Shows where one is in a list; wider under the hand.
T.ScrollBar {
    id: bar

    implicitWidth: 10
    minimumSize: 0.06
    padding: 2
    visible: size < 1

    contentItem: Rectangle {
        color: bar.pressed || bar.hovered ? Theme.textFaint : Theme.line
        implicitWidth: 6
        radius: 3
    }
}
