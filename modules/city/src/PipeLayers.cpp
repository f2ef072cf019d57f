// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeLayers.h"

#include "LayerReader.h"
#include "Strings.h"
#include "Unproject.h"

#include <sqlite3.h>

namespace sandtable::city {

namespace {

std::uint16_t millimetresOf(LayerReader& row)
{
    return static_cast<std::uint16_t>(row.integer(0, 0xffff));
}

Result<void> readNodes(sqlite3* database, CityModel& model)
{
    LayerReader row(database, layout::kPipeNodes, model.frame.origin());
    std::vector<geo::Wgs84> degrees;
    degrees.reserve(row.rows());
    model.pipeNodes.reserve(row.rows());
    while (row.next()) {
        PipeNode& node = model.pipeNodes.emplace_back();
        degrees.push_back(row.point());
        node.network = row.word<PipeKind>();
        node.kind = row.word<PipeNodeKind>();
        node.component = row.optional(1, 9'999'999'999'999'999).value_or(0);
        node.name = model.intern(row.text());
        node.nameEn = model.intern(row.text());
    }
    std::vector<geo::LocalMetres> places(degrees.size());
    unproject(model.frame, degrees, places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        model.pipeNodes[i].at = places[i];
    }
    return row.result();
}

Result<void> readEdges(sqlite3* database, CityModel& model)
{
    LayerReader row(database, layout::kPipes, model.frame.origin());
    std::vector<geo::Wgs84> degrees;
    std::vector<geo::Wgs84> line;
    degrees.reserve(row.rows() * 2);
    model.pipes.reserve(row.rows());
    while (row.next()) {
        Pipe& pipe = model.pipes.emplace_back();
        row.line(line);
        if (line.size() > 0xffff || degrees.size() + line.size() >= kNone) {
            row.refuse("geom", "has more than 65535 points");
            break;
        }
        pipe.firstVertex = static_cast<std::uint32_t>(degrees.size());
        pipe.vertexCount = static_cast<std::uint16_t>(line.size());
        degrees.insert(degrees.end(), line.begin(), line.end());
        pipe.kind = row.word<PipeKind>();
        pipe.from = row.required(model.pipeNodes.size());
        pipe.to = row.required(model.pipeNodes.size());
        pipe.material = row.word<PipeMaterial>();
        pipe.laying = row.word<PipeLaying>();
        pipe.diameterMm = millimetresOf(row);
        pipe.widthMm = millimetresOf(row);
        pipe.heightMm = millimetresOf(row);
        pipe.depthFromMm = millimetresOf(row);
        pipe.depthToMm = millimetresOf(row);
        pipe.year = static_cast<std::uint16_t>(row.integer(0, 9999));
        pipe.owner = model.intern(row.text());
    }
    if (row.ok()) {
        model.pipeVertices.resize(degrees.size());
        unproject(model.frame, degrees, model.pipeVertices);
    }
    return row.result();
}

} // namespace

Result<void> writePipes(sqlite3* database, const CityModel& model, WriteProgress& progress)
{
    LayerWriter nodes(database, model.frame, layout::kPipeNodes, progress);
    for (const PipeNode& node : model.pipeNodes) {
        if (!nodes.begin()) {
            break;
        }
        nodes.point(node.at);
        nodes.word(node.network);
        nodes.word(node.kind);
        nodes.optional(node.component);
        nodes.text(textOf(model, node.name));
        nodes.text(textOf(model, node.nameEn));
        nodes.end();
    }
    if (auto closed = nodes.close(); !closed) {
        return closed;
    }
    LayerWriter edges(database, model.frame, layout::kPipes, progress);
    for (const Pipe& pipe : model.pipes) {
        if (!edges.begin()) {
            break;
        }
        edges.line(model.pipeLine(pipe));
        edges.word(pipe.kind);
        edges.reference(pipe.from);
        edges.reference(pipe.to);
        edges.word(pipe.material);
        edges.word(pipe.laying);
        for (const std::uint16_t millimetres :
             {pipe.diameterMm, pipe.widthMm, pipe.heightMm, pipe.depthFromMm, pipe.depthToMm, pipe.year}) {
            edges.integer(millimetres);
        }
        edges.text(textOf(model, pipe.owner));
        edges.end();
    }
    return edges.close();
}

Result<void> readPipes(sqlite3* database, CityModel& model)
{
    if (!hasTable(database, layout::kPipeNodes.table) && !hasTable(database, layout::kPipes.table)) {
        return {};
    }
    if (auto nodes = readNodes(database, model); !nodes) {
        return nodes;
    }
    return readEdges(database, model);
}

} // namespace sandtable::city
