// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// What stands over the case beside its stage, and who reported it when that is more than one.
Column {
    id: notes

    property var current

    spacing: 2

    Repeater {
        model: notes.current.notes

        Item {
            id: note

            required property var modelData

            height: words.height + 4
            width: notes.width

            Icon {
                color: note.modelData.urgent ? Theme.warning : Theme.textFaint
                name: note.modelData.urgent ? "warning" : "check"
                size: 16
                y: 3
            }
            SelectableText {
                id: words

                color: note.modelData.urgent ? Theme.text : Theme.textDim
                text: note.modelData.text
                width: parent.width - 26
                x: 26
            }
        }
    }
    SectionTitle {
        text: qsTr("Reported by %n", "", notes.current.reporters.length)
        visible: notes.current.reporters.length > 1
        width: parent.width
    }
    Repeater {
        model: notes.current.reporters.length > 1 ? notes.current.reporters : []

        Column {
            id: reporter

            required property var modelData

            bottomPadding: 4
            width: notes.width

            Label {
                dim: true
                font.pixelSize: Theme.small
                text: [reporter.modelData.who, reporter.modelData.channel, reporter.modelData.time, reporter.modelData.told].filter(part => part !== "").join(" · ")
                width: parent.width
            }
            SelectableText {
                text: reporter.modelData.text
                width: parent.width
            }
        }
    }
}
