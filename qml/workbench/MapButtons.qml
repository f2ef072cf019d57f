// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls
import Sandtable.Scene

// The map's commands for the mouse.
Rectangle {
    id: bar

    property var desk
    property var drawing
    property bool basemapShown: false
    property bool componentsShown: false
    property bool undergroundShown: false
    property bool lightShown: false

    signal basemaps
    signal cameras
    signal components
    signal exploded
    signal followed
    signal home
    signal taken(int tool)
    signal underground
    signal views
    signal light

    color: Qt.alpha(Theme.surface, 0.9)
    height: 32
    radius: Theme.radius
    width: buttons.width + 4

    Row {
        id: buttons

        x: 2

        IconButton {
            iconName: "home"
            objectName: "button:home"
            text: qsTr("Whole district (Home)")

            onClicked: bar.home()
        }
        IconButton {
            iconName: "plates"
            objectName: "button:exploded"
            on: bar.desk.tiers.exploded
            text: qsTr("Tiers apart, as plates over the city (E)")

            onClicked: bar.exploded()
        }
        IconButton {
            iconName: "measure"
            objectName: "button:measure"
            on: bar.drawing.tool === DrawingLayer.Measure
            text: qsTr("Measure (M)")

            onClicked: bar.taken(DrawingLayer.Measure)
        }
        IconButton {
            iconName: "box"
            objectName: "button:box"
            on: bar.drawing.tool === DrawingLayer.Box
            text: qsTr("Count in a box (B)")

            onClicked: bar.taken(DrawingLayer.Box)
        }
        IconButton {
            iconName: "lasso"
            objectName: "button:lasso"
            on: bar.drawing.tool === DrawingLayer.Lasso
            text: qsTr("Count in a lasso (G)")

            onClicked: bar.taken(DrawingLayer.Lasso)
        }
        IconButton {
            iconName: "camera"
            objectName: "button:cameras"
            on: bar.desk.map.camerasShown
            text: qsTr("Cameras (C)")

            onClicked: bar.cameras()
        }
        IconButton {
            iconName: "things"
            objectName: "button:components"
            on: bar.componentsShown
            text: qsTr("Components of the city (P)")

            onClicked: bar.components()
        }
        IconButton {
            iconName: "basemap"
            objectName: "button:basemap"
            on: bar.basemapShown
            text: qsTr("Basemap and terrain (Shift+B)")

            onClicked: bar.basemaps()
        }
        IconButton {
            iconName: "underground"
            objectName: "button:underground"
            on: bar.undergroundShown
            text: qsTr("Pipes and cables under the ground (U)")

            onClicked: bar.underground()
        }
        IconButton {
            iconName: "weather"
            objectName: "button:light"
            on: bar.lightShown
            text: qsTr("Light and weather (W)")

            onClicked: bar.light()
        }
        IconButton {
            iconName: "views"
            objectName: "button:views"
            text: qsTr("Saved views (Q)")

            onClicked: bar.views()
        }
        IconButton {
            enabled: bar.desk.current.caseId !== 0 || bar.desk.map.worker !== 0
            iconName: "follow"
            objectName: "button:follow"
            on: bar.desk.map.following
            opacity: enabled ? 1 : 0.4
            text: qsTr("Follow the chosen worker, or the open case (Space)")

            onClicked: bar.followed()
        }
    }
}
