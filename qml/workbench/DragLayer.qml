// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// The case in the hand: its ghost says in words what letting go here will do; when it was not possible it slides back.
Item {
    id: layer

    property var desk
    property var casePanel
    property var map
    property var queue
    readonly property var drag: desk.drag
    property point origin
    property point last
    property var restsOn: 0
    property real handX: 0
    property real handY: 0

    function begin(caseId: var, at: point): void {
        if (!drag.begin(caseId))
            return;
        // The panel of the case in the hand holds its targets.
        desk.current.select(caseId);
        slide.stop();
        origin = at;
        ghost.opacity = 1;
        move(at);
    }
    function move(at: point): void {
        if (!drag.active)
            return;
        last = at;
        handX = at.x;
        handY = at.y;
        const target = casePanel.targetAt(at);
        if (target) {
            if (target.kind === "unit")
                drag.overUnit(target.code);
            else
                drag.overWorker(target.code);
            return;
        }
        const marker = map.holds(at) ? map.markerAt(at) : null;
        if (marker && marker.kind === "worker")
            drag.overWorkerMarker(marker.id);
        else
            overCard(queue.caseAt(at));
    }
    // A hand that passes over cards merges nothing: it has to rest on one.
    function overCard(caseId: var): void {
        if (caseId !== restsOn) {
            restsOn = caseId;
            settle.restart();
        }
        if (caseId !== 0 && caseId !== drag.caseId)
            drag.overCase(caseId, !settle.running);
        else if (drag.overTarget)
            drag.overNothing();
    }
    function drop(): void {
        if (drag.active)
            drag.drop();
    }

    Accessible.ignored: true

    Connections {
        // Candidates and workers change under a hand that rests.
        function onActiveChanged(): void {
            if (layer.drag.active)
                recheck.start();
            else
                recheck.stop();
        }
        function onEnded(caseId: var, sent: bool): void {
            if (sent)
                fade.start();
            else
                layer.slideBack(caseId);
        }

        target: layer.drag
    }
    Connections {
        function onRefused(caseId: var, stale: bool): void {
            if (stale)
                layer.slideBack(caseId);
        }

        target: layer.desk.commands
    }
    Timer {
        id: settle

        interval: 600
    }
    Timer {
        id: recheck

        interval: 120
        repeat: true

        onTriggered: layer.move(layer.last)
    }

    function slideBack(caseId: var): void {
        const place = queue.cardPlace(caseId);
        fade.stop();
        slideX.to = place ? place.x : origin.x;
        slideY.to = place ? place.y : origin.y;
        ghost.opacity = 1;
        slide.restart();
    }

    SequentialAnimation {
        id: slide

        ParallelAnimation {
            NumberAnimation {
                id: slideX

                duration: Theme.move
                easing.type: Easing.OutCubic
                property: "handX"
                target: layer
            }
            NumberAnimation {
                id: slideY

                duration: Theme.move
                easing.type: Easing.OutCubic
                property: "handY"
                target: layer
            }
        }
        PropertyAction {
            property: "opacity"
            target: ghost
            value: 0
        }
    }
    NumberAnimation {
        id: fade

        duration: Theme.quick
        property: "opacity"
        target: ghost
        to: 0
    }
    Rectangle {
        id: ghost

        readonly property color ink: !layer.drag.overTarget ? Theme.textDim : layer.drag.valid ? Theme.accent : Theme.warning

        border.color: ink
        border.width: 2
        color: Theme.raised
        height: 64
        opacity: 0
        radius: Theme.radius
        visible: opacity > 0
        width: Math.max(240, Math.min(420, Math.max(title.implicitWidth + 56, words.implicitWidth + 52)))
        // Beside the hand on the side that has room, so that it hides no target under the hand.
        x: layer.handX + 14 + width > layer.width - 4 ? Math.max(4, layer.handX - 14 - width) : layer.handX + 14
        y: Math.max(4, Math.min(layer.handY + 18, layer.height - height - 4))

        GradeShape {
            grade: layer.drag.grade
            size: 16
            x: 14
            y: 12
        }
        Label {
            id: title

            strong: true
            text: layer.drag.item + "  " + layer.drag.number
            width: parent.width - 56
            x: 40
            y: 8
        }
        Icon {
            color: ghost.ink
            name: !layer.drag.overTarget ? "grip" : layer.drag.valid ? "check" : "warning"
            size: 16
            x: 14
            y: 36
        }
        Label {
            id: words

            color: ghost.ink
            text: layer.drag.ghost
            width: parent.width - 52
            x: 40
            y: 34
        }
    }
}
