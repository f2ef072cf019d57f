// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// One case of the queue. A click opens it; a pull starts a drag, which the window's DragLayer carries on.
Item {
    id: card

    required property var caseId
    required property int index
    required property string number
    required property string item
    required property string place
    required property string gridName
    required property string reportText
    required property string channelName
    required property int grade
    required property string gradeName
    required property int stage
    required property string stageName
    required property real sinceUs
    required property real dueUs
    required property real reportedUs
    required property bool needsMe
    required property string act
    required property string holder
    required property string obstacle
    required property bool gone
    property var desk
    property bool cursor: false
    property bool opened: false
    property bool lifted: false
    readonly property real now: desk ? desk.nowUs : 0

    signal chosen
    signal grabbed(point at)
    signal carried(point at)
    signal released

    Accessible.description: stageName + ", " + place + (obstacle === "" ? "" : ", " + obstacle)
    Accessible.name: item + " " + number
    Accessible.role: Accessible.ListItem
    height: 92
    objectName: "card:" + caseId

    Rectangle {
        id: face

        anchors.fill: parent
        anchors.margins: 4
        anchors.topMargin: 2
        border.color: card.cursor || card.opened ? Theme.accent : card.needsMe ? Qt.alpha(Theme.accent, 0.35) : Theme.line
        border.width: card.cursor ? 2 : 1
        color: card.opened ? Theme.accentWash : mouse.containsMouse ? Theme.hover : Theme.raised
        opacity: card.gone ? 0.45 : card.lifted ? 0.35 : 1
        radius: Theme.radius

        Rectangle {
            color: Theme.accent
            height: parent.height - 12
            radius: 1.5
            visible: card.needsMe
            width: 3
            x: 3
            y: 6
        }
        Ring {
            id: ring

            due: card.dueUs
            now: card.now
            since: card.sinceUs
            size: 40
            x: 12
            y: 8

            GradeShape {
                anchors.centerIn: parent
                grade: card.grade
                size: 16
            }
        }
        Label {
            color: ring.overdue ? Theme.danger : Theme.textDim
            font.pixelSize: Theme.small
            horizontalAlignment: Text.AlignHCenter
            text: !card.desk || card.dueUs === 0 ? "" : (ring.overdue ? "−" : "") + card.desk.shortSpanText(card.dueUs - card.now)
            width: 60
            x: 2
            y: 54
        }
        Column {
            anchors.left: parent.left
            anchors.leftMargin: 64
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Item {
                height: 20
                width: parent.width

                Label {
                    anchors.left: parent.left
                    anchors.right: age.left
                    anchors.rightMargin: 6
                    strong: true
                    text: card.item
                }
                Label {
                    id: age

                    anchors.right: parent.right
                    color: Theme.textFaint
                    font.pixelSize: Theme.small
                    text: card.desk && card.now > 0 ? card.desk.shortSpanText(card.now - card.reportedUs) : ""
                }
            }
            Label {
                dim: true
                font.pixelSize: Theme.small
                text: (card.place === "" ? card.reportText : card.place) + (card.gridName === "" ? "" : " · " + card.gridName)
                width: parent.width
            }
            Item {
                height: 18
                width: parent.width

                Label {
                    anchors.left: parent.left
                    anchors.right: channel.left
                    anchors.rightMargin: 6
                    color: card.needsMe ? Theme.accent : Theme.textDim
                    font.pixelSize: Theme.small
                    text: card.stageName + " · " + (card.gone ? qsTr("done") : card.needsMe ? card.act : card.holder)
                }
                Label {
                    id: channel

                    anchors.right: parent.right
                    color: Theme.textFaint
                    font.pixelSize: Theme.small
                    text: card.channelName
                }
            }
            Item {
                height: 18
                width: parent.width

                Label {
                    id: number

                    color: Theme.textFaint
                    font.pixelSize: Theme.small
                    text: card.number
                }
                // Why the next step cannot simply be taken.
                Icon {
                    id: obstacleIcon

                    anchors.left: number.right
                    anchors.leftMargin: 10
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.warning
                    name: "warning"
                    size: 14
                    visible: obstacle.visible
                }
                Label {
                    id: obstacle

                    anchors.left: obstacleIcon.right
                    anchors.leftMargin: 4
                    anchors.right: parent.right
                    color: Theme.warning
                    font.pixelSize: Theme.small
                    text: card.obstacle
                    visible: text !== "" && !card.gone
                }
            }
        }
    }
    MouseArea {
        id: mouse

        property point pressedAt
        property bool pulling: false

        anchors.fill: parent
        cursorShape: pulling ? Qt.ClosedHandCursor : Qt.ArrowCursor
        hoverEnabled: true
        preventStealing: true

        onCanceled: pulling = false
        onPositionChanged: event => {
            if (!pressed)
                return;
            const at = mapToItem(null, event.x, event.y);
            if (!pulling && Math.abs(event.x - pressedAt.x) + Math.abs(event.y - pressedAt.y) > 8) {
                pulling = true;
                card.grabbed(at);
            }
            if (pulling)
                card.carried(at);
        }
        onPressed: event => pressedAt = Qt.point(event.x, event.y)
        onReleased: {
            if (pulling)
                card.released();
            else
                card.chosen();
            pulling = false;
        }
    }
}
