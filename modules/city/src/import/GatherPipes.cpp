// SPDX-License-Identifier: GPL-3.0-or-later
#include "Gatherer.h"

#include <algorithm>

namespace sandtable::city {

namespace {

/// What pipes of a kind are usually made of.
PipeMaterial usualMaterial(PipeKind kind)
{
    switch (kind) {
    case PipeKind::Drain:
    case PipeKind::Sewage:
        return PipeMaterial::Concrete;
    case PipeKind::Gas:
        return PipeMaterial::Polyethylene;
    case PipeKind::Power:
    case PipeKind::Telecom:
        return PipeMaterial::Conduit;
    case PipeKind::Water:
        break;
    }
    return PipeMaterial::DuctileIron;
}

} // namespace

void Gatherer::pipeNode(MappedRow& row, const SourceShape& shape)
{
    auto node = begun<GatheredPipeNode>(row);
    node.network = row.needed<PipeKind>("network");
    node.kind = row.word<PipeNodeKind>("kind").value_or(PipeNodeKind::Manhole);
    node.name = row.text("name");
    node.nameEn = row.text("name_en");
    const std::string cover = row.text("component");
    const bool digits = std::all_of(cover.begin(), cover.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!cover.empty() && (cover.size() != 16 || !digits)) {
        row.refuse(fmt::format("component: \"{}\" is not 16 digits", cover));
    } else if (!cover.empty()) {
        node.component = std::stoull(cover);
    }
    node.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.pipeNodes.push_back(std::move(node));
    }
}

void Gatherer::pipe(MappedRow& row, const SourceShape& shape)
{
    constexpr double kMostMm = 0xffff;
    auto gathered = begun<GatheredPipe>(row);
    Pipe& pipe = gathered.pipe;
    pipe.kind = row.needed<PipeKind>("kind");
    const auto material = row.word<PipeMaterial>("material");
    pipe.material = material.value_or(usualMaterial(pipe.kind));
    pipe.laying = row.word<PipeLaying>("laying").value_or(PipeLaying::Trench);
    const auto whole = [&](std::string_view field, double most) {
        return static_cast<std::uint16_t>(row.number(field, 0, most).value_or(0) + 0.5);
    };
    pipe.diameterMm = whole("diameter_mm", kMostMm);
    pipe.widthMm = whole("width_mm", kMostMm);
    pipe.heightMm = whole("height_mm", kMostMm);
    pipe.depthFromMm = whole("depth_from_mm", kMostMm);
    pipe.depthToMm = whole("depth_to_mm", kMostMm);
    pipe.year = whole("year", 9999);
    gathered.owner = row.text("owner");
    gathered.fromKey = row.text("from_node");
    gathered.toKey = row.text("to_node");
    if (shape.lines.empty()) {
        row.refuse("is no line");
    }
    if (!m_exact && !material && row.refused().empty()) {
        row.change("no material: the usual of its kind");
    }
    if (row.refused().empty()) {
        for (const DegreeLine& line : shape.lines) {
            gathered.points = line;
            m_gathered.pipes.push_back(gathered);
        }
    }
}

} // namespace sandtable::city
