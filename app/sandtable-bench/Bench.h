// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <functional>

namespace sandtable::bench {

/// What a bench found: one flat object, fields in the order in which they were measured.
using Figures = nlohmann::ordered_json;

/// A sub-command: its options are bound when it is added, and it runs after they were read.
using Run = std::function<Result<Figures>()>;

/// Each bench is one file with `Run addNAME(CLI::App& command)` and one line in Benches.inc.
#define BENCH(name, summary) Run add_##name(CLI::App& command);
#include "Benches.inc"
#undef BENCH

/// Wall time of a call, in seconds.
template <class Work>
double secondsOf(Work&& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace sandtable::bench
