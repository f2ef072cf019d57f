// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Scene

// The underground over the map: its legend, the chosen pipe, and what keys and clicks mean to it.
Item {
    id: underground

    property var pipes // of the desk
    required property PipeLayer pipeLayer
    required property MapCamera camera
    readonly property bool shown: pipeLayer.shown
    property real upper: 52
    property real gap: 12 // where the panel ends

    signal said(string text)

    function toggle(): void {
        if (pipeLayer.shown)
            pipes.clear();
        pipeLayer.shown = !pipeLayer.shown;
    }
    // Puts away the answer, then the pipe, then the underground.
    function stepBack(): void {
        if (!pipes.stepBack())
            toggle();
    }
    function clicked(marker: var): void {
        if (marker.kind === "pipe")
            pipes.choose(marker.pipe);
        else
            pipes.chooseAtNode(marker.node);
    }
    function tip(marker: var): string {
        return marker.kind === "pipe" ? pipes.pipeText(marker.pipe) : pipes.nodeText(marker.node);
    }
    // Along the flow or against it; before there is a pipe, the one nearest to the middle of the map.
    function walk(downstream: bool): void {
        if (!pipes.active) {
            const found = pipeLayer.pipeAt(Qt.point(width / 2, height / 2), Math.max(width, height) / 2);
            if (found.pipe === undefined && found.node === undefined)
                return said(qsTr("No pipe here: go closer, or switch a kind on"));
            found.pipe === undefined ? pipes.chooseAtNode(found.node) : pipes.choose(found.pipe);
        } else if (!pipes.chooseNext(downstream))
            return said(downstream ? qsTr("Nothing goes on from here") : qsTr("Nothing leads to here"));
        show(pipes.placeOfPipe(), false);
    }
    // Flies there when it is out of sight or told to.
    function show(place: var, always: bool): void {
        if (place.x === undefined)
            return;
        const at = camera.toScreen(place.x, place.y);
        const margin = 80;
        if (always || at.x < margin || at.y < upper + margin || at.x > width - margin - (panel.visible ? panel.width : 0) || at.y > height - margin)
            camera.flyTo(place.x, place.y, Math.min(camera.distance, always ? 260 : 1e9));
    }
    function run(act: string): void {
        switch (act) {
        case "pipe-next":
            return walk(true);
        case "pipe-before":
            return walk(false);
        case "pipe-down":
            return pipes.traceDown();
        case "pipe-up":
            return pipes.traceUp();
        case "pipe-isolate":
            return pipes.isolate();
        case "pipe-copy":
            pipes.copy();
            return said(qsTr("Copied: what is known of the pipe"));
        default:
            if (act.startsWith("pipe-kind-"))
                legend.toggle(Number(act.slice(10)));
        }
    }

    Component.onCompleted: pipes.layer = pipeLayer

    PipeLegend {
        id: legend

        pipeLayer: underground.pipeLayer
        pipes: underground.pipes
        x: 12
        y: underground.upper
    }
    PipePanel {
        id: panel

        anchors.right: parent.right
        anchors.rightMargin: underground.gap
        maximum: underground.height - y - 120
        pipes: underground.pipes
        y: underground.upper

        onClosed: underground.pipes.clear()
        onCopied: underground.run("pipe-copy")
        onWanted: node => underground.show(underground.pipes.placeOfNode(node), true)
    }
}
