// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// What lies in the area that was drawn on the map: first what can be acted on, then what stands there.
Rectangle {
    id: panel

    property var area
    property real maximum: 480

    signal closed
    signal copied

    border.color: Theme.line
    color: Qt.alpha(Theme.surface, 0.95)
    height: Math.min(implicitHeight, maximum)
    implicitHeight: list.y + column.height + 8
    radius: Theme.radius
    visible: area.active
    width: 272

    // Clicks on the figures are none on the map.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onWheel: wheel => wheel.accepted = true
    }
    Label {
        id: title

        font.pixelSize: Theme.title
        strong: true
        text: qsTr("In this area")
        x: 12
        y: 10
    }
    IconButton {
        id: closeButton

        anchors.right: parent.right
        anchors.rightMargin: 4
        iconName: "close"
        objectName: "button:area-close"
        text: qsTr("Close (Esc)")
        y: 6

        onClicked: panel.closed()
    }
    IconButton {
        anchors.right: closeButton.left
        iconName: "copy"
        objectName: "button:area-copy"
        text: qsTr("Copy the figures (Ctrl+C)")
        y: 6

        onClicked: panel.copied()
    }
    Label {
        id: note

        color: panel.area.errorText !== "" ? Theme.warning : Theme.textDim
        font.pixelSize: Theme.small
        text: panel.area.errorText !== "" ? panel.area.errorText : qsTr("Reading the city, once: the rest follows …")
        visible: panel.area.reading || panel.area.errorText !== ""
        width: parent.width - 24
        wrapMode: Text.Wrap
        x: 12
        y: 42
    }
    Flickable {
        id: list

        T.ScrollBar.vertical: ThinScrollBar {
        }

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.height
        height: panel.height - y - 8
        interactive: contentHeight > height
        objectName: "list:area"
        width: parent.width
        y: note.visible ? note.y + note.implicitHeight + 6 : note.y

        Column {
            id: column

            width: list.width

            Repeater {
                model: panel.area.rows

                Item {
                    id: line

                    required property var modelData
                    readonly property bool part: modelData.level > 0

                    Accessible.name: modelData.name + " " + modelData.value + (modelData.detail === "" ? "" : ", " + modelData.detail)
                    Accessible.role: Accessible.ListItem
                    height: 24 + (detail.visible ? detail.height : 0)
                    width: column.width

                    Label {
                        color: line.modelData.alarm ? Theme.danger : line.part ? Theme.textDim : Theme.text
                        font.pixelSize: line.part ? Theme.small : Theme.body
                        height: 24
                        text: line.modelData.name
                        verticalAlignment: Text.AlignVCenter
                        width: value.x - x - 8
                        x: line.part ? 24 : 12
                    }
                    Label {
                        id: value

                        anchors.right: parent.right
                        anchors.rightMargin: 14
                        color: line.modelData.alarm ? Theme.danger : line.part ? Theme.textDim : Theme.text
                        elide: Text.ElideNone
                        font.pixelSize: line.part ? Theme.small : Theme.body
                        height: 24
                        strong: !line.part || line.modelData.alarm
                        text: line.modelData.value
                        verticalAlignment: Text.AlignVCenter
                    }
                    Label {
                        id: detail

                        color: Theme.textFaint
                        font.pixelSize: Theme.small
                        maximumLineCount: 3
                        text: line.modelData.detail
                        visible: text !== ""
                        width: parent.width - 38
                        wrapMode: Text.Wrap
                        x: 24
                        y: 22
                    }
                }
            }
        }
    }
}
