// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls
import Sandtable.Scene

// The tiers lifted apart as glass plates over the city, with their legend; a click goes into a region, the plates then
// show what is inside it.
Item {
    id: view

    property var tiers
    property bool chinese: true
    required property MapCamera camera
    property rect freeArea
    property real lift: tiers.exploded ? 1 : 0
    readonly property var tierNames: [qsTr("Streets and towns"), qsTr("Communities"), qsTr("Micro-grids")]

    // Into the region under the cursor.
    function enterMarked(): void {
        if (pointer.code !== "")
            tiers.enter(pointer.code);
    }

    visible: lift > 0

    Behavior on lift  {
        NumberAnimation {
            duration: Theme.move
            easing.type: Easing.OutCubic
        }
    }

    Component.onCompleted: tiers.plates = plates

    // The city steps back.
    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(Theme.ground, 0.5 * view.lift)
    }
    PlatesLayer {
        id: plates

        anchors.fill: parent
        camera: view.camera
        chinese: view.chinese
        figure: panel.figure
        freeArea: view.freeArea
        lift: view.lift
        look: ({
                "glass": Qt.alpha(Theme.dark ? "#8fb4cc" : "#ffffff", Theme.dark ? 0.10 : 0.45),
                "thread": Theme.dark ? "#bfe3f5" : "#0b4a6b",
                "alarm": Theme.danger,
                "mark": Theme.dark ? "#ffffff" : "#10202c",
                "streets": Qt.alpha(Theme.tierColor(2), 0.95),
                "communities": Qt.alpha(Theme.tierColor(3), 0.7),
                "grids": Qt.alpha(Theme.tierColor(4), 0.75),
                "ink": Theme.text,
                "halo": Theme.ground,
                "family": Theme.family,
                "ramp": [Theme.ramp[0], Theme.ramp[1], Theme.ramp[2], Theme.ramp[3], Theme.ramp[4]]
            })
    }
    Repeater {
        model: 3

        Label {
            required property int index
            readonly property point end: plates.ends[index] ?? Qt.point(0, 0)

            color: Theme.tierColor(index + 2)
            elide: Text.ElideNone
            font.pixelSize: Theme.small
            opacity: view.lift
            strong: true
            style: Text.Outline
            styleColor: Theme.ground
            text: view.tierNames[index]
            // Left of its plate, or over its edge where there is no room.
            x: Math.max(8, end.x - width - 10)
            y: end.y - height / 2
        }
    }
    HoverHandler {
        id: pointer

        property string code: ""
        property string name: ""

        function look(): void {
            const found = hovered && view.lift === 1 ? plates.regionAt(point.position) : {};
            code = found.code ?? "";
            name = found.name ?? "";
            plates.mark(code);
        }

        cursorShape: code !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor

        onHoveredChanged: look()
        onPointChanged: look()
    }
    TapHandler {
        onTapped: {
            pointer.look();
            view.enterMarked();
        }
    }
    PlatesPanel {
        id: panel

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 52
        anchors.right: parent.right
        anchors.rightMargin: 12
        opacity: view.lift
        plates: plates
        tierNames: view.tierNames

        onClosed: view.tiers.exploded = false
    }
    Rectangle {
        id: tip

        readonly property var figures: (view.tiers.open, view.tiers.overdue, view.tiers.fresh, view.tiers.figuresOf(pointer.code))

        border.color: Theme.line
        color: Theme.raised
        height: tipColumn.height + 14
        radius: 4
        visible: pointer.code !== ""
        width: tipColumn.width + 20
        x: Math.max(4, Math.min(pointer.point.position.x + 16, view.width - width - 4))
        y: Math.max(4, Math.min(pointer.point.position.y + 16, view.height - height - 4))

        Column {
            id: tipColumn

            spacing: 3
            x: 10
            y: 7

            Label {
                elide: Text.ElideNone
                strong: true
                text: pointer.name
            }
            CaseFigures {
                fresh: tip.figures.fresh
                open: tip.figures.open
                overdue: tip.figures.overdue
            }
        }
    }
}
