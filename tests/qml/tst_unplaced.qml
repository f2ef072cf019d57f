// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Sandtable.Cases

Item {
    id: root

    height: 300
    width: 380

    QtObject {
        id: openCase

        property bool canLocate: true
        property bool looking: false
        property bool open: true
        property bool placed: false
    }
    QtObject {
        id: deskOfTest

        property bool advisorReady: true
        property var current: openCase
    }
    Component {
        id: noteComponent

        NoCandidates {
            desk: deskOfTest
            width: 340
        }
    }
    TestCase {
        name: "NoCandidates"
        when: windowShown

        function test_withoutAPlaceItSaysWhatToDoAndAClickDoesIt(): void {
            openCase.placed = false;
            openCase.canLocate = true;
            const note = createTemporaryObject(noteComponent, root);
            let asked = 0;
            note.locate.connect(() => asked++);
            verify(note.message.includes("press L"));
            mouseClick(note);
            compare(asked, 1);
        }
        function test_whoMayNotLocateIsNotAskedTo(): void {
            openCase.placed = false;
            openCase.canLocate = false;
            const note = createTemporaryObject(noteComponent, root);
            let asked = 0;
            note.locate.connect(() => asked++);
            verify(!note.message.includes("press L"));
            mouseClick(note);
            compare(asked, 0);
        }
        function test_aPlacedCaseWithoutWorkersSaysThat(): void {
            openCase.placed = true;
            const note = createTemporaryObject(noteComponent, root);
            verify(note.message.includes("on duty"));
            openCase.looking = true;
            verify(!note.message.includes("on duty"), "not before the look-up is done");
            openCase.looking = false;
        }
    }
}
