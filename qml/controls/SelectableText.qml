// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Text that a person may want to copy; it wraps, for what is cut off cannot be selected.
TextEdit {
    property bool dim: false
    property bool strong: false

    color: dim ? Theme.textDim : Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: strong ? Font.DemiBold : Font.Normal
    readOnly: true
    selectByMouse: true
    selectedTextColor: Theme.accentText
    selectionColor: Theme.accent
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
}
