// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CityContext.h>
#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <QtCore/QObject>

#include <memory>
#include <vector>

namespace sandtable::console {

/// Where the workers are now and what they do; parallel to CityModel::workers. Latest wins. GUI thread.
class WorkerFeed : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setCity(std::shared_ptr<const CityContext> city);
    void take(const protocol::Positions& positions);
    const dispatching::WorkerPlaces& places() const { return m_places; }
    protocol::WorkerPosition::Doing doing(std::uint32_t worker) const { return m_doing[worker]; }
    /// Whether the server has ever said where this worker is.
    bool heard(std::uint32_t worker) const { return m_heard[worker]; }
    std::size_t count() const { return m_places.at.size(); }

signals:
    void moved();

private:
    std::shared_ptr<const CityContext> m_city;
    dispatching::WorkerPlaces m_places;
    std::vector<protocol::WorkerPosition::Doing> m_doing;
    std::vector<bool> m_heard;
    std::vector<geo::Wgs84> m_from; ///< kept between messages to save the allocation
    std::vector<geo::LocalMetres> m_to;
    std::vector<std::uint32_t> m_which;
};

} // namespace sandtable::console
