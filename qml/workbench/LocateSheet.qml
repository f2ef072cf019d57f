// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// L: where the case lies. Words are looked up while they are typed; a click on the map places it at once.
Rectangle {
    id: sheet

    property var desk
    readonly property var locate: desk.locate

    function close(): void {
        locate.cancel();
    }

    border.color: Theme.accent
    color: Theme.surface
    height: column.height + 32
    radius: 8
    visible: locate.active
    onVisibleChanged: {
        if (!visible)
            return parent.forceActiveFocus();
        field.text = "";
        field.forceActiveFocus();
    }

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
                text: qsTr("Locate") + "  " + sheet.locate.title
                width: parent.width - hint.width - 16
            }
            Label {
                id: hint

                anchors.right: parent.right
                color: Theme.textFaint
                font.pixelSize: Theme.small
                height: parent.height
                text: qsTr("a click on the map places it · Enter takes the words · Esc cancels")
            }
        }
        Label {
            dim: true
            maximumLineCount: 2
            text: sheet.locate.reportText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        Field {
            id: field

            font.pixelSize: Theme.title
            height: 44
            iconName: "pin"
            objectName: "field:locate"
            placeholderText: qsTr("Address, crossing or place")
            width: parent.width

            Keys.onEnterPressed: sheet.locate.send()
            Keys.onReturnPressed: sheet.locate.send()
            onTextEdited: sheet.locate.words = text
        }
        Grid {
            columnSpacing: 16
            columns: 2
            visible: sheet.locate.found
            width: parent.width

            ReportFact {
                detail: sheet.locate.regions
                iconName: "pin"
                title: qsTr("Place")
                value: sheet.locate.place
                width: (parent.width - 16) / 2
            }
            ReportFact {
                detail: sheet.locate.unit
                iconName: "worker"
                title: qsTr("Verified by")
                value: sheet.locate.worker === "" ? qsTr("Nobody on duty near") : sheet.locate.worker
                width: (parent.width - 16) / 2
            }
        }
        Item {
            height: 40
            width: parent.width

            Label {
                color: missing ? Theme.warning : Theme.textDim
                height: parent.height
                text: missing ? qsTr("Not found in this district: say it in other words, or click on the map.") : !sheet.desk.advisorReady ? qsTr("The street names are still being read; the map works already.") : ""
                width: parent.width - send.width - 16

                readonly property bool missing: field.text.trim() !== "" && !sheet.locate.thinking && !sheet.locate.found && sheet.desk.advisorReady
            }
            ActButton {
                id: send

                anchors.right: parent.right
                enabled: sheet.locate.found && !sheet.locate.thinking
                keyText: "Enter"
                objectName: "button:send-locate"
                primary: true
                text: qsTr("Place it here")

                onClicked: sheet.locate.send()
            }
        }
    }
}
