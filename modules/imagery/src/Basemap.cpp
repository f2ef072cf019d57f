// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/imagery/Basemap.h>

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>

namespace sandtable::imagery {
namespace {

constexpr std::uintmax_t kMostBytes = 256 * 1024;
constexpr std::size_t kLongestText = 2000;
constexpr int kDeepestZoom = 22;

/// Takes the keys of a definition out of its table; remembers the first that is wrong.
class Keys
{
public:
    Keys(const toml::table& table, std::string file) : m_table(table), m_file(std::move(file)) {}

    std::string text(std::string_view key, bool needed = false)
    {
        const toml::node* node = m_table.get(key);
        if (node == nullptr) {
            if (needed)
                fail(ErrorCode::Malformed, key, "is missing");
            return {};
        }
        const auto value = node->value<std::string>();
        if (!value || !node->is_string())
            fail(ErrorCode::Malformed, key, "is no text");
        else if (value->size() > kLongestText)
            fail(ErrorCode::OutOfRange, key, "is longer than 2000 bytes");
        else if (needed && value->empty())
            fail(ErrorCode::Malformed, key, "is empty");
        else
            return *value;
        return {};
    }
    double number(std::string_view key, double low, double high, double otherwise)
    {
        const toml::node* node = m_table.get(key);
        if (node == nullptr)
            return otherwise;
        const auto value = node->value<double>();
        if (!value || !node->is_number()) {
            fail(ErrorCode::Malformed, key, "is no number");
            return otherwise;
        }
        if (!(*value >= low && *value <= high)) {
            std::ostringstream words;
            words << "= " << *value << " is not from " << low << " to " << high;
            fail(ErrorCode::OutOfRange, key, words.str());
            return otherwise;
        }
        return *value;
    }
    Datum datum(std::string_view key)
    {
        const std::string word = text(key);
        if (word.empty() || word == "wgs84" || word == "cgcs2000")
            return Datum::Wgs84;
        if (word != "gcj02")
            fail(ErrorCode::OutOfRange, key, "= \"" + word + "\" is none of wgs84, cgcs2000, gcj02");
        return Datum::Gcj02;
    }
    template <std::size_t N>
    void only(const std::array<std::string_view, N>& known)
    {
        for (const auto& [key, node] : m_table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                fail(ErrorCode::Malformed, key.str(), "is not a key of a basemap");
    }
    void fail(ErrorCode code, std::string_view key, const std::string& problem)
    {
        if (!m_error)
            m_error = Error{code, m_file + ": " + std::string(key) + " " + problem};
    }
    const std::optional<Error>& error() const { return m_error; }

private:
    const toml::table& m_table;
    std::string m_file;
    std::optional<Error> m_error;
};

/// A file beside the definition, unless the text is an address, a driver's own notation or XML.
std::string besideDefinition(const std::string& source, const std::filesystem::path& folder)
{
    if (source.empty() || source.find("://") != std::string::npos || source.front() == '<')
        return source;
    const std::filesystem::path file = source;
    std::error_code ignored;
    if (file.is_absolute() ||
        (source.find(':') != std::string::npos && !std::filesystem::exists(folder / file, ignored)))
        return source;
    return (folder / file).lexically_normal().string();
}

Result<std::string> contentOf(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return failure(ErrorCode::NotFound, file.string() + " does not exist");
    const auto bytes = std::filesystem::file_size(file, error);
    if (error)
        return failure(ErrorCode::Unreadable, file.string() + " is not a file that can be read");
    if (bytes > kMostBytes)
        return failure(ErrorCode::OutOfRange, file.string() + " is longer than a basemap's definition can be");
    std::ifstream in(file, std::ios::binary);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in)
        return failure(ErrorCode::Unreadable, file.string() + " cannot be read");
    return text;
}

} // namespace

bool Basemap::remote() const
{
    return source.find("://") != std::string::npos || source.starts_with("WMS:") || source.starts_with("WMTS:") ||
           source.starts_with("/vsicurl/") || source.starts_with('<') || source.ends_with(".xml");
}

Result<Basemap> readBasemap(const std::filesystem::path& file)
{
    const auto text = contentOf(file);
    if (!text)
        return tl::unexpected(text.error());
    toml::table table;
    try {
        table = toml::parse(*text, file.string());
    } catch (const toml::parse_error& error) {
        std::ostringstream words;
        words << file.string() << ":" << error.source().begin.line << ": " << error.description();
        return failure(ErrorCode::Malformed, words.str());
    }
    Keys keys(table, file.string());
    keys.only(std::array<std::string_view, 11>{"name", "name_en", "source", "datum", "attribution", "opacity",
                                               "min_zoom", "max_zoom", "dem", "dem_datum", "note"});
    Basemap map;
    map.id = file.stem().string();
    map.name = keys.text("name", true);
    map.nameEn = keys.text("name_en");
    if (map.nameEn.empty())
        map.nameEn = map.name;
    map.source = besideDefinition(keys.text("source", true), file.parent_path());
    map.datum = keys.datum("datum");
    map.attribution = keys.text("attribution");
    map.opacity = keys.number("opacity", 0.05, 1, 1);
    map.minZoom = static_cast<int>(keys.number("min_zoom", 0, kDeepestZoom, 0));
    map.maxZoom = static_cast<int>(keys.number("max_zoom", 0, kDeepestZoom, 18));
    if (map.minZoom > map.maxZoom)
        keys.fail(ErrorCode::OutOfRange, "min_zoom", "is above max_zoom");
    map.dem = besideDefinition(keys.text("dem"), file.parent_path());
    map.demDatum = keys.datum("dem_datum");
    if (keys.error())
        return tl::unexpected(*keys.error());
    return map;
}

Result<Basemap> basemapOf(const std::filesystem::path& file)
{
    if (file.extension() == ".toml")
        return readBasemap(std::filesystem::absolute(file));
    Basemap map;
    const bool isFile = file.string().find("://") == std::string::npos && file.string().find(':') == std::string::npos;
    map.source = isFile ? std::filesystem::absolute(file).lexically_normal().string() : file.string();
    map.id = map.name = map.nameEn = isFile ? file.stem().string() : file.string();
    return map;
}

BasemapList listBasemaps(std::span<const std::filesystem::path> folders)
{
    std::map<std::string, Basemap> byId;
    BasemapList list;
    for (const auto& folder : folders) {
        std::error_code error;
        std::vector<std::filesystem::path> files;
        for (auto at = std::filesystem::directory_iterator(folder, error); !error && at != std::filesystem::end(at);
             at.increment(error))
            if (at->path().extension() == ".toml")
                files.push_back(at->path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            auto map = readBasemap(file);
            if (map)
                byId[map->id] = std::move(*map);
            else
                list.errors.push_back(map.error().message);
        }
    }
    for (auto& [id, map] : byId)
        list.maps.push_back(std::move(map));
    return list;
}

} // namespace sandtable::imagery
