// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The design tokens: colour, type, spacing. Nothing else in qml/ names a colour or a size of type.
QtObject {
    id: theme

    // Dark for a control room at 200–300 lx, light for offices; both reach WCAG AA on `ground`, `surface` and `raised`.
    property bool dark: true

    readonly property color ground: dark ? "#0d1217" : "#e9edf1"
    readonly property color surface: dark ? "#141b22" : "#f7f9fb"
    readonly property color raised: dark ? "#1b242d" : "#ffffff"
    readonly property color hover: dark ? "#24303b" : "#e6eef5"
    readonly property color line: dark ? "#2a3742" : "#cbd5de"
    readonly property color text: dark ? "#e8eef4" : "#15202a"
    readonly property color textDim: dark ? "#a9b8c6" : "#41505e"
    readonly property color textFaint: dark ? "#8596a5" : "#566675"
    readonly property color shade: dark ? "#b3080c10" : "#99334455"

    // The one accent: yours to act on.
    readonly property color accent: dark ? "#4cc2ff" : "#0067b8"
    readonly property color accentText: dark ? "#04202f" : "#ffffff"
    readonly property color accentWash: dark ? "#17344a" : "#d7eafa"

    // Red is kept for what endangers people or is overdue.
    readonly property color danger: dark ? "#ff6b5e" : "#c02717"
    readonly property color warning: dark ? "#f0b03f" : "#8a5a00"
    readonly property color warningWash: dark ? "#3a2d14" : "#fbeed2"
    readonly property color good: dark ? "#34c495" : "#00734f"

    // Grade 1 (most urgent) … 4. The shapes are a diamond, a triangle, a square and a circle, here and on the map.
    function gradeColor(grade: int): color {
        switch (grade) {
        case 1:
            return danger;
        case 2:
            return warning;
        case 3:
            return dark ? "#6fb7e8" : "#0b62a0";
        default:
            return dark ? "#9fb3a6" : "#4f6457";
        }
    }

    // The 3D city: near-dark tones, so that colour belongs to data.
    readonly property color mapGround: dark ? "#1a2127" : "#e9ebe8"
    readonly property color mapWater: dark ? "#1b4560" : "#a9cbe0"
    readonly property color mapGreen: dark ? "#1d3a2a" : "#c3d9b8"
    readonly property color mapRoad: dark ? "#2b353d" : "#ffffff"
    readonly property color mapRoadMain: dark ? "#98a3a8" : "#fff6df"
    readonly property color mapBuilding: dark ? "#46525c" : "#d3d2cc"
    readonly property color mapBuildingTop: dark ? "#7d8a95" : "#f4f3ef"
    readonly property color mapLabel: dark ? "#d5dee6" : "#22303c"
    readonly property color mapDoor: dark ? "#a3b3c2" : "#4c5a67"
    readonly property color mapWaterLabel: dark ? "#82b4d6" : "#1d5a85"
    readonly property color worker: dark ? "#34c495" : "#00734f"

    // The city's colours by the name of what they are of; over the underground they step back towards the ground.
    // Under glass plates the city steps back by `veil`, 0 to 1: a veil over the picture would cost each of its pixels.
    function mapColors(underground: bool, veil: real): var {
        const veiled = color => veil > 0 ? Qt.tint(color, Qt.alpha(ground, veil)) : color;
        const back = (color, share) => veiled(underground ? Qt.tint(color, Qt.alpha(ground, share)) : color);
        return {
            "land": back(mapGround, 0.75),
            "water": back(mapWater, 0.6),
            "green": back(mapGreen, 0.75),
            "road": back(mapRoad, dark ? 0.45 : 0.2),
            "roadMain": back(mapRoadMain, 0.8),
            "building": back(mapBuilding, 0.8),
            "buildingTop": back(mapBuildingTop, 0.82)
        };
    }

    // Pipes by kind (1 water, 2 drain, 3 sewage, 4 gas, 5 power, 6 telecom) in the colours of CJJ 61-2017, appendix B —
    // sky blue, brown, pink, red, green — as far as they can be told apart on this ground; rain water is the lighter of
    // the two browns.
    function pipeColor(kind: int): color {
        switch (kind) {
        case 1:
            return dark ? "#35b8f0" : "#0079b5";
        case 2:
            return dark ? "#d9bb84" : "#8f6a1e";
        case 3:
            return dark ? "#b3733a" : "#6b3d12";
        case 4:
            return dark ? "#f58ad8" : "#b0188c";
        case 5:
            return dark ? "#f2554a" : "#c8102e";
        default:
            return dark ? "#4fce6a" : "#1b7d33";
        }
    }
    readonly property color pipeCutOff: dark ? "#c9a2f2" : "#6f3fa8"
    // As PipeLayer wants them: the kinds, a valve to close, the end of a trace.
    readonly property list<color> pipeColors: [pipeColor(1), pipeColor(2), pipeColor(3), pipeColor(4), pipeColor(5), pipeColor(6), warning, accent]
    readonly property color pipeShaft: dark ? "#b8c4ce" : "#52606c"

    // Borders glow by tier: district, street, community, micro-grid.
    function tierColor(tier: int): color {
        switch (tier) {
        case 1:
            return dark ? "#f4f1e4" : "#3a3320";
        case 2:
            return dark ? "#f0b03f" : "#8a5a00";
        case 3:
            return dark ? "#56b4e9" : "#0072b2";
        default:
            return dark ? "#5c8f86" : "#3f7a6e";
        }
    }

    // From the least to the most of a figure: away from the ground, so that much always stands out.
    readonly property list<color> ramp: dark ? ["#16415c", "#1b6a80", "#2f9a86", "#8cc75c", "#f6e04c"] : ["#c3d9e2", "#8fc0c9", "#4f9aa6", "#257080", "#0f4254"]

    // Type: four sizes at the desk.
    readonly property string family: "Noto Sans CJK SC"
    readonly property int small: 12
    readonly property int body: 14
    readonly property int title: 17
    readonly property int figure: 22

    // The 4 px grid.
    readonly property int grid: 4
    readonly property int gap: 8
    readonly property int pad: 12
    readonly property int radius: 6
    readonly property int rowHeight: 32

    // Motion only explains where something went.
    readonly property int quick: 120
    readonly property int move: 180
}
