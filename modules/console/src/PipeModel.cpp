// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeWorker.h"

#include <sandtable/console/PipeModel.h>
#include <sandtable/console/PipeWords.h>
#include <sandtable/console/Words.h>

#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <cmath>

namespace sandtable::console {
namespace {

QVariantMap pipeRow(const QString& name, const QString& value, bool alarm = false, const QString& detail = {})
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("value"), value},
            {QStringLiteral("alarm"), alarm},
            {QStringLiteral("detail"), detail}};
}

QString withCommas(std::size_t number)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(number));
}

constexpr std::size_t kMostPlacesNamed = 6;

} // namespace

PipeModel::PipeModel(const Names& names, std::filesystem::path cityFile, QObject* parent)
    : QObject(parent), m_names(names), m_worker(new PipeWorker(std::move(cityFile)))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("pipe answers"));
    m_thread.start(QThread::LowPriority);
}

PipeModel::~PipeModel()
{
    m_thread.quit();
    m_thread.wait();
}

void PipeModel::setLayer(scene::PipeLayer* layer)
{
    if (layer == m_layer)
        return;
    if (m_layer)
        m_layer->disconnect(this);
    m_layer = layer;
    if (layer != nullptr)
        connect(layer, &scene::PipeLayer::readyChanged, this, [this] { setCity(m_layer->city()); });
    setCity(layer != nullptr ? layer->city() : nullptr);
    emit attached();
}

void PipeModel::setCity(scene::PipeCityPtr city)
{
    if (city == m_city)
        return;
    m_city = std::move(city);
    clear();
}

const city::Pipe* PipeModel::pipe() const
{
    return m_city && m_chosen < m_city->model().pipes.size() ? &m_city->model().pipes[m_chosen] : nullptr;
}

void PipeModel::choose(quint32 pipe)
{
    if (!m_city || pipe >= m_city->model().pipes.size() || pipe == m_chosen)
        return;
    m_chosen = pipe;
    drop();
    mark();
    emit chosenChanged();
    emit answerChanged();
}

void PipeModel::chooseAtNode(quint32 node)
{
    if (!m_city)
        return;
    const auto pipes = m_city->network().pipesAt(node);
    const auto widest = std::max_element(pipes.begin(), pipes.end(), [&](auto a, auto b) {
        return scene::widthM(m_city->model().pipes[a]) < scene::widthM(m_city->model().pipes[b]);
    });
    if (widest != pipes.end())
        choose(*widest);
}

bool PipeModel::chooseNext(bool downstream)
{
    const city::Pipe* here = pipe();
    if (here == nullptr)
        return false;
    std::uint32_t best = city::kNone;
    for (const std::uint32_t i : m_city->network().pipesAt(downstream ? here->to : here->from)) {
        const city::Pipe& other = m_city->model().pipes[i];
        const bool goesOn = downstream ? other.from == here->to : other.to == here->from;
        if (i != m_chosen && goesOn && other.kind == here->kind &&
            (best == city::kNone || scene::widthM(other) > scene::widthM(m_city->model().pipes[best])))
            best = i;
    }
    if (best == city::kNone)
        return false;
    choose(best);
    return true;
}

void PipeModel::traceDown()
{
    ask(static_cast<int>(PipeAnswer::Question::Downstream));
}
void PipeModel::traceUp()
{
    ask(static_cast<int>(PipeAnswer::Question::Upstream));
}
void PipeModel::isolate()
{
    ask(static_cast<int>(PipeAnswer::Question::Isolate));
}

void PipeModel::ask(int question)
{
    if (pipe() == nullptr)
        return;
    drop();
    m_asked = question;
    m_waiting = true;
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, ticket = m_ticket, city = m_city, chosen = m_chosen,
                                         what = static_cast<PipeAnswer::Question>(question)] {
        const PipeAnswer answer = answerOf(*city, chosen, what);
        QMetaObject::invokeMethod(this, [this, ticket, answer] { take(ticket, answer); });
        if (answer.error || what != PipeAnswer::Question::Isolate)
            return;
        // The valves cannot wait until the addresses have been read.
        if (const auto affected = worker->affected(*city, answer.isolation))
            QMetaObject::invokeMethod(this, [this, ticket, found = *affected] { take(ticket, found); });
    });
    mark();
    emit answerChanged();
}

