// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls
import Sandtable.Map
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

    Component.onCompleted: tiers.plates = plates.stack

    MapPlates {
        id: plates

        anchors.fill: parent
        camera: view.camera
        chinese: view.chinese
        figure: panel.figure
        freeArea: view.freeArea
        lift: view.lift
        tierNames: view.tierNames
    }
    HoverHandler {
        id: pointer

        property string code: ""
        property string name: ""

        function look(): void {
            const found = hovered && view.lift === 1 ? plates.stack.regionAt(point.position) : {};
            code = found.code ?? "";
            name = found.name ?? "";
            plates.stack.mark(code);
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
        plates: plates.stack
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
