// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProgressBar.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace sandtable::app {

namespace {
constexpr int kWidth = 40;
constexpr std::chrono::milliseconds kRedrawEvery{100};
} // namespace

ProgressBar::ProgressBar() : m_terminal(::isatty(STDERR_FILENO) == 1) {}

void ProgressBar::clear()
{
    if (m_drawn) {
        fmt::print(stderr, "\r\x1b[K");
        m_drawn = false;
    }
}

void ProgressBar::show(double fraction, const char* stage)
{
    const auto now = Clock::now();
    const bool newStage = m_stage != stage;
    if (!newStage && (!m_terminal || now - m_last < kRedrawEvery)) {
        return;
    }
    m_last = now;
    m_stage = stage;
    draw(std::clamp(fraction, 0.0, 1.0), stage);
}

void ProgressBar::draw(double fraction, const char* stage)
{
    if (!m_terminal) {
        const std::chrono::duration<double> seconds = m_last - m_begun;
        fmt::print(stderr, "{:6.1f} s  {:3.0f} %  {}\n", seconds.count(), fraction * 100, stage);
        return;
    }
    const int filled = static_cast<int>(fraction * kWidth);
    fmt::print(stderr, "\r[{}{}] {:3.0f} %  {}\x1b[K", std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(kWidth - filled), ' '), fraction * 100, stage);
    std::fflush(stderr);
    m_drawn = true;
}

} // namespace sandtable::app
