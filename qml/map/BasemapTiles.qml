// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick3D
import Sandtable.Scene

// The picture of the ground: over land, green and water, under roads and buildings.
Node {
    id: tiles

    required property BasemapLayer basemap
    property real rise: 1
    property real brightness: 1

    // Between the heights that the city's file gives its surfaces: water 0.8 m, the lowest road 1.2 m, the highest 2 m.
    y: (tiles.basemap.overRoads ? 2.3 : 1.0) * tiles.rise

    Repeater3D {
        model: tiles.basemap.tiles

        Model {
            id: tile

            required property Geometry geometryOfTile
            required property TextureData pictureOfTile
            required property vector3d origin
            required property bool shown
            required property bool fading
            required property bool solid
            readonly property bool blended: tile.fading || !tile.solid || tiles.basemap.opacity < 1
            property real share: 1

            castsShadows: false
            // After what stands on it, before the ground that it covers.
            depthBias: 1e6
            geometry: tile.geometryOfTile
            materials: [
                CustomMaterial {
                    property real brightness: tiles.brightness
                    property real nudge: tile.fading ? 0.000002 : 0
                    property TextureInput picture: TextureInput {
                        texture: Texture {
                            textureData: tile.pictureOfTile
                            tilingModeHorizontal: Texture.ClampToEdge
                            tilingModeVertical: Texture.ClampToEdge
                        }
                    }
                    property real share: tiles.basemap.opacity * tile.share

                    cullMode: Material.BackFaceCulling
                    depthDrawMode: tile.blended ? Material.NeverDepthDraw : Material.OpaqueOnlyDepthDraw
                    destinationBlend: tile.blended ? CustomMaterial.OneMinusSrcAlpha : CustomMaterial.NoBlend
                    fragmentShader: "shaders/basemap.frag"
                    shadingMode: CustomMaterial.Unshaded
                    sourceBlend: tile.blended ? CustomMaterial.SrcAlpha : CustomMaterial.NoBlend
                    vertexShader: "shaders/basemap.vert"
                }
            ]
            position: tile.origin
            receivesShadows: false
            visible: tile.shown

            onFadingChanged: {
                if (tile.fading)
                    fadeIn.restart();
                else
                    fadeIn.complete();
            }

            NumberAnimation {
                id: fadeIn

                duration: 180
                from: 0
                property: "share"
                target: tile
                to: 1
            }
        }
    }
}
