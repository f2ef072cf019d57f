// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Views of the map that a person keeps: Enter in the field keeps this one, Down goes to the list, Enter there flies.
Rectangle {
    id: panel

    property var desk
    property real maximum: 400
    property int tier: 0

    signal closed

    function keep(): void {
        if (desk.views.add(field.text, tier)) {
            desk.toasts.say(qsTr("Kept: %1").arg(field.text.trim()));
            field.text = "";
            list.currentIndex = -1;
        }
    }

    border.color: Theme.line
    color: Theme.surface
    height: column.height + 24
    radius: 8
    width: 320
    onVisibleChanged: {
        if (!visible)
            return parent.forceActiveFocus();
        const path = desk.tiers.path; // the region that the map shows is what a view of it is likely called
        field.text = path.length > 0 ? path[path.length - 1].name : "";
        field.selectAll();
        field.forceActiveFocus();
        list.currentIndex = -1;
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Column {
        id: column

        spacing: Theme.gap
        width: parent.width - 24
        x: 12
        y: 12

        Item {
            height: 28
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                font.pixelSize: Theme.title
                strong: true
                text: qsTr("Saved views")
            }
            IconButton {
                anchors.right: parent.right
                iconName: "close"
                size: 28
                text: qsTr("Close (Esc)")

                onClicked: panel.closed()
            }
        }
        Row {
            spacing: Theme.gap
            width: parent.width

            Field {
                id: field

                iconName: "views"
                objectName: "field:view"
                placeholderText: qsTr("Name of this view")
                width: parent.width - keep.width - Theme.gap

                Keys.onDownPressed: if (list.count > 0) {
                    list.currentIndex = 0;
                    list.forceActiveFocus();
                }
                Keys.onEnterPressed: panel.keep()
                Keys.onEscapePressed: panel.closed()
                Keys.onReturnPressed: panel.keep()
            }
            ActButton {
                id: keep

                enabled: field.text.trim() !== "" && !panel.desk.views.full
                keyText: "Enter"
                text: qsTr("Keep")

                onClicked: panel.keep()
            }
        }
        Label {
            color: Theme.textDim
            font.pixelSize: Theme.small
            text: panel.desk.views.count === 0 ? qsTr("No view is kept yet. Give this one a name: place, direction and tier come back with it.") : qsTr("↓ to the list · Enter flies · Delete forgets · Ctrl 1…9 from anywhere")
            width: parent.width
            wrapMode: Text.Wrap
        }
        ListView {
            id: list

            clip: true
            currentIndex: -1
            height: Math.min(contentHeight, Math.max(120, panel.maximum - 130))
            keyNavigationEnabled: true
            model: panel.desk.views
            objectName: "list:views"
            width: parent.width

            Keys.onDeletePressed: panel.desk.views.remove(currentIndex)
            Keys.onEnterPressed: panel.desk.views.fly(currentIndex)
            Keys.onEscapePressed: panel.closed()
            Keys.onReturnPressed: panel.desk.views.fly(currentIndex)

            delegate: T.AbstractButton {
                id: view

                required property int index
                required property string name
                required property int tier

                Accessible.name: name
                Accessible.role: Accessible.ListItem
                height: 36
                width: ListView.view.width

                background: Rectangle {
                    color: view.ListView.isCurrentItem && list.activeFocus ? Theme.accentWash : view.hovered ? Theme.hover : "transparent"
                    radius: 4
                }
                contentItem: Item {
                    Rectangle {
                        id: dot

                        anchors.verticalCenter: parent.verticalCenter
                        color: view.tier === 0 ? Theme.textFaint : Theme.tierColor(view.tier)
                        height: 8
                        radius: 4
                        width: 8
                        x: 8
                    }
                    Label {
                        anchors.left: dot.right
                        anchors.leftMargin: 8
                        anchors.right: cap.left
                        anchors.rightMargin: 8
                        anchors.verticalCenter: parent.verticalCenter
                        text: view.name
                    }
                    KeyCap {
                        id: cap

                        anchors.right: forget.left
                        anchors.rightMargin: 4
                        anchors.verticalCenter: parent.verticalCenter
                        text: "Ctrl " + (view.index + 1)
                        visible: view.index < 9
                    }
                    IconButton {
                        id: forget

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        iconName: "close"
                        opacity: view.hovered ? 1 : 0.35
                        size: 28
                        text: qsTr("Forget this view")

                        onClicked: panel.desk.views.remove(view.index)
                    }
                }

                onClicked: panel.desk.views.fly(view.index)
            }
        }
    }
}
