// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// The link in a shape, a word and figures; when it is lost, since when the data are old and when it tries again.
Rectangle {
    id: state

    property var desk
    property bool roomy: true
    readonly property var link: desk.link
    readonly property bool live: link.state === 2
    readonly property bool lost: link.state === 3 || link.state === 4
    readonly property color ink: live ? Theme.good : Theme.warning

    Accessible.name: words.text
    Accessible.role: Accessible.StaticText
    border.color: lost ? Theme.warning : "transparent"
    color: lost ? Theme.warningWash : "transparent"
    height: 32
    radius: Theme.radius
    width: row.width + (lost ? 20 : 0)

    HoverHandler {
        id: pointer
    }
    Tip {
        text: words.text
        visible: pointer.hovered && words.truncated
        x: 0
    }
    Row {
        id: row

        anchors.centerIn: parent
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: state.ink
            name: state.lost ? "warning" : "link"
            size: 18
        }
        Label {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            color: state.lost ? Theme.warning : Theme.textDim
            text: {
                if (state.live)
                    return state.link.stateText + (state.link.delayMs < 0 ? "" : " · " + (state.link.delayMs < 10 ? state.link.delayMs.toFixed(1) : state.link.delayMs.toFixed(0)) + " ms");
                if (!state.lost)
                    return state.link.stateText;
                const since = state.link.lastDataUs > 0 ? " · " + qsTr("data from %1").arg(state.desk.clockText(state.link.lastDataUs)) : "";
                const again = state.link.state === 3 ? " · " + qsTr("again in %1 s").arg(state.link.retrySeconds) : "";
                // The cause comes last: it is the first to give way where there is no room.
                const why = state.link.cause === "" ? "" : " · " + state.link.cause;
                return state.link.stateText + since + again + why;
            }
            width: Math.min(implicitWidth, state.roomy ? 460 : 300)
        }
    }
}
