// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// The kinds of pipe under the view, what there is of each, and a switch for each.
Rectangle {
    id: legend

    property var pipeLayer
    property var pipes
    readonly property real totalM: pipeLayer.inView.reduce((sum, kind) => sum + kind.lengthM, 0)

    function toggle(kind: int): void {
        pipeLayer.kinds = pipeLayer.kinds ^ (1 << (kind - 1));
    }

    border.color: Theme.line
    color: Qt.alpha(Theme.surface, 0.95)
    height: column.height + 16
    radius: Theme.radius
    visible: pipeLayer.shown
    width: 216

    // Clicks beside the switches are none on the map.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onWheel: wheel => wheel.accepted = true
    }
    Column {
        id: column

        width: parent.width
        y: 8

        Item {
            height: 24
            width: parent.width

            Label {
                height: parent.height
                strong: true
                text: qsTr("Under the ground")
                x: 12
            }
            Label {
                anchors.right: parent.right
                anchors.rightMargin: 12
                color: Theme.textDim
                elide: Text.ElideNone
                font.pixelSize: Theme.small
                height: parent.height
                text: legend.pipes.lengthText(legend.totalM)
                visible: legend.pipeLayer.inView.length > 0
            }
        }
        Label {
            color: legend.pipeLayer.errorText !== "" ? Theme.warning : Theme.textDim
            font.pixelSize: Theme.small
            text: legend.pipeLayer.errorText !== "" ? legend.pipeLayer.errorText : !legend.pipeLayer.ready ? qsTr("Reading the pipes …") : qsTr("This city has no pipes.")
            visible: legend.pipeLayer.errorText !== "" || !legend.pipeLayer.ready || legend.pipeLayer.total === 0
            width: parent.width - 24
            wrapMode: Text.Wrap
            x: 12
        }
        Repeater {
            model: legend.pipeLayer.inView

            T.Button {
                id: row

                required property var modelData
                readonly property bool on: (legend.pipeLayer.kinds & (1 << (modelData.kind - 1))) !== 0

                Accessible.checkable: true
                Accessible.checked: on
                Accessible.name: text + " " + length.text
                Accessible.role: Accessible.CheckBox
                focusPolicy: Qt.TabFocus
                height: 28
                objectName: "switch:pipe-" + modelData.kind
                text: legend.pipes.kindName(modelData.kind)
                width: column.width

                background: Rectangle {
                    border.color: row.visualFocus ? Theme.accent : "transparent"
                    border.width: 2
                    color: row.down ? Theme.line : row.hovered ? Theme.hover : "transparent"
                }
                contentItem: Item {
                    Rectangle {
                        border.color: Theme.pipeColor(row.modelData.kind)
                        border.width: 1
                        color: row.on ? Theme.pipeColor(row.modelData.kind) : "transparent"
                        height: 6
                        radius: 3
                        width: 24
                        x: 12
                        y: 11
                    }
                    Label {
                        color: row.on ? Theme.text : Theme.textFaint
                        height: parent.height
                        text: row.text
                        width: length.x - x - 8
                        x: 46
                    }
                    Label {
                        id: length

                        anchors.right: cap.left
                        anchors.rightMargin: 8
                        color: row.on ? Theme.textDim : Theme.textFaint
                        elide: Text.ElideNone
                        font.pixelSize: Theme.small
                        height: parent.height
                        text: legend.pipes.lengthText(row.modelData.lengthM)
                    }
                    KeyCap {
                        id: cap

                        anchors.right: parent.right
                        anchors.rightMargin: 12
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.modelData.kind
                    }
                }

                onClicked: legend.toggle(row.modelData.kind)
            }
        }
        Label {
            color: Theme.textFaint
            font.pixelSize: Theme.small
            height: 22
            text: qsTr("Alt 1…6 switch · colours of CJJ 61")
            visible: legend.pipeLayer.inView.length > 0
            width: parent.width - 24
            x: 12
        }
    }
}
