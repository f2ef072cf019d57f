// SPDX-License-Identifier: GPL-3.0-or-later
#include "Footprint.h"
#include "Millimetres.h"
#include "Strings.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/city/Fingerprint.h>

#include <array>
#include <cstring>
#include <memory>
#include <span>

namespace sandtable::city {

namespace {

/// Feeds numbers (eight bytes, little-endian) and texts (length, then bytes) to the hash through a buffer.
class Stream
{
public:
    void number(std::int64_t value)
    {
        if (m_used + 8 > m_buffer.size()) {
            flush();
        }
        for (int byte = 0; byte < 8; ++byte) {
            m_buffer[m_used++] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * byte));
        }
    }
    /// Floats are hashed by their bits: they are stored exactly.
    void real(double value)
    {
        std::int64_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        number(bits);
    }
    void text(std::string_view value)
    {
        number(static_cast<std::int64_t>(value.size()));
        flush();
        m_hash.add(value);
    }
    void point(geo::LocalMetres p)
    {
        number(millimetres(p.x));
        number(millimetres(p.y));
    }
    void points(std::span<const geo::LocalMetres> list)
    {
        number(static_cast<std::int64_t>(list.size()));
        for (const geo::LocalMetres p : list) {
            point(p);
        }
    }
    void polygon(const geo::Polygon& shape)
    {
        points(shape.outer);
        number(static_cast<std::int64_t>(shape.holes.size()));
        for (const geo::Ring& hole : shape.holes) {
            points(hole);
        }
    }
    template <class T>
    void heading(const char* layer, const std::vector<T>& rows)
    {
        text(layer);
        number(static_cast<std::int64_t>(rows.size()));
    }
    std::string finish()
    {
        flush();
        return toHex(m_hash.finish());
    }

private:
    void flush()
    {
        m_hash.add(m_buffer.data(), m_used);
        m_used = 0;
    }

    Sha256 m_hash;
    std::array<std::uint8_t, 1 << 16> m_buffer;
    std::size_t m_used = 0;
};

void hashRegions(Stream& stream, const CityModel& model)
{
    stream.heading("regions", model.regions);
    for (const Region& region : model.regions) {
        stream.number(static_cast<int>(region.tier));
        stream.text(region.code);
        stream.text(region.name);
        stream.text(region.nameEn);
        stream.number(region.parent);
        stream.points(region.outer);
        stream.point(region.label);
    }
}

void hashRoads(Stream& stream, const CityModel& model)
{
    stream.heading("road_nodes", model.roadNodes);
    stream.points(model.roadNodes);
    stream.heading("roads", model.roads);
    for (const Road& road : model.roads) {
        stream.text(textOf(model, road.name));
        stream.text(textOf(model, road.nameEn));
        stream.number(road.from);
        stream.number(road.to);
        stream.number(static_cast<int>(road.roadClass));
        stream.real(road.widthM);
        stream.number(road.bridge);
        stream.points(road.line);
    }
}

template <class T>
void hashAreas(Stream& stream, const char* layer, const std::vector<T>& areas)
{
    stream.heading(layer, areas);
    for (const T& area : areas) {
        stream.number(static_cast<int>(area.kind));
        stream.text(area.name);
        stream.polygon(area.shape);
    }
}

void hashBuildings(Stream& stream, const CityModel& model)
{
    stream.heading("buildings", model.buildings);
    for (const Building& building : model.buildings) {
        stream.number(building.storeys);
        stream.real(building.heightM);
        stream.number(static_cast<int>(building.use));
        stream.number(building.grid);
        stream.points(footprintOf(model, building));
    }
}

void hashAddressesAndEnterprises(Stream& stream, const CityModel& model)
{
    stream.heading("addresses", model.addresses);
    for (const Address& address : model.addresses) {
        stream.point(address.at);
        stream.text(textOf(model, address.road));
        stream.text(address.number);
        stream.number(address.building);
        stream.number(address.grid);
    }
    stream.heading("enterprises", model.enterprises);
    for (const Enterprise& enterprise : model.enterprises) {
        stream.point(enterprise.at);
        stream.text(enterprise.name);
        stream.text(enterprise.sector);
        stream.number(enterprise.address);
        stream.number(enterprise.grid);
    }
}

void hashThings(Stream& stream, const CityModel& model)
{
    stream.heading("components", model.components);
    for (const Component& component : model.components) {
        stream.number(static_cast<std::int64_t>(component.code));
        stream.point(component.at);
        stream.number(component.grid);
    }
    stream.heading("cameras", model.cameras);
    for (const Camera& camera : model.cameras) {
        stream.text(camera.code);
        stream.text(camera.name);
        stream.point(camera.at);
        stream.real(camera.headingDeg);
        stream.real(camera.viewAngleDeg);
        stream.real(camera.rangeM);
        stream.real(camera.heightM);
        stream.number(camera.grid);
    }
    stream.heading("places", model.places);
    for (const Place& place : model.places) {
        stream.number(static_cast<int>(place.kind));
        stream.text(place.name);
        stream.text(place.nameEn);
        stream.point(place.at);
        stream.number(place.grid);
    }
    stream.heading("workers", model.workers);
    for (const Worker& worker : model.workers) {
        stream.text(worker.code);
        stream.text(worker.name);
        stream.number(worker.homeGrid);
        stream.point(worker.home);
    }
}

/// A city without pipes keeps the fingerprint that it had before there were any.
void hashPipes(Stream& stream, const CityModel& model)
{
    if (model.pipeNodes.empty() && model.pipes.empty()) {
        return;
    }
    stream.heading("pipe_nodes", model.pipeNodes);
    for (const PipeNode& node : model.pipeNodes) {
        stream.number(static_cast<int>(node.network));
        stream.number(static_cast<int>(node.kind));
        stream.number(static_cast<std::int64_t>(node.component));
        stream.text(textOf(model, node.name));
        stream.text(textOf(model, node.nameEn));
        stream.point(node.at);
    }
    stream.heading("pipes", model.pipes);
    for (const Pipe& pipe : model.pipes) {
        stream.number(static_cast<int>(pipe.kind));
        stream.number(pipe.from);
        stream.number(pipe.to);
        stream.number(static_cast<int>(pipe.material));
        stream.number(static_cast<int>(pipe.laying));
        for (const std::uint16_t value :
             {pipe.diameterMm, pipe.widthMm, pipe.heightMm, pipe.depthFromMm, pipe.depthToMm, pipe.year}) {
            stream.number(value);
        }
        stream.text(textOf(model, pipe.owner));
        stream.points(model.pipeLine(pipe));
    }
}

} // namespace

std::string contentFingerprint(const CityModel& model)
{
    const auto stream = std::make_unique<Stream>();
    stream->text(model.code);
    stream->text(model.name);
    stream->text(model.nameEn);
    stream->real(model.frame.origin().lon);
    stream->real(model.frame.origin().lat);
    hashRegions(*stream, model);
    hashRoads(*stream, model);
    hashAreas(*stream, "waters", model.waters);
    hashAreas(*stream, "greens", model.greens);
    hashBuildings(*stream, model);
    hashAddressesAndEnterprises(*stream, model);
    hashThings(*stream, model);
    hashPipes(*stream, model);
    return stream->finish();
}

} // namespace sandtable::city
