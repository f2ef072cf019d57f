// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// One of a few, side by side.
Row {
    id: row

    property var choices: []
    property int chosen: 0
    property string name // for tests and scripts

    signal picked(int value)

    spacing: 4

    Repeater {
        model: row.choices

        Chip {
            required property int index
            required property string modelData

            objectName: "button:" + row.name + "-" + index
            on: row.chosen === index
            text: modelData

            onClicked: row.picked(index)
        }
    }
}
