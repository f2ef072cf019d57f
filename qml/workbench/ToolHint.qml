// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls
import Sandtable.Scene

// What the active tool of the map waits for, and what was measured so far.
Rectangle {
    id: hint

    property var sketch
    readonly property string figures: sketch.tool !== DrawingLayer.Measure || sketch.points === 0 ? "" : sketch.areaText === "" ? sketch.lengthText : qsTr("%1, around %2").arg(sketch.areaText).arg(sketch.lengthText)

    border.color: Theme.accent
    color: Qt.alpha(Theme.surface, 0.95)
    height: words.implicitHeight + 14
    radius: Theme.radius
    visible: sketch.tool !== DrawingLayer.None
    width: Math.min(words.implicitWidth + 28, parent.width - 24)

    Row {
        id: words

        anchors.centerIn: parent
        spacing: 12

        Label {
            id: measured

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            elide: Text.ElideNone
            font.pixelSize: Theme.title
            objectName: "label:measured"
            strong: true
            text: hint.figures
            visible: text !== ""
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textDim
            font.pixelSize: Theme.small
            text: {
                switch (hint.sketch.tool) {
                case DrawingLayer.Measure:
                    return hint.sketch.points === 0 ? qsTr("Measure: click along the way · Esc leaves") : qsTr("Enter ends · the first point closes · Backspace takes back · Esc leaves");
                case DrawingLayer.Box:
                    return qsTr("Box: drag over what shall be counted · Esc leaves");
                case DrawingLayer.Lasso:
                    return qsTr("Lasso: drag around what shall be counted · Esc leaves");
                default:
                    return "";
                }
            }
            // The figures first: in a narrow map the hint gives way.
            width: Math.min(implicitWidth, hint.parent.width - 64 - (measured.visible ? measured.width : 0))
        }
    }
}