void PipeModel::take(int ticket, PipeAnswer answer)
{
    if (ticket != m_ticket)
        return;
    m_waiting = false;
    m_answer = std::make_unique<PipeAnswer>(std::move(answer));
    mark();
    emit answerChanged();
}

void PipeModel::take(int ticket, PipeAffected affected)
{
    if (ticket != m_ticket)
        return;
    m_affected = std::make_unique<PipeAffected>(std::move(affected));
    emit answerChanged();
}

void PipeModel::drop()
{
    ++m_ticket;
    m_waiting = false;
    m_asked = -1;
    m_answer.reset();
    m_affected.reset();
}

bool PipeModel::stepBack()
{
    if (m_asked >= 0) {
        drop();
        mark();
        emit answerChanged();
        return true;
    }
    if (!active())
        return false;
    clear();
    return true;
}

void PipeModel::clear()
{
    m_chosen = city::kNone;
    drop();
    mark();
    emit chosenChanged();
    emit answerChanged();
}

void PipeModel::mark()
{
    if (!m_layer)
        return;
    scene::PipeMarks marks;
    marks.chosen = m_chosen;
    if (pipe() != nullptr && m_asked < 0)
        marks.covers = m_city->network().manholesBeside(m_chosen);
    if (m_answer) {
        marks.traced = m_answer->trace.pipes;
        marks.ends = m_answer->question == PipeAnswer::Question::Isolate ? m_answer->isolation.sources : m_answer->ends;
        marks.drained = m_answer->isolation.drained;
        marks.cutOff = m_answer->isolation.cutOff;
        marks.valves = m_answer->isolation.valves;
    }
    m_layer->setMarked(std::move(marks));
}

QString PipeModel::code() const
{
    const city::Pipe* is = pipe();
    return is != nullptr ? PipeWords::code(is->kind, m_chosen) : QString();
}

QString PipeModel::title() const
{
    const city::Pipe* is = pipe();
    return is != nullptr ? PipeWords::kind(is->kind) + QStringLiteral(" · ") + PipeWords::size(*is) : QString();
}

int PipeModel::kind() const
{
    const city::Pipe* is = pipe();
    return is != nullptr ? static_cast<int>(is->kind) : 0;
}

QVariantList PipeModel::facts() const
{
    const city::Pipe* is = pipe();
    if (is == nullptr)
        return {};
    const auto& strings = m_city->model().strings;
    const std::string owner = is->owner < strings.size() ? strings[is->owner] : std::string();
    const double lengthM = m_city->network().lengthM(m_chosen);
    QVariantList rows;
    rows.append(pipeRow(tr("Owner"), owner.empty() ? tr("unknown") : m_names.unit(owner)));
    rows.append(pipeRow(tr("Material"), PipeWords::material(is->material)));
    rows.append(pipeRow(city::isGravity(is->kind) ? tr("Depth of the invert") : tr("Depth of the crown"),
                        PipeWords::depth(*is)));
    rows.append(pipeRow(tr("Length"), PipeWords::length(lengthM)));
    if (city::isGravity(is->kind) && lengthM > 0)
        rows.append(pipeRow(tr("Fall"), QStringLiteral("%1 ‰").arg(
                                            QString::number((is->depthToMm - is->depthFromMm) / lengthM, 'f', 1))));
    rows.append(pipeRow(tr("Laid"), is->year > 0 ? QString::number(is->year) : tr("unknown")));
    if (is->laying != city::PipeLaying::Trench)
        rows.append(pipeRow(tr("Laying"), PipeWords::laying(is->laying)));
    return rows;
}

double PipeModel::distanceM(std::uint32_t node) const
{
    // Along the ground from where the pipe is nearest.
    const geo::LocalMetres at = m_city->model().pipeNodes[node].at;
    const auto line = m_city->model().pipeLine(*pipe());
    double least = std::numeric_limits<double>::max();
    for (const geo::LocalMetres corner : line)
        least = std::min(least, geo::distance(corner, at));
    return least;
}

QString PipeModel::nodeName(std::uint32_t node) const
{
    const auto& model = m_city->model();
    const city::PipeNode& is = model.pipeNodes[node];
    const auto text = [&](std::uint32_t i) { return i < model.strings.size() ? model.strings[i] : std::string(); };
    const QString own = m_names.pick(text(is.name), text(is.nameEn));
    return own.isEmpty() ? PipeWords::node(is.kind) : own;
}

