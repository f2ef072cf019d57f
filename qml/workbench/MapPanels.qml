// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// What a person opens over the map for a moment: saved views, basemaps, a camera's own view.
Item {
    id: panels

    property var basemap
    property real barsEnd: 0 // below the breadcrumb
    property var desk
    property var terrain
    property real toolsEnd: 0 // below the buttons
    property bool basemapsOpen: false
    property bool viewsOpen: false

    onBasemapsOpenChanged: if (basemapsOpen)
        viewsOpen = false
    onViewsOpenChanged: if (viewsOpen)
        basemapsOpen = false

    LookBar {
        anchors.horizontalCenter: parent.horizontalCenter
        look: panels.desk.look
        y: panels.barsEnd
    }
    BasemapPanel {
        anchors.right: parent.right
        anchors.rightMargin: 12
        basemap: panels.basemap
        chinese: panels.desk.chinese
        maximum: panels.height - y - 60
        terrain: panels.terrain
        visible: panels.basemapsOpen
        y: panels.toolsEnd

        onClosed: panels.basemapsOpen = false
    }
    ViewsPanel {
        anchors.right: parent.right
        anchors.rightMargin: 12
        desk: panels.desk
        maximum: panels.height - y - 120
        tier: panels.desk.tiers.pinned
        visible: panels.viewsOpen
        y: panels.toolsEnd

        onClosed: panels.viewsOpen = false
    }
    Connections {
        function onFlown(name: string, tier: int): void {
            panels.desk.tiers.pinned = tier;
            panels.viewsOpen = false;
        }

        target: panels.desk.views
    }
    Connections {
        function onNone(): void {
            panels.desk.toasts.say(qsTr("This city has no cameras to look from."));
        }

        target: panels.desk.look
    }
}
