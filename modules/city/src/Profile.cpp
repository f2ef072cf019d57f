// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileReader.h"
#include "Words.h"

#include <sandtable/city/Profile.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sandtable::city {

namespace {

Result<toml::table> parse(const std::filesystem::path& file)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        return failure(ErrorCode::NotFound, fmt::format("{}: no such file", file.string()));
    if (std::filesystem::file_size(file, problem) > 16u * 1024 * 1024)
        return failure(ErrorCode::Unsupported, fmt::format("{}: larger than 16 MiB", file.string()));
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: line {}: {}", file.string(), error.source().begin.line, error.description()));
    }
}

template <class Kind, std::size_t N>
Kind chosen(ProfileReader& in, const toml::table& table, std::string_view key,
            const std::array<std::pair<std::string_view, Kind>, N>& words)
{
    const std::string value = in.text(table, key);
    for (const auto& [word, kind] : words)
        if (word == value)
            return kind;
    in.fail(key, fmt::format("\"{}\" is not one of the known words", value));
    return words[0].second;
}

constexpr std::array kPlaceWords{std::pair{std::string_view("hospital"), PlaceKind::Hospital},
                                 std::pair{std::string_view("school"), PlaceKind::School},
                                 std::pair{std::string_view("market"), PlaceKind::Market},
                                 std::pair{std::string_view("park"), PlaceKind::Park},
                                 std::pair{std::string_view("bridge"), PlaceKind::Bridge},
                                 std::pair{std::string_view("station"), PlaceKind::Station},
                                 std::pair{std::string_view("police"), PlaceKind::Police},
                                 std::pair{std::string_view("fire-station"), PlaceKind::FireStation},
                                 std::pair{std::string_view("temple"), PlaceKind::Temple},
                                 std::pair{std::string_view("square"), PlaceKind::Square},
                                 std::pair{std::string_view("government-office"), PlaceKind::GovernmentOffice},
                                 std::pair{std::string_view("landmark"), PlaceKind::Landmark},
                                 std::pair{std::string_view("factory"), PlaceKind::Factory}};
constexpr std::array kCentreWords{std::pair{std::string_view("old-town"), Profile::CentreKind::OldTown},
                                  std::pair{std::string_view("towers"), Profile::CentreKind::Towers},
                                  std::pair{std::string_view("industrial"), Profile::CentreKind::Industrial}};
constexpr std::array kStandWords{std::pair{std::string_view("kerb"), Profile::Stand::Kerb},
                                 std::pair{std::string_view("carriageway"), Profile::Stand::Carriageway},
                                 std::pair{std::string_view("junction"), Profile::Stand::Junction},
                                 std::pair{std::string_view("footway"), Profile::Stand::Footway}};
constexpr std::array kPipeWords{
    std::pair{wordOf(PipeKind::Water), PipeKind::Water},   std::pair{wordOf(PipeKind::Drain), PipeKind::Drain},
    std::pair{wordOf(PipeKind::Sewage), PipeKind::Sewage}, std::pair{wordOf(PipeKind::Gas), PipeKind::Gas},
    std::pair{wordOf(PipeKind::Power), PipeKind::Power},   std::pair{wordOf(PipeKind::Telecom), PipeKind::Telecom}};

