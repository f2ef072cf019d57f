// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Nothing here: why, and what to do next.
Column {
    id: empty

    property string iconName
    property string title
    property string hint

    spacing: Theme.gap

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.textFaint
        name: empty.iconName
        size: 40
    }
    Label {
        horizontalAlignment: Text.AlignHCenter
        strong: true
        text: empty.title
        width: empty.width
        wrapMode: Text.Wrap
    }
    Label {
        dim: true
        horizontalAlignment: Text.AlignHCenter
        text: empty.hint
        width: empty.width
        wrapMode: Text.Wrap
    }
}
