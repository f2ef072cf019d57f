// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityLoader.h"
#include "LevelChooser.h"
#include "MeshRows.h"
#include "PaletteTexture.h"

#include <sandtable/scene/CityScene.h>

#include <QMetaObject>
#include <QThread>
#include <QTimer>

#include <algorithm>

namespace sandtable::scene {
namespace {

/// Requests under way; few, so that what the camera needs now never queues behind what it needed before.
constexpr std::size_t kMostInFlight = 3;
/// Vertices kept for tiles that are out of view, about 18 bytes each with their indices, here and again with the
/// driver.
constexpr std::uint64_t kKeptVertices = 4'000'000;
/// Metres a pixel at the target below which a tier's borders add more than clutter.
constexpr double kBorderDetail[] = {1e9, 1e9, 1e9, 14, 4.5};

constexpr int kNoRow = -1;

struct TileState
{
    int row = kNoRow;
    bool asked = false;
    bool failed = false;
    int relief = 0; ///< of what it shows
    bool coarse = false;
    int triangles = 0;
    std::uint64_t lastShown = 0;
};

std::vector<geo::LocalMetres> outlineOf(const city::TileSet& set)
{
    std::vector<geo::LocalMetres> points;
    for (const auto& border : set.borders)
        if (border.tier == city::Tier::District)
            points.insert(points.end(), border.line.begin(), border.line.end());
    return points;
}

/// Whether a pixel of it spans more than the metres that coarse ground is wrong by.
bool isFar(city::TileLevel level)
{
    return level == city::TileLevel::Vast || level == city::TileLevel::Far;
}

/// What shows the whole city when nothing else is there.
bool isRoot(const city::TileEntry& tile)
{
    return tile.parentCell == city::kNone;
}

} // namespace

struct CityScene::State
{
    QString file;
    QPointer<MapCamera> camera;
    bool ready = false;
    double progress = 0;
    QString errorText;
    int tier = 1;
    QVariantMap colors;
    Lighting light;
    PaletteTexture palette;

    QThread thread;
    CityLoader* loader = new CityLoader;
    int session = 0;
    Relief relief;
    bool farOnly = true; ///< no tile is shown that needs fine ground under it
    bool coarseGround = false;
    std::shared_ptr<const OpenedCity> city;
    std::optional<geo::Frame> frame;
    std::optional<LevelChooser> chooser;
    std::vector<TileState> tiles;
    std::vector<int> borderRows;
    MeshRows tileRows;
    MeshRows borderModel;
    std::size_t inFlight = 0;
    std::size_t firstTiles = 0; ///< ground and far tiles: what the first frame needs
    std::size_t firstLoaded = 0;
    std::uint64_t round = 0;
    bool choicePending = false;
    int triangles = 0;
    int pending = 0;
    qint64 uploaded = 0;

