// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Sandtable.Controls

// Where the map is: the way from the district down to the region in view, each step a way back up, then where the cursor
// or the open case lies, and what the region in view has on its hands.
Rectangle {
    id: crumbs

    property var tiers
    property real widest: 600
    readonly property bool narrow: widest < 420

    color: Qt.alpha(Theme.surface, 0.9)
    height: 32
    radius: Theme.radius
    width: Math.min(widest, row.width + beyond.implicitWidth + figures.width + 36)

    Row {
        id: row

        height: parent.height
        x: 8

        Repeater {
            model: crumbs.tiers.path

            T.AbstractButton {
                id: step

                required property int index
                required property var modelData

                Accessible.name: modelData.name
                Accessible.role: Accessible.Button
                focusPolicy: Qt.TabFocus
                height: row.height
                objectName: "button:crumb-" + modelData.tier
                width: contentItem.implicitWidth

                background: Rectangle {
                    border.color: step.visualFocus ? Theme.accent : "transparent"
                    color: step.hovered ? Theme.hover : "transparent"
                    height: 26
                    radius: 4
                    y: 3
                }
                contentItem: Label {
                    elide: Text.ElideNone
                    leftPadding: 4
                    rightPadding: 4
                    strong: step.index === crumbs.tiers.path.length - 1
                    text: (step.index > 0 ? "› " : "") + step.modelData.name
                }

                onClicked: crumbs.tiers.enter(modelData.code)
            }
        }
    }
    Label {
        id: beyond

        anchors.left: row.right
        anchors.right: figures.left
        anchors.rightMargin: 12
        dim: true
        height: parent.height
        text: crumbs.tiers.beyond
    }
    CaseFigures {
        id: figures

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        fresh: crumbs.tiers.fresh
        open: crumbs.tiers.open
        overdue: crumbs.tiers.overdue
    }
}
