// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// Who must act on a new report, and why: the whole reason, not its beginning.
Item {
    id: reason

    property var report

    height: words.height

    Icon {
        name: "unit"
        y: 20
    }
    Column {
        id: words

        width: parent.width - 30
        x: 30

        Label {
            color: Theme.textFaint
            font.pixelSize: Theme.small
            text: qsTr("Unit")
        }
        Label {
            strong: true
            text: reason.report.unit === "" ? qsTr("No unit yet") : reason.report.unit
            width: parent.width
        }
        Label {
            dim: true
            font.pixelSize: Theme.small
            maximumLineCount: 3
            text: reason.report.reason
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
