// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick3D
import Sandtable.Scene
import Sandtable.Controls

// The pipes under the city, over a city that has been laid flat: see PipeLayer for which ones.
Node {
    id: underground

    required property PipeLayer layer
    required property MapCamera camera
    // Where the depth of what is nearest lies: OpenGL's begins at -1.
    required property real nearest
    readonly property real perPixel: 2 * Math.tan(camera.fieldOfView * Math.PI / 360) / Math.max(1, camera.viewSize.height)

    // As a vector: Quick 3D would take the curve out of a colour, and nothing here puts it back in.
    function tone(wanted: var, alpha: real): vector4d {
        const color = Qt.alpha(wanted, alpha); // a colour even of what is only the name of one
        return Qt.vector4d(color.r, color.g, color.b, color.a);
    }

    component PipeMaterial: CustomMaterial {
        property vector4d tone0
        property vector4d tone1
        property vector4d tone2
        property vector4d tone3
        property vector4d tone4
        property vector4d tone5
        property vector4d tone6
        property real leastPx: 0.8
        property real thin: underground.layer.thin
        property real fading: 1 // 0: nothing fades with the scale
        property real deepShade: 1
        property real perPixel: underground.perPixel
        property vector2d viewSize: Qt.vector2d(underground.camera.viewSize.width / 2, underground.camera.viewSize.height / 2)
        property real nearest: underground.nearest
        // Of the depth, from its front, that these pipes lie in.
        property real slice: 0.05
        property real arrowM: 0
        property real arrowLean: 0
        property vector4d arrowTone

        shadingMode: CustomMaterial.Unshaded
        cullMode: Material.NoCulling
        depthDrawMode: Material.AlwaysDepthDraw
        sourceBlend: CustomMaterial.SrcAlpha
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        vertexShader: "shaders/underground.vert"
        fragmentShader: "shaders/underground.frag"
    }

    Model {
        geometry: underground.layer.pipes
        visible: underground.layer.hasPipes
        castsShadows: false
        receivesShadows: false
        materials: [
            PipeMaterial {
                // Beside what stands out, the others step back.
                readonly property real strength: underground.layer.asked ? 0.42 : underground.layer.hasMarks ? 0.75 : 1

                tone0: underground.tone(Theme.pipeColor(1), strength)
                tone1: underground.tone(Theme.pipeColor(2), strength)
                tone2: underground.tone(Theme.pipeColor(3), strength)
                tone3: underground.tone(Theme.pipeColor(4), strength)
                tone4: underground.tone(Theme.pipeColor(5), strength)
                tone5: underground.tone(Theme.pipeColor(6), strength)
                tone6: underground.tone(Theme.pipeShaft, 0.55 * strength)
            }
        ]
    }

    // Arrows about this long on the screen; in steps of two, so that they do not creep while the camera moves.
    readonly property real arrowM: Math.pow(2, Math.round(Math.log2(56 * camera.metresPerPixel)))

    component MarkMaterial: PipeMaterial {
        property real strength: 1

        tone0: underground.tone(Theme.accent, strength)
        tone1: underground.tone(Theme.pipeCutOff, strength)
        tone2: underground.tone(Theme.warning, strength)
        tone3: underground.tone(Theme.text, strength)
        thin: 1
        fading: 0
        deepShade: 0
        slice: 0.004
    }

    // A glow around what stands out.
    Model {
        geometry: underground.layer.marks
        visible: underground.layer.hasMarks
        castsShadows: false
        receivesShadows: false
        materials: [
            MarkMaterial {
                strength: 0.22
                leastPx: 7
                depthDrawMode: Material.NeverDepthDraw
            }
        ]
    }
    Model {
        geometry: underground.layer.marks
        visible: underground.layer.hasMarks
        castsShadows: false
        receivesShadows: false
        materials: [
            MarkMaterial {
                leastPx: 3
                arrowM: underground.arrowM
                arrowLean: underground.camera.metresPerPixel / underground.arrowM
                arrowTone: underground.tone(Theme.ground, 0.85)
            }
        ]
    }
}
