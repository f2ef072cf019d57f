// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>

#include <functional>

/// Turns SIGTERM and SIGINT into a call on the GUI thread, so that the window closes as if by hand. One a process.
class TermSignal : public QObject
{
public:
    explicit TermSignal(std::function<void()> onSignal, QObject* parent = nullptr);
    ~TermSignal() override;

private:
    int m_readEnd = -1;
};
