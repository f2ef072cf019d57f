// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Text, place, stages, clocks and the reason for the unit.
Column {
    id: facts

    property var desk
    property var current

    spacing: 6
    topPadding: 10

    SelectableText {
        Accessible.name: qsTr("Report text")
        text: facts.current.text
        width: parent.width
    }
    Item {
        height: placeText.height + 4
        width: parent.width

        Icon {
            name: "pin"
            size: 18
            y: 2
        }
        Column {
            id: placeText

            width: parent.width - 26 - 28
            x: 26

            SelectableText {
                color: facts.current.placed ? Theme.text : Theme.warning
                text: facts.current.place === "" ? qsTr("Place not known") : facts.current.place
                width: parent.width
            }
            SelectableText {
                dim: true
                font.pixelSize: Theme.small
                text: facts.current.regions
                width: parent.width
            }
            SelectableText {
                color: Theme.textFaint
                font.pixelSize: Theme.small
                text: [facts.current.itemClass, facts.current.gradeName, facts.current.reporter].filter(part => part !== "").join(" · ")
                width: parent.width
            }
        }
        IconButton {
            anchors.right: parent.right
            iconName: "copy"
            objectName: "button:copy-coordinates"
            size: 24
            text: qsTr("Copy the coordinates")
            visible: facts.current.coordinates !== ""

            onClicked: facts.current.copyCoordinates()
        }
    }
    StageLine {
        stages: facts.current.stages
        width: parent.width + 12
        x: -6
    }
    ClockLine {
        due: facts.current.open && facts.current.stage !== 4 ? facts.current.stageDueUs : 0 // there the deadline is the clock
        now: facts.desk.nowUs
        since: facts.current.sinceUs
        title: qsTr("Clock of this stage")
        width: parent.width
        words: facts.desk.leftText(due, now) + " · " + facts.current.stageDueAt
    }
    ClockLine {
        due: facts.current.open ? facts.current.dueUs : 0
        now: facts.desk.nowUs
        since: facts.current.sinceUs
        title: qsTr("Handling deadline")
        width: parent.width
        words: facts.desk.leftText(due, now) + " · " + facts.current.dueAt
    }
    CaseNotes {
        current: facts.current
        width: parent.width
    }
    SectionTitle {
        text: qsTr("Why this unit")
    }
    SelectableText {
        strong: true
        text: facts.current.unit === "" ? qsTr("No unit yet") : facts.current.unit
        width: parent.width
    }
    SelectableText {
        dim: true
        font.pixelSize: Theme.small
        text: facts.current.reason
        visible: text !== ""
        width: parent.width
    }
}
