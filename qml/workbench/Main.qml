// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Sandtable.Controls

// The window of the program: the workbench, and what a person set last time.
Window {
    id: window

    required property var desk
    required property var language
    required property var settings

    color: Theme.ground
    height: 1080
    minimumHeight: 720
    minimumWidth: 1280
    title: qsTr("Sandtable") + (desk.cityName === "" ? "" : " · " + desk.cityName)
    visible: true
    width: 1920

    Component.onCompleted: {
        Theme.dark = settings.dark;
        desk.tiers.pinned = settings.tier;
        workbench.datum = settings.datum;
    }

    Connections {
        function onDarkChanged(): void {
            window.settings.dark = Theme.dark;
        }

        target: Theme
    }
    Connections {
        function onTierChanged(): void {
            window.settings.tier = window.desk.tiers.pinned;
        }

        target: window.desk.tiers
    }
    Workbench {
        id: workbench

        anchors.fill: parent
        desk: window.desk
        language: window.language

        onDatumChanged: window.settings.datum = datum
    }
}
