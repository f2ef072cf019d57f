// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// F3: cases, workers, units, cameras and places by a few characters.
Rectangle {
    id: sheet

    property var desk
    readonly property var search: desk.search

    function open(): void {
        visible = true;
        field.selectAll();
        field.forceActiveFocus();
    }
    function close(): void {
        visible = false;
        parent.forceActiveFocus();
    }
    function choose(row: int): void {
        search.choose(row);
        close();
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
            objectName: "field:find"
            placeholderText: qsTr("Find a case, a place, a worker, a unit or a camera")
            text: sheet.search.query
            width: parent.width

            Keys.onDownPressed: results.currentIndex = Math.min(results.currentIndex + 1, results.count - 1)
            Keys.onReturnPressed: if (results.count > 0)
                sheet.choose(Math.max(0, results.currentIndex))
            Keys.onUpPressed: results.currentIndex = Math.max(results.currentIndex - 1, 0)
            onTextEdited: sheet.search.query = text
        }
        ListView {
            id: results

            boundsBehavior: Flickable.StopAtBounds
            clip: true
            height: Math.min(contentHeight, 480)
            model: sheet.search
            width: parent.width

            T.ScrollBar.vertical: ThinScrollBar {
            }
            delegate: Rectangle {
                id: hit

                required property int index
                required property string kind
                required property string title
                required property string detail

                color: ListView.isCurrentItem ? Theme.accentWash : pointer.containsMouse ? Theme.hover : "transparent"
                height: 48
                radius: 4
                width: results.width

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: hit.kind === "place" ? "pin" : hit.kind
                    x: 10
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 52
                    x: 42

                    Label {
                        text: hit.title
                        width: parent.width
                    }
                    Label {
                        dim: true
                        font.pixelSize: Theme.small
                        text: hit.detail
                        width: parent.width
                    }
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
            text: sheet.search.searching ? qsTr("Looking…") : field.text === "" ? qsTr("Type a number, a name, a street or a place.") : qsTr("Nothing found. Try fewer characters.")
            visible: results.count === 0
            x: 8
        }
    }
}
