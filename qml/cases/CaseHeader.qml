// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Item, grade and number of the open case, with the handle to drag it by.
Rectangle {
    id: header

    property var desk
    property var current

    signal grabbed(point at)
    signal carried(point at)
    signal released

    color: Theme.raised
    height: 76

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }
    Rectangle {
        id: handle

        Accessible.name: qsTr("Drag this case onto a worker or a unit")
        Accessible.role: Accessible.Button
        border.color: grip.containsMouse ? Theme.accent : Theme.line
        color: grip.containsMouse ? Theme.hover : "transparent"
        height: 52
        objectName: "handle:case"
        radius: Theme.radius
        width: 44
        x: 10
        y: 12

        GradeShape {
            anchors.horizontalCenter: parent.horizontalCenter
            grade: header.current.grade
            size: 18
            y: 8
        }
        Icon {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 2
            anchors.horizontalCenter: parent.horizontalCenter
            name: "grip"
            rotation: 90
            size: 18
        }
        MouseArea {
            id: grip

            property bool pulling: false

            anchors.fill: parent
            cursorShape: pulling ? Qt.ClosedHandCursor : Qt.OpenHandCursor
            enabled: header.current.open
            hoverEnabled: true
            preventStealing: true

            onPositionChanged: event => {
                if (!pressed)
                    return;
                const at = mapToItem(null, event.x, event.y);
                if (!pulling) {
                    pulling = true;
                    header.grabbed(at);
                }
                header.carried(at);
            }
            onReleased: {
                if (pulling)
                    header.released();
                pulling = false;
            }
        }
    }
    Column {
        anchors.left: handle.right
        anchors.leftMargin: 10
        anchors.right: closeButton.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Label {
            font.pixelSize: Theme.title
            strong: true
            text: header.current.item
            width: parent.width
        }
        Row {
            spacing: 4

            Label {
                anchors.verticalCenter: parent.verticalCenter
                dim: true
                text: header.current.number
            }
            IconButton {
                anchors.verticalCenter: parent.verticalCenter
                iconName: "copy"
                objectName: "button:copy-number"
                size: 24
                text: qsTr("Copy the number")

                onClicked: header.current.copyNumber()
            }
        }
    }
    IconButton {
        id: closeButton

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        objectName: "button:close-case"
        text: qsTr("Close the panel")

        onClicked: header.current.select(0)
    }
}
