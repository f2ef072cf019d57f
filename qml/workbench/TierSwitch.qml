// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Which tier the borders and names are of: 1 district … 4 micro-grid.
Rectangle {
    id: tiers

    property int tier: 1
    property int pinned: 0 // 0: the tier follows the zoom
    property bool compact: false // the name of the chosen tier only
    readonly property var names: [qsTr("District"), qsTr("Street"), qsTr("Community"), qsTr("Grid")]

    signal picked(int value)

    color: Qt.alpha(Theme.surface, 0.9)
    height: 32
    radius: Theme.radius
    width: row.width + 4

    Row {
        id: row

        x: 2
        y: 2

        T.AbstractButton {
            id: auto

            readonly property bool on: tiers.pinned === 0

            Accessible.name: qsTr("The tier follows the zoom (0)")
            Accessible.role: Accessible.CheckBox
            focusPolicy: Qt.TabFocus
            height: 28
            objectName: "button:tier-auto"
            width: autoLabel.implicitWidth + 16

            background: Rectangle {
                border.color: auto.visualFocus ? Theme.accent : "transparent"
                color: auto.on ? Theme.accentWash : auto.hovered ? Theme.hover : "transparent"
                radius: 4
            }
            contentItem: Label {
                id: autoLabel

                color: auto.on ? Theme.text : Theme.textFaint
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Auto")
            }

            onClicked: tiers.picked(0)
            Tip {
                text: auto.Accessible.name
                visible: auto.hovered
            }
        }
        Repeater {
            model: tiers.names

            T.AbstractButton {
                id: tierButton

                required property int index
                required property string modelData
                readonly property bool on: tiers.tier === index + 1

                Accessible.name: modelData
                Accessible.role: Accessible.RadioButton
                focusPolicy: Qt.TabFocus
                height: 28
                objectName: "button:tier-" + (index + 1)
                width: tierRow.width + 16

                background: Rectangle {
                    border.color: tierButton.visualFocus ? Theme.accent : "transparent"
                    color: tierButton.on ? Theme.accentWash : tierButton.hovered ? Theme.hover : "transparent"
                    radius: 4
                }
                contentItem: Item {
                    Row {
                        id: tierRow

                        anchors.centerIn: parent
                        spacing: 6

                        KeyCap {
                            anchors.verticalCenter: parent.verticalCenter
                            ink: tierButton.on ? Theme.tierColor(tierButton.index + 1) : Theme.textFaint
                            text: tierButton.index + 1
                        }
                        Label {
                            anchors.verticalCenter: parent.verticalCenter
                            color: tierButton.on ? Theme.text : Theme.textDim
                            font.pixelSize: Theme.small
                            text: tierButton.modelData
                            visible: !tiers.compact || tierButton.on
                        }
                    }
                }

                onClicked: tiers.picked(index + 1)
            }
        }
    }
}
