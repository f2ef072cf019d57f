import QtQuick
import QtQuick.Window
import Sandtable.Controls

// The window of the program: the workbench, and what a person set last time.
Window {
    id: window

    required property var desk
    required property var language

    color: Theme.ground
    height: 1080
    minimumHeight: 720
    minimumWidth: 1280
    title: qsTr("Sandtable") + (desk.cityName === "" ? "" : " · " + desk.cityName)
    visible: true
    width: 1920

    Workbench {
        anchors.fill: parent
        desk: window.desk
        language: window.language
    }
}
