// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Sandtable.Cases
import Sandtable.Controls

Item {
    id: root

    height: 500
    width: 380

    // What a card and a row ask of the desk.
    QtObject {
        id: desk

        property real nowUs: 150

        function shortSpanText(us: real): string {
            return us + " us";
        }
    }
    Component {
        id: cardComponent

        QueueCard {
            act: "Assign"
            caseId: 17
            channelName: "Phone"
            desk: desk
            dueUs: 200
            gone: false
            grade: 2
            gradeName: "Grade 2"
            gridName: "Grid"
            holder: ""
            index: 0
            item: "Manhole cover"
            needsMe: true
            number: "20261123-0001"
            obstacle: ""
            place: "Renmin Road"
            reportedUs: 100
            reportText: "broken"
            sinceUs: 100
            stage: 1
            stageName: "Collection"
            width: 332
        }
    }
    Component {
        id: rowComponent

        TargetRow {
            code: "W0001"
            detail: "2 min"
            invalid: "off duty"
            name: "Chen"
            proposed: true
            reason: "nearest"
            valid: true
            width: 340
        }
    }
    Component {
        id: stagesComponent

        StageLine {
            width: 364
        }
    }
    TestCase {
        name: "QueueCard"
        when: windowShown

        function test_clickOpensAndDoesNotDrag(): void {
            const card = createTemporaryObject(cardComponent, root);
            let chosen = 0;
            let grabbed = 0;
            card.chosen.connect(() => chosen++);
            card.grabbed.connect(() => grabbed++);
            mouseClick(card, 100, 40);
            compare(chosen, 1);
            compare(grabbed, 0);
        }
        function test_pullDragsAndDoesNotOpen(): void {
            const card = createTemporaryObject(cardComponent, root);
            const heard = [];
            card.chosen.connect(() => heard.push("chosen"));
            card.grabbed.connect(() => heard.push("grabbed"));
            card.released.connect(() => heard.push("released"));
            mousePress(card, 100, 40);
            mouseMove(card, 103, 41);
            compare(heard.length, 0, "a trembling hand does not drag");
            mouseMove(card, 160, 90);
            mouseMove(card, 200, 120);
            mouseRelease(card, 200, 120);
            compare(heard, ["grabbed", "released"]);
        }
        function test_nameForScriptsAndScreenReaders(): void {
            const card = createTemporaryObject(cardComponent, root);
            compare(card.objectName, "card:17");
            verify(card.Accessible.name.includes("20261123-0001"));
        }
    }
    TestCase {
        name: "TargetRow"
        when: windowShown

        function test_invalidRowSaysWhyAndTakesNoClick(): void {
            const row = createTemporaryObject(rowComponent, root, {
                    "valid": false
                });
            let chosen = 0;
            row.chosen.connect(() => chosen++);
            mouseClick(row);
            compare(chosen, 0);
            verify(row.Accessible.description === "off duty");
            row.valid = true;
            mouseClick(row);
            compare(chosen, 1);
        }
    }
    TestCase {
        name: "StageLine"

        function test_sevenStagesFitTheirPlaces(): void {
            const stages = [];
            for (const name of ["Taken in", "Filed", "Sent", "Handled", "Replied", "Checked", "Counted"])
                stages.push({
                        "name": name,
                        "state": "todo",
                        "time": "14:05"
                    });
            const line = createTemporaryObject(stagesComponent, root, {
                    "stages": stages
                });
            for (let i = 0; i < 7; ++i) {
                const stop = line.children[i];
                compare(stop.width, 52);
                for (let k = 0; k < stop.children.length; ++k)
                    if (stop.children[k].text !== undefined)
                        verify(stop.children[k].implicitWidth <= stop.width, stop.children[k].text);
            }
        }
    }
}
