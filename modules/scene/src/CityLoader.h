// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "BorderMesh.h"
#include "LabelRoom.h"
#include "PreparedTile.h"

#include <sandtable/city/Tiles.h>
#include <sandtable/imagery/HeightField.h>

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace sandtable::scene {

/// What an opened city file gives at once; immutable once handed over.
struct OpenedCity
{
    city::TileSet set;
    std::vector<BorderPart> borders;
    std::vector<LabelRoom> rooms; ///< one a label
};

/// Hills to put a city on; the number tells one from the next. Without a field the city is flat.
struct Relief
{
    /// What coarse ground may be wrong by: less than a pixel of a far level.
    static constexpr double kCoarseM = 5;
    static constexpr double kSlackM = 3; ///< of what is drawn on it, see prepareLifted()

    std::shared_ptr<const imagery::HeightField> field;
    std::shared_ptr<const imagery::HeightField> coarse; ///< the same in fewer triangles; there when field is
    int number = 0;
};

/// Reads and decodes on the thread it lives on. Its slots are called through queued connections only.
/// A session number goes with each answer, so that answers about a city that was closed meanwhile are recognised.
class CityLoader : public QObject
{
    Q_OBJECT

public slots:
    void open(int session, const QString& file);
    void load(int session, quint32 tile, const sandtable::scene::Relief& relief, bool coarse);
    void liftBorders(int session, const sandtable::scene::Relief& relief);

signals:
    void opened(int session, std::shared_ptr<const sandtable::scene::OpenedCity> city);
    void loaded(int session, quint32 tile, std::shared_ptr<const sandtable::scene::PreparedMesh> mesh);
    void bordersLifted(int session, int relief, std::shared_ptr<const std::vector<sandtable::scene::BorderPart>> parts);
    void failed(int session, const QString& message);
    void tileFailed(int session, quint32 tile, const QString& message);

private:
    std::optional<city::TileFile> m_file;
};

} // namespace sandtable::scene
