// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// One part of the proposal for a new report, with the reason under it.
Item {
    id: fact

    property string title
    property string value
    property string detail
    property string iconName
    property int grade: 0

    height: 64

    Icon {
        name: fact.iconName
        visible: fact.grade === 0
        y: 20
    }
    GradeShape {
        grade: fact.grade
        size: 16
        visible: fact.grade !== 0
        x: 2
        y: 22
    }
    Column {
        width: parent.width - 30
        x: 30

        Label {
            color: Theme.textFaint
            font.pixelSize: Theme.small
            text: fact.title
        }
        Label {
            strong: true
            text: fact.value
            width: parent.width
        }
        Label {
            dim: true
            font.pixelSize: Theme.small
            text: fact.detail
            width: parent.width
        }
    }
}
