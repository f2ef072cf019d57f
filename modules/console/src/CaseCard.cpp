// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Deadlines.h>
#include <sandtable/console/CaseCard.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/Words.h>

namespace sandtable::console {
namespace {

struct CardWords
{
    Q_DECLARE_TR_FUNCTIONS(CaseCard)
};

/// A more urgent grade counts as if its clock fell due earlier, so that a new grade 1 stands above an old grade 4.
constexpr std::int64_t kGradeLeadUs = 20LL * 60 * 1'000'000;

/// Longer than any two clocks lie apart (317 years), so that groups never mix.
constexpr std::int64_t kGroupUs = 10'000'000'000'000'000LL;

std::int64_t urgencyKey(const protocol::Case& item)
{
    // What waits for the control room stands above what others work on, and that above what no clock runs for.
    const std::int64_t others = nextAct(item) == NextAct::None ? kGroupUs : 0;
    const std::int64_t due = runningDueUs(item);
    if (due == 0)
        return others + 2 * kGroupUs + item.reported_us();
    const int grade = item.grade() == 0 ? 4 : item.grade();
    return others + due - (4 - grade) * kGradeLeadUs;
}

} // namespace

QString actText(const protocol::Case& item)
{
    switch (nextAct(item)) {
    case NextAct::Locate:
        return CardWords::tr("Locate the case");
    case NextAct::AssignVerifier:
        return CardWords::tr("Assign a verifier");
    case NextAct::File:
        return CardWords::tr("File the case");
    case NextAct::Dispatch:
        return item.returned() ? CardWords::tr("Dispatch again") : CardWords::tr("Dispatch to the unit");
    case NextAct::AssignInspector:
        return CardWords::tr("Assign an inspector");
    case NextAct::Close:
        return CardWords::tr("Close the case");
    case NextAct::DecideExtension:
        return CardWords::tr("Decide on the extension");
    case NextAct::None:
        break;
    }
    return {};
}

QString obstacleText(const protocol::Case& item)
{
    switch (nextAct(item)) {
    case NextAct::Locate:
        return CardWords::tr("Place not known");
    case NextAct::AssignVerifier:
        return item.proposal().worker_code().empty() ? CardWords::tr("Nobody on duty near") : QString();
    case NextAct::Dispatch: {
        const protocol::Step& last = cases::lastChange(item);
        if (item.returned() && last.kind() == "handling_returned")
            return CardWords::tr("Returned: %1").arg(QString::fromStdString(last.note()));
        return item.proposal().unit_code().empty() ? CardWords::tr("No responsible unit") : QString();
    }
    case NextAct::DecideExtension:
        return QString::fromStdString(item.extension().reason());
    default:
        return item.has_suspension()
                   ? CardWords::tr("Suspended: %1").arg(QString::fromStdString(item.suspension().reason()))
                   : QString();
    }
}

QString holderText(const protocol::Case& item, const Names& names)
{
    if (!item.worker_code().empty()) {
        const QString who = names.worker(item.worker_code());
        if (item.worker_arrived())
            return CardWords::tr("%1 is on site").arg(who);
        return item.worker_accepted() ? CardWords::tr("%1 is on the way").arg(who)
                                      : CardWords::tr("%1 has been asked").arg(who);
    }
    if (item.stage() == protocol::STAGE_HANDLING)
        return item.unit_accepted() ? CardWords::tr("%1 is handling it").arg(names.unit(item.unit_code()))
                                    : CardWords::tr("%1 has not accepted yet").arg(names.unit(item.unit_code()));
    return {};
}

CaseCard cardOf(const protocol::Case& item, const Names& names)
{
    CaseCard card;
    card.id = item.id();
    card.key = urgencyKey(item);
    card.number = QString::fromStdString(item.number());
    card.item = names.item(item.subclass_code());
    if (card.item.isEmpty())
        card.item = CardWords::tr("Item not known yet");
    card.place = QString::fromStdString(item.proposal().place());
    card.gridCode = QString::fromStdString(item.grid_code());
    card.grid = names.grid(item.grid_code());
    card.text = QString::fromStdString(item.text());
    card.channelName = Words::channel(item.channel());
    card.gradeName = Words::grade(item.grade());
    card.stageName = Words::stage(item.stage());
    card.act = actText(item);
    card.holder = holderText(item, names);
    card.obstacle = obstacleText(item);
    card.sinceUs = item.stage_since_us();
    card.dueUs = runningDueUs(item);
    card.reportedUs = item.reported_us();
    card.channel = item.channel();
    card.grade = item.grade();
    card.stage = item.stage();
    card.needsMe = nextAct(item) != NextAct::None;
    return card;
}

bool CaseCard::matches(const CardFilter& filter) const
{
    if ((filter.stage != 0 && filter.stage != stage) || (filter.channel != 0 && filter.channel != channel) ||
        (filter.grade != 0 && filter.grade != grade) || (filter.needsMe && !needsMe) ||
        !gridCode.startsWith(filter.region))
        return false;
    if (filter.text.isEmpty())
        return true;
    for (const QString* field : {&number, &item, &place, &grid, &text, &holder})
        if (field->contains(filter.text, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace sandtable::console
