// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Inquiry.h>

#include <utility>

namespace sandtable::console {

Inquiry::Inquiry(const Names& names, Advisor& advisor, CityNow now, Question question, std::chrono::milliseconds pause,
                 QObject* parent)
    : QObject(parent), m_names(names), m_advisor(advisor), m_now(std::move(now)), m_question(std::move(question))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Inquiry::ask);
    connect(&advisor, &Advisor::proposalMade, this, [this](quint64 ticket, const protocol::Proposal& proposal) {
        if (ticket == m_ticket)
            take(proposal);
    });
}

void Inquiry::take(const protocol::Proposal& proposal)
{
    const auto& before = m_proposal.point();
    const bool elsewhere = proposal.point().lon() != before.lon() || proposal.point().lat() != before.lat();
    m_ticket = 0;
    m_proposal = proposal;
    m_known = true;
    emit changed();
    if (placed() && elsewhere)
        emit moved();
}

geo::LocalMetres Inquiry::at() const
{
    const CityContext* city = m_names.city();
    if (!city || !m_proposal.has_point())
        return {};
    return city->model.frame.toLocal({m_proposal.point().lon(), m_proposal.point().lat()});
}

void Inquiry::later()
{
    m_pause.start();
    emit changed();
}

void Inquiry::ask()
{
    const auto question = m_question();
    if (!question) {
        forget();
        return;
    }
    m_pause.stop();
    m_ticket = m_advisor.askProposal(*question, m_now());
    emit changed();
}

void Inquiry::forget()
{
    m_pause.stop();
    m_proposal.Clear();
    m_known = false;
    m_ticket = 0;
    emit changed();
}

QString Inquiry::bounded(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes)
        text.chop(text.back().isLowSurrogate() ? 2 : 1);
    return text;
}

} // namespace sandtable::console
