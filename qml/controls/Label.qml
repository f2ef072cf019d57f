// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Text in one of the desk's sizes; elides instead of overlapping.
Text {
    property bool dim: false
    property bool strong: false

    color: dim ? Theme.textDim : Theme.text
    elide: Text.ElideRight
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: strong ? Font.DemiBold : Font.Normal
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
}
