// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Ctrl+K: every command that can be given now, by a few letters of its words.
Rectangle {
    id: sheet

    required property KeyTable table
    property var holds: when => true
    // What could be done when it was opened: opening it changes that.
    property var possible: []
    readonly property var shown: possible.filter(row => row.text.toLowerCase().includes(field.text.trim().toLowerCase()))

    signal chosen(string act)

    function open(): void {
        possible = table.rows.filter(row => row.act && row.act !== "palette" && row.act !== "close" && holds(row.when));
        field.text = "";
        results.currentIndex = 0;
        visible = true;
        field.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        parent.forceActiveFocus();
    }
    function choose(row: int): void {
        if (row < 0 || row >= shown.length)
            return;
        const act = shown[row].act;
        close();
        chosen(act);
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

        Field {
            id: field

            font.pixelSize: Theme.title
            height: 44
            iconName: "search"
            objectName: "field:palette"
            placeholderText: qsTr("What do you want to do?")
            width: parent.width

            Keys.onDownPressed: results.currentIndex = Math.min(results.currentIndex + 1, results.count - 1)
            Keys.onEnterPressed: sheet.choose(results.currentIndex)
            Keys.onReturnPressed: sheet.choose(results.currentIndex)
            Keys.onUpPressed: results.currentIndex = Math.max(results.currentIndex - 1, 0)
            onTextEdited: results.currentIndex = 0
        }
        ListView {
            id: results

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            height: Math.min(contentHeight, 420)
            model: sheet.shown
            width: parent.width

            T.ScrollBar.vertical: ThinScrollBar {
            }
            delegate: Rectangle {
                id: hit

                required property int index
                required property var modelData

                Accessible.name: modelData.text
                Accessible.role: Accessible.ListItem
                color: ListView.isCurrentItem ? Theme.accentWash : pointer.containsMouse ? Theme.hover : "transparent"
                height: 36
                radius: 4
                width: results.width

                Label {
                    height: parent.height
                    text: hit.modelData.text
                    width: parent.width - 110
                    x: 12
                }
                KeyCap {
                    anchors.right: parent.right
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    ink: Theme.textDim
                    text: hit.modelData.cap
                }
                MouseArea {
                    id: pointer

                    anchors.fill: parent
                    hoverEnabled: true

                    onClicked: sheet.choose(hit.index)
                }
            }
        }
        Label {
            dim: true
            height: 32
            text: qsTr("No such command now. Try fewer letters.")
            visible: results.count === 0
            x: 8
        }
    }
}
