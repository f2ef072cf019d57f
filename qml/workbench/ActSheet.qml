// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// X: everything that can be done with the open case beside its next step. A letter chooses, fields follow where the act
// needs them, Enter gives it. What cannot be done says why.
Rectangle {
    id: sheet

    property var desk
    property var caseId: 0
    property var acts: []
    property var act: null // the chosen one, while its fields are filled in
    property int row: 0

    function open(wanted: string): void {
        if (desk.current.caseId === 0)
            return;
        caseId = desk.current.caseId;
        acts = desk.acts.list(caseId);
        act = null;
        row = Math.max(0, acts.findIndex(one => one.why === ""));
        visible = true;
        keys.forceActiveFocus();
        const index = acts.findIndex(one => one.act === wanted);
        if (index >= 0)
            choose(index);
    }
    function close(): void {
        visible = false;
        act = null;
        parent.forceActiveFocus();
    }
    // Escape: from the fields to the list, from the list away.
    function back(): void {
        if (act === null) {
            close();
            return;
        }
        act = null;
        keys.forceActiveFocus();
    }
    function choose(index: int): void {
        if (index < 0 || index >= acts.length)
            return;
        row = index;
        if (acts[index].why !== "") {
            desk.commands.say(acts[index].why);
            return;
        }
        act = acts[index];
        fieldAt(0).take();
    }
    function fieldAt(index: int): ActField {
        return fields.itemAt(index) as ActField;
    }
    function next(index: int): void {
        if (index + 1 < fields.count)
            fieldAt(index + 1).take();
        else
            confirm();
    }
    function confirm(): void {
        const values = {};
        for (let i = 0; i < fields.count; ++i) {
            const field = fieldAt(i);
            if (!field.complete) {
                field.take();
                return;
            }
            values[act.fields[i].name] = field.value;
        }
        if (desk.acts.give(caseId, act.act, values))
            close();
    }

    color: Theme.shade
    visible: false

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onClicked: sheet.close()
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.line
        color: Theme.surface
        height: content.height + 40
        radius: 8
        width: Math.min(620, parent.width - 40)

        MouseArea {
            anchors.fill: parent
        }
        Column {
            id: content

            spacing: 8
            width: parent.width - 40
            x: 20
            y: 20

            Label {
                font.pixelSize: Theme.title
                strong: true
                text: sheet.act === null ? qsTr("More with this case") : sheet.act.text
                width: parent.width
            }
            FocusScope {
                id: keys

                height: list.height
                visible: sheet.act === null
                width: parent.width

                Keys.onDownPressed: sheet.row = Math.min(sheet.row + 1, sheet.acts.length - 1)
                Keys.onPressed: event => {
                    const index = sheet.acts.findIndex(one => one.letter === event.text.toUpperCase());
                    if (index < 0 || event.text === "")
                        return;
                    event.accepted = true;
                    sheet.choose(index);
                }
                Keys.onReturnPressed: sheet.choose(sheet.row)
                Keys.onUpPressed: sheet.row = Math.max(sheet.row - 1, 0)

                Column {
                    id: list

                    width: parent.width

                    Repeater {
                        model: sheet.act === null ? sheet.acts : []

                        Rectangle {
                            id: line

                            required property int index
                            required property var modelData
                            readonly property bool can: modelData.why === ""

                            Accessible.description: modelData.why
                            Accessible.name: modelData.text
                            Accessible.role: Accessible.Button
                            color: sheet.row === index ? Theme.accentWash : pointer.containsMouse ? Theme.hover : "transparent"
                            height: can ? 34 : 46
                            objectName: "act:" + modelData.act
                            radius: 4
                            width: list.width

                            KeyCap {
                                ink: line.can ? Theme.text : Theme.textFaint
                                text: line.modelData.letter
                                x: 8
                                y: 8
                            }
                            Label {
                                color: line.can ? Theme.text : Theme.textFaint
                                text: line.modelData.text
                                width: parent.width - 60
                                x: 48
                                y: line.can ? 8 : 4
                            }
                            Label {
                                color: Theme.textFaint
                                font.pixelSize: Theme.small
                                text: line.modelData.why
                                visible: !line.can
                                width: parent.width - 60
                                x: 48
                                y: 25
                            }
                            MouseArea {
                                id: pointer

                                anchors.fill: parent
                                hoverEnabled: true

                                onClicked: sheet.choose(line.index)
                            }
                        }
                    }
                }
            }
            Repeater {
                id: fields

                model: sheet.act === null ? [] : sheet.act.fields

                ActField {
                    required property int index
                    required property var modelData

                    caseId: sheet.caseId
                    desk: sheet.desk
                    spec: modelData
                    width: content.width

                    onAccepted: sheet.next(index)
                }
            }
            Row {
                anchors.right: parent.right
                spacing: 8
                topPadding: 8
                visible: sheet.act !== null

                ActButton {
                    height: 40
                    keyText: "Esc"
                    objectName: "button:cancel-act"
                    text: qsTr("Back")

                    onClicked: sheet.back()
                }
                ActButton {
                    height: 40
                    keyText: "Enter"
                    objectName: "button:confirm-act"
                    primary: true
                    text: qsTr("Confirm")

                    onClicked: sheet.confirm()
                }
            }
        }
    }
}
