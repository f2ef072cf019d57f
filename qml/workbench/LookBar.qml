// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Through which camera the city is seen, and the way back.
Rectangle {
    id: bar

    property var look

    border.color: Theme.accent
    color: Qt.alpha(Theme.surface, 0.95)
    height: 56
    radius: Theme.radius
    visible: look.active
    width: Math.min(row.width + 24, parent.width - 24)

    Row {
        id: row

        spacing: Theme.gap
        x: 12

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            name: "camera"
            size: 20
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2
            width: Math.min(Math.max(name.implicitWidth, detail.implicitWidth), bar.parent.width - buttons.width - 24 - 24 - 44)

            Label {
                id: name

                objectName: "label:look"
                strong: true
                text: bar.look.name
                width: parent.width
            }
            Label {
                id: detail

                color: Theme.textDim
                font.pixelSize: Theme.small
                text: bar.look.detail
                width: parent.width
            }
        }
        Row {
            id: buttons

            height: bar.height
            spacing: Theme.grid

            ActButton {
                anchors.verticalCenter: parent.verticalCenter
                keyText: "O"
                text: qsTr("Next %1/%2").arg(bar.look.place).arg(bar.look.count)

                onClicked: bar.look.step(1)
            }
            ActButton {
                anchors.verticalCenter: parent.verticalCenter
                keyText: "Esc"
                text: qsTr("Back")

                onClicked: bar.look.back()
            }
        }
    }
}
