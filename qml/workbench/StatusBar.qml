// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// District, link, clock, who, and the shift's figures.
Rectangle {
    id: bar

    property var desk
    property var language
    readonly property var link: desk.link
    readonly property bool lost: link.state === 3 || link.state === 4
    readonly property bool tight: lost && width < 1700 // what is wrong needs the room of the lesser figures

    signal alarms
    signal find
    signal help
    signal report

    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        color: Theme.line
        height: 1
        width: parent.width
    }
    Row {
        id: left

        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.verticalCenter: parent.verticalCenter
        spacing: 16

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.title
            strong: true
            text: bar.desk.cityName === "" ? qsTr("Sandtable") : bar.desk.cityName
        }
        LinkState {
            anchors.verticalCenter: parent.verticalCenter
            desk: bar.desk
            roomy: bar.width >= 1700
        }
    }
    Row {
        id: shift

        anchors.verticalCenter: parent.verticalCenter
        spacing: 4
        x: Math.max(left.x + left.width + 12, Math.min((parent.width - width) / 2, right.x - width - 12))

        Figure {
            title: qsTr("new")
            visible: !bar.tight
            value: bar.desk.reported
        }
        Figure {
            title: qsTr("open")
            value: bar.desk.openCases
        }
        Figure {
            ink: bar.desk.needAct > 0 ? Theme.accent : Theme.text
            title: qsTr("need you")
            value: bar.desk.needAct
        }
        Figure {
            ink: bar.desk.overdue > 0 ? Theme.danger : Theme.text
            title: qsTr("overdue")
            value: bar.desk.overdue
        }
        Figure {
            ink: bar.desk.alarms.tooMany ? Theme.danger : bar.desk.alarms.count > 0 ? Theme.warning : Theme.text
            title: qsTr("alarms") + " · " + qsTr("%1 in 10 min").arg(bar.desk.alarms.raised)
            value: bar.desk.alarms.count

            TapHandler {
                onTapped: bar.alarms()
            }
        }
        Figure {
            title: qsTr("closed")
            visible: !bar.tight
            value: bar.desk.closed
        }
    }
    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        Label {
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: Theme.figure
            text: bar.desk.clockText(bar.desk.nowUs)
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            rightPadding: 4
            visible: bar.width >= 1500

            Label {
                font.pixelSize: Theme.small
                text: bar.link.user
                width: Math.min(implicitWidth, 120)
            }
            Label {
                dim: true
                font.pixelSize: Theme.small
                text: bar.desk.chinese, bar.desk.roleName(bar.link.role)
            }
        }
        ActButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "add"
            keyText: "F2"
            objectName: "button:new-report"
            text: bar.width >= 1700 ? qsTr("New report") : ""

            onClicked: bar.report()
        }
        ActButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "search"
            keyText: "F3"
            objectName: "button:find"
            text: bar.width >= 1700 ? qsTr("Find") : ""

            onClicked: bar.find()
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "language"
            objectName: "button:language"
            text: bar.desk.chinese ? "English" : "中文"

            onClicked: bar.language.toggle()
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "theme"
            objectName: "button:theme"
            text: Theme.dark ? qsTr("Light") : qsTr("Dark")

            onClicked: Theme.dark = !Theme.dark
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "help"
            objectName: "button:help"
            text: qsTr("Keys")

            onClicked: bar.help()
        }
    }
}
