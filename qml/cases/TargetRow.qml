// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// A worker or unit to whom the case can be given: by a drop, a click or Enter.
Item {
    id: row

    required property string code
    required property string name
    required property string detail
    required property string reason
    required property bool valid
    required property string invalid
    required property bool proposed
    property string kind: "candidate" // or "unit"
    property bool dropping: false     // a case is in the hand
    property bool under: false        // and it is over this row
    property bool cursor: false

    signal chosen

    Accessible.description: valid ? reason : invalid
    Accessible.name: name + ", " + detail
    Accessible.role: Accessible.Button
    height: note.visible ? note.y + note.height + 8 : 34
    objectName: kind + ":" + code

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: 2
        border.color: row.under ? (row.valid ? Theme.accent : Theme.warning) : row.cursor ? Theme.accent : row.dropping && row.valid ? Qt.alpha(Theme.accent, 0.6) : Theme.line
        border.width: row.under || row.cursor ? 2 : 1
        color: row.under && row.valid ? Theme.accentWash : mouse.containsMouse && row.valid ? Theme.hover : Theme.raised
        opacity: row.valid ? 1 : row.dropping ? 0.4 : 0.7
        radius: Theme.radius

        Icon {
            id: icon

            color: row.proposed ? Theme.accent : Theme.textDim
            name: row.kind === "unit" ? "unit" : "worker"
            size: 18
            x: 8
            y: 7
        }
        Label {
            anchors.left: icon.right
            anchors.leftMargin: 8
            anchors.right: badge.visible ? badge.left : detailLabel.left
            anchors.rightMargin: 8
            height: 32
            strong: row.proposed
            text: row.name
        }
        Rectangle {
            id: badge

            anchors.right: detailLabel.left
            anchors.rightMargin: 8
            color: Theme.accentWash
            height: 18
            radius: 4
            visible: row.proposed
            width: badgeText.implicitWidth + 10
            y: 7

            Label {
                id: badgeText

                anchors.centerIn: parent
                color: Theme.accent
                font.pixelSize: Theme.small
                text: qsTr("proposed")
            }
        }
        Label {
            id: detailLabel

            anchors.right: parent.right
            anchors.rightMargin: 10
            dim: true
            font.pixelSize: Theme.small
            height: 32
            text: row.detail
        }
        Label {
            id: note

            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.right: parent.right
            anchors.rightMargin: 8
            color: row.valid ? Theme.textFaint : Theme.warning
            elide: Text.ElideRight
            font.pixelSize: Theme.small
            maximumLineCount: 2
            text: row.valid ? row.reason : row.invalid
            visible: text !== "" && (row.kind === "candidate" || row.proposed || row.under)
            wrapMode: Text.Wrap
            y: 30
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: row.valid ? Qt.PointingHandCursor : Qt.ArrowCursor
        enabled: row.valid
        hoverEnabled: true

        onClicked: row.chosen()
    }
}
