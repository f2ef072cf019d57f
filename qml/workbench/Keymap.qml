pragma ComponentBehavior: Bound
import QtQuick

// Every key of the desk. In a text field letters stay letters: Qt gives the field the first word.
Item {
    id: keymap

    property var bench
    property var casePanel
    property var desk
    property var keys
    property var map
    property var queue
    property var reasonPrompt
    readonly property var current: desk.current
    readonly property bool caseOpen: current.caseId !== 0 && !bench.busy

    Shortcut {
        sequence: "F2"

        onActivated: keymap.bench.openReport()
    }
    Shortcut {
        sequence: "F3"

        onActivated: keymap.bench.openFind()
    }
    Shortcut {
        sequences: ["?", "Shift+?", "F1"]

        onActivated: keymap.keys.visible = !keymap.keys.visible
    }
    Shortcut {
        sequence: "Escape"

        onActivated: keymap.bench.closeTop()
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequences: ["J", "Ctrl+Down"]

        onActivated: keymap.queue.walk(1)
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequences: ["K", "Ctrl+Up"]

        onActivated: keymap.queue.walk(-1)
    }
    Shortcut {
        enabled: !keymap.bench.busy && keymap.casePanel.cursorRow < 0
        sequences: ["Return", "Enter"]

        onActivated: keymap.queue.openCursor()
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequence: "N"

        onActivated: keymap.desk.queue.takeWaiting()
    }
    Shortcut {
        enabled: keymap.caseOpen
        sequence: "A"

        onActivated: keymap.current.wantsUnit ? keymap.desk.commands.dispatchProposed(keymap.current.caseId) : keymap.desk.commands.assignProposed(keymap.current.caseId)
    }
    Shortcut {
        enabled: keymap.caseOpen
        sequence: "Shift+A"

        onActivated: keymap.casePanel.choose()
    }
    Shortcut {
        enabled: keymap.caseOpen
        sequence: "L"

        onActivated: keymap.bench.openLocate()
    }
    Shortcut {
        enabled: keymap.caseOpen
        sequence: "V"

        onActivated: keymap.desk.commands.actNext(keymap.current.caseId)
    }
    Shortcut {
        enabled: keymap.caseOpen
        sequence: "D"

        onActivated: keymap.desk.commands.dispatchProposed(keymap.current.caseId)
    }
    Shortcut {
        enabled: keymap.caseOpen && (keymap.current.canWithdraw || keymap.current.canReject)
        sequence: "R"

        onActivated: keymap.reasonPrompt.ask(keymap.current.canWithdraw ? "withdraw" : "reject")
    }
    Shortcut {
        enabled: keymap.caseOpen && keymap.current.open
        sequence: "S"

        onActivated: keymap.reasonPrompt.ask("supervise")
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequences: ["Z", "Ctrl+Z"]

        onActivated: keymap.desk.toasts.undoLatest()
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequence: "Space"

        onActivated: keymap.map.follow()
    }
    Shortcut {
        enabled: !keymap.bench.busy
        sequence: "Home"

        onActivated: keymap.map.home()
    }
    Instantiator {
        model: 4

        Shortcut {
            required property int index

            enabled: !keymap.bench.busy
            sequence: String(index + 1)

            onActivated: keymap.map.tier = index + 1
        }
    }
}
