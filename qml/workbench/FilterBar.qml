// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Filters of the queue: text, "needs you", grade by shape, stage and channel in turn.
Item {
    id: bar

    property var desk
    readonly property var queue: desk.queue

    signal here

    // The words of a filter by value, the one for "all" first.
    function withAll(all: string, count: int, name: var): var {
        const names = [all];
        for (let value = 1; value <= count; ++value)
            names.push(name(value));
        return names;
    }

    height: column.height + 16

    Column {
        id: column

        spacing: 6
        width: parent.width - 16
        x: 8
        y: 10

        Item {
            height: 22
            width: parent.width

            Label {
                strong: true
                text: qsTr("Queue")
            }
            Label {
                anchors.right: parent.right
                dim: true
                font.pixelSize: Theme.small
                height: parent.height
                text: bar.queue.filtered ? qsTr("%1 of %2").arg(bar.queue.count).arg(bar.queue.total) : bar.queue.total
            }
        }
        Item {
            height: Theme.rowHeight
            width: parent.width

            Field {
                id: field

                anchors.left: parent.left
                anchors.right: clear.visible ? clear.left : parent.right
                anchors.rightMargin: clear.visible ? 4 : 0
                iconName: "search"
                objectName: "field:filter"
                placeholderText: qsTr("Number, place, words")
                text: bar.queue.text

                onTextEdited: bar.queue.text = text
            }
            IconButton {
                id: clear

                anchors.right: parent.right
                iconName: "close"
                objectName: "button:clear-filters"
                text: qsTr("Clear the filters")
                visible: bar.queue.filtered

                onClicked: bar.queue.clearFilters()
            }
        }
        Row {
            spacing: 4

            Chip {
                objectName: "button:needs-me"
                on: bar.queue.needsMe
                text: qsTr("Needs you")

                onClicked: bar.queue.needsMe = !bar.queue.needsMe
            }
            Repeater {
                model: 4

                T.AbstractButton {
                    id: gradeChip

                    required property int index
                    readonly property bool on: bar.queue.grade === index + 1

                    Accessible.name: (bar.desk.chinese, bar.desk.gradeName(index + 1))
                    Accessible.role: Accessible.CheckBox
                    focusPolicy: Qt.TabFocus
                    height: 26
                    objectName: "button:grade-" + (index + 1)
                    width: 30

                    background: Rectangle {
                        border.color: gradeChip.on || gradeChip.visualFocus ? Theme.accent : Theme.line
                        color: gradeChip.on ? Theme.accentWash : gradeChip.hovered ? Theme.hover : "transparent"
                        radius: 13
                    }
                    contentItem: Item {
                        GradeShape {
                            anchors.centerIn: parent
                            grade: gradeChip.index + 1
                            size: 12
                        }
                    }

                    onClicked: bar.queue.grade = on ? 0 : index + 1
                    Tip {
                        text: gradeChip.Accessible.name
                        visible: gradeChip.hovered
                    }
                }
            }
        }
        Chip {
            objectName: "button:here"
            on: bar.queue.region !== ""
            text: (bar.desk.chinese, bar.desk.cityName, on ? qsTr("Only %1").arg(bar.desk.regionName(bar.queue.region)) : qsTr("Only the region here"))

            onClicked: bar.here()
        }
        Row {
            spacing: 4

            CycleChip {
                names: bar.withAll(qsTr("All stages"), 6, value => bar.desk.stageName(value))
                objectName: "button:stage"
                value: bar.queue.stage

                onPicked: value => bar.queue.stage = value
            }
            CycleChip {
                names: bar.withAll(qsTr("All channels"), 7, value => bar.desk.channelName(value))
                objectName: "button:channel"
                value: bar.queue.channel

                onPicked: value => bar.queue.channel = value
            }
        }
    }
}
