// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SourceReader.h"
#include "TextRecoder.h"

#include <optional>

class OGRFeature;
class OGRLayer;

namespace sandtable::city {

/// A layer of an open source: what its fields are called and how its rows are read.
class SourceLayer
{
public:
    /// `encoding` is what its raw texts are in; see TextRecoder. Fails as SourcePlacing does.
    static Result<SourceLayer> make(OGRLayer& layer, std::uint32_t position, const std::string& source,
                                    const std::string& crs, const std::string& encoding);

    const std::vector<std::string>& names() const { return m_names; }
    const SourcePlacing& placing() const { return m_placing; }
    void read(OGRFeature& feature, SourceRow& row);

private:
    SourceLayer(SourcePlacing placing, TextRecoder recoder)
        : m_placing(std::move(placing)), m_recoder(std::move(recoder))
    {
    }
    SourceValue valueOf(const OGRFeature& feature, int field, SourceRow& row);

    std::uint32_t m_position = 0;
    std::string m_source;
    std::string m_layer;
    std::vector<std::string> m_names;
    int m_hstore = -1; ///< the field that holds tags
    SourcePlacing m_placing;
    TextRecoder m_recoder;
};

} // namespace sandtable::city
