// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Names.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <QtCore/QString>

#include <cstdint>

namespace sandtable::console {

/// Which cards the queue shows; 0 and empty mean all.
struct CardFilter
{
    QString region; ///< code of a region of any tier; the codes inside it begin with it
    int stage = 0;
    int channel = 0;
    int grade = 0;
    bool needsMe = false;
    QString text;
    bool operator==(const CardFilter&) const = default;
};

/// A case as a card of the queue: a value snapshot with its words made.
struct CaseCard
{
    std::uint64_t id = 0;
    std::int64_t key = 0; ///< smaller is more urgent
    QString number;
    QString item;
    QString place;
    QString gridCode;
    QString grid;
    QString text;
    QString channelName;
    QString gradeName;
    QString stageName;
    QString act;      ///< what the control room has to do: "Assign a verifier"; empty when others work on it
    QString holder;   ///< who works on it
    QString obstacle; ///< why the proposed next step cannot be taken; empty when it can
    std::int64_t sinceUs = 0;
    std::int64_t dueUs = 0;
    std::int64_t reportedUs = 0;
    int channel = 0;
    int grade = 0;
    int stage = 0;
    bool needsMe = false;
    bool gone = false; ///< closed or filtered out while the list was held

    bool operator==(const CaseCard&) const = default;
    bool matches(const CardFilter& filter) const;
};

CaseCard cardOf(const protocol::Case& item, const Names& names);
/// The button text of the control room's next act, e.g. "File the case"; empty when there is none.
QString actText(const protocol::Case& item);
/// Why the proposed next act cannot be done just so, or what went before it: "Place not known", "Nobody on duty near",
/// "Returned: …"; empty when nothing stands in the way.
QString obstacleText(const protocol::Case& item);
/// Who has it: "verifying: 陈晓明 W0001", "handled by: 区城管局"; empty when nobody.
QString holderText(const protocol::Case& item, const Names& names);

} // namespace sandtable::console
