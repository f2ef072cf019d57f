// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityFile.h>
#include <sandtable/console/CityContext.h>

namespace sandtable::console {

std::shared_ptr<const CityContext> CityContext::make(city::CityModel model, catalogue::Catalogue catalogue)
{
    auto context = std::make_shared<CityContext>();
    context->model = std::move(model);
    context->catalogue = std::move(catalogue);
    for (const city::Region& region : context->model.regions)
        if (region.tier == city::Tier::Street)
            context->catalogue.addStreetOffice(region.code, region.name, region.nameEn);
    const auto& workers = context->model.workers;
    for (std::uint32_t i = 0; i < workers.size(); ++i) {
        context->workerByCode.emplace(workers[i].code, i);
        const std::uint32_t grid = workers[i].homeGrid;
        context->roster.emplace(
            workers[i].code, grid < context->model.regions.size() ? context->model.regions[grid].code : std::string());
    }
    return context;
}

Result<std::shared_ptr<const CityContext>> CityContext::load(const std::filesystem::path& cityFile,
                                                             const std::filesystem::path& catalogueFolder,
                                                             std::uint32_t parts)
{
    auto catalogue = catalogue::Catalogue::load(catalogueFolder);
    if (!catalogue)
        return tl::unexpected<Error>(catalogue.error());
    auto model = city::readCity(cityFile, parts);
    if (!model)
        return tl::unexpected<Error>(model.error());
    return make(std::move(*model), std::move(*catalogue));
}

std::uint32_t CityContext::regionAt(geo::LocalMetres at) const
{
    // Down the tiers: a few dozen rings at each, so no index is needed for one cursor.
    std::uint32_t inside = city::kNone;
    for (std::uint32_t i = 0; i < model.regions.size(); ++i)
        if (model.regions[i].parent == inside && geo::contains(model.regions[i].outer, at))
            inside = i;
    return inside;
}

const city::Worker* CityContext::worker(const std::string& code) const
{
    const auto it = workerByCode.find(code);
    return it == workerByCode.end() ? nullptr : &model.workers[it->second];
}

} // namespace sandtable::console
