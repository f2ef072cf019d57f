import QtQuick
import Sandtable.Controls

// A filter over a few values: a press opens the list of them.
Item {
    id: cycle

    property int value: 0  // 0: all
    property int count: 0
    property string all
    property var name: value => String(value)
    property bool words: false // changes with the language, so that the names are asked for again

    signal picked(int value)

    height: 26
    width: chip.width
    z: menu.visible ? 50 : 0

    Chip {
        id: chip

        on: cycle.value !== 0
        text: (cycle.words, cycle.value === 0 ? cycle.all : cycle.name(cycle.value)) + "  ▾"
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
                model: menu.visible ? cycle.count + 1 : 0

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
                        text: choice.index === 0 ? cycle.all : cycle.name(choice.index)
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
