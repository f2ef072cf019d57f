// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The small heading over a part of a panel.
Label {
    color: Theme.textFaint
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    height: 24
}
