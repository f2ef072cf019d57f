// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Sandtable.Controls

// What can be done with the open case, with the keys that do it. The accent is yours to act on.
Column {
    id: actions

    property var desk
    property var current
    readonly property bool mayAct: current && current.open

    signal choose
    signal locate
    signal more
    signal ask(string what) // "reject", "withdraw", "supervise": a reason is needed

    spacing: 6

    ActButton {
        keyText: !actions.current.placed && actions.current.stage === 1 ? "L" : actions.current.wantsWorker ? "A" : actions.current.stage === 3 ? "D" : "V"
        objectName: "button:next"
        primary: true
        text: actions.current.act
        visible: actions.current.act !== ""
        width: parent.width

        onClicked: actions.desk.commands.actNext(actions.current.caseId)
    }
    Label {
        dim: true
        height: 40
        horizontalAlignment: Text.AlignHCenter
        text: actions.current.outcome !== "" ? actions.current.outcome : actions.current.holder
        visible: actions.current.act === ""
        width: parent.width
    }
    Grid {
        id: grid

        readonly property real cell: (width - 2 * columnSpacing) / 3

        columnSpacing: 6
        columns: 3
        rowSpacing: 6
        width: parent.width

        ActButton {
            enabled: actions.mayAct && (actions.current.wantsWorker || actions.current.wantsUnit)
            keyText: "⇧A"
            objectName: "button:choose"
            text: qsTr("Choose")
            width: grid.cell

            onClicked: actions.choose()
        }
        ActButton {
            enabled: actions.mayAct && (actions.current.stage === 2 || (actions.current.stage === 6 && actions.current.act !== ""))
            keyText: "V"
            objectName: "button:file"
            text: actions.current.stage === 6 ? qsTr("Close") : qsTr("File")
            width: grid.cell

            onClicked: actions.desk.commands.actNext(actions.current.caseId)
        }
        ActButton {
            enabled: actions.mayAct && actions.current.wantsUnit
            keyText: "D"
            objectName: "button:dispatch"
            text: qsTr("Dispatch")
            width: grid.cell

            onClicked: actions.desk.commands.dispatchProposed(actions.current.caseId)
        }
        ActButton {
            enabled: actions.current.canLocate
            keyText: "L"
            objectName: "button:locate"
            text: qsTr("Locate")
            width: grid.cell

            onClicked: actions.locate()
        }
        // Both are R: what is under way is taken back first.
        ActButton {
            readonly property bool back: actions.current.canWithdraw

            enabled: back || actions.current.canReject
            keyText: "R"
            objectName: back ? "button:withdraw" : "button:reject"
            text: back ? qsTr("Take back") : qsTr("Reject")
            width: grid.cell

            onClicked: actions.ask(back ? "withdraw" : "reject")
        }
        ActButton {
            enabled: actions.current.canSupervise
            keyText: "S"
            objectName: "button:supervise"
            text: qsTr("Supervise")
            width: grid.cell

            onClicked: actions.ask("supervise")
        }
        ActButton {
            enabled: actions.current.caseId !== 0
            keyText: "X"
            objectName: "button:more"
            text: qsTr("More")
            width: grid.cell

            onClicked: actions.more()
        }
    }
}
