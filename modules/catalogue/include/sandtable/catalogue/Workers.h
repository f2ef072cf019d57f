// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sandtable::catalogue {

/// How the grid worker for a case is chosen; data/catalogue/workers.toml. Seconds are worth of travel.
struct WorkerRules
{
    int mostOpenCases = 5;        ///< who has so many gets no other
    int openCaseS = 600;          ///< each open case counts like so much longer a way: its own way and check come first
    int homeGridBonusS = 180;     ///< who works the micro-grid knows its keys and its people
    int homeCommunityBonusS = 60; ///< likewise its community
    int unqualifiedS = 3'600;     ///< when many wait, one without the qualification counts like so much farther away
    int surgeCases = 40;          ///< from so many waiting cases on they are given out jointly
    double surgeEverySeconds = 3; ///< wall time between two joint rounds
};

/// Who holds which certificates; a row of data/catalogue/roster.csv.
struct RosterEntry
{
    std::string code; ///< the worker's
    std::vector<std::string> qualifications;
};

} // namespace sandtable::catalogue
