// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorContents.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sandtable::city {

namespace {

/// Column of Profile::Sector::weights for a building, and how many enterprises it draws.
std::pair<std::size_t, double> drawOf(const Building& building, double old)
{
    switch (building.use) {
    case BuildingUse::Industrial:
        return {3, 5.0};
    case BuildingUse::Commercial:
        return {2, 4.0 + std::min<double>(building.storeys, 30) * 1.1};
    case BuildingUse::Village:
        return {1, 0.12};
    case BuildingUse::Residential:
        return old > 0.45 ? std::pair<std::size_t, double>{0, 0.7}
                          : std::pair<std::size_t, double>{2, building.storeys > 8 ? 1.2 : 0.4};
    default:
        return {2, 0.3};
    }
}

} // namespace

Result<void> fillEnterprises(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    std::vector<double> upTo;
    std::vector<std::uint8_t> column;
    upTo.reserve(model.addresses.size());
    double sum = 0;
    for (const Address& address : model.addresses) {
        const double old = ground.plan.pull(Profile::CentreKind::OldTown, address.at);
        const auto [which, weight] = drawOf(model.buildings[address.building], old);
        sum += weight;
        upTo.push_back(sum);
        column.push_back(static_cast<std::uint8_t>(which));
    }
    if (upTo.empty())
        return failure(ErrorCode::OutOfRange, "profile: counts.enterprises: there is no address to put them at");
    std::array<std::uint32_t, 4> total{};
    for (const Profile::Sector& sector : profile.sectors)
        for (std::size_t i = 0; i < 4; ++i)
            total[i] += sector.weights[i];

    Random random = ground.plan.random.fork(6);
    const auto pick = [&](const std::vector<std::string>& words) -> const std::string& {
        return words[random.below(static_cast<std::uint32_t>(words.size()))];
    };
    const std::uint32_t wanted = ground.plan.scaled(profile.counts.enterprises, 1);
    model.enterprises.reserve(wanted);
    for (std::uint32_t i = 0; i < wanted; ++i) {
        // Evenly through the addresses, so that those of one place are neighbours in the file.
        const double draw = (i + random.unit()) / wanted * sum;
        const auto where = std::min<std::size_t>(
            static_cast<std::size_t>(std::upper_bound(upTo.begin(), upTo.end(), draw) - upTo.begin()), upTo.size() - 1);
        std::uint32_t choice = random.below(total[column[where]]);
        const Profile::Sector* sector = &profile.sectors.front();
        for (const Profile::Sector& s : profile.sectors) {
            sector = &s;
            if (choice < s.weights[column[where]])
                break;
            choice -= s.weights[column[where]];
        }
        const std::string& end = pick(sector->nameEnds);
        const std::string first = pick(profile.companyFirst) + pick(profile.companySecond);
        const bool company = end.ends_with("公司");
        const Address& address = model.addresses[where];
        model.enterprises.push_back({address.at, (company ? profile.cityName : profile.name.text) + first + end,
                                     sector->code, static_cast<std::uint32_t>(where), address.grid});
    }
    return {};
}

} // namespace sandtable::city
