// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls
import Sandtable.Scene

// Light and weather of the map: which light, what the sun does, which effects and why not, how hard it rains.
Rectangle {
    id: panel

    property var desk
    property MapLight light
    property MapEffects effects

    signal closed

    readonly property var points: [qsTr("north"), qsTr("north-east"), qsTr("east"), qsTr("south-east"), qsTr("south"), qsTr("south-west"), qsTr("west"), qsTr("north-west")]

    // What the sun does, in words.
    function sunText(): string {
        if (light.muted)
            return qsTr("Over the underground the map keeps its plain look.");
        if (!light.lit)
            return qsTr("Even tones without sun or lamps: nothing competes with the data.");
        if (light.altitude < -0.8)
            return light.sunriseUs > 0 ? qsTr("The sun is down. Today it rises at %1 and sets at %2.").arg(desk.clockText(light.sunriseUs)).arg(desk.clockText(light.sunsetUs)) : qsTr("The sun is down.");
        const place = qsTr("The sun stands %1° high in the %2.").arg(Math.max(0, Math.round(light.altitude))).arg(points[Math.round(light.azimuth / 45) % 8]);
        return light.sunsetUs > 0 ? place + " " + qsTr("It sets at %1.").arg(desk.clockText(light.sunsetUs)) : place;
    }
    function reasonText(state: var): string {
        switch (state.reason) {
        case MapEffects.Chosen:
            return "";
        case MapEffects.Waiting:
            return qsTr("waiting for the map to move, to measure it");
        case MapEffects.Affords:
            return qsTr("on: %1 ms a frame here").arg(Math.round(state.frameMs));
        case MapEffects.TooSlow:
            return qsTr("off: %1 ms a frame here").arg(Math.round(state.frameMs));
        default:
            return light.lit ? qsTr("nothing to show at this hour") : qsTr("not in the control room's look");
        }
    }

    border.color: Theme.line
    color: Qt.alpha(Theme.surface, 0.96)
    height: column.height + 24
    radius: Theme.radius
    width: 320

    // Clicks on the panel are none on the map.
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true

        onWheel: wheel => wheel.accepted = true
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 4
        iconName: "close"
        objectName: "button:light-close"
        text: qsTr("Close (Esc)")
        y: 6

        onClicked: panel.closed()
    }
    Column {
        id: column

        spacing: 10
        width: parent.width - 24
        x: 12
        y: 12

        Label {
            font.pixelSize: Theme.title
            strong: true
            text: qsTr("Light and weather")
        }
        ChoiceRow {
            choices: [qsTr("Plain"), qsTr("By the clock"), qsTr("Day"), qsTr("Night")]
            chosen: panel.light ? panel.light.mode : 0
            name: "light"

            onPicked: value => panel.light.mode = value
        }
        Label {
            color: Theme.textDim
            font.pixelSize: Theme.small
            height: implicitHeight
            text: panel.light && panel.desk ? panel.sunText() : ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        Repeater {
            model: [{
                    "text": qsTr("Shadows"),
                    "name": "shadows"
                }, {
                    "text": qsTr("Dark corners"),
                    "name": "contact"
                }, {
                    "text": qsTr("Glow of lamps"),
                    "name": "glow"
                }]

            Column {
                id: effect

                required property int index
                required property var modelData
                readonly property var state: panel.effects ? panel.effects.states[index] : null

                spacing: 2
                width: column.width

                Item {
                    height: 26
                    width: parent.width

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        text: effect.modelData.text
                    }
                    ChoiceRow {
                        anchors.right: parent.right
                        choices: [qsTr("Off"), qsTr("On"), qsTr("Auto")]
                        chosen: panel.effects ? panel.effects[effect.modelData.name] : 0
                        name: effect.modelData.name

                        onPicked: value => panel.effects[effect.modelData.name] = value
                    }
                }
                Label {
                    color: Theme.textFaint
                    font.pixelSize: Theme.small
                    text: effect.state ? panel.reasonText(effect.state) : ""
                    visible: text !== ""
                    width: parent.width
                }
            }
        }
        Item {
            height: 26
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Rain")
            }
            ChoiceRow {
                readonly property var strengths: [0, 0.3, 0.6, 1]

                anchors.right: parent.right
                choices: [qsTr("None"), qsTr("Light"), qsTr("Steady"), qsTr("Heavy")]
                chosen: panel.light ? strengths.findIndex(value => value >= panel.light.rain) : 0
                name: "rain"

                onPicked: value => panel.light.rain = strengths[value]
            }
        }
        Item {
            height: 26
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Less motion: no falling rain")
            }
            Chip {
                anchors.right: parent.right
                objectName: "button:stillness"
                on: panel.effects ? panel.effects.stillness : false
                text: on ? qsTr("On") : qsTr("Off")

                onClicked: panel.effects.stillness = !panel.effects.stillness
            }
        }
    }
}
