// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GlyphNode.h"
#include "MarkerNode.h"
#include "ScreenIndex.h"

#include <sandtable/scene/CameraPose.h>
#include <sandtable/scene/PipeCity.h>
#include <sandtable/scene/PipeMarks.h>

#include <QStringList>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace sandtable::scene {

/// The colours of symbols.
struct PipeColors
{
    std::array<QColor, city::kPipeKinds> kinds;
    QColor valve; ///< to be closed
    QColor end;   ///< of a trace
};

/// One Chinese character for each kind of node that has one.
const QStringList& pipeSigns();
/// Position in pipeSigns(), or nothing for what is drawn as a dot.
std::optional<int> pipeSign(city::PipeNodeKind kind);

/// Manholes, valves and the like on the screen in one frame: dots and small signs where they are seen one by one, and
/// wherever they stand out.
class PipeSymbols
{
public:
    void update(const PipeCity& city, const Projection& view, std::span<const std::uint32_t> near,
                city::PipeKinds kinds, const PipeMarks& marks, const PipeColors& colors);
    void clear();

    const std::vector<MarkerSprite>& sprites() const { return m_sprites; }
    const std::vector<Glyph>& signs() const { return m_signs; }
    /// The node under a point.
    std::optional<std::uint32_t> at(float x, float y) const { return m_index.at(x, y); }

private:
    enum class Rank : std::uint8_t
    {
        Plain,
        Cover,
        End,
        Valve
    };
    void draw(const PipeCity& city, const Projection& view, std::uint32_t node, Rank rank, const PipeColors& colors);

    std::vector<MarkerSprite> m_sprites;
    std::vector<Glyph> m_signs;
    ScreenIndex m_index;
};

} // namespace sandtable::scene
