pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The map of keys.
Rectangle {
    id: help

    readonly property var keys: [["F2", qsTr("New report")], ["F3", qsTr("Find a case, a place or a worker")], ["J  K", qsTr("Walk the queue")], ["Enter", qsTr("Open the card, or take the chosen worker")], ["N", qsTr("Let the changed cases into the queue")], ["A", qsTr("Assign to the proposed")], ["⇧ A", qsTr("Choose a worker or a unit")], ["V", qsTr("Next step: file, or close after inspection")], ["D", qsTr("Dispatch to the proposed unit")], ["L", qsTr("Locate: give the case a place")], ["R", qsTr("Take back, or reject")], ["S", qsTr("Supervise")], ["Z", qsTr("Undo the last assignment")], ["Space", qsTr("Follow the open case on the map")], ["1 2 3 4", qsTr("Tier: district, street, community, grid")], ["Home", qsTr("Whole district")], ["Esc", qsTr("Cancel the drag, close what is on top")], ["?", qsTr("This map of keys")]]

    color: Theme.shade

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onClicked: help.visible = false
    }
    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.line
        color: Theme.surface
        height: grid.height + 84
        radius: 8
        width: 760

        Label {
            font.pixelSize: Theme.title
            strong: true
            text: qsTr("Keys")
            x: 24
            y: 18
        }
        Grid {
            id: grid

            columnSpacing: 24
            columns: 2
            flow: Grid.TopToBottom
            rowSpacing: 8
            rows: 9
            width: parent.width - 48
            x: 24
            y: 60

            Repeater {
                model: help.keys

                Item {
                    id: line

                    required property var modelData

                    height: 26
                    width: (grid.width - 24) / 2

                    KeyCap {
                        anchors.verticalCenter: parent.verticalCenter
                        height: 24
                        ink: Theme.textDim
                        text: line.modelData[0]
                        width: Math.max(28, implicitWidth + 6)
                    }
                    Label {
                        height: parent.height
                        text: line.modelData[1]
                        width: parent.width - 88
                        x: 88
                    }
                }
            }
        }
    }
}