void readMain(ProfileReader& in, const toml::table& t, Profile& p)
{
    p.code = in.digits(t, "code", 6);
    p.name = in.name(t);
    p.cityName = in.text(t, "city_name");
    p.origin = in.position(t, "origin");
    p.areaKm2 = in.number(t, "area_km2", 1, 5000);
    p.cameraCentreCode = in.digits(t, "camera_centre_code", 8);
    p.outline = in.line(t, "outline", 4);
    if (const toml::table* counts = t["counts"].as_table()) {
        p.counts.communities = in.whole(*counts, "communities", 1, 900);
        p.counts.microGrids = in.whole(*counts, "micro_grids", 1, 100000);
        p.counts.buildings = in.whole(*counts, "buildings", 1, 2000000);
        p.counts.addresses = in.whole(*counts, "addresses", 1, p.counts.buildings);
        p.counts.enterprises = in.whole(*counts, "enterprises", 1, 2000000);
        p.counts.components = in.whole(*counts, "components", 1, 5000000);
        p.counts.cameras = in.whole(*counts, "cameras", 1, 1000000);
        p.counts.workers = in.whole(*counts, "workers", 1, 100000);
    } else {
        in.fail("counts", "is missing");
    }
    for (const toml::table* r : in.tables(t, "rivers"))
        p.rivers.push_back({in.name(*r), in.number(*r, "width_m", 3, 2000), in.line(*r, "line", 2)});
    for (const toml::table* b : in.tables(t, "borders"))
        p.borders.push_back(in.line(*b, "line", 2));
    for (const toml::table* c : in.tables(t, "centres"))
        p.centres.push_back({in.position(*c, "at"), in.number(*c, "radius_m", 50, 20000),
                             in.number(*c, "storeys", 1, 150), chosen(in, *c, "kind", kCentreWords)});
    for (const toml::table* k : in.tables(t, "places"))
        p.places.push_back({chosen(in, *k, "kind", kPlaceWords), in.name(*k), in.position(*k, "at")});
}

void readRoads(ProfileReader& in, const toml::table& t, Profile& p)
{
    for (const toml::table* r : in.tables(t, "roads")) {
        Profile::MainRoad road;
        road.rank = in.whole(*r, "rank", 1, 100);
        road.roadClass = static_cast<RoadClass>(in.whole(*r, "class", 1, 3));
        road.widthM = in.number(*r, "width_m", 4, 120);
        road.streetBorder = in.flag(*r, "street_border");
        road.line = in.line(*r, "line", 2);
        if (const toml::array* sections = in.array(*r, "sections"))
            for (const toml::node& node : *sections) {
                const toml::array* s = node.as_array();
                if (!s || s->size() != 3 || !s->get(0)->is_number() || !s->get(1)->is_string() ||
                    !s->get(2)->is_string()) {
                    in.fail("sections", "needs [share, name, English name]");
                    break;
                }
                road.sections.push_back({*s->get(0)->value<double>(),
                                         {*s->get(1)->value<std::string>(), *s->get(2)->value<std::string>()}});
            }
        if (road.sections.empty())
            in.fail("sections", "is empty");
        p.roads.push_back(std::move(road));
    }
}

Profile::LandMix readMix(ProfileReader& in, const toml::table& street)
{
    const toml::table* t = street["mix"].as_table();
    if (!t) {
        in.fail("mix", "is missing");
        return {};
    }
    double sum = 0;
    const auto weight = [&](std::string_view key) {
        const double value = t->contains(key) ? in.number(*t, key, 0, 1000) : 0;
        sum += value;
        return value;
    };
    const Profile::LandMix mix{weight("village"),    weight("mid-rise"), weight("towers"), weight("commercial"),
                               weight("industrial"), weight("public"),   weight("park"),   weight("ponds"),
                               weight("farmland"),   weight("wood")};
    if (sum <= 0)
        in.fail("mix", "adds up to zero");
    return mix;
}

void readStreets(ProfileReader& in, const toml::table& t, Profile& p)
{
    for (const toml::table* s : in.tables(t, "streets")) {
        Profile::Street street{in.digits(*s, "code", 9), in.name(*s), in.position(*s, "centre"), readMix(in, *s), {}};
        if (street.code.compare(0, 6, p.code) != 0)
            in.fail("code", fmt::format("\"{}\" does not begin with the district's {}", street.code, p.code));
        if (const toml::array* all = in.array(*s, "communities"))
            for (const toml::node& node : *all) {
                const toml::array* c = node.as_array();
                const bool good =
                    c && c->size() == 3 && c->get(0)->is_string() && c->get(1)->is_string() && c->get(2)->is_string();
                if (!good || c->get(0)->value<std::string>()->size() != 3) {
                    in.fail("communities", "needs [three digits, name, English name]");
                    break;
                }
                street.communities.push_back({*c->get(0)->value<std::string>(),
                                              {*c->get(1)->value<std::string>(), *c->get(2)->value<std::string>()}});
            }
        p.streets.push_back(std::move(street));
    }
    std::size_t communities = 0;
    for (const Profile::Street& street : p.streets)
        communities += street.communities.size();
    if (communities != p.counts.communities)
        in.fail("communities",
                fmt::format("{} are listed, but counts.communities is {}", communities, p.counts.communities));
}

