// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Y: what is overdue and yours to act on, the most urgent grade first. Enter opens the case, 1 to 3 shelve its alarm.
Rectangle {
    id: sheet

    property var desk
    readonly property var alarms: desk.alarms
    readonly property var shelfMinutes: [15, 60, 240]

    function open(): void {
        visible = true;
        list.currentIndex = 0;
        list.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        parent.forceActiveFocus();
    }
    function take(index: int): void {
        if (index < 0 || index >= alarms.list.length)
            return;
        const caseId = alarms.list[index].caseId;
        close();
        desk.current.select(caseId);
    }
    function shelve(minutes: int): void {
        const row = list.currentIndex;
        if (row < 0 || row >= alarms.list.length)
            return;
        alarms.shelve(alarms.list[row].caseId, minutes);
        list.currentIndex = Math.min(row, alarms.list.length - 1);
    }

    border.color: Theme.line
    color: Theme.surface
    height: column.height + 24
    radius: 8
    visible: false

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Column {
        id: column

        spacing: 8
        width: parent.width - 24
        x: 12
        y: 12

        Label {
            font.pixelSize: Theme.title
            strong: true
            text: qsTr("Overdue and yours to act on")
            width: parent.width
        }
        Label {
            color: sheet.alarms.tooMany ? Theme.danger : Theme.textDim
            font.pixelSize: Theme.small
            text: qsTr("%1 raised in the last 10 minutes, %2 shelved").arg(sheet.alarms.raised).arg(sheet.alarms.shelved)
            width: parent.width
        }
        ListView {
            id: list

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            height: Math.min(contentHeight, 420)
            model: sheet.alarms.list
            width: parent.width

            T.ScrollBar.vertical: ThinScrollBar {
            }
            delegate: Rectangle {
                id: line

                required property int index
                required property var modelData

                Accessible.description: modelData.words
                Accessible.name: modelData.item + " " + modelData.number
                Accessible.role: Accessible.ListItem
                color: ListView.isCurrentItem ? Theme.accentWash : pointer.containsMouse ? Theme.hover : "transparent"
                height: 44
                radius: 4
                width: list.width

                GradeShape {
                    grade: line.modelData.grade
                    size: 16
                    x: 10
                    y: 14
                }
                Label {
                    text: line.modelData.item + "  " + line.modelData.number
                    width: parent.width - 210
                    x: 38
                    y: 4
                }
                Label {
                    color: Theme.accent
                    font.pixelSize: Theme.small
                    text: line.modelData.act
                    width: parent.width - 210
                    x: 38
                    y: 23
                }
                Label {
                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.danger
                    text: line.modelData.words
                }
                MouseArea {
                    id: pointer

                    anchors.fill: parent
                    hoverEnabled: true

                    onClicked: sheet.take(line.index)
                }
            }

            Keys.onPressed: event => {
                const shelf = ["1", "2", "3"].indexOf(event.text);
                if (shelf < 0)
                    return;
                event.accepted = true;
                sheet.shelve(sheet.shelfMinutes[shelf]);
            }
            Keys.onReturnPressed: sheet.take(currentIndex)
        }
        Label {
            dim: true
            text: qsTr("Nothing is overdue that you could act on.")
            visible: list.count === 0
            width: parent.width
        }
        Row {
            spacing: 8
            visible: list.count > 0

            Label {
                anchors.verticalCenter: parent.verticalCenter
                dim: true
                font.pixelSize: Theme.small
                text: qsTr("Shelve for")
            }
            Repeater {
                model: [qsTr("15 min"), qsTr("1 hour"), qsTr("4 hours")]

                ActButton {
                    required property int index
                    required property string modelData

                    height: 32
                    keyText: String(index + 1)
                    objectName: "button:shelve-" + index
                    text: modelData

                    onClicked: sheet.shelve(sheet.shelfMinutes[index])
                }
            }
        }
    }
}
