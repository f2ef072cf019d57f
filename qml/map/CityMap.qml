// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Sandtable.Scene
import Sandtable.Controls

// The map: city, borders, names, markers, and the furniture along its edge. It draws and points; what a click or a drag
// means is decided by whoever uses it.
FocusScope {
    id: map

    property CityScene scene: ownScene
    property alias file: ownScene.file
    property int tier: 1
    property bool chinese: Qt.locale().name.startsWith("zh")
    readonly property alias camera: mapCamera
    readonly property alias markers: markerLayer
    readonly property alias things: thingsLayer
    readonly property alias doors: doorLayer
    readonly property alias labels: labelLayer
    readonly property alias density: densityTexture
    readonly property alias pipes: pipeLayer
    readonly property alias basemap: basemapLayer
    readonly property alias terrain: terrain
    readonly property alias city: cityView
    readonly property alias drawing: drawingLayer
    readonly property alias light: mapLight
    readonly property alias effects: mapEffects
    property bool showFurniture: true
    property bool bare: false // the city alone, without what stands on it
    property real veil: 0 // 0 to 1: how far the city steps back behind something that is drawn over it
    // What bars over the map cover of it along its edges, pixels: home shows the district between them.
    property real coveredTop: 0
    property real coveredBottom: showFurniture ? 44 : 0
    readonly property alias readout: groundReadout
    property alias datum: groundReadout.datum
    property bool drilling: false // a double click on the ground is doubleClicked(), else it goes closer
    property bool picking: false // a click means the ground, whatever stands on it

    // A marker is what MarkerLayer.markerAt() gives.
    signal pressedOn(var marker, real x, real y)
    signal clickedMarker(var marker)
    signal clicked(real lon, real lat)
    signal doubleClicked(var at) // as MapCamera.groundAt() gives it
    signal hovered(var marker)
    // A pin was grabbed and moved away: the user of the map takes over until released.
    signal dragStarted(var marker, real x, real y)
    signal dragMoved(real x, real y)
    signal dragEnded(real x, real y)
    signal dragCancelled

    function press(event: var): void {
        keys.press(event);
    }

    clip: true
    onTierChanged: scene.tier = tier
    Component.onCompleted: scene.tier = tier

    CityScene {
        id: ownScene

        camera: mapCamera
        colors: Theme.mapColors(pipeLayer.shown, map.veil)
    }

    MapCamera {
        id: mapCamera

        viewSize: Qt.size(map.width, map.height)
        freeArea: Qt.rect(0, map.coveredTop, map.width, Math.max(0, map.height - map.coveredTop - map.coveredBottom))
    }

    MapLight {
        id: mapLight

        muted: pipeLayer.shown || map.veil > 0
        scene: map.scene
    }

    MapEffects {
        id: mapEffects

        light: mapLight
        window: map.Window.window
    }

    CityView {
        id: cityView

        anchors.fill: parent
        scene: map.scene
        mapCamera: mapCamera
        density: densityTexture
        pipes: pipeLayer
        basemap: basemapLayer
        light: mapLight
        effects: mapEffects
        levelGround: !terrain.standing
        veil: map.veil
    }

    BasemapLayer {
        id: basemapLayer

        scene: map.scene
        camera: mapCamera
    }

    Terrain {
        id: terrain

        scene: map.scene
        basemap: basemapLayer
        // Pipes have their depth below the flat.
        flat: pipeLayer.shown
    }

    GroundReadout {
        id: groundReadout

        place: pointer.place
    }

    DensityTexture {
        id: densityTexture
    }

    // After the city: names and panels must not be hidden by the depth of roofs.
    DepthReset {
        anchors.fill: parent
        opaque: mapEffects.shadowsOn
    }

    RainLayer {
        anchors.fill: parent
        camera: mapCamera
        intensity: mapLight.lit && !mapEffects.stillness ? mapLight.rain : 0
        brightness: 1 - 0.45 * mapLight.darkness
    }

    PipeLayer {
        id: pipeLayer

        anchors.fill: parent
        scene: map.scene
        camera: mapCamera
        colors: Theme.pipeColors
        family: Theme.family
    }

    DrawingLayer {
        id: drawingLayer

        anchors.fill: parent
        visible: !map.bare
        camera: mapCamera
        color: Theme.accent
        family: Theme.family
        halo: Theme.ground
        pixelSize: Theme.small
    }

    ThingsLayer {
        id: thingsLayer

        anchors.fill: parent
        visible: !map.bare
        scene: map.scene
        camera: mapCamera
        family: Theme.family
    }

    DoorLayer {
        id: doorLayer

        anchors.fill: parent
        scene: map.scene
        camera: mapCamera
        labels: labelLayer
        color: Theme.mapDoor
        family: Theme.family
        halo: Theme.ground
        opacity: near ? 1 : 0

        Behavior on opacity  {
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }

    LabelLayer {
        id: labelLayer

        alarm: Theme.danger
        visible: !map.bare
        anchors.fill: parent
        scene: map.scene
        camera: mapCamera
        markers: markerLayer
        chinese: map.chinese
        color: mapLight.lit ? mapLight.ink : Theme.mapLabel
        halo: mapLight.lit ? mapLight.halo : Theme.ground
        water: mapLight.lit ? mapLight.waterInk : Theme.mapWaterLabel
        family: Theme.family
    }

    MarkerLayer {
        id: markerLayer

        anchors.fill: parent
        visible: !map.bare
        camera: mapCamera
    }

    MapPointer {
        id: pointer

        anchors.fill: parent
        camera: mapCamera
        markers: markerLayer
        things: thingsLayer
        pipes: pipeLayer
        drilling: map.drilling
        picking: map.picking
        onMarkerPressed: (marker, x, y) => map.pressedOn(marker, x, y)
        onMarkerClicked: marker => map.clickedMarker(marker)
        onMarkerHovered: marker => map.hovered(marker)
        onGroundClicked: (lon, lat) => map.clicked(lon, lat)
        onGroundDoubleClicked: at => map.doubleClicked(at)
        onDragStarted: (marker, x, y) => map.dragStarted(marker, x, y)
        onDragMoved: (x, y) => map.dragMoved(x, y)
        onDragEnded: (x, y) => map.dragEnded(x, y)
        onDragCancelled: map.dragCancelled()
    }

    MapTool {
        anchors.fill: parent
        camera: mapCamera
        sketch: drawingLayer
        onPlaced: place => pointer.place = place
    }

    MapKeys {
        id: keys

        camera: mapCamera
    }
    Keys.onPressed: event => press(event)

    MapFurniture {
        anchors.fill: parent
        visible: map.showFurniture && !map.bare
        scene: map.scene
        camera: mapCamera
        chinese: map.chinese
        readout: groundReadout
        ink: mapLight.lit ? mapLight.ink : Theme.textFaint
        firmInk: mapLight.lit ? mapLight.ink : Theme.textDim
        halo: mapLight.lit ? mapLight.halo : Theme.ground
        basemap: basemapLayer
    }
}
