// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One message: a bar on its side says of which kind it is, an icon says it again.
Rectangle {
    id: toast

    required property string message
    required property int kind // ToastModel.Kind: info, good, warning
    required property bool undoable
    required property int stayMs
    readonly property color ink: [Theme.accent, Theme.good, Theme.warning][kind]

    signal undo
    signal dismiss

    Accessible.name: message
    Accessible.role: Accessible.AlertMessage
    border.color: Theme.line
    border.width: 1
    color: Theme.raised
    implicitHeight: Math.max(44, label.implicitHeight + 20)
    implicitWidth: 440
    radius: Theme.radius

    Rectangle {
        color: toast.ink
        height: parent.height - 2
        radius: 2
        width: 4
        x: 1
        y: 1
    }
    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        color: toast.ink
        name: ["info", "check", "warning"][toast.kind]
        x: 14
    }
    Label {
        id: label

        anchors.left: icon.right
        anchors.leftMargin: 10
        anchors.right: buttons.left
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        maximumLineCount: 4
        text: toast.message
        wrapMode: Text.Wrap
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        ActButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "undo"
            implicitHeight: 30
            keyText: "Z"
            objectName: "button:undo"
            text: qsTr("Undo")
            visible: toast.undoable

            onClicked: toast.undo()
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            size: 28
            text: qsTr("Dismiss")

            onClicked: toast.dismiss()
        }
    }
    // How long the undo is still there.
    Rectangle {
        id: fuse

        anchors.bottom: parent.bottom
        color: toast.ink
        height: 2
        visible: toast.undoable
        width: toast.width

        NumberAnimation on width  {
            duration: toast.stayMs
            from: toast.width
            running: toast.undoable
            to: 0
        }
    }
}