    bool wantsCoarse(city::TileLevel level) const
    {
        return relief.field && (isFar(level) || (level == city::TileLevel::Ground && farOnly));
    }
    void renewPalette()
    {
        Palette tones = light.neutral ? Palette::neutral(colors) : Palette::lit(light);
        if (relief.field)
            tones.makeRoomForSlopes();
        palette.set(tones);
    }
};

CityScene::CityScene(QObject* parent) : QObject(parent), m_state(std::make_unique<State>())
{
    qRegisterMetaType<std::shared_ptr<const OpenedCity>>();
    qRegisterMetaType<std::shared_ptr<const PreparedMesh>>();
    qRegisterMetaType<std::shared_ptr<const std::vector<BorderPart>>>();
    State& s = *m_state;
    s.loader->moveToThread(&s.thread);
    connect(&s.thread, &QThread::finished, s.loader, &QObject::deleteLater);
    connect(s.loader, &CityLoader::opened, this, &CityScene::onOpened);
    connect(s.loader, &CityLoader::loaded, this, &CityScene::onLoaded);
    connect(s.loader, &CityLoader::bordersLifted, this, &CityScene::onBordersLifted);
    connect(s.loader, &CityLoader::failed, this, &CityScene::onFailed);
    connect(s.loader, &CityLoader::tileFailed, this, &CityScene::onTileFailed);
    s.thread.start();
}

CityScene::~CityScene()
{
    m_state->thread.quit();
    m_state->thread.wait();
}

void CityScene::setFile(const QString& path)
{
    State& s = *m_state;
    if (path == s.file)
        return;
    s.file = path;
    closeCity();
    emit fileChanged();
    if (!path.isEmpty())
        QMetaObject::invokeMethod(s.loader,
                                  [loader = s.loader, session = s.session, path] { loader->open(session, path); });
}

void CityScene::closeCity()
{
    State& s = *m_state;
    ++s.session;
    s.tileRows.clear();
    s.borderModel.clear();
    s.tiles.clear();
    s.borderRows.clear();
    s.chooser.reset();
    s.city.reset();
    s.frame.reset();
    s.inFlight = s.firstTiles = s.firstLoaded = 0;
    s.ready = false;
    s.progress = 0;
    s.errorText.clear();
    emit readyChanged();
    emit progressChanged();
    emit errorTextChanged();
}

void CityScene::onOpened(int session, const std::shared_ptr<const OpenedCity>& city)
{
    State& s = *m_state;
    if (session != s.session)
        return;
    s.city = city;
    s.frame.emplace(city->set.origin);
    s.chooser.emplace(city->set.tiles);
    s.tiles.assign(city->set.tiles.size(), {});
    if (s.relief.field)
        setRelief(s.relief.field);
    s.firstTiles = static_cast<std::size_t>(std::count_if(city->set.tiles.begin(), city->set.tiles.end(), isRoot));
    for (const auto& part : city->borders)
        s.borderRows.push_back(
            s.borderModel.add(std::make_unique<MeshGeometry>(part.mesh, MeshGeometry::Kind::Line), part.tier));
    if (s.camera)
        s.camera->setCity(*s.frame, city->set.bounds, outlineOf(city->set));
    s.ready = s.firstTiles == 0;
    emit readyChanged();
    scheduleChoice();
}

void CityScene::onLoaded(int session, quint32 tile, const std::shared_ptr<const PreparedMesh>& mesh)
{
    State& s = *m_state;
    if (session != s.session)
        return;
    --s.inFlight;
    TileState& state = s.tiles[tile];
    state.asked = false;
    s.uploaded += mesh->vertices.size() + mesh->indices.size();
    auto geometry = std::make_unique<MeshGeometry>(*mesh, MeshGeometry::Kind::Tile);
    state.relief = mesh->relief;
    state.coarse = mesh->coarse;
    if (s.city->set.tiles[tile].level == city::TileLevel::Ground && mesh->relief == s.relief.number &&
        std::exchange(s.coarseGround, mesh->coarse) != mesh->coarse)
        emit groundChanged();
    state.triangles = mesh->triangles();
    if (state.row != kNoRow) {
        // It was there, on other ground.
        s.tileRows.replace(state.row, std::move(geometry));
        scheduleChoice();
        return;
    }
    state.row = s.tileRows.add(std::move(geometry), static_cast<int>(s.city->set.tiles[tile].level));
    state.lastShown = s.round;
    noteFirst(tile);
    scheduleChoice();
}

void CityScene::noteFirst(quint32 tile)
{
    State& s = *m_state;
    if (!isRoot(s.city->set.tiles[tile]) || s.firstLoaded >= s.firstTiles)
        return;
    ++s.firstLoaded;
    s.progress = static_cast<double>(s.firstLoaded) / static_cast<double>(s.firstTiles);
    s.ready = s.firstLoaded == s.firstTiles;
    emit progressChanged();
    if (s.ready)
        emit readyChanged();
}

void CityScene::onFailed(int session, const QString& message)
{
    State& s = *m_state;
    if (session != s.session)
        return;
    s.errorText = message;
    emit errorTextChanged();
}

void CityScene::onTileFailed(int session, quint32 tile, const QString& message)
{
    State& s = *m_state;
    if (session != s.session)
        return;
    // It is not asked for again; the rest of the city goes on.
    --s.inFlight;
    s.tiles[tile].asked = false;
    s.tiles[tile].failed = true;
    s.errorText = message;
    emit errorTextChanged();
    noteFirst(tile);
    scheduleChoice();
}

void CityScene::request(quint32 tile)
{
    State& s = *m_state;
    s.tiles[tile].asked = true;
    ++s.inFlight;
    const bool coarse = s.wantsCoarse(s.city->set.tiles[tile].level);
    QMetaObject::invokeMethod(s.loader, [loader = s.loader, session = s.session, tile, relief = s.relief, coarse] {
        loader->load(session, tile, relief, coarse);
    });
}

void CityScene::scheduleChoice()
{
    State& s = *m_state;
    if (std::exchange(s.choicePending, true))
        return;
    QMetaObject::invokeMethod(this, &CityScene::choose, Qt::QueuedConnection);
}

void CityScene::choose()
{
    State& s = *m_state;
    s.choicePending = false;
    if (!s.city || !s.camera)
        return;
    ++s.round;
    const auto& tiles = s.city->set.tiles;
    const auto view = s.camera->projection();
    auto choice =
        s.chooser->choose(view, [&](std::uint32_t i) { return s.tiles[i].row != kNoRow || s.tiles[i].failed; });
    s.triangles = 0;
    for (const auto i : choice.shown)
        s.tiles[i].lastShown = s.round;
    s.farOnly = std::all_of(choice.shown.begin(), choice.shown.end(), [&](std::uint32_t i) {
        return tiles[i].level == city::TileLevel::Ground || isFar(tiles[i].level);
    });
    for (std::size_t i = 0; i < tiles.size(); ++i)
        if (s.tiles[i].row != kNoRow) {
            const bool shown = s.tiles[i].lastShown == s.round;
            s.tileRows.setShown(s.tiles[i].row, shown);
            s.triangles += shown ? s.tiles[i].triangles : 0;
        }
    // Until the district can be drawn as a whole, nothing finer is read.
    if (!s.ready) {
        choice.wanted.clear();
        for (std::uint32_t i = 0; i < tiles.size(); ++i)
            if (isRoot(tiles[i]) && s.tiles[i].row == kNoRow && !s.tiles[i].failed)
                choice.wanted.push_back(i);
    }
    for (const auto i : choice.shown)
        if (s.tiles[i].row != kNoRow &&
            (s.tiles[i].relief != s.relief.number || s.tiles[i].coarse != s.wantsCoarse(tiles[i].level)))
            choice.wanted.push_back(i);
    s.pending = static_cast<int>(choice.wanted.size());
    for (const auto i : choice.wanted) {
        if (s.inFlight >= kMostInFlight)
            break;
        if (!s.tiles[i].asked)
            request(i);
    }
    showBorders();
    evict();
    emit countersChanged();
}

void CityScene::setRelief(std::shared_ptr<const imagery::HeightField> relief)
{
    State& s = *m_state;
    const auto coarse =
        relief ? std::make_shared<const imagery::HeightField>(relief->merged(Relief::kCoarseM)) : nullptr;
    s.relief = {std::move(relief), coarse, s.relief.number + 1};
    s.renewPalette();
    if (s.camera)
        s.camera->setGround(s.relief.field);
    // What is out of view is read again when it is needed; what every view needs is lifted where it stands.
    for (std::size_t i = 0; i < s.tiles.size(); ++i)
        if (s.tiles[i].row != kNoRow && s.tiles[i].lastShown != s.round && !isRoot(s.city->set.tiles[i]))
            s.tileRows.remove(std::exchange(s.tiles[i].row, kNoRow));
    if (s.city)
        QMetaObject::invokeMethod(s.loader, [loader = s.loader, session = s.session, lifted = s.relief] {
            loader->liftBorders(session, lifted);
        });
    emit reliefChanged();
    emit groundChanged();
    scheduleChoice();
}

void CityScene::onBordersLifted(int session, int relief, const std::shared_ptr<const std::vector<BorderPart>>& parts)
{
    State& s = *m_state;
    if (session != s.session || relief != s.relief.number || parts->size() != s.borderRows.size())
        return;
    for (std::size_t i = 0; i < parts->size(); ++i)
        s.borderModel.replace(s.borderRows[i],
                              std::make_unique<MeshGeometry>((*parts)[i].mesh, MeshGeometry::Kind::Line));
}

const std::shared_ptr<const imagery::HeightField>& CityScene::relief() const
{
    return m_state->relief.field;
}

const std::shared_ptr<const imagery::HeightField>& CityScene::shownGround() const
{
    return m_state->coarseGround ? m_state->relief.coarse : m_state->relief.field;
}

void CityScene::showBorders()
{
    State& s = *m_state;
    const auto view = s.camera->projection();
    const double mpp = s.camera->metresPerPixel();
    for (std::size_t i = 0; i < s.borderRows.size(); ++i) {
        const auto& part = s.city->borders[i];
        // The tier in work and the one below it, for orientation.
        const bool wanted = part.tier <= s.tier + 1 && mpp < kBorderDetail[part.tier];
        const bool shown = wanted && view.seesBox(part.bounds, 0);
        s.borderModel.setShown(s.borderRows[i], shown);
        s.triangles += shown ? part.triangles : 0;
    }
}

void CityScene::evict()
{
    State& s = *m_state;
    const auto& tiles = s.city->set.tiles;
    std::uint64_t kept = 0;
    std::vector<std::uint32_t> idle;
    for (std::uint32_t i = 0; i < tiles.size(); ++i)
        if (s.tiles[i].row != kNoRow && !isRoot(tiles[i])) {
            kept += tiles[i].vertices;
            if (s.tiles[i].lastShown != s.round)
                idle.push_back(i);
        }
    if (kept <= kKeptVertices)
        return;
    std::sort(idle.begin(), idle.end(), [&](auto a, auto b) { return s.tiles[a].lastShown < s.tiles[b].lastShown; });
    for (const auto i : idle) {
        if (kept <= kKeptVertices)
            break;
        kept -= tiles[i].vertices;
        s.tileRows.remove(std::exchange(s.tiles[i].row, kNoRow));
    }
}

void CityScene::setCamera(MapCamera* camera)
{
    State& s = *m_state;
    if (camera == s.camera)
        return;
    if (s.camera)
        s.camera->disconnect(this);
    s.camera = camera;
    if (camera != nullptr) {
        camera->setGround(s.relief.field);
        connect(camera, &MapCamera::moved, this, &CityScene::scheduleChoice);
        if (s.city)
            camera->setCity(*s.frame, s.city->set.bounds, outlineOf(s.city->set));
    }
    emit cameraChanged();
    scheduleChoice();
}

void CityScene::setTier(int tier)
{
    const int wanted = std::clamp(tier, 1, 4);
    if (wanted == m_state->tier)
        return;
    m_state->tier = wanted;
    emit tierChanged();
    scheduleChoice();
}

void CityScene::setColors(const QVariantMap& colors)
{
    State& s = *m_state;
    if (colors == s.colors)
        return;
    s.colors = colors;
    if (s.light.neutral)
        s.renewPalette();
    emit colorsChanged();
}

void CityScene::setLighting(const Lighting& light)
{
    State& s = *m_state;
    s.light = light;
    s.renewPalette();
}

QString CityScene::file() const
{
    return m_state->file;
}
MapCamera* CityScene::camera() const
{
    return m_state->camera;
}
bool CityScene::ready() const
{
    return m_state->ready;
}
double CityScene::progress() const
{
    return m_state->progress;
}
QString CityScene::errorText() const
{
    return m_state->errorText;
}
QString CityScene::cityName() const
{
    return m_state->city ? QString::fromStdString(m_state->city->set.name) : QString();
}
QString CityScene::cityNameEn() const
{
    return m_state->city ? QString::fromStdString(m_state->city->set.nameEn) : QString();
}
QString CityScene::source() const
{
    return m_state->city ? QString::fromStdString(m_state->city->set.source) : QString();
}
QQuick3DTextureData* CityScene::palette() const
{
    return &m_state->palette;
}
QAbstractListModel* CityScene::tiles() const
{
    return &m_state->tileRows;
}
QAbstractListModel* CityScene::borders() const
{
    return &m_state->borderModel;
}
int CityScene::tier() const
{
    return m_state->tier;
}
QVariantMap CityScene::colors() const
{
    return m_state->colors;
}
int CityScene::triangles() const
{
    return m_state->triangles;
}
int CityScene::drawCalls() const
{
    return m_state->tileRows.shownCount() + m_state->borderModel.shownCount();
}
qint64 CityScene::uploadedBytes() const
{
    return m_state->uploaded;
}
int CityScene::pendingTiles() const
{
    return m_state->pending;
}
std::shared_ptr<const city::TileSet> CityScene::city() const
{
    return m_state->city ? std::shared_ptr<const city::TileSet>(m_state->city, &m_state->city->set) : nullptr;
}
const std::vector<geo::LocalMetres>& CityScene::labelRoom(std::size_t label) const
{
    static const std::vector<geo::LocalMetres> kNoRoom;
    return m_state->city && label < m_state->city->rooms.size() ? m_state->city->rooms[label] : kNoRoom;
}
std::optional<geo::Frame> CityScene::frame() const
{
    return m_state->frame;
}

} // namespace sandtable::scene
