// SPDX-License-Identifier: GPL-3.0-or-later
#include "BasemapRows.h"
#include "ImageryChooser.h"

#include <sandtable/scene/BasemapLayer.h>

#include <QSize>
#include <QTime>
#include <QTimer>

#include <algorithm>
#include <future>
#include <optional>
#include <unordered_map>

namespace sandtable::scene {
namespace {

using imagery::TileKey;

/// Each is 256 kB here and again with the driver.
constexpr std::size_t kKeptTiles = 192;
constexpr int kNoTileRow = -1;
constexpr int kFileReaders = 2;
constexpr int kNetworkReaders = 3;
/// How far beyond the city's edge the picture goes, as a share of its extent.
constexpr double kSurroundings = 0.06;

struct Tile
{
    int row = kNoTileRow; ///< none when it is empty
    std::uint64_t lastShown = 0;
    bool shown = false;
};

geo::Bounds common(const geo::Bounds& a, const geo::Bounds& b)
{
    return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)},
            {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}

geo::Bounds withSurroundings(const geo::Bounds& bounds)
{
    const double margin = kSurroundings * std::max(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    return {{bounds.min.x - margin, bounds.min.y - margin}, {bounds.max.x + margin, bounds.max.y + margin}};
}

} // namespace

struct BasemapLayer::Private
{
    QPointer<CityScene> scene;
    QPointer<MapCamera> camera;
    std::vector<imagery::Basemap> maps;
    QStringList problems;
    QString wanted;
    const imagery::Basemap* map = nullptr;
    imagery::SourceOptions source;
    double opacity = 1;
    bool overRoads = false;

    geo::Bounds area; ///< where it is drawn

    std::unique_ptr<DrapeGeometry> drapeOf(const TileKey& key) const
    {
        const geo::Bounds square = key.bounds();
        return std::make_unique<DrapeGeometry>(square, common(square, area),
                                               scene ? scene->shownGround().get() : nullptr);
    }

