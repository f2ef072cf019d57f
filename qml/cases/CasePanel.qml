// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// The open case: what, where, how far, how long, who could take it, what happened.
Rectangle {
    id: panel

    property var desk
    readonly property var current: desk.current
    readonly property var drag: desk.drag
    property int cursorRow: -1 // in the targets, for Shift+A
    property string cursorCode: "" // who stands there: rows change places as workers walk, the choice stays

    signal grabbed(point at)
    signal carried(point at)
    signal released
    signal locate
    signal ask(string what)
    signal more

    // The target under a point of the window: {kind, code}, or null.
    function targetAt(at: point): var {
        const inside = flick.mapFromItem(null, at.x, at.y);
        if (!body.visible || inside.x < 0 || inside.y < 0 || inside.x > flick.width || inside.y > flick.height)
            return null;
        const repeater = current.wantsWorker ? candidates : units;
        for (let i = 0; i < repeater.count; ++i) {
            const row = repeater.itemAt(i);
            const p = row.mapFromItem(null, at.x, at.y);
            if (p.x >= 0 && p.y >= 0 && p.x < row.width && p.y < row.height)
                return {
                    "kind": row.kind,
                    "code": row.code
                };
        }
        return null;
    }
    function cursorNow(): int {
        const rows = current.wantsWorker ? candidates : units;
        for (let i = 0; i < rows.count; ++i)
            if (rows.itemAt(i).code === cursorCode)
                return i;
        return -1;
    }
    function moveCursor(by: int): void {
        const rows = current.wantsWorker ? candidates : units;
        const to = Math.max(0, Math.min(cursorNow() + by, rows.count - 1));
        cursorRow = -1;
        cursorRow = to;
    }
    function choose(): void {
        if (current.caseId === 0)
            return;
        targets.forceActiveFocus();
        flick.showTargets();
        cursorRow = -1;
        cursorRow = 0;
    }
    // The row under the cursor is the one that Enter takes: it is never out of sight.
    onCursorRowChanged: {
        const row = cursorRow < 0 ? null : (current.wantsWorker ? candidates : units).itemAt(cursorRow);
        cursorCode = row ? row.code : "";
        if (row)
            flick.showRow(row.mapToItem(column, 0, 0).y, row.height);
    }
    function give(code: string): void {
        if (current.wantsWorker)
            desk.commands.assignWorker(current.caseId, code);
        else
            desk.commands.dispatchTo(current.caseId, code);
        cursorRow = -1;
    }

    color: Theme.surface

    Connections {
        function onActiveChanged(): void {
            if (panel.drag.active)
                flick.showTargets();
        }

        target: panel.drag
    }
    Connections {
        function onCaseChanged(): void {
            flick.contentY = 0;
            panel.cursorRow = -1;
        }

        target: panel.current
    }
    EmptyState {
        anchors.centerIn: parent
        hint: qsTr("Walk the queue with J and K and press Enter, click a card, or click a pin on the map.")
        iconName: "case"
        title: qsTr("No case is open")
        visible: !body.visible
        width: parent.width - 64
    }
    Item {
        id: body

        anchors.fill: parent
        visible: panel.current.caseId !== 0

        CaseHeader {
            id: header

            current: panel.current
            desk: panel.desk
            width: parent.width

            onCarried: at => panel.carried(at)
            onGrabbed: at => panel.grabbed(at)
            onReleased: panel.released()
        }
        Flickable {
            id: flick

            function showRow(top: real, rowHeight: real): void {
                contentY = Math.max(Math.min(contentY, top - 8), Math.min(top + rowHeight + 8, contentHeight) - height);
            }
            // Only when none of them is in sight: rows must not move away under a hand that goes for them.
            function showTargets(): void {
                if (targets.y + 80 > contentY + height)
                    contentY = Math.max(0, Math.min(targets.y - 8, contentHeight - height));
            }

            anchors.bottom: footer.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: header.bottom
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: column.height + 24

            T.ScrollBar.vertical: ThinScrollBar {
            }

            Column {
                id: column

                spacing: 6
                width: flick.width - 28
                x: 14

                CaseFacts {
                    current: panel.current
                    desk: panel.desk
                    width: parent.width
                }
                FocusScope {
                    id: targets

                    height: targetColumn.height
                    width: parent.width

                    Keys.onDownPressed: panel.moveCursor(1)
                    Keys.onEscapePressed: panel.cursorRow = -1
                    Keys.onReturnPressed: if (panel.cursorNow() >= 0)
                        panel.give(panel.cursorCode)
                    Keys.onUpPressed: panel.moveCursor(-1)

                    Column {
                        id: targetColumn

                        spacing: 2
                        width: parent.width

                        SectionTitle {
                            text: panel.current.wantsWorker ? qsTr("Who could go · ↑ ↓ Enter, click, or drop the case here") : qsTr("Units · ↑ ↓ Enter, click, or drop the case here")
                            visible: panel.current.wantsWorker || panel.current.wantsUnit
                            width: parent.width
                        }
                        NoCandidates {
                            desk: panel.desk
                            visible: panel.current.wantsWorker && panel.current.candidates.count === 0
                            width: parent.width

                            onLocate: panel.locate()
                        }
                        Repeater {
                            id: candidates

                            model: panel.current.wantsWorker ? panel.current.candidates : null

                            TargetRow {
                                cursor: panel.cursorCode !== "" && panel.cursorCode === code
                                dropping: panel.drag.active
                                kind: "candidate"
                                under: panel.drag.active && panel.drag.targetCode === code
                                width: targetColumn.width

                                onChosen: panel.give(code)
                            }
                        }
                        Repeater {
                            id: units

                            model: panel.current.wantsUnit ? panel.current.units : null

                            TargetRow {
                                cursor: panel.cursorCode !== "" && panel.cursorCode === code
                                dropping: panel.drag.active
                                kind: "unit"
                                under: panel.drag.active && panel.drag.targetCode === code
                                width: targetColumn.width

                                onChosen: panel.give(code)
                            }
                        }
                    }
                }
                SectionTitle {
                    text: qsTr("What happened")
                }
                HistoryList {
                    history: panel.current.history
                    width: parent.width
                }
            }
        }
        Rectangle {
            id: footer

            anchors.bottom: parent.bottom
            color: Theme.surface
            height: buttons.height + 2 * Theme.pad
            width: parent.width

            Rectangle {
                color: Theme.line
                height: 1
                width: parent.width
            }
            CaseActions {
                id: buttons

                current: panel.current
                desk: panel.desk
                width: parent.width - 28
                x: 14
                y: Theme.pad

                onAsk: what => panel.ask(what)
                onChoose: panel.choose()
                onLocate: panel.locate()
                onMore: panel.more()
            }
        }
    }
}
