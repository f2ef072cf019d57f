// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PipeAnswers.h"

#include <QtCore/QObject>

#include <optional>
#include <utility>

namespace sandtable::console {

/// Answers on the thread it lives on; reads addresses and places at the first isolation.
class PipeWorker : public QObject
{
public:
    explicit PipeWorker(std::filesystem::path cityFile) : m_cityFile(std::move(cityFile)) {}

    /// Fails as city::readCity does, and tries again at the next question.
    Result<PipeAffected> affected(const scene::PipeCity& city, const city::PipeIsolation& isolation)
    {
        if (!m_supply) {
            auto read = PipeSupply::read(m_cityFile);
            if (!read)
                return tl::unexpected<Error>(read.error());
            m_supply.emplace(std::move(*read));
        }
        return m_supply->affected(city, isolation);
    }

private:
    std::filesystem::path m_cityFile;
    std::optional<PipeSupply> m_supply;
};

} // namespace sandtable::console
