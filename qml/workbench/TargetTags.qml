// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// While a case is in the hand: minutes away and open cases beside the best workers on the map.
Item {
    id: tags

    property var desk
    property var markers
    property var camera
    readonly property bool shown: desk.drag.active && desk.drag.wantsWorker && desk.drag.caseId === desk.current.caseId
    property real coveredTop: 0 // by bars; a tag never lies over them
    property int beat: 0

    // Workers glide; their tags follow at a calm rate while the drag lasts.
    Timer {
        interval: 50
        repeat: true
        running: tags.shown

        onTriggered: tags.beat++
    }
    Repeater {
        model: tags.shown ? tags.desk.current.candidates : null

        Rectangle {
            id: tag

            required property string code
            required property string detail
            required property bool valid
            readonly property point at: (tags.beat, tags.markers.positionOf("worker", tags.desk.map.workerMarker(code)))

            border.color: Theme.accent
            color: Qt.alpha(Theme.surface, 0.94)
            height: 22
            radius: 4
            visible: valid && at.y > tags.coveredTop
            width: words.implicitWidth + 12
            // On the other side where the map ends.
            x: at.x + 12 + width <= tags.width ? at.x + 12 : at.x - 12 - width
            y: Math.max(at.y - 11, tags.coveredTop + 4)

            Label {
                id: words

                anchors.centerIn: parent
                font.pixelSize: Theme.small
                text: tag.detail
            }
        }
    }
}
