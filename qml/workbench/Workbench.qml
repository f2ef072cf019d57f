// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Cases
import Sandtable.Controls

// The dispatcher's desk: queue on the left, the map in the middle, the open case on the right, the state above.
Item {
    id: bench

    property var desk
    property var language
    property alias datum: map.datum
    readonly property bool wide: width >= 2600
    readonly property bool busy: newReport.visible || locate.visible || find.visible || palette.visible || keys.visible || reasonPrompt.visible || acts.visible || alarms.visible || map.viewsOpen || map.basemapsOpen

    function closeTop(): void {
        if (desk.drag.active)
            desk.drag.cancel();
        else if (reasonPrompt.visible)
            reasonPrompt.close();
        else if (acts.visible && acts.act !== null)
            return acts.back();
        else if (acts.visible)
            acts.close();
        else if (alarms.visible)
            alarms.close();
        else if (locate.visible)
            locate.close();
        else if (newReport.visible)
            newReport.close();
        else if (find.visible)
            find.close();
        else if (palette.visible)
            palette.close();
        else if (keys.visible)
            keys.visible = false;
        else if (map.viewsOpen)
            map.viewsOpen = false;
        else if (map.basemapsOpen)
            map.basemapsOpen = false;
        else if (desk.look.active)
            desk.look.back();
        else if (map.drawing)
            map.leaveDrawing();
        else if (map.lightShown)
            map.toggleLight();
        else if (map.underground.shown)
            map.underground.stepBack();
        else if (desk.tiers.exploded)
            desk.tiers.exploded = false;
        else if (casePanel.cursorRow >= 0)
            casePanel.cursorRow = -1;
        else if (desk.map.worker !== 0)
            desk.map.chooseWorker(0);
        else if (desk.current.caseId !== 0)
            desk.current.select(0);
        bench.forceActiveFocus();
    }
    function openLocate(): void {
        find.close();
        newReport.close();
        desk.locate.begin(desk.current.caseId);
    }
    function openReport(): void {
        find.close();
        locate.close();
        newReport.open();
    }
    // The queue of one region: that of the open case or of the middle of the map, at the tier that is shown.
    function toggleHere(): void {
        desk.queue.region = desk.queue.region === "" ? desk.map.regionHere(Math.max(2, desk.tiers.tier)) : "";
    }
    function toggleViews(): void {
        map.viewsOpen = !map.viewsOpen;
    }
    function toggleBasemaps(): void {
        map.basemapsOpen = !map.basemapsOpen;
    }
    // What else can be done with the open case; `wanted` is chosen at once, "" shows the list.
    function openActs(wanted: string): void {
        acts.open(wanted);
    }
    function openAlarms(): void {
        alarms.open();
    }
    function openPalette(): void {
        palette.open();
    }
    function openFind(): void {
        newReport.close();
        locate.close();
        find.open();
    }

    focus: true

    // What nobody else took moves the map, so that it needs no click first.
    Keys.onPressed: event => {
        if (!busy && !(Window.activeFocusItem instanceof TextInput))
            map.press(event);
    }

    KeyTable {
        id: keyTable
    }
    Keymap {
        id: keymap

        bench: bench
        casePanel: casePanel
        desk: bench.desk
        keys: keys
        map: map
        queue: queue
        reasonPrompt: reasonPrompt
        table: keyTable
    }
    StatusBar {
        id: statusBar

        // Its tips hang over what lies below.
        z: 1
        desk: bench.desk
        height: 48
        language: bench.language
        width: parent.width

        onAlarms: bench.openAlarms()
        onFind: bench.openFind()
        onHelp: keys.visible = !keys.visible
        onReport: bench.openReport()
    }
    QueuePanel {
        id: queue

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: statusBar.bottom
        desk: bench.desk
        width: bench.wide ? 420 : 340

        onHere: bench.toggleHere()
        onCarried: at => dragLayer.move(at)
        onGrabbed: (caseId, at) => dragLayer.begin(caseId, at)
        onReleased: dragLayer.drop()
    }
    MapPane {
        id: map

        anchors.bottom: parent.bottom
        anchors.left: queue.right
        anchors.right: casePanel.left
        anchors.top: statusBar.bottom
        desk: bench.desk
        picking: newReport.visible || locate.visible

        onCarried: at => dragLayer.move(at)
        onGrabbed: (caseId, at) => dragLayer.begin(caseId, at)
        onPicked: (lon, lat) => {
            if (locate.visible) {
                bench.desk.locate.placeAt(lon, lat);
                return;
            }
            bench.desk.report.setPoint(lon, lat);
            newReport.open(); // the hand goes back to the keyboard: Enter sends
        }
        onReleased: dragLayer.drop()
    }
    CasePanel {
        id: casePanel

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.top: statusBar.bottom
        desk: bench.desk
        width: bench.wide ? 480 : 380

        onAsk: what => reasonPrompt.ask(what)
        onMore: acts.open("")
        onLocate: bench.openLocate()
        onCarried: at => dragLayer.move(at)
        onGrabbed: at => dragLayer.begin(bench.desk.current.caseId, at)
        onReleased: dragLayer.drop()
    }
    Rectangle {
        color: Theme.line
        height: parent.height - statusBar.height
        width: 1
        x: queue.width - 1
        y: statusBar.height
    }
    Rectangle {
        color: Theme.line
        height: parent.height - statusBar.height
        width: 1
        x: casePanel.x
        y: statusBar.height
    }
    NewReport {
        id: newReport

        anchors.top: statusBar.bottom
        anchors.topMargin: 56
        desk: bench.desk
        width: Math.min(760, map.width - 32)
        x: map.x + (map.width - width) / 2
    }
    LocateSheet {
        id: locate

        anchors.top: statusBar.bottom
        anchors.topMargin: 56
        desk: bench.desk
        width: Math.min(760, map.width - 32)
        x: map.x + (map.width - width) / 2
    }
    FindAnything {
        id: find

        anchors.top: statusBar.bottom
        anchors.topMargin: 56
        desk: bench.desk
        width: Math.min(640, map.width - 32)
        x: map.x + (map.width - width) / 2
    }
    CommandPalette {
        id: palette

        anchors.top: statusBar.bottom
        anchors.topMargin: 56
        holds: when => keymap.holds(when)
        table: keyTable
        width: Math.min(520, map.width - 32)
        x: map.x + (map.width - width) / 2

        onChosen: act => keymap.run(act)
    }
    ToastStack {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        desk: bench.desk
        width: Math.min(460, map.width - 32)
        x: map.x + (map.width - width) / 2
    }
    ReasonPrompt {
        id: reasonPrompt

        anchors.fill: parent
        desk: bench.desk
    }
    AlarmSheet {
        id: alarms

        anchors.top: statusBar.bottom
        anchors.topMargin: 56
        desk: bench.desk
        width: Math.min(640, map.width - 32)
        x: map.x + (map.width - width) / 2
    }
    ActSheet {
        id: acts

        anchors.fill: parent
        desk: bench.desk
    }
    Connections {
        function onActWanted(caseId: var, act: string): void {
            bench.desk.current.select(caseId);
            acts.open(act);
        }

        target: bench.desk.commands
    }
    KeysHelp {
        id: keys

        anchors.fill: parent
        table: keyTable
        visible: false
    }
    DragLayer {
        id: dragLayer

        anchors.fill: parent
        casePanel: casePanel
        desk: bench.desk
        map: map
        queue: queue
    }
}
