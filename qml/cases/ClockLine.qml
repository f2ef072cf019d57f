// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// A clock in words with its ring: "Stage clock · 12 min left".
Item {
    id: line

    property string title
    property string words
    property real since: 0
    property real due: 0
    property real now: 0

    height: 32
    visible: due > 0

    Ring {
        id: ring

        anchors.verticalCenter: parent.verticalCenter
        due: line.due
        now: line.now
        since: line.since
        size: 22
    }
    Label {
        anchors.left: ring.right
        anchors.leftMargin: 10
        dim: true
        height: parent.height
        text: line.title
    }
    Label {
        anchors.right: parent.right
        color: ring.ink
        height: parent.height
        strong: true
        text: line.words
    }
}
