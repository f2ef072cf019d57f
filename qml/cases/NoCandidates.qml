// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Nobody can be proposed: why, and what to do about it.
Rectangle {
    id: note

    property var desk
    readonly property var current: desk.current
    readonly property alias message: words.text
    readonly property bool lost: current.open && !current.placed

    signal locate

    border.color: lost ? Theme.warning : "transparent"
    color: lost ? Qt.alpha(Theme.warning, 0.08) : "transparent"
    height: words.height + (lost ? 20 : 8)
    radius: Theme.radius

    Icon {
        color: Theme.warning
        name: "warning"
        size: 18
        visible: note.lost
        x: 10
        y: 11
    }
    Label {
        id: words

        dim: !note.lost
        text: note.lost ? (note.current.canLocate ? qsTr("Nobody can be proposed before the place is known. Ask the reporter, then press L: type an address, or click on the map.") : qsTr("The place is not known, so nobody can be proposed.")) : note.desk.advisorReady && !note.current.looking ? qsTr("Nobody is on duty near this place.") : qsTr("Looking for who could go…")
        width: parent.width - x - 10
        wrapMode: Text.Wrap
        x: note.lost ? 36 : 0
        y: note.lost ? 10 : 4
    }
    MouseArea {
        anchors.fill: parent
        cursorShape: enabled ? Qt.PointingHandCursor : Qt.ArrowCursor
        enabled: note.lost && note.current.canLocate

        onClicked: note.locate()
    }
}
