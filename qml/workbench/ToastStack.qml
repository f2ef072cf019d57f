// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The messages over the map, newest below.
Column {
    id: stack

    property var desk

    // Nothing may lie over a target while a case is in the hand.
    opacity: desk.drag.active ? 0 : 1
    spacing: 8
    visible: opacity > 0

    Behavior on opacity  {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    Repeater {
        model: stack.desk.toasts

        Toast {
            required property int toastId

            width: stack.width

            onDismiss: stack.desk.toasts.dismiss(toastId)
            onUndo: stack.desk.toasts.undo(toastId)
        }
    }
}
