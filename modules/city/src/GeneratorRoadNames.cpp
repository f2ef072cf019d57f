// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorRoads.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// 塔坡社区 → 塔坡, 紫南村 → 紫南.
BilingualName bare(const BilingualName& community)
{
    return {withoutEnd(withoutEnd(community.text, "社区"), "村"),
            withoutEnd(withoutEnd(community.english, " Community"), " Village")};
}

BilingualName bankName(const PlanRiver& river, bool left)
{
    const LocalMetres a = river.line.front();
    const LocalMetres b = river.line.back();
    const bool alongX = std::abs(b.x - a.x) > std::abs(b.y - a.y);
    const bool north = alongX && (b.x > a.x) == left;
    const bool west = !alongX && (b.y > a.y) == left;
    const char* side = alongX ? (north ? "北" : "南") : (west ? "西" : "东");
    const char* sideEn = alongX ? (north ? "North" : "South") : (west ? "West" : "East");
    std::string base = withoutEnd(withoutEnd(withoutEnd(river.name.text, "水道"), "河"), "涌");
    std::string english = river.name.english.substr(0, river.name.english.find(' '));
    return {base + side + "堤路", fmt::format("{} {} Embankment Road", english, sideEn)};
}

class CommunityNames
{
public:
    CommunityNames(const CityPlan& plan) : m_plan(plan), m_used(plan.communities.size()) {}

    BilingualName next(std::int32_t community, const PlanCut& cut)
    {
        const BilingualName base = bare(m_plan.communities[at(community)].facts->name);
        auto& used = m_used[at(community)];
        if (cut.use == LandUse::Industrial) {
            const std::uint32_t n = ++used[0];
            return {base.text + "工业" + chineseNumber(n) + "路",
                    fmt::format("{} Industrial {} Road", base.english, ordinal(n))};
        }
        if (cut.use == LandUse::Village || cut.use == LandUse::OldTown) {
            constexpr std::array<std::pair<const char*, const char*>, 5> quarters{
                {{"东", "East"}, {"南", "South"}, {"西", "West"}, {"北", "North"}, {"中", "Middle"}}};
            const std::uint32_t n = used[1]++;
            const auto& [quarter, quarterEn] = quarters[n % 5];
            const char* kind = cut.use == LandUse::Village ? "坊" : "里";
            return {base.text + quarter + kind + chineseNumber(n / 5 + 1) + "巷",
                    fmt::format("{} {} {} Lane", base.english, quarterEn, ordinal(n / 5 + 1))};
        }
        if (cut.roadClass == RoadClass::Branch && cut.use == LandUse::None) {
            const std::uint32_t n = ++used[2];
            return {base.text + chineseNumber(n) + "路", fmt::format("{} {} Road", base.english, ordinal(n))};
        }
        const std::uint32_t n = ++used[3];
        return {base.text + chineseNumber(n) + "街", fmt::format("{} {} Street", base.english, ordinal(n))};
    }

private:
    static std::string ordinal(std::uint32_t n)
    {
        const bool teen = n / 10 % 10 == 1;
        return fmt::format("{}{}", n,
                           teen          ? "th"
                           : n % 10 == 1 ? "st"
                           : n % 10 == 2 ? "nd"
                           : n % 10 == 3 ? "rd"
                                         : "th");
    }

    const CityPlan& m_plan;
    std::vector<std::array<std::uint32_t, 4>> m_used;
};

} // namespace

std::string chineseNumber(std::uint32_t number)
{
    static constexpr std::array kDigits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const std::uint32_t hundreds = number / 100 % 10;
    const std::uint32_t tens = number / 10 % 10;
    const std::uint32_t ones = number % 10;
    std::string text;
    if (number >= 1000)
        text += std::string(kDigits[number / 1000 % 10]) + "千";
    if (hundreds)
        text += std::string(kDigits[hundreds]) + "百";
    else if (number >= 1000 && (tens || ones))
        text += "零";
    if (tens)
        text += (tens == 1 && number < 20 ? std::string() : std::string(kDigits[tens])) + "十";
    else if (hundreds && ones)
        text += "零";
    if (ones || number == 0)
        text += kDigits[ones];
    return text;
}

void nameCuts(const CityPlan& plan, CityModel& model, PlanRoads& roads)
{
    const GeneratorMesh& mesh = plan.mesh;
    std::vector<std::int32_t> community(plan.cuts.size(), -1);
    std::vector<LocalMetres> where(plan.cuts.size());
    for (std::size_t e = 0; e < mesh.edges.size(); ++e)
        if (const std::int32_t face = mesh.edges[e].face;
            face != GeneratorMesh::kNone && community[mesh.cuts[e / 2]] < 0) {
            community[mesh.cuts[e / 2]] = mesh.faces[at(face)].community;
            where[mesh.cuts[e / 2]] = mesh.from(static_cast<std::int32_t>(e));
        }

    // The listed names go to the larger roads, from the district's core outwards.
    std::vector<std::pair<double, std::uint32_t>> larger;
    for (std::uint32_t c = 0; c < plan.cuts.size(); ++c)
        if (const PlanCut& cut = plan.cuts[c];
            cut.road && cut.mainRoad < 0 && cut.roadClass == RoadClass::Secondary && community[c] >= 0)
            larger.emplace_back(geo::distance(plan.centres.empty() ? plan.centre : plan.centres[0].at, where[c]), c);
    std::sort(larger.begin(), larger.end());
    std::set<std::string> taken;
    for (const Profile::MainRoad& road : plan.profile.roads)
        for (const Profile::RoadSection& section : road.sections)
            taken.insert(section.name.text);
    std::vector<BilingualName> names(plan.cuts.size());
    std::size_t listed = 0;
    Random random = plan.random.fork(3);
    for (const auto& [far, c] : larger) {
        while (names[c].text.empty()) {
            BilingualName name;
            if (listed < plan.profile.localRoads.size()) {
                name = plan.profile.localRoads[listed++];
            } else {
                const BilingualName& first =
                    plan.profile.roadFirst[random.below(static_cast<std::uint32_t>(plan.profile.roadFirst.size()))];
                const BilingualName& second =
                    plan.profile.roadSecond[random.below(static_cast<std::uint32_t>(plan.profile.roadSecond.size()))];
                name = {first.text + second.text + "路", first.english + second.english + " Road"};
            }
            if (taken.insert(name.text).second)
                names[c] = std::move(name);
        }
    }
    CommunityNames local(plan);
    std::int32_t bank = -1;
    for (std::uint32_t c = 0; c < plan.cuts.size(); ++c) {
        const PlanCut& cut = plan.cuts[c];
        if (!cut.road || cut.mainRoad >= 0 || community[c] < 0 || !names[c].text.empty())
            continue;
        if (cut.bankOf >= 0) {
            names[c] = bankName(plan.rivers[at(cut.bankOf)], cut.bankOf != bank);
            bank = cut.bankOf;
        } else {
            names[c] = local.next(community[c], cut);
        }
    }
    for (const BilingualName& name : names) {
        roads.nameOf.push_back(model.intern(name.text));
        roads.englishOf.push_back(model.intern(name.english));
    }
}

} // namespace sandtable::city