    int session = 0;
    std::unique_ptr<imagery::TileFetcher> fetcher;
    std::vector<std::future<void>> leaving;
    std::optional<ImageryChooser> chooser;
    std::unordered_map<TileKey, Tile, imagery::TileKeyHash> tiles;
    BasemapRows rows;
    QTimer fadeEnd;
    std::uint64_t round = 0;
    bool pendingChoice = false;
    int pending = 0;
    bool anyShown = false;
    QString problem;
    QString problemTime;
};

BasemapLayer::BasemapLayer(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>())
{
    m_private->fadeEnd.setSingleShot(true);
    m_private->fadeEnd.setInterval(kFadeMs + 30);
    connect(&m_private->fadeEnd, &QTimer::timeout, this, &BasemapLayer::endFades);
}

BasemapLayer::~BasemapLayer()
{
    leave();
    m_private->leaving.clear();
}

void BasemapLayer::setFolders(const std::vector<std::filesystem::path>& folders)
{
    Private& p = *m_private;
    auto list = imagery::listBasemaps(folders);
    p.maps = std::move(list.maps);
    p.problems.clear();
    for (const auto& error : list.errors)
        p.problems.append(QString::fromStdString(error));
    restart();
    emit mapsChanged();
}

void BasemapLayer::add(imagery::Basemap map)
{
    Private& p = *m_private;
    std::erase_if(p.maps, [&](const auto& other) { return other.id == map.id; });
    p.maps.push_back(std::move(map));
    restart();
    emit mapsChanged();
}

void BasemapLayer::setSourceOptions(const imagery::SourceOptions& options)
{
    m_private->source = options;
}

void BasemapLayer::setCurrent(const QString& id)
{
    Private& p = *m_private;
    if (id == p.wanted)
        return;
    p.wanted = id;
    restart();
    if (p.map != nullptr)
        setOpacity(p.map->opacity);
}

/// Reads under way are waited for elsewhere: a source that hangs must not hold up who turns to another.
void BasemapLayer::leave()
{
    Private& p = *m_private;
    ++p.session;
    std::erase_if(p.leaving, [](std::future<void>& done) {
        return done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    if (p.fetcher) {
        p.fetcher->stop();
        p.leaving.push_back(
            std::async(std::launch::async, [fetcher = std::move(p.fetcher)]() mutable { fetcher.reset(); }));
    }
    p.chooser.reset();
    p.tiles.clear();
    p.rows.clear();
    p.pending = 0;
    p.anyShown = false;
    p.problem.clear();
    p.problemTime.clear();
}

void BasemapLayer::restart()
{
    Private& p = *m_private;
    leave();
    const auto found = std::find_if(p.maps.begin(), p.maps.end(), [&](const auto& map) {
        return !p.wanted.isEmpty() && QString::fromStdString(map.id) == p.wanted;
    });
    p.map = found == p.maps.end() ? nullptr : &*found;
    const auto frame = p.scene ? p.scene->frame() : std::nullopt;
    if (p.map != nullptr && frame) {
        imagery::TileFetcher::Options options;
        options.source = p.source;
        options.threads = p.map->remote() ? kNetworkReaders : kFileReaders;
        const int session = p.session;
        const auto later = [this](auto what) {
            QMetaObject::invokeMethod(this, std::move(what), Qt::QueuedConnection);
        };
        p.fetcher = std::make_unique<imagery::TileFetcher>(
            *p.map, *frame, std::move(options),
            imagery::TileFetcher::Answers{
                [=, this](const imagery::SourceFacts& facts) { later([=, this] { onOpened(session, facts); }); },
                [=, this](const TileKey& key, const std::shared_ptr<const imagery::TilePixels>& tile) {
                    const QByteArray pixels(reinterpret_cast<const char*>(tile->rgba.data()),
                                            static_cast<qsizetype>(tile->rgba.size()));
                    later([=, this, solid = tile->opaque] { onRead(session, key, pixels, solid); });
                },
                [=, this](const Error& error, std::chrono::milliseconds) {
                    later([=, this, message = QString::fromStdString(error.message)] { onFailed(session, message); });
                }});
    }
    emit mapChanged();
    emit stateChanged();
}

void BasemapLayer::onOpened(int session, const imagery::SourceFacts& facts)
{
    Private& p = *m_private;
    if (session != p.session || !p.scene || !p.scene->city())
        return;
    p.area = common(facts.bounds, withSurroundings(p.scene->city()->bounds));
    p.chooser.emplace(p.area, facts.finestLevel);
    p.problem.clear();
    schedule();
}

void BasemapLayer::onRead(int session, const TileKey& key, const QByteArray& pixels, bool solid)
{
    Private& p = *m_private;
    if (session != p.session || p.tiles.contains(key))
        return;
    Tile tile;
    tile.lastShown = p.round;
    if (!pixels.isEmpty()) {
        BasemapRows::Square square;
        square.geometry = p.drapeOf(key);
        square.picture = std::make_unique<QQuick3DTextureData>();
        square.picture->setSize(QSize(imagery::kTilePixels, imagery::kTilePixels));
        square.picture->setFormat(QQuick3DTextureData::RGBA8);
        square.picture->setHasTransparency(!solid);
        square.picture->setTextureData(pixels);
        const auto bounds = key.bounds();
        square.origin = {static_cast<float>(bounds.min.x), 0, static_cast<float>(-bounds.min.y)};
        square.solid = solid;
        tile.row = p.rows.add(std::move(square));
    }
    p.tiles.emplace(key, tile);
    // Something comes again: what went wrong before is over.
    p.problem.clear();
    schedule();
}

void BasemapLayer::onFailed(int session, const QString& message)
{
    Private& p = *m_private;
    if (session != p.session)
        return;
    p.problem = message;
    p.problemTime = QTime::currentTime().toString(QStringLiteral("HH:mm:ss"));
    emit stateChanged();
}

void BasemapLayer::schedule()
{
    if (!std::exchange(m_private->pendingChoice, true))
        QMetaObject::invokeMethod(this, &BasemapLayer::choose, Qt::QueuedConnection);
}

void BasemapLayer::choose()
{
    Private& p = *m_private;
    p.pendingChoice = false;
    if (!p.chooser || !p.camera || !p.fetcher)
        return;
    ++p.round;
    const auto choice = p.chooser->choose(p.camera->projection(), [&p](const TileKey& key) {
        const auto tile = p.tiles.find(key);
        return tile == p.tiles.end()            ? ImageryChooser::Have::Nothing
               : tile->second.row == kNoTileRow ? ImageryChooser::Have::Empty
                                                : ImageryChooser::Have::Picture;
    });
    show(choice.shown);
    p.fetcher->want(choice.wanted);
    p.pending = static_cast<int>(choice.wanted.size());
    evict();
    emit stateChanged();
}

void BasemapLayer::show(const std::vector<TileKey>& shown)
{
    Private& p = *m_private;
    for (const TileKey& key : shown)
        p.tiles[key].lastShown = p.round;
    p.anyShown = !shown.empty();
    bool fades = false;
    for (auto& [key, tile] : p.tiles) {
        if (tile.row == kNoTileRow)
            continue;
        const bool now = tile.lastShown == p.round && p.anyShown;
        if (now && !tile.shown) {
            // It comes in over what lies there; what it replaces stays until it is in full.
            p.rows.setShown(tile.row, true, true);
            fades = true;
        } else if (!now && tile.shown)
            fades = true;
        tile.shown = now;
    }
    if (fades && !p.fadeEnd.isActive())
        p.fadeEnd.start();
}

void BasemapLayer::endFades()
{
    Private& p = *m_private;
    for (auto& [key, tile] : p.tiles)
        if (tile.row != kNoTileRow)
            p.rows.setShown(tile.row, tile.shown, false);
}

void BasemapLayer::evict()
{
    Private& p = *m_private;
    if (p.tiles.size() <= kKeptTiles)
        return;
    std::vector<TileKey> idle;
    for (const auto& [key, tile] : p.tiles)
        if (!tile.shown)
            idle.push_back(key);
    std::sort(idle.begin(), idle.end(),
              [&p](const TileKey& a, const TileKey& b) { return p.tiles[a].lastShown < p.tiles[b].lastShown; });
    const std::size_t tooMany = p.tiles.size() - kKeptTiles;
    for (std::size_t i = 0; i < std::min(tooMany, idle.size()); ++i) {
        const auto at = p.tiles.find(idle[i]);
        if (at->second.row != kNoTileRow)
            p.rows.remove(at->second.row);
        p.tiles.erase(at);
    }
}

void BasemapLayer::setScene(CityScene* scene)
{
    Private& p = *m_private;
    if (scene == p.scene)
        return;
    if (p.scene)
        p.scene->disconnect(this);
    p.scene = scene;
    if (scene != nullptr) {
        connect(scene, &CityScene::groundChanged, this, &BasemapLayer::followGround);
        connect(scene, &CityScene::readyChanged, this, [this, had = scene->frame().has_value()]() mutable {
            // Opened or closed; it also says when all of it is there.
            const bool has = m_private->scene->frame().has_value();
            if (std::exchange(had, has) != has)
                restart();
        });
    }
    restart();
    emit sceneChanged();
}

void BasemapLayer::followGround()
{
    Private& p = *m_private;
    for (auto& [key, tile] : p.tiles)
        if (tile.row != kNoTileRow)
            p.rows.setGeometry(tile.row, p.drapeOf(key));
    schedule();
}

void BasemapLayer::setCamera(MapCamera* camera)
{
    Private& p = *m_private;
    if (camera == p.camera)
        return;
    if (p.camera)
        p.camera->disconnect(this);
    p.camera = camera;
    if (camera != nullptr)
        connect(camera, &MapCamera::moved, this, [this] {
            if (m_private->chooser)
                schedule();
        });
    emit cameraChanged();
    schedule();
}

void BasemapLayer::setOpacity(double opacity)
{
    const double value = std::clamp(opacity, 0.05, 1.0);
    if (std::exchange(m_private->opacity, value) != value)
        emit lookChanged();
}

void BasemapLayer::setOverRoads(bool over)
{
    if (std::exchange(m_private->overRoads, over) != over)
        emit lookChanged();
}

QVariantList BasemapLayer::maps() const
{
    QVariantList list;
    for (const auto& map : m_private->maps)
        list.append(QVariantMap{{QStringLiteral("id"), QString::fromStdString(map.id)},
                                {QStringLiteral("name"), QString::fromStdString(map.name)},
                                {QStringLiteral("nameEn"), QString::fromStdString(map.nameEn)},
                                {QStringLiteral("attribution"), QString::fromStdString(map.attribution)},
                                {QStringLiteral("opacity"), map.opacity},
                                {QStringLiteral("dem"), QString::fromStdString(map.dem)}});
    return list;
}

BasemapLayer::State BasemapLayer::state() const
{
    const Private& p = *m_private;
    if (!p.fetcher)
        return Off;
    if (!p.problem.isEmpty())
        return Failed;
    return p.chooser && p.pending == 0 ? Shown : Loading;
}

CityScene* BasemapLayer::scene() const
{
    return m_private->scene;
}
MapCamera* BasemapLayer::camera() const
{
    return m_private->camera;
}
QStringList BasemapLayer::problems() const
{
    return m_private->problems;
}
QString BasemapLayer::current() const
{
    return m_private->wanted;
}
double BasemapLayer::opacity() const
{
    return m_private->opacity;
}
bool BasemapLayer::overRoads() const
{
    return m_private->overRoads;
}
const imagery::Basemap* BasemapLayer::map() const
{
    return m_private->map;
}
QString BasemapLayer::attribution() const
{
    return m_private->map != nullptr ? QString::fromStdString(m_private->map->attribution) : QString();
}
QString BasemapLayer::problem() const
{
    return m_private->problem;
}
QString BasemapLayer::problemTime() const
{
    return m_private->problemTime;
}
int BasemapLayer::pending() const
{
    return m_private->pending;
}
QAbstractListModel* BasemapLayer::tiles() const
{
    return &m_private->rows;
}

} // namespace sandtable::scene
