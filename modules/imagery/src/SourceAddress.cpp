// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceAddress.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace sandtable::imagery {
namespace {

constexpr std::size_t kMostDescription = 256 * 1024;

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string limits(const std::string& description, const SourceOptions& options)
{
    std::string out;
    if (description.find("<Timeout>") == std::string::npos)
        out += fmt::format("<Timeout>{}</Timeout>", options.timeoutS);
    if (description.find("<MaxConnections>") == std::string::npos)
        out += fmt::format("<MaxConnections>{}</MaxConnections>", options.connections);
    if (!options.cacheFolder.empty() && description.find("<Cache") == std::string::npos)
        out += fmt::format("<Cache><Path>{}</Path><MaxSize>{}</MaxSize><Expires>2592000</Expires></Cache>",
                           escaped(options.cacheFolder.string()), options.cacheBytes);
    return out;
}

std::string pyramid(const Basemap& map)
{
    const bool southFirst = map.source.find("{-y}") != std::string::npos;
    std::string url = replaced(map.source, "{-y}", "{y}");
    for (const char* word : {"{z}", "{x}", "{y}"})
        url = replaced(url, word, "$" + std::string(word));
    // A server answers 404 where it has nothing: that is a hole, not a failure.
    return fmt::format("<GDAL_WMS><Service name=\"TMS\"><ServerUrl>{}</ServerUrl></Service><DataWindow>"
                       "<UpperLeftX>-20037508.342789244</UpperLeftX><UpperLeftY>20037508.342789244</UpperLeftY>"
                       "<LowerRightX>20037508.342789244</LowerRightX><LowerRightY>-20037508.342789244</LowerRightY>"
                       "<TileLevel>{}</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY>"
                       "<YOrigin>{}</YOrigin></DataWindow><Projection>EPSG:3857</Projection>"
                       "<BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY><BandsCount>4</BandsCount>"
                       "<OverviewCount>{}</OverviewCount><ZeroBlockHttpCodes>204,404</ZeroBlockHttpCodes></GDAL_WMS>",
                       escaped(url), map.maxZoom, southFirst ? "bottom" : "top", map.maxZoom - map.minZoom);
}

} // namespace

Result<std::string> addressFor(const Basemap& map, const SourceOptions& options)
{
    std::string description;
    if (map.source.starts_with("<GDAL_WMS"))
        description = map.source;
    else if (map.source.find("{z}") != std::string::npos && map.source.find("://") != std::string::npos)
        description = pyramid(map);
    else if (map.source.ends_with(".xml") && map.source.find("://") == std::string::npos) {
        std::ifstream in(map.source, std::ios::binary);
        if (!in)
            return failure(ErrorCode::NotFound, map.source + " cannot be read");
        description.resize(kMostDescription + 1);
        in.read(description.data(), static_cast<std::streamsize>(description.size()));
        description.resize(static_cast<std::size_t>(in.gcount()));
        if (description.size() > kMostDescription)
            return failure(ErrorCode::OutOfRange, map.source + " is longer than a description of a web map can be");
        if (description.find("<GDAL_WMS") == std::string::npos)
            return map.source;
    } else
        return map.source;
    const auto end = description.rfind("</GDAL_WMS>");
    if (end == std::string::npos)
        return failure(ErrorCode::Malformed, map.source + " has no </GDAL_WMS> at its end");
    description.insert(end, limits(description, options));
    return description;
}

} // namespace sandtable::imagery
