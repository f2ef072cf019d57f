// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls
import Sandtable.Scene

// What lies on the ground: a picture, chosen from the list, and hills. Up and Down go through the list, Enter takes.
Rectangle {
    id: panel

    required property BasemapLayer basemap
    required property Terrain terrain
    property bool chinese: true
    property real maximum: 500
    readonly property var entries: [{
            "id": "",
            "name": qsTr("None"),
            "nameEn": qsTr("None")
        }, ...basemap.maps]

    signal closed

    function words(): string {
        switch (panel.basemap.state) {
        case BasemapLayer.Loading:
            return panel.basemap.pending > 0 ? qsTr("Loading, %n square(s) to come", "", panel.basemap.pending) : qsTr("Opening the source …");
        case BasemapLayer.Shown:
            return qsTr("All of the view is there");
        case BasemapLayer.Failed:
            return qsTr("Failed at %1, tried again by itself: %2").arg(panel.basemap.problemTime).arg(panel.basemap.problem);
        default:
            return panel.basemap.maps.length > 0 ? "" : qsTr("No picture is defined. Put a definition into data/basemaps or start with --basemap FILE; docs/basemaps.md says how.");
        }
    }
    function ground(): string {
        if (panel.terrain.problem !== "")
            return panel.terrain.problem;
        if (!panel.terrain.available)
            return qsTr("No heights are given: neither --dem FILE nor dem in the basemap's definition.");
        if (panel.terrain.reading)
            return qsTr("Reading the heights …");
        if (panel.terrain.flat)
            return qsTr("Flat while the underground is shown.");
        return panel.terrain.standing ? qsTr("The ground lies %1 to %2 m high").arg(Math.round(panel.terrain.lowestM)).arg(Math.round(panel.terrain.highestM)) : "";
    }

    border.color: Theme.line
    color: Theme.surface
    height: column.height + 24
    radius: 8
    width: 320
    onVisibleChanged: {
        if (!visible)
            return parent.forceActiveFocus();
        list.currentIndex = Math.max(0, panel.entries.findIndex(entry => entry.id === panel.basemap.current));
        list.forceActiveFocus();
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Column {
        id: column

        spacing: Theme.gap
        width: parent.width - 24
        x: 12
        y: 12

        Item {
            height: 28
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                font.pixelSize: Theme.title
                strong: true
                text: qsTr("Basemap")
            }
            IconButton {
                anchors.right: parent.right
                iconName: "close"
                size: 28
                text: qsTr("Close (Esc)")

                onClicked: panel.closed()
            }
        }
        ListView {
            id: list

            clip: true
            height: Math.min(contentHeight, Math.max(80, panel.maximum - 300))
            keyNavigationEnabled: true
            model: panel.entries
            objectName: "list:basemaps"
            width: parent.width

            Keys.onEnterPressed: panel.basemap.current = panel.entries[currentIndex].id
            Keys.onEscapePressed: panel.closed()
            Keys.onReturnPressed: panel.basemap.current = panel.entries[currentIndex].id

            delegate: T.AbstractButton {
                id: entry

                required property int index
                required property var modelData
                readonly property bool taken: panel.basemap.current === modelData.id

                Accessible.checkable: true
                Accessible.checked: taken
                Accessible.name: text
                Accessible.role: Accessible.RadioButton
                height: 32
                objectName: "basemap:" + modelData.id
                text: panel.chinese ? modelData.name : modelData.nameEn
                width: ListView.view.width

                background: Rectangle {
                    border.color: entry.ListView.isCurrentItem && list.activeFocus ? Theme.accent : "transparent"
                    color: entry.taken ? Theme.accentWash : entry.hovered ? Theme.hover : "transparent"
                    radius: 4
                }
                contentItem: Label {
                    color: entry.taken ? Theme.text : Theme.textDim
                    leftPadding: 28
                    text: entry.text
                    verticalAlignment: Text.AlignVCenter

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.accent
                        name: "check"
                        size: 16
                        visible: entry.taken
                        x: 6
                    }
                }

                onClicked: panel.basemap.current = entry.modelData.id
            }
        }
        Repeater {
            model: panel.basemap.problems

            Label {
                required property string modelData

                color: Theme.warning
                elide: Text.ElideNone
                font.pixelSize: Theme.small
                text: modelData
                width: column.width
                wrapMode: Text.Wrap
            }
        }
        Label {
            color: panel.basemap.state === BasemapLayer.Failed ? Theme.warning : Theme.textDim
            elide: Text.ElideNone
            font.pixelSize: Theme.small
            text: panel.words()
            visible: text !== ""
            width: parent.width
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        Row {
            spacing: Theme.gap
            visible: panel.basemap.current !== ""
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Opacity")
            }
            Slide {
                anchors.verticalCenter: parent.verticalCenter
                from: 0.1
                name: qsTr("Opacity of the basemap")
                objectName: "slide:opacity"
                stepSize: 0.05
                to: 1
                value: panel.basemap.opacity

                onMoved: panel.basemap.opacity = value
            }
            Chip {
                anchors.verticalCenter: parent.verticalCenter
                on: panel.basemap.overRoads
                text: qsTr("Over the roads")

                onClicked: panel.basemap.overRoads = !panel.basemap.overRoads
            }
        }
        Rectangle {
            color: Theme.line
            height: 1
            width: parent.width
        }
        Row {
            spacing: Theme.grid
            width: parent.width

            Chip {
                enabled: panel.terrain.available
                objectName: "chip:terrain"
                on: panel.terrain.shown && panel.terrain.available
                text: qsTr("Terrain")

                onClicked: panel.terrain.shown = !panel.terrain.shown
            }
            Repeater {
                model: 5

                Chip {
                    required property int index

                    enabled: panel.terrain.available && panel.terrain.shown
                    on: Math.round(panel.terrain.exaggeration) === index + 1
                    text: "×" + (index + 1)

                    onClicked: panel.terrain.exaggeration = index + 1
                }
            }
        }
        Label {
            color: panel.terrain.problem !== "" ? Theme.warning : Theme.textDim
            elide: Text.ElideNone
            font.pixelSize: Theme.small
            text: panel.ground()
            visible: text !== ""
            width: parent.width
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
}
