// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/WorkerFeed.h>

namespace sandtable::console {

void WorkerFeed::setCity(std::shared_ptr<const CityContext> city)
{
    m_city = std::move(city);
    m_places.at.clear();
    for (const city::Worker& worker : m_city->model.workers)
        m_places.at.push_back(worker.home);
    m_doing.assign(m_places.at.size(), protocol::WorkerPosition::PATROL);
    m_heard.assign(m_places.at.size(), false);
    emit moved();
}

void WorkerFeed::take(const protocol::Positions& positions)
{
    if (!m_city)
        return;
    const geo::Wgs84 origin = m_city->model.frame.origin();
    m_from.clear();
    m_which.clear();
    for (const protocol::WorkerPosition& position : positions.workers()) {
        if (position.worker() >= m_places.at.size())
            continue; // the server has a bigger city than ours; the link says so already
        m_from.push_back(
            {origin.lon + static_cast<double>(position.lon()), origin.lat + static_cast<double>(position.lat())});
        m_which.push_back(position.worker());
        m_doing[position.worker()] = position.doing();
    }
    m_to.resize(m_from.size());
    m_city->model.frame.toLocal(m_from, m_to);
    for (std::size_t i = 0; i < m_which.size(); ++i) {
        m_places.at[m_which[i]] = m_to[i];
        m_heard[m_which[i]] = true;
    }
    emit moved();
}

} // namespace sandtable::console
