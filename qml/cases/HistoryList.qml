// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The flow record, newest first: when, what, who.
Column {
    id: list

    property var history: []

    spacing: 0

    Repeater {
        model: list.history

        Item {
            id: entry

            required property int index
            required property var modelData

            height: body.height + 10
            width: list.width

            Rectangle {
                color: Theme.line
                height: parent.height
                visible: entry.index < list.history.length - 1
                width: 2
                x: 3
                y: 10
            }
            Rectangle {
                color: entry.index === 0 ? Theme.accent : Theme.textFaint
                height: 8
                radius: 4
                width: 8
                y: 6
            }
            Column {
                id: body

                width: parent.width - 18
                x: 18

                Item {
                    height: Math.max(20, what.height)
                    width: parent.width

                    SelectableText {
                        id: what

                        anchors.left: parent.left
                        anchors.right: time.left
                        anchors.rightMargin: 6
                        text: entry.modelData.what + (entry.modelData.who === "" ? "" : " · " + entry.modelData.who)
                    }
                    Label {
                        id: time

                        anchors.right: parent.right
                        color: Theme.textFaint
                        font.pixelSize: Theme.small
                        text: entry.modelData.time
                    }
                }
                SelectableText {
                    dim: true
                    font.pixelSize: Theme.small
                    text: entry.modelData.note
                    visible: text !== ""
                    width: parent.width
                }
            }
        }
    }
}
