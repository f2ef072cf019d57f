// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Sandtable.Scene
import Sandtable.Controls

// The map in a window of its own, for sandtable-map.
Window {
    id: window

    property alias file: map.file
    property alias tier: map.tier
    property alias chinese: map.chinese
    property bool dark: true
    readonly property CityScene scene: map.scene
    readonly property MapCamera mapCamera: map.camera
    readonly property MarkerLayer markers: map.markers
    property bool components: false
    readonly property ThingsLayer things: map.things
    readonly property DoorLayer doors: map.doors
    property bool underground: false
    readonly property PipeLayer pipes: map.pipes
    property bool exploded: false
    readonly property PlatesLayer plates: mapPlates.stack
    readonly property DensityTexture density: map.density
    readonly property BasemapLayer basemap: map.basemap
    readonly property MapLight light: map.light
    readonly property MapEffects effects: map.effects
    readonly property Terrain terrain: map.terrain

    visible: true
    color: Theme.ground
    title: map.scene.cityName
    Component.onCompleted: Theme.dark = window.dark

    CityMap {
        id: map

        anchors.fill: parent
        focus: true
        things.shown: window.components
        pipes.shown: window.underground
        bare: window.exploded
        veil: 0.5 * mapPlates.lift
    }
    MapPlates {
        id: mapPlates

        anchors.fill: parent
        camera: map.camera
        chinese: map.chinese
        freeArea: map.camera.freeArea
        lift: window.exploded ? 1 : 0
    }
}
