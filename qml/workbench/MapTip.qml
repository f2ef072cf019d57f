// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// What lies under the cursor, in words beside it.
Rectangle {
    id: tip

    property var feed
    property var marker: null
    property bool quiet: false // a case is in the hand
    property var underground

    readonly property string words: {
        if (!marker || quiet)
            return "";
        switch (marker.kind) {
        case "worker":
            return feed.workerText(marker.id);
        case "case":
            return feed.caseText(marker.id);
        case "camera":
            return feed.cameraText(marker.id);
        case "component":
            return feed.componentText(marker.code, marker.type);
        case "cameras":
            return qsTr("%n camera(s) here: click to go closer", "", marker.count);
        case "cluster":
            return qsTr("%n case(s) here: click to go closer", "", marker.count);
        case "components":
            return qsTr("%n component(s) here: click to go closer", "", marker.count);
        default:
            return marker.kind.startsWith("pipe") ? underground.tip(marker) : "";
        }
    }

    border.color: Theme.line
    color: Theme.raised
    height: tipText.implicitHeight + 12
    radius: 4
    visible: words !== ""
    width: tipText.implicitWidth + 16
    x: marker ? Math.max(4, Math.min(marker.x + 14, parent.width - width - 4)) : 0
    y: marker ? Math.max(4, Math.min(marker.y + 14, parent.height - height - 4)) : 0

    Label {
        id: tipText

        anchors.centerIn: parent
        elide: Text.ElideNone
        font.pixelSize: Theme.small
        text: tip.words
    }
}
