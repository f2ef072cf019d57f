// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/LocateModel.h>

namespace sandtable::console {
namespace {

/// decide() takes no longer address (docs/protocol.md).
constexpr qsizetype kLongestAddressBytes = 1000;

} // namespace

LocateModel::LocateModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, CityNow now,
                         QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands), m_advisor(advisor), m_now(std::move(now))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &LocateModel::ask);
    connect(&advisor, &Advisor::proposalMade, this, [this](quint64 ticket, const protocol::Proposal& there) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        const bool moved = there.point().lon() != m_there.point().lon() || there.point().lat() != m_there.point().lat();
        m_there = there;
        emit changed();
        if (found() && moved)
            emit previewed(at());
    });
    connect(&fold, &CaseFold::changed, this, [this] {
        if (m_id != 0 && !m_commands.mayRelocate(m_id))
            cancel(); // somebody else was first, and it has gone on or away
    });
    connect(&fold, &CaseFold::cleared, this, &LocateModel::cancel);
}

QString LocateModel::title() const
{
    const protocol::Case* item = m_fold.find(m_id);
    if (!item)
        return {};
    const QString name = m_names.item(item->subclass_code());
    const QString number = QString::fromStdString(item->number());
    return name.isEmpty() ? number : number + QStringLiteral(" · ") + name;
}

QString LocateModel::reportText() const
{
    const protocol::Case* item = m_fold.find(m_id);
    return item ? QString::fromStdString(item->text()) : QString();
}

void LocateModel::setWords(const QString& words)
{
    QString bounded = words;
    while (bounded.toUtf8().size() > kLongestAddressBytes)
        bounded.chop(1);
    if (bounded == m_words)
        return;
    m_words = bounded;
    m_pause.start();
    emit changed();
}

bool LocateModel::begin(quint64 caseId)
{
    if (const QString why = m_commands.whyNotRelocate(caseId); !why.isEmpty()) {
        m_commands.say(why);
        return false;
    }
    m_id = caseId;
    m_words.clear();
    m_there.Clear();
    m_ticket = 0;
    emit activeChanged();
    emit changed();
    return true;
}

void LocateModel::cancel()
{
    if (m_id != 0)
        end();
}

void LocateModel::end()
{
    m_id = 0;
    m_ticket = 0;
    m_pause.stop();
    emit activeChanged();
}

void LocateModel::ask()
{
    m_pause.stop();
    const protocol::Case* item = m_fold.find(m_id);
    if (!item || m_words.trimmed().isEmpty()) {
        m_there.Clear();
        m_ticket = 0;
    } else {
        protocol::SubmitReport words;
        words.set_subclass_code(item->subclass_code());
        words.set_address(m_words.trimmed().toStdString());
        m_ticket = m_advisor.askProposal(words, m_now());
    }
    emit changed();
}

bool LocateModel::placeAt(double lon, double lat)
{
    protocol::Point point;
    point.set_lon(lon);
    point.set_lat(lat);
    if (m_id == 0 || !m_commands.relocate(m_id, &point, m_words.trimmed()))
        return false;
    end();
    return true;
}

bool LocateModel::send()
{
    // The server looks the words up itself; here they must name something, so that a slip is not sent.
    if (m_id == 0 || thinking() || !found() || !m_commands.relocate(m_id, nullptr, m_words.trimmed()))
        return false;
    end();
    return true;
}

geo::LocalMetres LocateModel::at() const
{
    const CityContext* city = m_names.city();
    if (!city || !m_there.has_point())
        return {};
    return city->model.frame.toLocal({m_there.point().lon(), m_there.point().lat()});
}

} // namespace sandtable::console
