// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/LocateModel.h>

namespace sandtable::console {
namespace {

/// decide() takes no longer address (docs/protocol.md).
constexpr qsizetype kLongestAddressBytes = 1000;

} // namespace

LocateModel::LocateModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor,
                         Inquiry::CityNow now, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands),
      m_inquiry(
          names, advisor, std::move(now), [this] { return question(); }, kPause)
{
    connect(&m_inquiry, &Inquiry::changed, this, &LocateModel::changed);
    connect(&m_inquiry, &Inquiry::moved, this, [this] { emit previewed(m_inquiry.at()); });
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
    const QString bounded = Inquiry::bounded(words, kLongestAddressBytes);
    if (bounded == m_words)
        return;
    m_words = bounded;
    m_inquiry.later();
}

bool LocateModel::begin(quint64 caseId)
{
    if (const QString why = m_commands.whyNotRelocate(caseId); !why.isEmpty()) {
        m_commands.say(why);
        return false;
    }
    m_id = caseId;
    m_words.clear();
    m_inquiry.forget();
    emit activeChanged();
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
    m_inquiry.forget();
    emit activeChanged();
}

std::optional<protocol::SubmitReport> LocateModel::question() const
{
    const protocol::Case* item = m_fold.find(m_id);
    if (!item || m_words.trimmed().isEmpty())
        return std::nullopt;
    protocol::SubmitReport words;
    words.set_subclass_code(item->subclass_code());
    words.set_item_code(item->item_code());
    words.set_address(m_words.trimmed().toStdString());
    return words;
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

} // namespace sandtable::console
