// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick3D
import Sandtable.Scene

// What the city's own meshes darken on the ground, drawn a second time: off, it is not there at all.
Node {
    id: shade

    required property CityScene scene
    required property Material material
    property bool on: false

    Repeater3D {
        model: shade.on ? shade.scene.tiles : null

        Model {
            required property Geometry geometryOfTile
            required property vector3d origin
            required property vector3d unit
            required property bool shown

            geometry: geometryOfTile
            position: origin
            scale: unit
            visible: shown
            materials: [shade.material]
            castsShadows: false
            receivesShadows: false
        }
    }
}
