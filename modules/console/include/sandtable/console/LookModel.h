// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/MapFeed.h>
#include <sandtable/console/Names.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <vector>

namespace sandtable::console {

/// The city as one of its cameras sees it, and the next cameras of the same place. GUI thread.
class LookModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed) ///< code, heading, angle, range
    Q_PROPERTY(int place READ place NOTIFY changed)       ///< 1…count among the cameras near; 0: of its own
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    LookModel(MapFeed& map, const Names& names, QObject* parent = nullptr);

    bool active() const;
    QString name() const;
    QString detail() const;
    int place() const { return m_at < 0 ? 0 : m_at + 1; }
    int count() const { return static_cast<int>(m_near.size()); }

    /// A camera's marker on the map.
    Q_INVOKABLE void from(quint64 markerId);
    /// The camera that helps best at the open case, or else in the middle of the map; then the next (1) or the one
    /// before (-1).
    Q_INVOKABLE void step(int by);
    Q_INVOKABLE void back();
    void retranslate() { emit changed(); }

signals:
    void changed();
    /// There is no camera to look from.
    void none();

private:
    void look(std::uint32_t camera);
    void watch();

    MapFeed& m_map;
    const Names& m_names;
    std::vector<std::uint32_t> m_near;
    int m_at = -1; ///< in m_near
    std::uint32_t m_camera = city::kNone;
};

} // namespace sandtable::console
