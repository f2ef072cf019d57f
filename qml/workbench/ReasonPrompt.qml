// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Asks for the reason that goes into the flow record, then does it.
Rectangle {
    id: prompt

    property var desk
    property string what
    property var caseId: 0
    readonly property var titles: ({
            "reject": qsTr("Why is it not filed?"),
            "withdraw": qsTr("Why is it taken back?"),
            "supervise": qsTr("What is demanded?")
        })
    readonly property var defaults: ({
            "reject": qsTr("Not on the responsibility list"),
            "withdraw": qsTr("Assigned by mistake"),
            "supervise": qsTr("Handle at once and report back")
        })

    function ask(act: string): void {
        if (desk.current.caseId === 0)
            return;
        what = act;
        caseId = desk.current.caseId;
        field.text = defaults[act];
        visible = true;
        field.selectAll();
        field.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        parent.forceActiveFocus();
    }
    function confirm(): void {
        const reason = field.text.trim();
        if (reason === "")
            return;
        if (what === "reject")
            desk.commands.reject(caseId, reason);
        else if (what === "withdraw")
            desk.commands.withdraw(caseId, reason);
        else
            desk.commands.supervise(caseId, reason);
        close();
    }

    color: Theme.shade
    visible: false

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onClicked: prompt.close()
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.line
        color: Theme.surface
        height: 164
        radius: 8
        width: 480

        MouseArea {
            anchors.fill: parent
        }
        Label {
            font.pixelSize: Theme.title
            strong: true
            text: prompt.titles[prompt.what] ?? ""
            x: 20
            y: 16
        }
        Field {
            id: field

            height: 40
            maximumLength: 300
            objectName: "field:reason"
            placeholderText: qsTr("Reason")
            width: parent.width - 40
            x: 20
            y: 52

            Keys.onReturnPressed: prompt.confirm()
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: 20
            spacing: 8
            y: 108

            ActButton {
                height: 40
                keyText: "Esc"
                objectName: "button:cancel-reason"
                text: qsTr("Cancel")

                onClicked: prompt.close()
            }
            ActButton {
                enabled: field.text.trim() !== ""
                keyText: "Enter"
                objectName: "button:confirm-reason"
                primary: true
                text: qsTr("Confirm")

                onClicked: prompt.confirm()
            }
        }
    }
}
