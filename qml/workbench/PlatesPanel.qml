// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// Which figure the plates show, and what their colours mean.
Rectangle {
    id: panel

    property var plates
    property var tierNames: []
    property int figure: 0

    signal closed

    border.color: Theme.line
    color: Qt.alpha(Theme.surface, 0.94)
    height: column.height + 20
    radius: Theme.radius
    width: 236

    // A click here means nothing on the plates below.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Column {
        id: column

        spacing: 8
        width: parent.width - 24
        x: 12
        y: 10

        Item {
            height: 24
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                strong: true
                text: qsTr("Tiers apart")
            }
            IconButton {
                anchors.right: parent.right
                anchors.rightMargin: -6
                anchors.verticalCenter: parent.verticalCenter
                iconName: "close"
                objectName: "button:plates-close"
                text: qsTr("Back to the map (E)")

                onClicked: panel.closed()
            }
        }
        Row {
            spacing: 4

            Repeater {
                model: [qsTr("Open"), qsTr("Overdue"), qsTr("Last hour")]

                Chip {
                    required property int index
                    required property string modelData

                    objectName: "button:plates-figure-" + index
                    on: panel.figure === index
                    text: modelData

                    onClicked: panel.figure = index
                }
            }
        }
        Repeater {
            model: panel.plates ? panel.plates.legend : []

            Item {
                id: row

                required property int index
                required property var modelData

                height: 32
                width: column.width

                Label {
                    color: Theme.tierColor(row.modelData.tier)
                    font.pixelSize: Theme.small
                    text: panel.tierNames[row.index] + " · " + row.modelData.regions
                    width: parent.width
                }
                Row {
                    id: bar

                    spacing: 6
                    y: 17

                    Label {
                        dim: true
                        font.pixelSize: Theme.small
                        height: 14
                        text: "0"
                    }
                    Rectangle {
                        height: 10
                        radius: 2
                        width: row.width - 62
                        y: 2

                        gradient: Gradient {
                            orientation: Gradient.Horizontal

                            GradientStop {
                                color: Theme.ramp[0]
                                position: 0
                            }
                            GradientStop {
                                color: Theme.ramp[1]
                                position: 0.25
                            }
                            GradientStop {
                                color: Theme.ramp[2]
                                position: 0.5
                            }
                            GradientStop {
                                color: Theme.ramp[3]
                                position: 0.75
                            }
                            GradientStop {
                                color: Theme.ramp[4]
                                position: 1
                            }
                        }
                    }
                    Label {
                        dim: true
                        font.pixelSize: Theme.small
                        height: 14
                        text: row.modelData.most
                    }
                }
            }
        }
        Label {
            dim: true
            font.pixelSize: Theme.small
            text: panel.plates && panel.plates.threads < panel.plates.cases ? qsTr("Threads: %1 of %2 cases").arg(panel.plates.threads).arg(panel.plates.cases) : qsTr("Threads: every case with a place")
            width: parent.width
        }
        Label {
            dim: true
            font.pixelSize: Theme.small
            text: qsTr("Click: into · ⌫: out · E: back")
            width: parent.width
        }
    }
}
