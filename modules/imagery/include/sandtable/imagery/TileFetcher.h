// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/RasterSource.h>

#include <chrono>
#include <functional>
#include <memory>
#include <span>

namespace sandtable::imagery {

/// What a source is, once it could be opened.
struct SourceFacts
{
    geo::Bounds bounds;
    int finestLevel = 0;
};

/// Reads tiles of one source on threads of its own, the most wanted first, and tries again after failures: 1 s later,
/// then 2, 4 … 60 s. Everything returns at once; answers come on those threads.
class TileFetcher
{
public:
    struct Options
    {
        SourceOptions source;
        int threads = 2; ///< readers, and so requests, at once
        std::chrono::milliseconds firstPause{1000};
        std::chrono::milliseconds longestPause{60000};
    };
    struct Answers
    {
        std::function<void(const SourceFacts&)> opened;
        std::function<void(const TileKey&, std::shared_ptr<const TilePixels>)> read;
        /// A tile or the source itself failed; it is tried again after the pause for as long as it is wanted.
        std::function<void(const Error&, std::chrono::milliseconds pause)> failed;
    };

    /// All of `answers` must be callable from any thread until the destructor has returned.
    TileFetcher(Basemap map, geo::Frame frame, Options options, Answers answers);
    /// Waits for reads under way, which over the network may take the time-out: call it on a thread that may wait.
    ~TileFetcher();
    TileFetcher(const TileFetcher&) = delete;
    TileFetcher& operator=(const TileFetcher&) = delete;

    /// Replaces what is wanted, most useful first. What is no longer in it is not begun, and given up where it can be.
    void want(std::span<const TileKey> keys);
    /// No answer begins after this returns but one that is under way.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sandtable::imagery
