// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeCity.h"

namespace sandtable::city {

std::uint32_t addPipeNode(CityModel& city, PipeKind network, PipeNodeKind kind, geo::LocalMetres at)
{
    PipeNode node;
    node.network = network;
    node.kind = kind;
    node.at = at;
    city.pipeNodes.push_back(node);
    return static_cast<std::uint32_t>(city.pipeNodes.size() - 1);
}

Pipe& addPipe(CityModel& city, std::uint32_t from, std::uint32_t to, std::uint16_t depthFromMm, std::uint16_t depthToMm)
{
    Pipe pipe;
    pipe.from = from;
    pipe.to = to;
    pipe.kind = city.pipeNodes[from].network;
    pipe.firstVertex = static_cast<std::uint32_t>(city.pipeVertices.size());
    pipe.vertexCount = 2;
    pipe.diameterMm = 300;
    pipe.depthFromMm = depthFromMm;
    pipe.depthToMm = depthToMm;
    pipe.year = 2004;
    pipe.owner = city.intern(isGravity(pipe.kind) ? "U05" : "U01");
    city.pipeVertices.push_back(city.pipeNodes[from].at);
    city.pipeVertices.push_back(city.pipeNodes[to].at);
    city.pipes.push_back(pipe);
    return city.pipes.back();
}

CityModel pipedCity()
{
    using enum PipeKind;
    using enum PipeNodeKind;
    CityModel city = sampleCity();
    const auto node = [&](PipeKind network, PipeNodeKind kind, double x, double y) {
        return addPipeNode(city, network, kind, {x, y});
    };
    node(Water, Source, 20, 508);
    node(Water, Valve, 300, 508);
    node(Water, Joint, 500, 508);
    node(Water, Valve, 700, 508);
    node(Water, Joint, 992, 508);
    node(Water, Valve, 1300, 508);
    node(Water, End, 1900, 508);
    node(Water, Valve, 992, 300);
    node(Water, End, 992, 50);
    node(Water, Joint, 400.125, 492);
    node(Sewage, Manhole, 30, 497);
    node(Sewage, Manhole, 500, 497);
    node(Sewage, Manhole, 994, 497);
    node(Sewage, Manhole, 994, 100);
    node(Sewage, Works, 1950, 497);
    node(Drain, Manhole, 1003, 600);
    node(Drain, Manhole, 1003, 820);
    node(Drain, Outfall, 1101, 820);

    addPipe(city, kWaterWorks, kValveA);
    addPipe(city, kValveA, kTeeB);
    addPipe(city, kTeeB, kValveC);
    addPipe(city, kValveC, kTeeD);
    addPipe(city, kTeeD, kValveE);
    addPipe(city, kValveE, kEndF, 900, 850);
    addPipe(city, kTeeD, kValveG);
    addPipe(city, kValveG, kEndH);
    addPipe(city, kWaterWorks, kBendI);
    addPipe(city, kBendI, kValveC);
    addPipe(city, kSewerJ, kSewerK, 2000, 2900);
    addPipe(city, kSewerK, kSewerL, 2900, 3800);
    addPipe(city, kSewerM, kSewerL, 2000, 3000);
    Pipe& trunk = addPipe(city, kSewerL, kTreatment, 4000, 5500);
    trunk.diameterMm = 0;
    trunk.widthMm = 2000;
    trunk.heightMm = 1500;
    trunk.material = PipeMaterial::Concrete;
    addPipe(city, kDrainN, kDrainO, 1800, 2200);
    addPipe(city, kDrainO, kOutfall, 2200, 2400);

    city.pipeNodes[kWaterWorks].name = city.intern("石湾水厂");
    city.pipeNodes[kWaterWorks].nameEn = city.intern("Shiwan Water Works");
    city.pipeNodes[kValveA].component = 4406040101000002;
    city.components.push_back({4406040101000002, city.pipeNodes[kValveA].at, 5});
    city.pipeNodes[kSewerK].component = 4406040102000001;
    city.components.push_back({4406040102000001, city.pipeNodes[kSewerK].at, 6});
    return city;
}

} // namespace sandtable::city
