// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

// A value on a line between two ends; arrow keys move it by stepSize.
T.Slider {
    id: slide

    property string name

    Accessible.name: name
    Accessible.role: Accessible.Slider
    focusPolicy: Qt.TabFocus
    implicitHeight: 24
    implicitWidth: 120
    padding: 8

    background: Rectangle {
        color: Theme.line
        height: 4
        radius: 2
        width: slide.availableWidth
        x: slide.leftPadding
        y: slide.height / 2 - 2

        Rectangle {
            color: slide.enabled ? Theme.accent : Theme.textFaint
            height: parent.height
            radius: 2
            width: slide.visualPosition * parent.width
        }
    }
    handle: Rectangle {
        border.color: slide.visualFocus ? Theme.accent : Theme.line
        border.width: 2
        color: slide.enabled ? Theme.text : Theme.textFaint
        height: 16
        radius: 8
        width: 16
        x: slide.leftPadding + slide.visualPosition * (slide.availableWidth - width)
        y: slide.height / 2 - 8
    }
}
