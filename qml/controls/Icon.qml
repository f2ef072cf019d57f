// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// One of resources/icons, drawn in a colour of the theme.
Image {
    property string name
    property color color: Theme.textDim
    property int size: 20

    height: size
    source: name === "" ? "" : "image://icons/" + name + "/" + String(color).replace("#", "")
    sourceSize.height: size
    sourceSize.width: size
    width: size
}
