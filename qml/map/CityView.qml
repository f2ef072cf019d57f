// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick3D
import Sandtable.Scene
import Sandtable.Controls

// The city itself: tiles and borders seen through the map's camera.
View3D {
    id: view

    required property CityScene scene
    required property MapCamera mapCamera
    required property DensityTexture density
    required property PipeLayer pipes
    // Over the underground the city lies flat: its plan shows, its houses hide nothing.
    readonly property real rise: pipes.shown ? 0.08 : 1
    required property BasemapLayer basemap
    required property MapLight light
    required property MapEffects effects
    // Shadows and dark corners lie on level ground; on hills they would float.
    property bool levelGround: true
    property real veil: 0

    // Straight into the window: half the frame time on a software renderer. Nothing opaque may lie behind the map.
    renderMode: GraphicsInfo.api === GraphicsInfo.OpenGL || GraphicsInfo.api === GraphicsInfo.Unknown ? View3D.Underlay : View3D.Offscreen
    camera: perspective
    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Color
        clearColor: view.light.lit ? view.light.sky : Theme.ground
        antialiasingMode: SceneEnvironment.NoAA
        tonemapMode: SceneEnvironment.TonemapModeNone
    }

    PerspectiveCamera {
        id: perspective

        position: view.mapCamera.eye
        rotation: view.mapCamera.rotation
        clipNear: view.mapCamera.clipNear
        clipFar: view.mapCamera.clipFar
        fieldOfView: view.mapCamera.fieldOfView
    }

    component CityMaterial: CustomMaterial {
        property TextureInput palette: TextureInput {
            texture: Texture {
                textureData: view.scene.palette
                minFilter: Texture.Nearest
                magFilter: Texture.Nearest
                mipFilter: Texture.None
            }
        }
        // The air begins behind what one looks at.
        property vector4d haze: view.light.haze
        property real hazeFrom: view.mapCamera.distance * 1.1 + 600
        property real hazeTo: view.mapCamera.distance * 4 + 12000
        property vector4d paneTone: view.light.panes
        property real contact: view.effects.contactOn ? 0.34 : 0
        property real spill: view.effects.glowOn ? 0.85 : 0

        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.BackFaceCulling
    }

    CityMaterial {
        id: plainMaterial

        vertexShader: "shaders/city.vert"
        fragmentShader: "shaders/city.frag"
    }

    CityMaterial {
        id: houseMaterial

        vertexShader: "shaders/house.vert"
        fragmentShader: "shaders/house.frag"
    }

    CityMaterial {
        id: shadowMaterial

        property vector2d slope: view.light.slope

        depthDrawMode: Material.NeverDepthDraw
        sourceBlend: CustomMaterial.One
        destinationBlend: CustomMaterial.DstAlpha
        vertexShader: "shaders/shadow.vert"
        fragmentShader: "shaders/shadow.frag"
    }

    CityMaterial {
        id: cornerMaterial

        cullMode: Material.NoCulling
        depthDrawMode: Material.NeverDepthDraw
        sourceBlend: CustomMaterial.SrcAlpha
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "shaders/corner.vert"
        fragmentShader: "shaders/corner.frag"
    }

    // Windows cost more a pixel: only where they can be seen; glowing ones are seen from farther off.
    readonly property Material cityMaterial: mapCamera.metresPerPixel < (effects.glowOn ? 0.7 : 0.3) && !pipes.shown ? houseMaterial : plainMaterial

    component BorderMaterial: CustomMaterial {
        required property color color
        required property real widthPx
        required property real corePx
        property real glowShare: 0.3
        // Dashes about this long on the screen; in steps of two, so that they do not creep while the camera moves.
        property real dashPx: 0
        readonly property real dashM: dashPx > 0 ? Math.pow(2, Math.round(Math.log2(dashPx * view.mapCamera.metresPerPixel))) : 0
        property vector2d viewSize: Qt.vector2d(view.width / 2, view.height / 2)

        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        depthDrawMode: Material.NeverDepthDraw
        sourceBlend: CustomMaterial.SrcAlpha
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "shaders/border.vert"
        fragmentShader: "shaders/border.frag"
    }

    // The tier in work is clear, the district's outline always; those above it firm, the one below it only a hint.
    function borderAlpha(tier: int): real {
        return (1 - veil) * (tier === 1 ? 0.95 : tier > scene.tier ? 0.5 : tier === scene.tier ? 0.85 : 0.7);
    }

    readonly property list<Material> borderMaterials: [
        BorderMaterial {
            color: Qt.alpha(Theme.tierColor(1), view.borderAlpha(1))
            widthPx: 9
            corePx: 1.6
        },
        BorderMaterial {
            color: Qt.alpha(Theme.tierColor(2), view.borderAlpha(2))
            widthPx: 7
            corePx: 1.1
            glowShare: 0.24
            dashPx: 22
        },
        BorderMaterial {
            color: Qt.alpha(Theme.tierColor(3), view.borderAlpha(3) * 0.8)
            widthPx: 4
            corePx: 0.6
            glowShare: 0.2
        },
        BorderMaterial {
            color: Qt.alpha(Theme.tierColor(4), view.borderAlpha(4) * 0.75)
            widthPx: 3
            corePx: 0.45
            glowShare: 0.15
            dashPx: 10
        }
    ]

    Repeater3D {
        model: view.scene.tiles

        Model {
            required property Geometry geometryOfTile
            required property vector3d origin
            required property vector3d unit
            required property bool shown
            required property int rank

            geometry: geometryOfTile
            // The ground last: what stands or lies on it has covered most of it by then.
            depthBias: rank === 0 ? 2e6 : 0
            position: origin
            scale: Qt.vector3d(unit.x, unit.y * view.rise, unit.z)
            visible: shown
            materials: [view.cityMaterial]
            castsShadows: false
            receivesShadows: false
        }
    }

    // Shadows need the alpha of the window itself; see DepthReset.
    CityShade {
        scene: view.scene
        material: shadowMaterial
        on: view.levelGround && view.effects.shadowsOn && view.renderMode === View3D.Underlay && view.mapCamera.metresPerPixel < 6
    }
    CityShade {
        scene: view.scene
        material: cornerMaterial
        on: view.levelGround && view.effects.contactOn && view.mapCamera.metresPerPixel < 0.7
    }

    // By day, from a mast, there is a sky; last of all, where nothing else is. From above, the city lies on a table.
    Model {
        source: "#Rectangle"
        visible: view.light.lit && view.mapCamera.looking
        depthBias: 4e6
        castsShadows: false
        receivesShadows: false
        materials: [
            CustomMaterial {
                property vector4d air: view.light.haze
                // Where level is on the screen, -1 to 1.
                property real horizon: Math.tan(view.mapCamera.pitch * Math.PI / 180) / Math.tan(view.mapCamera.fieldOfView * Math.PI / 360)

                shadingMode: CustomMaterial.Unshaded
                cullMode: Material.NoCulling
                vertexShader: "shaders/sky.vert"
                fragmentShader: "shaders/sky.frag"
            }
        ]
    }

    BasemapTiles {
        basemap: view.basemap
        // Dimmed in a dark room and by night: pins and names must stand out from it.
        brightness: (1 - view.veil) * (view.light.lit ? 1 - 0.8 * view.light.darkness : Theme.dark ? 0.7 : 1)
        rise: view.rise
    }

    GroundSheet {
        id: densitySheet

        scene: view.scene
        density: view.density
    }

    Model {
        geometry: densitySheet
        visible: densitySheet.filled
        position: view.density.centre.plus(Qt.vector3d(-view.density.extent.x / 2, 0, view.density.extent.y / 2))
        castsShadows: false
        receivesShadows: false
        materials: [
            CustomMaterial {
                property TextureInput density: TextureInput {
                    texture: Texture {
                        textureData: view.density
                        tilingModeHorizontal: Texture.ClampToEdge
                        tilingModeVertical: Texture.ClampToEdge
                    }
                }
                // From afar it lies over the roofs; near by, where streets show, on the ground.
                property real lift: Math.min(0.02, 0.002 * view.mapCamera.metresPerPixel)

                shadingMode: CustomMaterial.Unshaded
                cullMode: Material.NoCulling
                depthDrawMode: Material.NeverDepthDraw
                sourceBlend: CustomMaterial.SrcAlpha
                destinationBlend: CustomMaterial.OneMinusSrcAlpha
                vertexShader: "shaders/density.vert"
                fragmentShader: "shaders/density.frag"
            }
        ]
    }

    Repeater3D {
        model: view.scene.borders

        Model {
            required property Geometry geometryOfTile
            required property bool shown
            required property int rank

            geometry: geometryOfTile
            visible: shown
            materials: [view.borderMaterials[rank - 1]]
            castsShadows: false
            receivesShadows: false
        }
    }

    Underground3D {
        layer: view.pipes
        camera: view.mapCamera
        nearest: view.renderMode === View3D.Underlay ? -1 : 0
    }
}
