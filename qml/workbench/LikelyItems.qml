// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The items that a new report may speak of, the one that will be sent highlighted.
Column {
    id: items

    property var report

    spacing: 4

    Label {
        color: Theme.textFaint
        font.pixelSize: Theme.small
        text: items.report.likely.length === 0 ? qsTr("Item") : qsTr("Item: which of these?")
    }
    Label {
        strong: true
        text: items.report.item === "" ? qsTr("Not clear yet") : items.report.item
        visible: items.report.likely.length === 0
    }
    Repeater {
        model: items.report.likely

        Rectangle {
            id: row

            required property int index
            required property var modelData
            readonly property bool chosen: items.report.chosen === index

            Accessible.checkable: true
            Accessible.checked: chosen
            Accessible.name: modelData.name
            Accessible.role: Accessible.RadioButton
            border.color: chosen ? Theme.accent : Theme.line
            border.width: chosen ? 2 : 1
            color: chosen ? Theme.accentWash : pointer.containsMouse ? Theme.hover : "transparent"
            height: 34
            objectName: "likely:" + index
            radius: Theme.radius
            width: items.width

            KeyCap {
                id: key

                anchors.verticalCenter: parent.verticalCenter
                ink: row.chosen ? Theme.text : Theme.textFaint
                text: row.index + 1
                x: 8
            }
            GradeShape {
                id: shape

                anchors.left: key.right
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                grade: row.modelData.grade
                size: 14
            }
            Label {
                anchors.left: shape.right
                anchors.leftMargin: 8
                anchors.right: unit.left
                anchors.rightMargin: 12
                height: parent.height
                strong: row.chosen
                text: row.modelData.name + " · " + row.modelData.gradeName
            }
            Label {
                id: unit

                anchors.right: bar.left
                anchors.rightMargin: 12
                dim: true
                font.pixelSize: Theme.small
                height: parent.height
                horizontalAlignment: Text.AlignRight
                text: row.modelData.unit
                width: Math.min(implicitWidth, row.width * 0.32)
            }
            Rectangle {
                id: bar

                anchors.right: share.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.line
                height: 6
                radius: 3
                width: 72

                Rectangle {
                    color: row.chosen ? Theme.accent : Theme.textFaint
                    height: parent.height
                    radius: 3
                    width: parent.width * row.modelData.confidence / 100
                }
            }
            Label {
                id: share

                anchors.right: parent.right
                anchors.rightMargin: 10
                font.pixelSize: Theme.small
                height: parent.height
                horizontalAlignment: Text.AlignRight
                text: qsTr("%1 %").arg(row.modelData.confidence)
                width: 40
            }
            MouseArea {
                id: pointer

                anchors.fill: parent
                hoverEnabled: true

                onClicked: items.report.choose(row.index)
            }
        }
    }
}
