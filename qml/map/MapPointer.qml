// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Scene

// Mouse on the map: left drag pans or, from a marker, drags it; right or Ctrl drag orbits; the wheel zooms to the cursor.
MouseArea {
    id: area

    required property MapCamera camera
    required property MarkerLayer markers
    required property ThingsLayer things
    required property PipeLayer pipes
    property bool picking: false
    property bool drilling: false // a double click on the ground goes to whoever uses the map

    signal markerPressed(var marker, real x, real y)
    signal markerClicked(var marker)
    signal markerHovered(var marker)
    signal groundClicked(real lon, real lat)
    signal groundDoubleClicked(var at)
    signal dragStarted(var marker, real x, real y)
    signal dragMoved(real x, real y)
    signal dragEnded(real x, real y)
    signal dragCancelled

    // What is under the cursor: {"valid", "x", "y", "lon", "lat"}.
    property var place: ({
            "valid": false
        })
    property var grabbed: null
    property bool dragging: false
    property bool orbiting: false
    property point last
    property point first

    readonly property real dragThreshold: 6

    hoverEnabled: true
    acceptedButtons: Qt.LeftButton | Qt.RightButton | Qt.MiddleButton
    cursorShape: picking && !dragging ? Qt.CrossCursor : dragging ? Qt.ClosedHandCursor : grabbed ? Qt.PointingHandCursor : Qt.ArrowCursor

    function under(x: real, y: real): var {
        if (!markers.visible)
            return null;
        const found = markers.markerAt(Qt.point(x, y));
        return Object.keys(found).length === 0 ? null : found;
    }
    // Where no marker is: a component or a square of them. It can be looked at and clicked, not dragged.
    function thingUnder(x: real, y: real): var {
        const found = things.visible ? Object.assign({}, things.thingAt(Qt.point(x, y))) : {};
        if (Object.keys(found).length === 0)
            return null;
        return Object.assign(found, {
                "kind": found.count > 1 ? "components" : "component",
                "type": found.type ?? 0,
                "x": x,
                "y": y
            });
    }

    // Over the underground: a pipe, or the manhole or valve on one.
    function pipeUnder(x: real, y: real): var {
        const found = Object.assign({}, pipes.pipeAt(Qt.point(x, y)));
        if (Object.keys(found).length === 0)
            return null;
        return Object.assign(found, {
                "kind": found.pipe === undefined ? "pipe-node" : "pipe",
                "x": x,
                "y": y
            });
    }
    function lowUnder(x: real, y: real): var {
        return (pipes.shown ? pipeUnder(x, y) : null) ?? thingUnder(x, y);
    }

    onPressed: mouse => {
        area.forceActiveFocus();
        first = Qt.point(mouse.x, mouse.y);
        last = first;
        orbiting = mouse.button !== Qt.LeftButton || (mouse.modifiers & Qt.ControlModifier);
        dragging = false;
        grabbed = orbiting || picking ? null : under(mouse.x, mouse.y);
        if (grabbed)
            markerPressed(grabbed, mouse.x, mouse.y);
    }
    onPositionChanged: mouse => {
        place = camera.groundAt(Qt.point(mouse.x, mouse.y));
        if (!pressed) {
            const marker = under(mouse.x, mouse.y);
            markers.hover(marker ? marker.kind : "", marker ? marker.id : 0);
            markerHovered(marker ?? lowUnder(mouse.x, mouse.y));
            return;
        }
        if (!dragging && Math.hypot(mouse.x - first.x, mouse.y - first.y) < dragThreshold)
            return;
        if (!dragging) {
            dragging = true;
            // Only a case can be carried; from anything else the hand moves the map.
            if (grabbed && grabbed.kind !== "case")
                grabbed = null;
            if (grabbed)
                dragStarted(grabbed, mouse.x, mouse.y);
        }
        const dx = mouse.x - last.x;
        const dy = mouse.y - last.y;
        if (grabbed)
            dragMoved(mouse.x, mouse.y);
        else if (orbiting)
            camera.orbit(dx * 0.25, dy * 0.25);
        else
            camera.panPixels(dx, dy, last);
        last = Qt.point(mouse.x, mouse.y);
    }
    onReleased: mouse => {
        if (dragging && grabbed)
            dragEnded(mouse.x, mouse.y);
        else if (!dragging && grabbed)
            markerClicked(grabbed);
        else if (!dragging && mouse.button === Qt.LeftButton) {
            const thing = picking ? null : lowUnder(mouse.x, mouse.y);
            if (thing)
                markerClicked(thing);
            const at = camera.groundAt(Qt.point(mouse.x, mouse.y));
            if (at.valid)
                groundClicked(at.lon, at.lat);
        }
        grabbed = null;
        dragging = false;
    }
    onCanceled: {
        if (dragging && grabbed)
            dragCancelled();
        grabbed = null;
        dragging = false;
    }
    onDoubleClicked: mouse => {
        const at = camera.groundAt(Qt.point(mouse.x, mouse.y));
        if (!at.valid)
            return;
        // Workers and cameras are everywhere; cases are pulled and opened, so they stay what is meant.
        const marker = under(mouse.x, mouse.y);
        if (drilling && (!marker || (marker.kind !== "case" && marker.kind !== "cluster")))
            groundDoubleClicked(at);
        else
            camera.flyTo(at.x, at.y, camera.distance * 0.5);
    }
    onWheel: wheel => camera.zoom(Math.pow(0.999, wheel.angleDelta.y), Qt.point(wheel.x, wheel.y))
    onExited: {
        place = {
            "valid": false
        };
        markers.hover("", 0);
        markerHovered(null);
    }
}
