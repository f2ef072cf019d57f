// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/PipeCity.h>
#include <sandtable/scene/PipeMarks.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::console {

/// What a question about a pipe found. Positions as in the city's model.
struct PipeAnswer
{
    enum class Question
    {
        Downstream,
        Upstream,
        Isolate
    };
    Question question = Question::Downstream;
    city::PipeTrace trace;           ///< of the first two
    std::vector<std::uint32_t> ends; ///< outfalls, works or sources that the trace reached, the nearest first
    std::size_t pumps = 0;           ///< on its way
    city::PipeIsolation isolation;   ///< of the third
    std::optional<Error> error;
    double ms = 0;
};

/// Cheap enough for a frame, but asked on a thread of its own all the same.
PipeAnswer answerOf(const scene::PipeCity& city, std::uint32_t pipe, PipeAnswer::Question question);

/// Who is without supply while a part of a network is shut off.
struct PipeAffected
{
    std::size_t addresses = 0;
    /// Hospitals, schools, fire stations: who has to be told, in that order.
    std::vector<city::Place> places;
};

/// The addresses and places of a city, by the pipe of a kind that supplies them: the nearest within kSupplyReachM.
class PipeSupply
{
public:
    static constexpr double kSupplyReachM = 80;

    /// Takes some tenths of a second and fails as city::readCity does.
    static Result<PipeSupply> read(const std::filesystem::path& cityFile);
    explicit PipeSupply(city::CityModel model) : m_model(std::move(model)) {}

    PipeAffected affected(const scene::PipeCity& city, const city::PipeIsolation& isolation) const;

private:
    city::CityModel m_model; ///< addresses and places only
};

} // namespace sandtable::console
