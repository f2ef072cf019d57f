// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Scene
import Sandtable.Controls

// Scale bar, north arrow, coordinates under the cursor, the source of the city, and what went wrong.
Item {
    id: furniture

    required property CityScene scene
    required property MapCamera camera
    required property bool chinese
    required property GroundReadout readout
    property color ink: Theme.textFaint
    property color firmInk: Theme.textDim
    property color halo: Theme.ground
    required property BasemapLayer basemap

    component Note: Text {
        color: furniture.firmInk
        font.family: Theme.family
        font.pixelSize: Theme.small
        style: Text.Outline
        styleColor: furniture.halo
    }

    // The file's own words about where it comes from, as a reader wants them.
    function attribution(source: string): string {
        const made = /^generated, seed (\d+), scale ([\d.]+)$/.exec(source);
        if (!made)
            return source.includes("OpenStreetMap") ? "© OpenStreetMap contributors" : source;
        const name = furniture.chinese ? furniture.scene.cityName.replace(/(.{2,})区$/, "$1") : furniture.scene.cityNameEn;
        if (Number(made[2]) === 1)
            return qsTr("Data: %1 (generated, seed %2)").arg(name).arg(made[1]);
        return qsTr("Data: %1 (generated at scale %3, seed %2)").arg(name).arg(made[1]).arg(made[2]);
    }

    // The longest round length that fits 140 px.
    readonly property real scaleMetres: {
        const most = camera.metresPerPixel * 140;
        const power = Math.pow(10, Math.floor(Math.log10(most)));
        const lead = most / power;
        return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
    }

    Column {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pad
        spacing: Theme.grid

        Note {
            color: datumArea.containsMouse ? Theme.text : furniture.firmInk
            text: furniture.readout.name + "  " + (furniture.readout.text !== "" ? furniture.readout.text : "–")

            MouseArea {
                id: datumArea

                cursorShape: Qt.PointingHandCursor
                height: parent.height + 2 * Theme.grid
                hoverEnabled: true
                // Wide enough to stay under the cursor when the figures go, for it is not on the ground then.
                width: Math.max(parent.width, 240)
                y: -Theme.grid

                onClicked: furniture.readout.next()
            }
            Tip {
                text: furniture.readout.detail + "\n" + qsTr("Click for the next datum")
                visible: datumArea.containsMouse
                x: 0
                y: -height - 8
            }
        }
        Item {
            // Along a street there is no one scale.
            visible: !furniture.camera.looking
            width: furniture.scaleMetres / furniture.camera.metresPerPixel
            height: 18

            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: 2
                color: furniture.firmInk
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: 2
                height: 7
                color: furniture.firmInk
            }
            Rectangle {
                anchors.bottom: parent.bottom
                anchors.right: parent.right
                width: 2
                height: 7
                color: furniture.firmInk
            }
            Note {
                anchors.horizontalCenter: parent.horizontalCenter
                text: furniture.scaleMetres >= 1000 ? qsTr("%1 km").arg(furniture.scaleMetres / 1000) : qsTr("%1 m").arg(furniture.scaleMetres)
            }
        }
    }

    Note {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pad
        width: Math.min(implicitWidth, parent.width / 2)
        elide: Text.ElideRight
        color: furniture.ink
        text: furniture.basemap.attribution + (furniture.basemap.attribution === "" ? "" : "  ·  ") + furniture.attribution(furniture.scene.source)
    }

    NorthArrow {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pad
        anchors.bottomMargin: Theme.pad + 28
        yaw: furniture.camera.yaw
        onPressed: furniture.camera.northUp()
    }

    Note {
        anchors.centerIn: parent
        visible: text !== ""
        font.pixelSize: Theme.title
        color: furniture.scene.errorText !== "" ? Theme.warning : Theme.text
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        width: Math.min(implicitWidth, parent.width * 0.7)
        text: {
            if (furniture.scene.errorText !== "")
                return qsTr("The city cannot be drawn.") + "\n" + furniture.scene.errorText;
            if (furniture.scene.file === "")
                return qsTr("No city is open.");
            return furniture.scene.ready ? "" : qsTr("Loading the city … %1 %").arg(Math.round(furniture.scene.progress * 100));
        }
    }
}
