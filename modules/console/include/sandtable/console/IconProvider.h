// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQuick/QQuickImageProvider>

namespace sandtable::console {

/// image://icons/NAME/RRGGBB (or AARRGGBB): resources/icons/NAME.svg drawn in one colour.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

} // namespace sandtable::console
