// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Scene

// Listens to the keys of KeyTable. In a text field letters stay letters: Qt gives the field the first word.
Item {
    id: keymap

    property var bench
    property var casePanel
    property var desk
    property var keys
    property var map
    property var queue
    property var reasonPrompt
    required property KeyTable table
    readonly property var current: desk.current
    readonly property bool free: !bench.busy
    readonly property bool caseOpen: current.caseId !== 0 && free

    function holds(when: string): bool {
        switch (when) {
        case "always":
            return true;
        case "free":
            return free;
        case "queue":
            return free && casePanel.cursorRow < 0 && !map.measuring;
        case "measuring":
            return free && map.measuring;
        case "not-measuring":
            return free && !map.measuring;
        case "area":
            return free && desk.area.active;
        case "underground":
            return free && map.underground.shown;
        case "pipe":
            return free && map.underground.shown && desk.pipes.active;
        case "case":
            return caseOpen;
        case "looking":
            return free && desk.look.active;
        case "returnable":
            return caseOpen && (current.canWithdraw || current.canReject);
        case "open":
            return caseOpen && current.open;
        default:
            return false;
        }
    }
    function run(act: string): void {
        const commands = desk.commands;
        switch (act) {
        case "report":
            return bench.openReport();
        case "find":
            return bench.openFind();
        case "palette":
            return bench.openPalette();
        case "help":
            keys.visible = !keys.visible;
            return;
        case "close":
            return bench.closeTop();
        case "down":
            return queue.walk(1);
        case "explode":
            return map.toggleExploded();
        case "up":
            return queue.walk(-1);
        case "open":
            return queue.openCursor();
        case "let-in":
            return desk.queue.takeWaiting();
        case "assign":
            current.wantsUnit ? commands.dispatchProposed(current.caseId) : commands.assignProposed(current.caseId);
            return;
        case "choose":
            return casePanel.choose();
        case "locate":
            return bench.openLocate();
        case "next":
            commands.actNext(current.caseId);
            return;
        case "dispatch":
            commands.dispatchProposed(current.caseId);
            return;
        case "return":
            return reasonPrompt.ask(current.canWithdraw ? "withdraw" : "reject");
        case "supervise":
            const why = commands.whyNotSupervise(current.caseId);
            return why === "" ? reasonPrompt.ask("supervise") : commands.say(why);
        case "alarms":
            return bench.openAlarms();
        case "more":
            return bench.openActs("");
        case "undo":
            desk.toasts.undoLatest();
            return;
        case "cameras":
            return map.toggleCameras();
        case "components":
            return map.toggleComponents();
        case "underground":
            return map.toggleUnderground();
        case "light":
            return map.toggleLight();
        case "next-light":
            return map.nextLight();
        case "measure":
            return map.takeTool(DrawingLayer.Measure);
        case "measure-end":
            return map.finishMeasure();
        case "measure-back":
            return map.takeBackPoint();
        case "box":
            return map.takeTool(DrawingLayer.Box);
        case "lasso":
            return map.takeTool(DrawingLayer.Lasso);
        case "copy-area":
            return map.copyArea();
        case "copy-place":
            return map.copyPlace();
        case "datum":
            return map.nextDatum();
        case "here":
            return bench.toggleHere();
        case "follow":
            return map.follow();
        case "drill":
            return map.drill();
        case "out":
            return desk.tiers.up();
        case "look":
            return desk.look.step(1);
        case "look-before":
            return desk.look.step(-1);
        case "views":
            return bench.toggleViews();
        case "basemaps":
            return bench.toggleBasemaps();
        case "home":
            return map.home();
        case "north":
            return map.northUp();
        default:
            if (act.startsWith("more-"))
                bench.openActs(act.slice(5));
            else if (act.startsWith("pipe-"))
                map.underground.run(act);
            else if (act.startsWith("tier-"))
                desk.tiers.press(Number(act.slice(5)));
        }
    }

    Instantiator {
        model: 9

        Shortcut {
            required property int index

            enabled: keymap.free || keymap.map.viewsOpen
            sequence: "Ctrl+" + (index + 1)

            onActivated: keymap.desk.views.fly(index)
        }
    }
    Instantiator {
        model: keymap.table.rows.filter(row => row.keys)

        Shortcut {
            required property var modelData

            enabled: keymap.holds(modelData.when)
            sequences: modelData.keys

            onActivated: keymap.run(modelData.act)
        }
    }
}
