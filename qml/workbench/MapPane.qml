// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Map
import Sandtable.Scene

// The map with its breadcrumb, tiers and tips; what a click or a pull on a marker means at the desk.
Item {
    id: pane

    property var desk
    property bool picking: false // a click sets a place
    readonly property var feed: desk.map
    readonly property var feedArea: desk.area
    readonly property bool drawing: map.drawing.tool !== DrawingLayer.None || map.drawing.drawn
    readonly property bool lightShown: lightPanel.visible
    readonly property alias underground: under
    readonly property bool measuring: map.drawing.tool === DrawingLayer.Measure
    readonly property var tiers: desk.tiers
    property alias viewsOpen: panels.viewsOpen
    property alias basemapsOpen: panels.basemapsOpen
    property alias datum: map.datum

    signal grabbed(var caseId, point at)
    signal carried(point at)
    signal released
    signal picked(real lon, real lat)

    // The marker under a point of the window, or null.
    function markerAt(at: point): var {
        const p = map.markers.mapFromItem(null, at.x, at.y);
        if (!map.markers.contains(p))
            return null;
        const found = map.markers.markerAt(p);
        return Object.keys(found).length === 0 ? null : found;
    }
    function holds(at: point): bool {
        return pane.contains(pane.mapFromItem(null, at.x, at.y));
    }
    function follow(): void {
        if (desk.current.caseId === 0 && feed.worker === 0)
            return;
        tiers.leaveExploded();
        feed.following = !feed.following;
        feed.flyToSelected();
    }
    function toggleCameras(): void {
        feed.camerasShown = !feed.camerasShown;
    }
    function toggleComponents(): void {
        map.things.shown = !map.things.shown;
    }
    function toggleLight(): void {
        lightPanel.visible = !lightPanel.visible;
    }
    function nextLight(): void {
        map.light.mode = (map.light.mode + 1) % 4;
    }
    function toggleUnderground(): void {
        under.toggle();
    }
    // Takes a tool of the map into the hand; the same one again puts it away.
    function takeTool(tool: int): void {
        const again = map.drawing.tool === tool;
        leaveDrawing();
        if (!again)
            map.drawing.tool = tool;
    }
    function leaveDrawing(): void {
        map.drawing.tool = DrawingLayer.None;
        map.drawing.clear();
        feedArea.clear();
    }
    function finishMeasure(): void {
        map.drawing.finish();
    }
    function takeBackPoint(): void {
        map.drawing.takeBack();
    }
    function copyArea(): void {
        feedArea.copy();
        pane.desk.toasts.say(qsTr("Copied: the figures of the area"));
    }
    function copyPlace(): void {
        if (map.readout.copy())
            pane.desk.toasts.say(qsTr("Copied: %1").arg(map.readout.name + "  " + map.readout.text));
    }
    function nextDatum(): void {
        map.readout.next();
    }
    // Into a region of the tier in work; where the map is in it already, only closer.
    function drillAt(at: var): void {
        if (!tiers.drillAt(at.x, at.y))
            map.camera.flyTo(at.x, at.y, map.camera.distance * 0.5);
    }
    function drill(): void {
        if (tiers.exploded)
            exploded.enterMarked();
        else
            tiers.drill();
    }
    function toggleExploded(): void {
        if (drawing)
            leaveDrawing();
        tiers.exploded = !tiers.exploded;
    }
    function northUp(): void {
        map.camera.northUp();
    }
    function press(event: var): void {
        map.press(event);
    }
    function home(): void {
        feed.following = false;
        if (tiers.exploded)
            tiers.enter(tiers.path[0].code);
        else
            map.camera.home();
    }

    clip: true
    // A click sets a place now; the hand holds no other tool.
    onPickingChanged: {
        if (!picking)
            return;
        tiers.exploded = false;
        if (map.drawing.tool !== DrawingLayer.None)
            leaveDrawing();
    }
    objectName: "area:map"

    CityMap {
        id: map

        anchors.fill: parent
        chinese: pane.desk.chinese
        coveredTop: Math.max(tierSwitch.y + tierSwitch.height, crumbs.y + crumbs.height)
        drilling: !pane.picking
        picking: pane.picking
        file: pane.desk.cityFile
        tier: pane.tiers.tier
        objectName: "citymap"

        Component.onCompleted: {
            pane.feed.layer = map.markers;
            pane.feed.camera = map.camera;
            pane.tiers.camera = map.camera;
            pane.tiers.labels = map.labels;
        }
        onClicked: (lon, lat) => {
            if (pane.picking)
                pane.picked(lon, lat);
        }
        bare: pane.tiers.exploded
        veil: 0.5 * exploded.lift
        onDoubleClicked: at => {
            if (!pane.tiers.exploded)
                pane.drillAt(at);
        }
        onClickedMarker: marker => {
            if (marker.kind === "case")
                pane.desk.current.select(marker.id);
            else if (marker.kind === "worker")
                pane.feed.chooseWorker(marker.id);
            else if (marker.kind === "camera")
                pane.desk.look.from(marker.id);
            else if (marker.kind === "cluster" || marker.kind === "cameras" || marker.kind === "components")
                map.camera.zoom(0.45, Qt.point(marker.x, marker.y));
            else if (marker.kind.startsWith("pipe"))
                under.clicked(marker);
        }
        onDragCancelled: pane.desk.drag.cancel()
        onDragEnded: (x, y) => pane.released()
        onDragMoved: (x, y) => pane.carried(map.mapToItem(null, x, y))
        onDragStarted: (marker, x, y) => {
            if (marker.kind === "case")
                pane.grabbed(marker.id, map.mapToItem(null, x, y));
        }
        onHovered: marker => tip.marker = marker
    }
    ExplodedView {
        id: exploded

        anchors.fill: parent
        camera: map.camera
        chinese: pane.desk.chinese
        freeArea: map.camera.freeArea
        tiers: pane.tiers
    }
    Connections {
        function onActiveChanged(): void {
            if (pane.desk.drag.active)
                pane.tiers.exploded = false;
        }

        target: pane.desk.drag
    }
    HoverHandler {
        id: pointer

        property real last: 0

        onHoveredChanged: if (!hovered)
            pane.feed.cursorLeft()
        onPointChanged: {
            // The regions under the cursor need no more than ten looks a second.
            const now = Date.now();
            if (now - last < 100)
                return;
            last = now;
            const ground = map.camera.groundAt(point.position);
            if (ground.valid)
                pane.feed.cursorAt(ground.x, ground.y);
        }
    }
    Crumbs {
        id: crumbs

        // Beside the tools where there is room for a whole path, else below them.
        readonly property bool beside: pane.width - tools.width - tierSwitch.width >= 560

        tiers: pane.tiers
        widest: pane.width - 24 - (beside ? tools.width + tierSwitch.width + 16 : 0)
        x: 12
        y: beside ? 12 : 52
    }
    MapButtons {
        id: tools

        anchors.right: tierSwitch.left
        anchors.rightMargin: 8
        basemapShown: map.basemap.current !== ""
        componentsShown: map.things.shown
        undergroundShown: map.pipes.shown
        lightShown: lightPanel.visible
        desk: pane.desk
        drawing: map.drawing
        y: 12

        onBasemaps: pane.basemapsOpen = !pane.basemapsOpen
        onCameras: pane.toggleCameras()
        onComponents: pane.toggleComponents()
        onExploded: pane.toggleExploded()
        onFollowed: pane.follow()
        onHome: pane.home()
        onLight: pane.toggleLight()
        onTaken: tool => pane.takeTool(tool)
        onUnderground: pane.toggleUnderground()
        onViews: pane.viewsOpen = !pane.viewsOpen
    }
    TierSwitch {
        id: tierSwitch

        anchors.right: parent.right
        anchors.rightMargin: 12
        compact: pane.width < 800
        pinned: pane.tiers.pinned
        tier: pane.tiers.tier
        y: 12

        onPicked: value => pane.tiers.press(value)
    }
    CityWarning {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: crumbs.bottom
        anchors.topMargin: 8
        text: pane.desk.cityError !== "" ? pane.desk.cityError : pane.desk.link.cityWarning
    }
    LightPanel {
        id: lightPanel

        desk: pane.desk
        effects: map.effects
        light: map.light
        visible: false
        x: 12
        y: crumbs.y + crumbs.height + 8

        onClosed: pane.toggleLight()
    }
    Binding {
        property: "nowUs"
        target: map.light
        value: pane.desk.nowUs
    }
    Binding {
        property: "utcOffsetMin"
        target: map.light
        value: pane.desk.utcOffsetMinutes
    }
    ToolHint {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: crumbs.bottom
        anchors.topMargin: 8
        sketch: map.drawing
    }
    Underground {
        id: under

        anchors.fill: parent
        camera: map.camera
        pipeLayer: map.pipes
        pipes: pane.desk.pipes
        gap: 12 + (areaPanel.visible ? areaPanel.width + 8 : 0)
        upper: map.coveredTop + 8

        onSaid: text => pane.desk.toasts.say(text)
    }
    AreaPanel {
        id: areaPanel

        anchors.right: parent.right
        anchors.rightMargin: 12
        area: pane.feedArea
        maximum: pane.height - y - 120
        y: map.coveredTop + 8

        onClosed: pane.leaveDrawing()
        onCopied: pane.copyArea()
    }
    Connections {
        function onSelected(ring: var): void {
            pane.feedArea.select(ring);
        }
        function onToolChanged(): void {
            if (map.drawing.tool !== DrawingLayer.None)
                pane.feedArea.clear();
            if (map.drawing.tool === DrawingLayer.Box || map.drawing.tool === DrawingLayer.Lasso)
                pane.feedArea.prepare();
        }

        target: map.drawing
    }
    MapPanels {
        id: panels

        anchors.fill: parent
        basemap: map.basemap
        barsEnd: crumbs.y + crumbs.height + 8
        desk: pane.desk
        terrain: map.terrain
        toolsEnd: tierSwitch.y + tierSwitch.height + 8
    }
    MapTip {
        id: tip

        feed: pane.feed
        quiet: pane.desk.drag.active
        underground: under
    }
    PlacePin {
        camera: map.camera
        localX: pane.desk.report.localX
        localY: pane.desk.report.localY
        visible: pane.picking && !pane.desk.locate.active && pane.desk.report.placed
    }
    PlacePin {
        camera: map.camera
        localX: pane.desk.locate.localX
        localY: pane.desk.locate.localY
        visible: pane.desk.locate.active && pane.desk.locate.found
    }
    TargetTags {
        anchors.fill: parent
        camera: map.camera
        coveredTop: map.coveredTop
        desk: pane.desk
        markers: map.markers
    }
}
