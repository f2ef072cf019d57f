import QtQuick
import Sandtable.Scene

// Mouse on the map: left drag pans or, from a marker, drags it; right or Ctrl drag orbits; the wheel zooms to the cursor.
MouseArea {
    id: area

    required property CityMap map
    // What is under the cursor: {"valid", "x", "y", "lon", "lat"}.
    property var place: ({
            valid: false
        })
    property var grabbed: null
    property bool dragging: false
    property bool orbiting: false
    property point last
    property point first

    readonly property real dragThreshold: 6

    hoverEnabled: true
    acceptedButtons: Qt.LeftButton | Qt.RightButton | Qt.MiddleButton
    cursorShape: dragging ? Qt.ClosedHandCursor : grabbed ? Qt.PointingHandCursor : Qt.ArrowCursor

    function under(x: real, y: real): var {
        const found = map.markers.markerAt(Qt.point(x, y));
        return found.kind === undefined ? null : found;
    }

    onPressed: mouse => {
        map.forceActiveFocus();
        first = Qt.point(mouse.x, mouse.y);
        last = first;
        orbiting = mouse.button !== Qt.LeftButton || (mouse.modifiers & Qt.ControlModifier);
        dragging = false;
        grabbed = orbiting ? null : under(mouse.x, mouse.y);
        if (grabbed)
            map.pressedOn(grabbed, mouse.x, mouse.y);
    }
    onPositionChanged: mouse => {
        place = map.camera.groundAt(Qt.point(mouse.x, mouse.y));
        if (!pressed) {
            const marker = under(mouse.x, mouse.y);
            map.markers.hover(marker ? marker.kind : "", marker ? marker.id : 0);
            map.hovered(marker);
            return;
        }
        if (!dragging && Math.hypot(mouse.x - first.x, mouse.y - first.y) < dragThreshold)
            return;
        if (!dragging) {
            dragging = true;
            if (grabbed)
                map.dragStarted(grabbed, mouse.x, mouse.y);
        }
        const dx = mouse.x - last.x;
        const dy = mouse.y - last.y;
        if (grabbed)
            map.dragMoved(mouse.x, mouse.y);
        else if (orbiting)
            map.camera.orbit(dx * 0.25, dy * 0.25);
        else
            map.camera.panPixels(dx, dy, last);
        last = Qt.point(mouse.x, mouse.y);
    }
    onReleased: mouse => {
        if (dragging && grabbed)
            map.dragEnded(mouse.x, mouse.y);
        else if (!dragging && grabbed)
            map.clickedMarker(grabbed);
        else if (!dragging && mouse.button === Qt.LeftButton) {
            const at = map.camera.groundAt(Qt.point(mouse.x, mouse.y));
            if (at.valid)
                map.clicked(at.lon, at.lat);
        }
        grabbed = null;
        dragging = false;
    }
    onCanceled: {
        if (dragging && grabbed)
            map.dragCancelled();
        grabbed = null;
        dragging = false;
    }
    onDoubleClicked: mouse => {
        const at = map.camera.groundAt(Qt.point(mouse.x, mouse.y));
        if (at.valid)
            map.camera.flyTo(at.x, at.y, map.camera.distance * 0.5);
    }
    onWheel: wheel => map.camera.zoom(Math.pow(0.999, wheel.angleDelta.y), Qt.point(wheel.x, wheel.y))
    onExited: {
        place = {
            valid: false
        };
        map.markers.hover("", 0);
        map.hovered(null);
    }
}
