// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace sandtable::scene {

/// Decides by the frame times of this machine which effects it affords. Each one that may be chosen is tried when there
/// is room for it, kept while frames stay within their time, and taken back when they do not; one that was taken back
/// is tried again after a while that doubles each time, and only if what it cost then would fit now. So it never flaps.
/// No clock of its own, no thread.
class EffectChooser
{
public:
    static constexpr std::size_t kEffects = 3; ///< in the order in which they are tried
    static constexpr double kFrameMs = 33;     ///< what a frame may take
    static constexpr int kSettleFrames = 6;    ///< left out after a change: uploads, shaders
    static constexpr int kSampleFrames = 30;
    static constexpr double kFirstRetryS = 30;
    static constexpr double kLastRetryS = 960;

    enum class Wish
    {
        Off,
        On,
        Auto
    };
    enum class Reason
    {
        Chosen,   ///< by a person, on or off
        Waiting,  ///< not enough frames seen yet
        Affords,  ///< on: frames stay within their time
        TooSlow,  ///< off: see frameMs
        NotNeeded ///< there is nothing for it to show
    };
    struct Verdict
    {
        bool on = false;
        Reason reason = Reason::Waiting;
        double frameMs = 0; ///< of a frame with it, or without it where there was no room to try
        bool operator==(const Verdict&) const = default;
    };

    void wish(std::size_t effect, Wish wish);
    Wish wished(std::size_t effect) const { return m_effects[effect].wish; }
    /// What cannot be seen now is off and is not judged.
    void setNeeded(std::size_t effect, bool needed);
    /// One frame's time at a moment in seconds of a clock that only goes forwards. True when a verdict changed.
    bool frame(double frameMs, double nowS);
    Verdict verdict(std::size_t effect) const;

private:
    struct Effect
    {
        Wish wish = Wish::Auto;
        bool needed = true;
        bool on = false; ///< chosen by measuring
        Reason reason = Reason::Waiting;
        double frameMs = 0;
        double costMs = 0; ///< measured; 0: unknown
        double retryAtS = 0;
        double retryS = kFirstRetryS;
    };
    bool isFree(const Effect& effect) const { return effect.wish == Wish::Auto && effect.needed; }
    void startSample();
    bool judge(double medianMs, double nowS);
    bool judgeTrial(double medianMs, double nowS);
    bool tryNext(double medianMs, double nowS);
    static void takeBack(Effect& effect, double medianMs, double nowS);

    std::array<Effect, kEffects> m_effects;
    std::vector<double> m_sample;
    int m_settling = kSettleFrames;
    std::optional<std::size_t> m_trial;
    double m_beforeTrialMs = 0;
};

} // namespace sandtable::scene