QVariantMap PipeModel::nodeRow(std::uint32_t node) const
{
    const city::PipeNode& is = m_city->model().pipeNodes[node];
    return {{QStringLiteral("node"), node},
            {QStringLiteral("name"), nodeName(node)},
            {QStringLiteral("code"),
             is.component != 0 ? QStringLiteral("%1").arg(is.component, 16, 10, QLatin1Char('0')) : QString()},
            {QStringLiteral("distance"), PipeWords::length(distanceM(node))}};
}

QVariantList PipeModel::covers() const
{
    if (pipe() == nullptr)
        return {};
    auto nodes = m_city->network().manholesBeside(m_chosen);
    std::sort(nodes.begin(), nodes.end(), [&](auto a, auto b) { return distanceM(a) < distanceM(b); });
    QVariantList rows;
    for (const std::uint32_t node : nodes)
        rows.append(nodeRow(node));
    return rows;
}

bool PipeModel::canIsolate() const
{
    const city::Pipe* is = pipe();
    return is != nullptr && city::isPressure(is->kind);
}

QString PipeModel::question() const
{
    constexpr std::array kWords{"down", "up", "isolate"};
    return m_asked < 0 ? QString() : QString::fromLatin1(kWords[static_cast<std::size_t>(m_asked)]);
}

QString PipeModel::answerTitle() const
{
    switch (m_asked) {
    case static_cast<int>(PipeAnswer::Question::Downstream):
        return tr("Downstream");
    case static_cast<int>(PipeAnswer::Question::Upstream):
        return tr("Upstream");
    case static_cast<int>(PipeAnswer::Question::Isolate):
        return tr("Shut off");
    default:
        return {};
    }
}

QVariantList PipeModel::traceRows() const
{
    const bool down = m_answer->question == PipeAnswer::Question::Downstream;
    QVariantList rows;
    rows.append(pipeRow(tr("Pipe"), PipeWords::length(m_answer->trace.lengthM)));
    rows.append(pipeRow(tr("Pieces"), withCommas(m_answer->trace.pipes.size())));
    rows.append(pipeRow(tr("Manholes"), withCommas(m_answer->trace.manholes.size())));
    if (m_answer->pumps > 0)
        rows.append(pipeRow(tr("Pumping stations"), withCommas(m_answer->pumps)));
    const bool gravity = pipe() != nullptr && city::isGravity(pipe()->kind);
    // Up a drain lies what it collects, down a main what it feeds: neither has one end.
    if (down == gravity)
        rows.append(pipeRow(gravity ? tr("Ends in") : tr("Fed from"),
                            m_answer->ends.empty() ? tr("nothing known") : withCommas(m_answer->ends.size()),
                            m_answer->ends.empty()));
    return rows;
}

QVariantList PipeModel::isolationRows() const
{
    const city::PipeIsolation& found = m_answer->isolation;
    QVariantList rows;
    rows.append(pipeRow(tr("Valves to close"), withCommas(found.valves.size()), true));
    rows.append(pipeRow(tr("Drained"), PipeWords::length(found.drainedM)));
    if (found.cutOffM > 0)
        rows.append(pipeRow(tr("Cut off beyond"), PipeWords::length(found.cutOffM), true));
    for (const std::uint32_t source : found.sources)
        rows.append(pipeRow(tr("Has to stop"), nodeName(source), true));
    if (!m_affected) {
        rows.append(pipeRow(tr("Addresses without supply"), QStringLiteral("…")));
        return rows;
    }
    QStringList told;
    for (std::size_t i = 0; i < std::min(kMostPlacesNamed, m_affected->places.size()); ++i)
        told.append(m_names.pick(m_affected->places[i].name, m_affected->places[i].nameEn));
    if (m_affected->places.size() > kMostPlacesNamed)
        told.append(tr("and %1 more").arg(m_affected->places.size() - kMostPlacesNamed));
    rows.append(pipeRow(tr("Addresses without supply"), withCommas(m_affected->addresses), m_affected->addresses > 0));
    if (!told.isEmpty())
        rows.append(
            pipeRow(tr("To be told"), withCommas(m_affected->places.size()), true, told.join(QStringLiteral(" · "))));
    return rows;
}

QVariantList PipeModel::answer() const
{
    if (!m_answer || m_answer->error)
        return {};
    return m_answer->question == PipeAnswer::Question::Isolate ? isolationRows() : traceRows();
}