void readNames(ProfileReader& in, const toml::table& t, Profile& p)
{
    p.localRoads = in.names(t, "roads");
    p.roadFirst = in.names(t, "road_first");
    p.roadSecond = in.names(t, "road_second");
    p.surnames = in.characters(t, "surnames");
    p.givenNames = in.characters(t, "given");
    p.companyFirst = in.texts(t, "company_first");
    p.companySecond = in.texts(t, "company_second");
    for (const toml::table* s : in.tables(t, "sectors")) {
        Profile::Sector sector{in.text(*s, "code"), {}, in.texts(*s, "ends")};
        const toml::array* weights = in.array(*s, "weights");
        if (!weights || weights->size() != 4)
            in.fail("weights", "needs four numbers");
        else
            for (std::size_t i = 0; i < 4; ++i)
                sector.weights[i] = static_cast<std::uint32_t>(
                    std::clamp<std::int64_t>(weights->get(i)->value<std::int64_t>().value_or(0), 0, 10000));
        p.sectors.push_back(std::move(sector));
    }
    for (std::size_t use = 0; use < 4; ++use) {
        std::uint32_t sum = 0;
        for (const Profile::Sector& sector : p.sectors)
            sum += sector.weights[use];
        if (sum == 0)
            in.fail("weights", "a column adds up to zero");
    }
}

void readComponents(ProfileReader& in, const toml::table& t, Profile& p)
{
    std::uint64_t sum = 0;
    for (const toml::table* c : in.tables(t, "components")) {
        const std::string digits = in.digits(*c, "code", 4);
        std::uint32_t code = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), code);
        if (code < 101 || code / 100 > 5)
            in.fail("code", fmt::format("\"{}\" has a class outside 01 to 05", digits));
        p.components.push_back({code, chosen(in, *c, "where", kStandWords), in.whole(*c, "share", 0, 1000000)});
        sum += p.components.back().share;
    }
    if (sum == 0)
        in.fail("share", "adds up to zero");
}

void readPipeNetworks(ProfileReader& in, const toml::table& t, Profile& p)
{
    for (const toml::table* n : in.tables(t, "networks")) {
        Profile::PipeNetwork network;
        network.kind = chosen(in, *n, "kind", kPipeWords);
        network.owner = in.text(*n, "owner");
        const std::string digits = in.digits(*n, "cover", 4);
        std::from_chars(digits.data(), digits.data() + digits.size(), network.cover);
        if (n->contains("sites")) {
            for (const toml::table* s : in.tables(*n, "sites")) {
                network.sites.push_back({in.name(*s), in.position(*s, "at")});
            }
        } else if (network.kind != PipeKind::Drain) {
            in.fail("sites", "are missing: only rain drains need none");
        }
        for (const Profile::PipeNetwork& other : p.pipeNetworks) {
            if (other.kind == network.kind) {
                in.fail("kind", fmt::format("\"{}\" occurs twice", wordOf(network.kind)));
            }
        }
        p.pipeNetworks.push_back(std::move(network));
    }
}

} // namespace

Result<Profile> Profile::load(const std::filesystem::path& folder)
{
    using Part = void (*)(ProfileReader&, const toml::table&, Profile&);
    constexpr std::array<std::pair<const char*, Part>, 6> parts{{{"profile.toml", readMain},
                                                                 {"roads.toml", readRoads},
                                                                 {"communities.toml", readStreets},
                                                                 {"names.toml", readNames},
                                                                 {"components.toml", readComponents},
                                                                 {"pipes.toml", readPipeNetworks}}};
    Profile profile;
    for (const auto& [file, read] : parts) {
        // Profiles from before there were pipes have none.
        if (std::error_code ignored; read == readPipeNetworks && !std::filesystem::exists(folder / file, ignored))
            continue;
        const auto table = parse(folder / file);
        if (!table)
            return tl::unexpected<Error>(table.error());
        ProfileReader in((folder / file).string());
        read(in, *table, profile);
        if (in.error())
            return tl::unexpected<Error>(*in.error());
    }
    return profile;
}

} // namespace sandtable::city
