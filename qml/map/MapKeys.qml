// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Scene

// Keys of the map: arrows move, Shift+arrows turn, + and - zoom, Home shows the whole district, N (with or without Shift)
// turns to the north.
QtObject {
    id: keys

    required property MapCamera camera

    function press(event: var) {
        const centre = Qt.point(camera.viewSize.width / 2, camera.viewSize.height / 2);
        const step = camera.viewSize.height / 10;
        const turning = event.modifiers & Qt.ShiftModifier;
        switch (event.key) {
        case Qt.Key_Left:
            turning ? camera.orbit(-10, 0) : camera.panPixels(step, 0, centre);
            break;
        case Qt.Key_Right:
            turning ? camera.orbit(10, 0) : camera.panPixels(-step, 0, centre);
            break;
        case Qt.Key_Up:
            turning ? camera.orbit(0, 6) : camera.panPixels(0, step, centre);
            break;
        case Qt.Key_Down:
            turning ? camera.orbit(0, -6) : camera.panPixels(0, -step, centre);
            break;
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            camera.zoom(0.8, centre);
            break;
        case Qt.Key_Minus:
            camera.zoom(1.25, centre);
            break;
        case Qt.Key_Home:
            camera.home();
            break;
        case Qt.Key_N:
            camera.northUp();
            break;
        default:
            return;
        }
        event.accepted = true;
    }
}
