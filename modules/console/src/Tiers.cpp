// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Tiers.h>

#include <algorithm>
#include <utility>

namespace sandtable::console {

namespace {

constexpr int kLookMs = 100;
/// A micro-grid that is as wide as this on the screen is what is looked at, not the community around it.
constexpr double kWholeGridPx = 560;
/// How far the camera may go from where it went to see a region whole, before another region is in view.
constexpr double kSameScale = 1.7;
const QString kStep = QStringLiteral(" › ");

} // namespace

Tiers::Tiers(const CaseFold& fold, const Names& names, MapFeed& map, QueueModel& queue, CityNow now, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_map(map), m_queue(queue), m_now(std::move(now))
{
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(kLookMs);
    connect(&m_lookTimer, &QTimer::timeout, this, &Tiers::look);
    connect(&fold, &CaseFold::changed, this, &Tiers::noteCases);
    connect(&fold, &CaseFold::replaced, this, &Tiers::recount);
    connect(&map, &MapFeed::breadcrumbChanged, this, &Tiers::noteBeyond);
}

void Tiers::setCamera(scene::MapCamera* camera)
{
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (camera)
        connect(camera, &scene::MapCamera::moved, this, [this] {
            if (!m_lookTimer.isActive())
                m_lookTimer.start();
        });
    look();
    emit attached();
}

void Tiers::setLabels(scene::LabelLayer* labels)
{
    m_labels = labels;
    feedBadges();
    emit attached();
}

void Tiers::setPlates(scene::PlatesLayer* plates)
{
    m_plates = plates;
    if (const auto city = m_names.shared(); city && plates)
        plates->setRegions({city, &city->model.regions});
    emit attached();
}

void Tiers::setExploded(bool exploded)
{
    if (exploded == m_exploded || (exploded && (!m_plates || !m_camera || !m_names.city())))
        return;
    if (!exploded) {
        leaveExploded();
        if (m_here == m_hereBefore)
            m_camera->flyToPose(m_poseBefore);
        else
            enterRegion(m_here);
        return;
    }
    m_map.setFollowing(false);
    m_exploded = true;
    m_poseBefore = m_camera->resting();
    m_hereBefore = m_here;
    feedPlates();
    m_plates->show(m_here);
    emit explodedChanged();
}

void Tiers::leaveExploded()
{
    if (!std::exchange(m_exploded, false))
        return;
    m_camera->setBeyondM(0);
    emit explodedChanged();
    m_lookTimer.start();
}

void Tiers::feedPlates()
{
    m_platesStale = false;
    std::vector<scene::PlateFigures> figures;
    for (const CaseFigures& one : m_figures.all())
        figures.push_back({one.open, one.overdue, one.fresh});
    std::vector<scene::PlateCase> cases;
    cases.reserve(m_fold.openCases().size());
    for (const std::uint64_t id : m_fold.openCases()) {
        const protocol::Case& item = *m_fold.find(id);
        const std::uint32_t grid = m_figures.find(item.grid_code());
        const auto at = m_map.placeOf(item);
        const std::int64_t due = runningDueUs(item);
        if (at && grid != city::kNone)
            cases.push_back({*at, grid, due != 0 && due < m_nowUs});
    }
    m_plates->setFigures(std::move(figures));
    m_plates->setCases(std::move(cases));
}

void Tiers::setCity()
{
    const CityContext* city = m_names.city();
    setPlates(m_plates);
    m_figures = city ? RegionFigures(city->model.regions) : RegionFigures();
    m_zoom = city ? TierZoom(city->model.regions) : TierZoom();
    m_entered = city::kNone;
    recount();
    look();
    retranslate();
}

void Tiers::recount()
{
    m_figures.clear();
    m_nowUs = m_now();
    m_figures.advance(m_nowUs);
    for (const std::uint64_t id : m_fold.book().order())
        m_figures.note(id, m_fold.find(id));
    tellFigures();
}

void Tiers::noteCases(const std::vector<std::uint64_t>& ids)
{
    bool changed = false;
    for (const std::uint64_t id : ids)
        changed = m_figures.note(id, m_fold.find(id)) || changed;
    m_platesStale = true;
    if (changed)
        tellFigures();
}

void Tiers::tick()
{
    const std::int64_t now = m_now();
    // A clock that was set back makes cases news again that have been let go.
    if (now < m_nowUs)
        recount();
    m_nowUs = now;
    if (m_figures.advance(now))
        tellFigures();
    if (m_exploded && m_plates && m_platesStale)
        feedPlates();
}

void Tiers::tellFigures()
{
    m_shown = m_figures.at(m_here);
    m_platesStale = true;
    feedBadges();
    emit figuresChanged();
}

void Tiers::feedBadges()
{
    const CityContext* city = m_names.city();
    if (!m_labels || !city)
        return;
    // The district has no name on the map: seen whole, its streets speak for it.
    const auto tier = static_cast<city::Tier>(std::max(m_tier, 2));
    std::vector<scene::RegionBadge> badges;
    for (std::uint32_t i = 0; i < city->model.regions.size(); ++i) {
        const city::Region& region = city->model.regions[i];
        const CaseFigures figures = m_figures.at(i);
        if (region.tier == tier && figures != CaseFigures())
            badges.push_back({region.name, region.label, figures.open, figures.overdue, figures.fresh});
    }
    m_labels->setBadges(std::move(badges));
}

void Tiers::setPinned(int tier)
{
    if (tier < 0 || tier > 4 || std::exchange(m_pinned, tier) == tier)
        return;
    emit tierChanged();
    look();
}

void Tiers::press(int tier)
{
    setPinned(tier == m_pinned ? 0 : tier);
}

void Tiers::setTier(int tier)
{
    if (std::exchange(m_tier, tier) == tier)
        return;
    feedBadges();
    emit tierChanged();
}

void Tiers::look()
{
    // On the plates a region is gone into, not flown to.
    if (!m_camera || !m_names.city() || m_exploded)
        return;
    setTier(m_pinned != 0 ? m_pinned : m_zoom.tierAt(m_camera->metresPerPixel(), m_tier));
    if (m_camera->flying()) {
        m_lookTimer.start();
        return;
    }
    if (!stillThere(m_entered))
        m_entered = city::kNone;
    setHere(m_entered != city::kNone ? m_entered : regionInView());
}

bool Tiers::stillThere(std::uint32_t region) const
{
    const auto& regions = m_names.city()->model.regions;
    if (region >= regions.size())
        return false;
    const double scale = m_camera->distance() / m_enteredDistanceM;
    geo::Bounds bounds;
    bounds.add(regions[region].outer);
    return scale < kSameScale && scale > 1 / kSameScale && bounds.contains(m_camera->pose().target);
}

std::uint32_t Tiers::regionInView() const
{
    const CityContext& city = *m_names.city();
    // By the zoom, whatever is pinned: a pinned tier says what is told apart, not where the map is.
    const double metresPerPixel = m_camera->metresPerPixel();
    const int told = m_zoom.tierAt(metresPerPixel, m_pinned == 0 ? m_tier : 1);
    const bool grid = told == 4 && m_zoom.typicalM(4) >= kWholeGridPx * metresPerPixel;
    const auto wanted = static_cast<city::Tier>(grid ? 4 : std::max(1, told - 1));
    std::uint32_t region = city.regionAt(m_camera->pose().target);
    while (region != city::kNone && city.model.regions[region].tier > wanted)
        region = city.model.regions[region].parent;
    return region == city::kNone ? 0 : region;
}

void Tiers::setHere(std::uint32_t region)
{
    if (std::exchange(m_here, region) == region)
        return;
    m_shown = m_figures.at(region);
    emit hereChanged();
    emit figuresChanged();
    noteBeyond();
}

QString Tiers::here() const
{
    const CityContext* city = m_names.city();
    return city && m_here < city->model.regions.size() ? QString::fromStdString(city->model.regions[m_here].code)
                                                       : QString();
}

QVariantList Tiers::path() const
{
    QVariantList list;
    const CityContext* city = m_names.city();
    if (!city)
        return list;
    const auto& regions = city->model.regions;
    for (std::uint32_t at = m_here; at < regions.size(); at = regions[at].parent)
        list.prepend(QVariantMap{{QStringLiteral("code"), QString::fromStdString(regions[at].code)},
                                 {QStringLiteral("name"), m_names.region(at)},
                                 {QStringLiteral("tier"), static_cast<int>(regions[at].tier)}});
    return list;
}

void Tiers::noteBeyond()
{
    QString words;
    const CityContext* city = m_names.city();
    const std::uint32_t cursor = m_map.crumbRegion();
    if (city && cursor < city->model.regions.size() && cursor != m_here) {
        const auto& regions = city->model.regions;
        QStringList names;
        std::uint32_t at = cursor;
        for (; at != city::kNone && at != m_here; at = regions[at].parent)
            names.prepend(m_names.region(at));
        // In another region than that in view: its own path, without the district that both are in.
        if (at == city::kNone)
            names.removeFirst();
        if (!names.isEmpty())
            words = (at == city::kNone ? QStringLiteral("   ") : kStep) + names.join(kStep);
    }
    if (std::exchange(m_beyond, words) != words)
        emit beyondChanged();
}

bool Tiers::drillAt(double localX, double localY)
{
    const CityContext* city = m_names.city();
    if (!city)
        return false;
    std::uint32_t region = city->regionAt({localX, localY});
    const auto wanted = static_cast<city::Tier>(std::max(m_tier, 2));
    while (region != city::kNone && city->model.regions[region].tier > wanted)
        region = city->model.regions[region].parent;
    if (region == city::kNone || region == m_here)
        return false;
    enterRegion(region);
    return true;
}

bool Tiers::drill()
{
    return m_camera && drillAt(m_camera->pose().target.x, m_camera->pose().target.y);
}

QVariantMap Tiers::figuresOf(const QString& code) const
{
    const CaseFigures figures = m_figures.at(m_figures.find(code.toStdString()));
    return {{QStringLiteral("open"), figures.open},
            {QStringLiteral("overdue"), figures.overdue},
            {QStringLiteral("fresh"), figures.fresh}};
}

void Tiers::enter(const QString& code)
{
    const CityContext* city = m_names.city();
    const std::uint32_t region = city ? city->model.regionByCode(code.toStdString()) : city::kNone;
    if (region != city::kNone)
        enterRegion(region);
}

void Tiers::up()
{
    const CityContext* city = m_names.city();
    if (!city || m_here >= city->model.regions.size())
        return;
    const std::uint32_t parent = city->model.regions[m_here].parent;
    enterRegion(parent == city::kNone ? m_here : parent);
}

void Tiers::enterRegion(std::uint32_t region)
{
    const city::Region& entered = m_names.city()->model.regions[region];
    m_map.setFollowing(false);
    if (m_pinned != 0)
        setPinned(std::min(4, static_cast<int>(entered.tier) + 1));
    // A queue of one region goes along.
    if (!m_queue.region().isEmpty())
        m_queue.setRegion(entered.tier == city::Tier::District ? QString() : QString::fromStdString(entered.code));
    if (m_exploded && m_plates) {
        m_plates->show(region);
        setHere(region);
        return;
    }
    if (!m_camera)
        return;
    m_enteredDistanceM = m_camera->flyToShow(entered.outer);
    m_entered = region;
    setHere(region);
}

void Tiers::retranslate()
{
    emit hereChanged();
    m_beyond.clear();
    noteBeyond();
    emit beyondChanged();
}

} // namespace sandtable::console
