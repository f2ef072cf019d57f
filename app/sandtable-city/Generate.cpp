// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Generator.h>

namespace sandtable::app {

Result<void> generate(const GenerateOptions& options, const city::Progress& progress)
{
    const auto profile = city::Profile::load(options.profile);
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    constexpr double kMadeAt = 0.4; // making the city takes about as long as writing its rows
    auto model = city::generate(*profile, {options.seed, options.scale}, [&](double fraction, const char* stage) {
        return progress(fraction * kMadeAt, stage);
    });
    if (!model) {
        return tl::unexpected(model.error());
    }
    return city::writeCity(*model, options.out, [&](double fraction, const char* stage) {
        return progress(kMadeAt + fraction * (1 - kMadeAt), stage);
    });
}

} // namespace sandtable::app
