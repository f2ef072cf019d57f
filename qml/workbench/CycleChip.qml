// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// A filter over a few values: a press opens the list of them.
Item {
    id: cycle

    property int value: 0
    property var names: [] // by value; value 0 is all of them

    signal picked(int value)

    height: 26
    width: chip.width
    z: menu.visible ? 50 : 0

    Chip {
        id: chip

        on: cycle.value !== 0
        text: cycle.names[cycle.value] + "  ▾"
        width: Math.max(implicitWidth, 112)

        onClicked: menu.visible = !menu.visible
    }
    Rectangle {
        id: menu

        border.color: Theme.line
        color: Theme.raised
        height: list.height + 8
        radius: Theme.radius
        visible: false
        width: 160
        y: chip.height + 4

        Column {
            id: list

            width: parent.width - 8
            x: 4
            y: 4

            Repeater {
                model: menu.visible ? cycle.names.length : 0

                Rectangle {
                    id: choice

                    required property int index

                    color: pointer.containsMouse ? Theme.hover : cycle.value === index ? Theme.accentWash : "transparent"
                    height: 28
                    radius: 4
                    width: list.width

                    Label {
                        anchors.fill: parent
                        anchors.leftMargin: 8
                        text: cycle.names[choice.index]
                    }
                    MouseArea {
                        id: pointer

                        anchors.fill: parent
                        hoverEnabled: true

                        onClicked: {
                            cycle.picked(choice.index);
                            menu.visible = false;
                        }
                    }
                }
            }
        }
    }
}
