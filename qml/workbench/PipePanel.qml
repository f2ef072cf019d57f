// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// The chosen pipe: whose it is and what it is, where one can look into it, and what was asked about it.
Rectangle {
    id: panel

    property var pipes
    property real maximum: 480

    signal closed
    signal copied
    signal wanted(int node)

    border.color: Theme.line
    color: Qt.alpha(Theme.surface, 0.95)
    height: Math.min(implicitHeight, maximum)
    implicitHeight: list.y + column.height + 8
    radius: Theme.radius
    visible: pipes.active
    width: 316

    component Fact: Item {
        id: fact

        property var row

        Accessible.name: row.name + " " + row.value + (row.detail === "" ? "" : ", " + row.detail)
        Accessible.role: Accessible.ListItem
        height: 24 + (detail.visible ? detail.height + 4 : 0)
        width: column.width

        Label {
            color: Theme.textDim
            font.pixelSize: Theme.small
            height: 24
            text: fact.row.name
            width: value.x - x - 8
            x: 12
        }
        Label {
            id: value

            anchors.right: parent.right
            anchors.rightMargin: 14
            color: fact.row.alarm ? Theme.warning : Theme.text
            height: 24
            strong: fact.row.alarm
            text: fact.row.value
            width: Math.min(implicitWidth, 190)
        }
        Label {
            id: detail

            color: Theme.textDim
            font.pixelSize: Theme.small
            maximumLineCount: 4
            text: fact.row.detail
            visible: text !== ""
            width: parent.width - 26
            wrapMode: Text.Wrap
            x: 12
            y: 24
        }
    }

    // Clicks on the panel are none on the map.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onWheel: wheel => wheel.accepted = true
    }
    Rectangle {
        color: Theme.pipeColor(panel.pipes.kind)
        height: 6
        radius: 3
        width: 24
        x: 12
        y: 18
    }
    Label {
        id: title

        elide: Text.ElideRight
        font.pixelSize: Theme.title
        height: 24
        strong: true
        text: panel.pipes.title
        width: copyButton.x - x - 4
        x: 44
        y: 9
    }
    IconButton {
        id: closeButton

        anchors.right: parent.right
        anchors.rightMargin: 4
        iconName: "close"
        objectName: "button:pipe-close"
        text: qsTr("Close (Esc)")
        y: 6

        onClicked: panel.closed()
    }
    IconButton {
        id: copyButton

        anchors.right: closeButton.left
        iconName: "copy"
        objectName: "button:pipe-copy"
        text: qsTr("Copy what is known of this pipe")
        y: 6

        onClicked: panel.copied()
    }
    SelectableText {
        color: Theme.textDim
        font.pixelSize: Theme.small
        objectName: "text:pipe-code"
        text: panel.pipes.code
        x: 44
        y: 34
    }
    Row {
        id: buttons

        spacing: 6
        x: 12
        y: 62

        ActButton {
            keyText: "⇧ U"
            objectName: "button:pipe-up"
            text: qsTr("Up")
            width: 84

            onClicked: panel.pipes.traceUp()
        }
        ActButton {
            keyText: "⇧ D"
            objectName: "button:pipe-down"
            text: qsTr("Down")
            width: 98

            onClicked: panel.pipes.traceDown()
        }
        ActButton {
            enabled: panel.pipes.canIsolate
            keyText: "I"
            objectName: "button:pipe-isolate"
            text: qsTr("Shut off")
            width: 98

            onClicked: panel.pipes.isolate()
        }
    }
    Flickable {
        id: list

        T.ScrollBar.vertical: ThinScrollBar {
        }

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.height
        height: panel.height - y - 8
        interactive: contentHeight > height
        objectName: "list:pipe"
        width: parent.width
        y: 102

        Column {
            id: column

            width: list.width

            Rectangle {
                color: Theme.accentWash
                height: answerTitle.height
                visible: panel.pipes.question !== ""
                width: parent.width

                Label {
                    id: answerTitle

                    font.pixelSize: Theme.body
                    height: 28
                    strong: true
                    text: panel.pipes.answerTitle
                    x: 12
                }
                Label {
                    anchors.right: parent.right
                    anchors.rightMargin: 14
                    color: Theme.textDim
                    font.pixelSize: Theme.small
                    height: 28
                    text: panel.pipes.waiting ? qsTr("asking …") : qsTr("Esc puts it away")
                }
            }
            Label {
                color: Theme.warning
                text: panel.pipes.answerError
                topPadding: 4
                visible: text !== ""
                width: parent.width - 24
                wrapMode: Text.Wrap
                x: 12
            }
            Repeater {
                model: panel.pipes.answer

                Fact {
                    required property var modelData

                    row: modelData
                }
            }
            Repeater {
                model: panel.pipes.answerNodes.slice(0, 12)

                PipeNodeRow {
                    required property var modelData

                    ink: panel.pipes.question === "isolate" ? Theme.warning : Theme.accent
                    node: modelData
                    objectName: "row:pipe-answer-" + modelData.node
                    width: column.width

                    onClicked: panel.wanted(modelData.node)
                }
            }
            Label {
                color: Theme.textFaint
                font.pixelSize: Theme.small
                height: 22
                text: qsTr("and %1 more").arg(panel.pipes.answerNodes.length - 12)
                visible: panel.pipes.answerNodes.length > 12
                x: 12
            }
            SectionTitle {
                text: qsTr("This pipe")
                visible: panel.pipes.question !== ""
                x: 12
            }
            Repeater {
                model: panel.pipes.facts

                Fact {
                    required property var modelData

                    row: modelData
                }
            }
            SectionTitle {
                text: qsTr("Manholes and valves beside it")
                visible: panel.pipes.covers.length > 0
                x: 12
            }
            Repeater {
                model: panel.pipes.covers

                PipeNodeRow {
                    required property var modelData

                    node: modelData
                    objectName: "row:pipe-cover-" + modelData.node
                    width: column.width

                    onClicked: panel.wanted(modelData.node)
                }
            }
            Label {
                color: Theme.textFaint
                font.pixelSize: Theme.small
                height: 24
                text: qsTr("Tab and ⇧ Tab go on along the flow")
                x: 12
            }
        }
    }
}