QVariantList PipeModel::answerNodes() const
{
    if (!m_answer || m_answer->error || pipe() == nullptr)
        return {};
    auto nodes = m_answer->question == PipeAnswer::Question::Isolate ? m_answer->isolation.valves : m_answer->ends;
    std::sort(nodes.begin(), nodes.end(), [&](auto a, auto b) { return distanceM(a) < distanceM(b); });
    QVariantList rows;
    for (const std::uint32_t node : nodes)
        rows.append(nodeRow(node));
    return rows;
}

QString PipeModel::answerError() const
{
    if (!m_answer || !m_answer->error)
        return {};
    return m_answer->error->code == ErrorCode::Unsupported ? tr("This kind has no valves.")
                                                           : Words::failure(*m_answer->error);
}

QString PipeModel::pipeText(quint32 index) const
{
    if (!m_city || index >= m_city->model().pipes.size())
        return {};
    const city::Pipe& is = m_city->model().pipes[index];
    const auto& strings = m_city->model().strings;
    const std::string owner = is.owner < strings.size() ? strings[is.owner] : std::string();
    QString text = PipeWords::kind(is.kind) + QStringLiteral(" · ") + PipeWords::size(is) + QStringLiteral(" · ") +
                   PipeWords::material(is.material) + QLatin1Char('\n') + tr("Depth %1").arg(PipeWords::depth(is));
    if (!owner.empty())
        text += QStringLiteral(" · ") + m_names.unit(owner);
    return text;
}

QString PipeModel::nodeText(quint32 node) const
{
    if (!m_city || node >= m_city->model().pipeNodes.size())
        return {};
    const city::PipeNode& is = m_city->model().pipeNodes[node];
    QString text = nodeName(node) + QStringLiteral(" · ") + PipeWords::kind(is.network);
    if (is.component != 0)
        text += QStringLiteral("\n%1").arg(is.component, 16, 10, QLatin1Char('0'));
    return text;
}

QVariantMap PipeModel::placeOfNode(quint32 node) const
{
    if (!m_city || node >= m_city->model().pipeNodes.size())
        return {};
    const geo::LocalMetres at = m_city->model().pipeNodes[node].at;
    return {{QStringLiteral("x"), at.x}, {QStringLiteral("y"), at.y}};
}

QVariantMap PipeModel::placeOfPipe() const
{
    const city::Pipe* is = pipe();
    if (is == nullptr)
        return {};
    const auto line = m_city->model().pipeLine(*is);
    if (line.empty())
        return {};
    const geo::LocalMetres a = line[(line.size() - 1) / 2];
    const geo::LocalMetres b = line[line.size() / 2];
    return {{QStringLiteral("x"), (a.x + b.x) / 2}, {QStringLiteral("y"), (a.y + b.y) / 2}};
}

QString PipeModel::kindName(int kind) const
{
    return PipeWords::kind(static_cast<city::PipeKind>(kind));
}

QString PipeModel::lengthText(double metres) const
{
    return PipeWords::length(metres);
}

QString PipeModel::text() const
{
    QStringList lines{code() + QLatin1Char('\t') + title()};
    const auto add = [&](const QVariantList& rows) {
        for (const QVariant& entry : rows) {
            const QVariantMap row = entry.toMap();
            lines.append(row.value(QStringLiteral("name")).toString() + QLatin1Char('\t') +
                         row.value(QStringLiteral("value")).toString());
            if (const QString detail = row.value(QStringLiteral("detail")).toString(); !detail.isEmpty())
                lines.last() += QLatin1Char('\t') + detail;
        }
    };
    const auto addNodes = [&](const QVariantList& rows) {
        for (const QVariant& entry : rows) {
            const QVariantMap row = entry.toMap();
            lines.append(row.value(QStringLiteral("name")).toString() + QLatin1Char('\t') +
                         row.value(QStringLiteral("code")).toString() + QLatin1Char('\t') +
                         row.value(QStringLiteral("distance")).toString());
        }
    };
    add(facts());
    addNodes(covers());
    if (m_answer) {
        lines.append(answerTitle());
        add(answer());
        addNodes(answerNodes());
    }
    return lines.join(QLatin1Char('\n'));
}

void PipeModel::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

void PipeModel::retranslate()
{
    emit chosenChanged();
    emit answerChanged();
}

} // namespace sandtable::console
