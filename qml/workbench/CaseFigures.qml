// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// What a region has on its hands, with the signs of the badges on the map: a ring for open, a triangle for overdue, a
// plus for new in the last hour.
Row {
    id: figures

    property int open: 0
    property int overdue: 0
    property int fresh: 0

    component Part: Row {
        id: part

        property alias sign: sign.text
        property alias words: words.text
        property color ink: Theme.text

        spacing: 4

        Label {
            id: sign

            color: part.ink
            font.pixelSize: Theme.small
            strong: true
        }
        Label {
            id: words

            color: part.ink
            elide: Text.ElideNone
            font.pixelSize: Theme.small
        }
    }

    Accessible.name: qsTr("%1 open, %2 overdue, %3 new in the last hour").arg(open).arg(overdue).arg(fresh)
    Accessible.role: Accessible.StaticText
    spacing: 12

    Part {
        sign: "○"
        words: qsTr("open %1").arg(figures.open)
    }
    Part {
        ink: figures.overdue > 0 ? Theme.danger : Theme.textFaint
        sign: "▲"
        words: qsTr("overdue %1").arg(figures.overdue)
    }
    Part {
        ink: Theme.textDim
        sign: "+"
        words: qsTr("last hour %1").arg(figures.fresh)
    }
}
