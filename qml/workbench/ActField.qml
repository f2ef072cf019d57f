// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// One field of an act: words, a number, or one of a list that the words narrow down.
Column {
    id: entry

    required property var spec
    property var desk
    property var caseId: 0
    readonly property bool chosen: ["unit", "helper", "case", "item"].includes(spec.kind)
    readonly property var found: chosen && picked === "" ? desk.acts.options(caseId, spec.kind, input.text).slice(0, 5) : []
    property string picked: "" // the code that was chosen
    property int row: 0
    readonly property var value: chosen ? picked : input.text.trim()
    readonly property bool complete: spec.optional ? true : value !== "" && (spec.kind !== "hours" || Number(value) > 0)

    signal accepted

    function take(): void {
        input.forceActiveFocus();
        input.selectAll();
    }
    function pick(index: int): void {
        if (index < 0 || index >= found.length)
            return;
        const option = found[index];
        input.text = option.name;
        picked = option.code;
    }

    spacing: 2

    Label {
        dim: true
        font.pixelSize: Theme.small
        text: entry.spec.label
        width: parent.width
    }
    Field {
        id: input

        height: 36
        maximumLength: 300
        objectName: "field:act-" + entry.spec.name
        text: entry.spec.value === undefined || entry.spec.value === null ? "" : String(entry.spec.value)
        width: parent.width

        Keys.onDownPressed: entry.row = Math.min(entry.row + 1, entry.found.length - 1)
        Keys.onReturnPressed: {
            if (entry.chosen && entry.picked === "" && entry.found.length > 0 && (input.text !== "" || !entry.spec.optional))
                entry.pick(entry.row);
            entry.accepted();
        }
        Keys.onUpPressed: entry.row = Math.max(entry.row - 1, 0)
        onTextEdited: {
            entry.picked = "";
            entry.row = 0;
        }
    }
    Repeater {
        model: input.activeFocus ? entry.found : []

        Rectangle {
            id: option

            required property int index
            required property var modelData

            color: entry.row === index ? Theme.accentWash : "transparent"
            height: 28
            radius: 4
            width: entry.width

            Label {
                id: optionName

                height: parent.height
                text: option.modelData.name
                width: Math.min(implicitWidth, parent.width * 0.6)
                x: 8
            }
            Label {
                anchors.left: optionName.right
                anchors.leftMargin: 10
                anchors.right: parent.right
                dim: true
                font.pixelSize: Theme.small
                height: parent.height
                text: option.modelData.detail
            }
            MouseArea {
                anchors.fill: parent

                onClicked: entry.pick(option.index)
            }
        }
    }
}
