// SPDX-License-Identifier: GPL-3.0-or-later
#include "EffectChooser.h"

#include <algorithm>
#include <utility>

namespace sandtable::scene {
namespace {

// Between these two an effect stays as it is.
constexpr double kTooSlowMs = EffectChooser::kFrameMs * 1.12;
constexpr double kRoomMs = EffectChooser::kFrameMs * 0.88;
/// Where nothing is known about an effect's cost.
constexpr double kUsualCostMs = 2;

} // namespace

void EffectChooser::wish(std::size_t effect, Wish wish)
{
    Effect& e = m_effects[effect];
    if (e.wish == wish)
        return;
    // Being chosen anew is a new chance.
    e = Effect{wish, e.needed};
    if (m_trial == effect)
        m_trial.reset();
    startSample();
}

void EffectChooser::setNeeded(std::size_t effect, bool needed)
{
    if (m_effects[effect].needed == needed)
        return;
    m_effects[effect].needed = needed;
    if (m_trial == effect) {
        m_effects[effect].on = false;
        m_trial.reset();
    }
    startSample();
}

void EffectChooser::startSample()
{
    m_sample.clear();
    m_settling = kSettleFrames;
}

bool EffectChooser::frame(double frameMs, double nowS)
{
    if (std::none_of(m_effects.begin(), m_effects.end(), [this](const Effect& e) { return isFree(e); }))
        return false;
    if (m_settling > 0) {
        --m_settling;
        return false;
    }
    m_sample.push_back(frameMs);
    if (m_sample.size() < kSampleFrames)
        return false;
    const auto middle = m_sample.begin() + kSampleFrames / 2;
    std::nth_element(m_sample.begin(), middle, m_sample.end());
    const double medianMs = *middle;
    startSample();
    return judge(medianMs, nowS);
}

bool EffectChooser::judge(double medianMs, double nowS)
{
    if (m_trial)
        return judgeTrial(medianMs, nowS);
    if (medianMs > kTooSlowMs) {
        // The last one that came goes first.
        for (auto e = m_effects.rbegin(); e != m_effects.rend(); ++e)
            if (isFree(*e) && e->on) {
                takeBack(*e, medianMs, nowS);
                return true;
            }
    }
    for (Effect& e : m_effects)
        if (isFree(e) && e.on)
            e.frameMs = medianMs;
    return tryNext(medianMs, nowS);
}

bool EffectChooser::judgeTrial(double medianMs, double nowS)
{
    Effect& e = m_effects[*std::exchange(m_trial, std::nullopt)];
    e.costMs = std::max(0.1, medianMs - m_beforeTrialMs);
    if (medianMs > kFrameMs) {
        takeBack(e, medianMs, nowS);
        return true;
    }
    e.reason = Reason::Affords;
    e.frameMs = medianMs;
    return true;
}

bool EffectChooser::tryNext(double medianMs, double nowS)
{
    bool changed = false;
    for (std::size_t i = 0; i < m_effects.size(); ++i) {
        Effect& e = m_effects[i];
        if (!isFree(e) || e.on || nowS < e.retryAtS)
            continue;
        if (medianMs + (e.costMs > 0 ? e.costMs : kUsualCostMs) > kRoomMs) {
            changed |= e.reason != Reason::TooSlow;
            e.reason = Reason::TooSlow;
            e.frameMs = medianMs;
            continue;
        }
        e.on = true;
        e.reason = Reason::Affords;
        e.frameMs = medianMs;
        m_trial = i;
        m_beforeTrialMs = medianMs;
        return true;
    }
    return changed;
}

void EffectChooser::takeBack(Effect& e, double medianMs, double nowS)
{
    e.on = false;
    e.reason = Reason::TooSlow;
    e.frameMs = medianMs;
    e.retryAtS = nowS + e.retryS;
    e.retryS = std::min(kLastRetryS, e.retryS * 2);
}

EffectChooser::Verdict EffectChooser::verdict(std::size_t effect) const
{
    const Effect& e = m_effects[effect];
    if (e.wish == Wish::Off)
        return {false, Reason::Chosen, 0};
    if (!e.needed)
        return {false, Reason::NotNeeded, 0};
    if (e.wish == Wish::On)
        return {true, Reason::Chosen, 0};
    return {e.on, e.reason, e.frameMs};
}

} // namespace sandtable::scene
