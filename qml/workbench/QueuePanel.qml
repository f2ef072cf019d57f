// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Cases
import Sandtable.Controls

// The queue: filters, cards by urgency, and a bar for what waits while the hand is in the list.
Rectangle {
    id: panel

    property var desk
    readonly property var queue: desk.queue

    signal grabbed(var caseId, point at)
    signal carried(point at)
    signal released
    signal here

    function walk(by: int): void {
        const row = desk.cursor.walk(by);
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Contain);
    }
    function openCursor(): void {
        if (queue.rowOf(desk.cursor.caseId) >= 0)
            desk.current.select(desk.cursor.caseId);
    }
    // Where the card of a case is in the window, for a card that slides back; null when it is out of sight.
    function cardPlace(caseId: var): var {
        const item = list.itemAtIndex(queue.rowOf(caseId));
        return item ? item.mapToItem(null, 20, 20) : null;
    }

    // The case whose card lies under a point of the window; 0 when none does.
    function caseAt(at: point): var {
        const inside = list.mapFromItem(null, at.x, at.y);
        if (inside.x < 0 || inside.y < 0 || inside.x > list.width || inside.y > list.height)
            return 0;
        const card = list.itemAt(inside.x, inside.y + list.contentY) as QueueCard;
        return card ? card.caseId : 0;
    }

    color: Theme.surface

    Binding {
        property: "held"
        target: panel.queue
        value: panel.desk.drag.active || (hover.hovered && hand.running)
    }
    // A hand that only rests in the list does not hold it.
    Timer {
        id: hand

        interval: 6000
    }
    FilterBar {
        id: filters

        onHere: panel.here()

        desk: panel.desk
        width: parent.width
    }
    ActButton {
        id: waiting

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: filters.bottom
        anchors.topMargin: 4
        height: visible ? 30 : 0
        iconName: "inbox"
        keyText: "N"
        objectName: "button:waiting"
        text: qsTr("%n case(s) changed", "", panel.queue.waiting)
        visible: panel.queue.waiting > 0
        width: parent.width - 16

        onClicked: {
            panel.queue.takeWaiting();
            list.positionViewAtBeginning();
        }
    }
    ListView {
        id: list

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: waiting.visible ? waiting.bottom : filters.bottom
        anchors.topMargin: 4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: panel.queue
        reuseItems: true

        T.ScrollBar.vertical: ThinScrollBar {
        }
        delegate: QueueCard {
            cursor: panel.desk.cursor.caseId === caseId
            desk: panel.desk
            lifted: panel.desk.drag.active && panel.desk.drag.caseId === caseId
            opened: panel.desk.current.caseId === caseId
            width: list.width - 8

            onCarried: at => panel.carried(at)
            onChosen: {
                panel.desk.cursor.caseId = caseId;
                panel.desk.current.select(caseId);
            }
            onGrabbed: at => panel.grabbed(caseId, at)
            onReleased: panel.released()
        }

        HoverHandler {
            id: hover

            property point last

            onPointChanged: {
                if (point.scenePosition === last)
                    return;
                last = point.scenePosition;
                hand.restart();
            }
        }
        EmptyState {
            anchors.centerIn: parent
            hint: panel.queue.filtered ? qsTr("%n open case(s) do not pass the filters. Clear them above.", "", panel.queue.total) : panel.desk.link.state === 2 ? qsTr("New cases appear here by themselves. F2 takes a report.") : qsTr("Cases appear here as soon as the server answers.")
            iconName: "inbox"
            title: panel.queue.filtered ? qsTr("Nothing passes the filters") : qsTr("No open cases")
            visible: panel.queue.count === 0
            width: parent.width - 64
        }
    }
}
