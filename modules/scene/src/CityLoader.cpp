// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityLoader.h"

#include "LiftedTile.h"

namespace sandtable::scene {

void CityLoader::open(int session, const QString& file)
{
    m_file.reset();
    auto opened = city::TileFile::open(file.toStdString());
    if (!opened) {
        emit failed(session, QString::fromStdString(opened.error().message));
        return;
    }
    m_file.emplace(std::move(*opened));
    auto result = std::make_shared<OpenedCity>();
    result->set = m_file->set();
    result->borders = borderParts(result->set.borders);
    result->rooms = labelRooms(result->set);
    emit this->opened(session, std::move(result));
}

void CityLoader::load(int session, quint32 tile, const Relief& relief, bool coarse)
{
    if (!m_file || tile >= m_file->set().tiles.size())
        return;
    const auto mesh = m_file->read(m_file->set().tiles[tile]);
    if (!mesh) {
        emit tileFailed(session, tile, QString::fromStdString(mesh.error().message));
        return;
    }
    coarse = coarse && relief.coarse;
    // What stands on coarse ground may have fine ground under it, at the edge of a nearer view: it is to be above that.
    const bool raised = coarse && m_file->set().tiles[tile].level != city::TileLevel::Ground;
    PreparedMesh prepared = !relief.field ? prepare(*mesh)
                            : coarse      ? prepareLifted(*mesh, *relief.coarse, raised ? Relief::kSlackM : 0)
                                          : prepareLifted(*mesh, *relief.field);
    prepared.relief = relief.number;
    prepared.coarse = coarse;
    if (raised)
        prepared.origin.setY(prepared.origin.y() + static_cast<float>(Relief::kCoarseM + Relief::kSlackM));
    emit loaded(session, tile, std::make_shared<const PreparedMesh>(std::move(prepared)));
}

void CityLoader::liftBorders(int session, const Relief& relief)
{
    if (m_file)
        emit bordersLifted(
            session, relief.number,
            std::make_shared<const std::vector<BorderPart>>(borderParts(m_file->set().borders, relief.field.get())));
}

} // namespace sandtable::scene
