// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes

// The grade as a shape: diamond, triangle, square, circle for 1 … 4, as on the map.
Item {
    id: mark

    property int grade: 4
    property int size: 14
    property color color: Theme.gradeColor(grade)

    height: size
    width: size

    Rectangle {
        anchors.centerIn: parent
        antialiasing: true
        color: mark.color
        height: mark.grade === 1 ? mark.size * 0.75 : mark.size * 0.84
        radius: mark.grade === 1 || mark.grade === 3 ? 1 : height / 2
        rotation: mark.grade === 1 ? 45 : 0
        visible: mark.grade !== 2
        width: height
    }
    Shape {
        anchors.fill: parent
        layer.enabled: visible
        layer.samples: 4
        visible: mark.grade === 2

        ShapePath {
            fillColor: mark.color
            startX: mark.size / 2
            startY: mark.size * 0.06
            strokeWidth: -1

            PathLine {
                x: mark.size
                y: mark.size * 0.94
            }
            PathLine {
                x: 0
                y: mark.size * 0.94
            }
            PathLine {
                x: mark.size / 2
                y: mark.size * 0.06
            }
        }
    }
}
