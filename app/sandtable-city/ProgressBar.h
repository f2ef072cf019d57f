// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace sandtable::app {

/// Shows progress on standard error: one bar that is redrawn on a terminal, a line a stage elsewhere.
class ProgressBar
{
public:
    ProgressBar();
    ~ProgressBar() { clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(double fraction, const char* stage);
    /// Takes the bar off the terminal, before something else is written there.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void draw(double fraction, const char* stage);

    bool m_terminal;
    bool m_drawn = false;
    Clock::time_point m_begun = Clock::now();
    Clock::time_point m_last;
    std::string m_stage;
};

} // namespace sandtable::app
