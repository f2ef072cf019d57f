// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// F2: one line of text; what it would become appears while it is typed. A click on the map sets the place.
Rectangle {
    id: sheet

    property var desk
    readonly property var report: desk.report

    function open(): void {
        visible = true;
        field.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        parent.forceActiveFocus();
    }

    border.color: Theme.line
    color: Theme.surface
    height: column.height + 32
    radius: 8
    visible: false

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Column {
        id: column

        spacing: 10
        width: parent.width - 32
        x: 16
        y: 16

        Item {
            height: 28
            width: parent.width

            Label {
                font.pixelSize: Theme.title
                strong: true
                text: qsTr("New report")
            }
            Label {
                anchors.right: parent.right
                color: Theme.textFaint
                font.pixelSize: Theme.small
                height: parent.height
                text: qsTr("Enter sends · ↑↓ or Alt 1–3 choose the item · Esc closes · a click on the map sets the place")
                width: Math.min(implicitWidth, parent.width - 140)
            }
        }
        Field {
            id: field

            font.pixelSize: Theme.title
            height: 44
            objectName: "field:report"
            placeholderText: qsTr("What happened, and where?")
            text: sheet.report.text
            width: parent.width

            Keys.onDownPressed: sheet.report.choose(sheet.report.chosen + 1)
            Keys.onEnterPressed: sheet.report.send()
            Keys.onPressed: event => {
                // Plain digits are house numbers.
                if ((event.modifiers & Qt.AltModifier) && event.key >= Qt.Key_1 && event.key <= Qt.Key_3) {
                    sheet.report.choose(event.key - Qt.Key_1);
                    event.accepted = true;
                }
            }
            Keys.onReturnPressed: sheet.report.send()
            Keys.onUpPressed: sheet.report.choose(sheet.report.chosen - 1)
            onTextEdited: sheet.report.text = text
        }
        Grid {
            columnSpacing: 16
            columns: 2
            rowSpacing: 8
            visible: sheet.report.known
            width: parent.width

            ReportFact {
                detail: sheet.report.grid + (sheet.report.pointSet ? " · " + qsTr("set on the map") : "")
                iconName: "pin"
                title: qsTr("Place")
                value: sheet.report.place === "" ? qsTr("Not found: click on the map") : sheet.report.place
                width: (parent.width - 16) / 2
            }
            ReportFact {
                detail: sheet.report.workerReason
                iconName: "worker"
                title: qsTr("Verified by")
                value: sheet.report.worker === "" ? qsTr("Nobody on duty near") : sheet.report.worker
                width: (parent.width - 16) / 2
            }
        }
        LikelyItems {
            report: sheet.report
            visible: sheet.report.known
            width: parent.width
        }
        ReportReason {
            report: sheet.report
            visible: sheet.report.known
            width: parent.width
        }
        Row {
            spacing: 8
            visible: sheet.report.duplicates.length > 0

            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.warning
                text: qsTr("Perhaps reported already:")
            }
            Repeater {
                model: sheet.report.duplicates.slice(0, 3)

                Chip {
                    required property var modelData

                    text: modelData.number

                    onClicked: sheet.desk.current.select(modelData.caseId)
                }
            }
        }
        Item {
            height: 40
            width: parent.width

            Label {
                dim: true
                height: parent.height
                text: !sheet.desk.advisorReady ? qsTr("The street names are still being read; sending works already.") : sheet.report.thinking ? qsTr("Looking…") : !sheet.report.ready ? qsTr("Example: a water pipe leaks at Tongji bridge") : ""
                width: parent.width - send.width - 16 - (unpick.visible ? unpick.width + 8 : 0)
            }
            ActButton {
                id: unpick

                anchors.right: send.left
                anchors.rightMargin: 8
                iconName: "undo"
                objectName: "button:clear-point"
                text: qsTr("Not this place")
                visible: sheet.report.pointSet
                y: 4

                onClicked: {
                    sheet.report.clearPoint();
                    field.forceActiveFocus();
                }
            }
            ActButton {
                id: send

                anchors.right: parent.right
                enabled: sheet.report.ready
                keyText: "Enter"
                objectName: "button:send-report"
                primary: true
                text: qsTr("Take it in")

                onClicked: sheet.report.send()
            }
        }
    }
    Connections {
        function onSent(): void {
            sheet.close();
        }

        target: sheet.report
    }
}
