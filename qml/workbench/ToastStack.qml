pragma ComponentBehavior: Bound
import QtQuick
import Sandtable.Controls

// The messages over the map, newest below.
Column {
    id: stack

    property var desk

    spacing: 8

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
