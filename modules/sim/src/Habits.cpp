// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/Habits.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string_view>

namespace sandtable::sim {
namespace {

constexpr double kFalseShare = 0.06;
constexpr double kDuplicateRejectedShare = 0.5;
constexpr double kFailedShare = 0.05;
constexpr double kReturnShare = 0.03;
constexpr double kWrongUnitReturnShare = 0.6;
constexpr double kLateShare = 0.06;
/// Median minutes of work of grades one to four: the urgent is begun at once.
constexpr std::array kWorkMinutes{30.0, 25.0, 40.0, 60.0, 75.0};

using Pair = std::array<std::string_view, 2>; // Chinese, English

constexpr std::array kNotThere{Pair{"现场未发现所述问题", "Nothing of the kind is to be seen on site"},
                               Pair{"到场时问题已自行消除", "The problem had gone by itself on arrival"},
                               Pair{"不属于城市管理范围，为小区内部事务", "A matter inside a private compound"}};
constexpr Pair kDuplicate{"与已受理案件重复", "The same as a case taken in already"};
constexpr std::array kNotDone{Pair{"现场仍有残留，整改不到位", "Remains are left on site; the work is not complete"},
                              Pair{"修复不牢固，需返工", "The repair is not firm and must be done again"},
                              Pair{"问题复发", "The problem has come back"}};
constexpr std::array kNotOurs{Pair{"不属本单位职责范围", "Not within this unit's duties"},
                              Pair{"该设施权属其他单位", "The facility belongs to another unit"},
                              Pair{"地点不在本单位辖区", "The place is outside this unit's district"}};
constexpr std::array kDone{Pair{"已派人到场处理完毕", "A crew went there and finished the work"},
                           Pair{"已整改，现场恢复正常", "Put right; the place is back to normal"},
                           Pair{"已修复并清理现场", "Repaired and cleared away"}};
constexpr std::array kSeen{Pair{"现场核实属实", "Seen on site, as reported"},
                           Pair{"情况属实，已拍照", "True; photographs taken"},
                           Pair{"属实，建议尽快处置", "True; should be handled soon"}};

template <class Pairs>
std::string any(const Pairs& pairs, bool chinese, Random& random)
{
    const Pair& pair = pairs[random.below(static_cast<std::uint32_t>(pairs.size()))];
    return std::string(pair[chinese ? 0 : 1]);
}

double normal(Random& random)
{
    return std::sqrt(-2 * std::log1p(-random.unit())) * std::cos(random.between(0, 2 * std::numbers::pi));
}

} // namespace

Random Habits::draw(const protocol::Case& item, Question question) const
{
    // A case comes round to the same question again after a return or a rework; the count makes it another answer.
    const std::uint64_t round = item.returns() * 16ULL + item.reworks();
    return Random(m_seed).fork(item.id()).fork(static_cast<std::uint64_t>(question) * 4096 + round);
}

double Habits::acceptSeconds(const protocol::Case& item) const
{
    return 8 + 40 * std::exp(0.6 * [&] {
                   Random r = draw(item, Question::Accept);
                   return normal(r);
               }());
}

double Habits::onSiteSeconds(const protocol::Case& item) const
{
    Random random = draw(item, Question::OnSite);
    return random.between(60, 240);
}

bool Habits::genuine(const protocol::Case& item, bool chinese, std::string& note) const
{
    Random random = draw(item, Question::Genuine);
    if (item.proposal().possible_duplicates_size() > 0 && random.chance(kDuplicateRejectedShare)) {
        note = kDuplicate[chinese ? 0 : 1];
        return false;
    }
    if (random.chance(kFalseShare)) {
        note = any(kNotThere, chinese, random);
        return false;
    }
    return true;
}

bool Habits::passes(const protocol::Case& item, bool chinese, std::string& note) const
{
    Random random = draw(item, Question::Passes);
    if (item.reworks() < 2 && random.chance(kFailedShare)) {
        note = any(kNotDone, chinese, random);
        return false;
    }
    return true;
}

double Habits::unitAcceptSeconds(const protocol::Case& item) const
{
    Random random = draw(item, Question::UnitAccept);
    const double urgency = item.grade() == protocol::GRADE_ONE ? 0.3 : 1;
    return urgency * random.between(60, 420);
}

bool Habits::returns(const protocol::Case& item, bool chinese, std::string& reason) const
{
    const catalogue::Subclass* subclass = m_catalogue.subclass(item.subclass_code());
    const bool streetOffice = subclass != nullptr && subclass->unit == "@street";
    const bool listed = subclass == nullptr || subclass->unit == item.unit_code() ||
                        (streetOffice && item.unit_code().starts_with('S'));
    Random random = draw(item, Question::Returns);
    // A case that has come back twice is kept: somebody has to do it.
    if (item.returns() >= 2 || !random.chance(listed ? kReturnShare : kWrongUnitReturnShare)) {
        return false;
    }
    reason = any(kNotOurs, chinese, random);
    return true;
}

EventTime Habits::finish(const protocol::Case& item, EventTime start) const
{
    Random random = draw(item, Question::Finish);
    const auto grade = static_cast<std::size_t>(std::clamp(static_cast<int>(item.grade()), 0, 4));
    const double left = std::max(secondsBetween(start, fromMicros(item.due_us())), 0.0);
    double work = kWorkMinutes[grade] * 60 * std::exp(0.6 * normal(random));
    const bool late = random.chance(kLateShare);
    if (late) {
        work = left * random.between(1.05, 1.4) + 600;
    } else if (left > 600) {
        work = std::min(work, 0.9 * left);
    }
    for (std::uint32_t i = 0; i < item.supervisions() && i < 4; ++i) {
        work /= 2;
    }
    return later(start, std::max(work, 120.0));
}

bool Habits::asksForTime(const protocol::Case& item) const
{
    return draw(item, Question::AskTime).chance(0.5);
}

std::string Habits::finishNote(const protocol::Case& item, bool chinese) const
{
    Random random = draw(item, Question::Note);
    return any(kDone, chinese, random);
}

std::string Habits::verifyNote(const protocol::Case& item, bool chinese) const
{
    Random random = draw(item, Question::Note);
    return any(kSeen, chinese, random);
}

} // namespace sandtable::sim
