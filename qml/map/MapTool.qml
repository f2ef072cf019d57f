// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Scene
import Sandtable.Controls

// What is drawn on the map by hand: while a tool is active the left button draws; right drag and the wheel go on to the
// map below.
Item {
    id: tool

    required property MapCamera camera
    // Lies lower, below the markers.
    required property DrawingLayer sketch
    readonly property bool active: tool.sketch.tool !== DrawingLayer.None

    // What is under the cursor, as MapPointer.place has it: it does not see the cursor below this.
    signal placed(var place)

    Repeater {
        model: tool.sketch.labels

        Rectangle {
            id: label

            required property var modelData

            color: Qt.alpha(Theme.surface, 0.9)
            height: label.modelData.height
            radius: 3
            width: label.modelData.width
            x: label.modelData.x
            y: label.modelData.y

            Label {
                anchors.centerIn: parent
                elide: Text.ElideNone
                font.pixelSize: Theme.small
                text: label.modelData.text
            }
        }
    }
    MouseArea {
        acceptedButtons: Qt.LeftButton
        anchors.fill: parent
        cursorShape: Qt.CrossCursor
        enabled: tool.active
        hoverEnabled: true

        onDoubleClicked: tool.sketch.finish()
        onPositionChanged: mouse => {
            tool.placed(tool.camera.groundAt(Qt.point(mouse.x, mouse.y)));
            tool.sketch.move(Qt.point(mouse.x, mouse.y));
        }
        onPressed: mouse => {
            // Ctrl and drag turns the map, as ever.
            mouse.accepted = !(mouse.modifiers & Qt.ControlModifier);
            if (mouse.accepted)
                tool.sketch.press(Qt.point(mouse.x, mouse.y));
        }
        onReleased: mouse => tool.sketch.release(Qt.point(mouse.x, mouse.y))
        onCanceled: tool.sketch.clear()
    }
}
