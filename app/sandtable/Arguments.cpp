// SPDX-License-Identifier: GPL-3.0-or-later
#include "Arguments.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <sstream>

using sandtable::ErrorCode;
using sandtable::failure;
using sandtable::Result;

namespace {

std::filesystem::path userData()
{
    if (const char* folder = std::getenv("XDG_DATA_HOME"))
        return std::filesystem::path(folder) / "sandtable";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local/share/sandtable";
}

QString userSettings()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    const std::filesystem::path folder =
        config && *config ? std::filesystem::path(config) : std::filesystem::path(home ? home : ".") / ".config";
    return QString::fromStdString((folder / "sandtable/console.ini").string());
}

std::filesystem::path userCache()
{
    if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder && *folder)
        return std::filesystem::path(folder) / "sandtable";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".cache/sandtable";
}

/// A folder of data/ beside the program or in a folder above it (a source tree), or as installed.
std::filesystem::path shippedFolder(const std::string& name)
{
    std::error_code ignored;
    std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    while (!folder.empty() && folder != folder.root_path()) {
        for (const char* place : {"data", "share/sandtable/data"})
            if (std::filesystem::is_directory(folder / place / name, ignored))
                return folder / place / name;
        folder = folder.parent_path();
    }
    return std::filesystem::path("data") / name;
}

Result<void> readServer(const std::string& text, Arguments& out)
{
    const auto colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    char* end = nullptr;
    const unsigned long number = port.empty() ? 0 : std::strtoul(port.c_str(), &end, 10);
    if (port.empty() || *end != '\0' || number == 0 || number > 65535 || colon == 0)
        return failure(ErrorCode::OutOfRange, "--server: '" + text + "' is not HOST:PORT");
    out.host = text.substr(0, colon);
    out.port = static_cast<std::uint16_t>(number);
    return {};
}

Result<void> readWindow(const std::string& text, Arguments& out)
{
    int width = 0;
    int height = 0;
    char cross = 0;
    std::istringstream in(text);
    if (!(in >> width >> cross >> height) || cross != 'x' || width < 640 || height < 480 || width > 16384 ||
        height > 16384)
        return failure(ErrorCode::OutOfRange, "--window: '" + text + "' is not WxH, e.g. 1920x1080");
    out.window = QSize(width, height);
    return {};
}

} // namespace

Result<Arguments> readArguments(int argc, char** argv)
{
    Arguments out;
    out.city = userData() / "chancheng.gpkg";
    out.catalogue = shippedFolder("catalogue");
    out.basemapFolders = {shippedFolder("basemaps"), userData() / "basemaps"};
    out.basemapCache = userCache() / "basemaps";
    std::string server;
    std::string language;
    std::string window;
    std::string describe;
    std::string figures;
    std::string settings;
    bool alone = false;
    CLI::App app{"The console of Sandtable: the workbench of a district's dispatcher."};
    app.add_option("--server", server, "HOST:PORT of sandtabled (127.0.0.1:4460)");
    app.add_flag("--no-server", alone, "only look at the city");
    app.add_option("--city", out.city, "the city's GeoPackage, the same that the server has");
    app.add_option("--catalogue", out.catalogue, "the folder of the responsibility list");
    app.add_option("--basemap", out.basemap,
                   "show this picture on the ground: a raster or a definition (docs/basemaps.md)");
    app.add_option("--dem", out.dem, "put the city on hills: a raster of heights in metres");
    app.add_option("--credentials", out.credentials, "JSON file with the users' passwords (docs/server.md)");
    app.add_option("--user", out.user, "who logs in (dispatcher)");
    app.add_option("--language", language, "zh_CN or en; by default the desktop's language");
    app.add_option("--window", window, "size of the window, WxH");
    app.add_option("--describe", describe, "tell a script where the controls are (docs/describe.md)");
    app.add_option("--figures", figures, "write what was measured as JSON");
    auto* settingsFile = app.add_option(
        "--settings", settings,
        "where window, theme, language, filters, tier and view are kept between runs (~/.config/sandtable/console.ini);"
        " empty, and with --describe: nowhere");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return failure(ErrorCode::Cancelled, app.help());
    } catch (const CLI::ParseError& error) {
        return failure(ErrorCode::OutOfRange, error.what());
    }
    out.withServer = !alone;
    out.language = QString::fromStdString(language);
    out.describe = QString::fromStdString(describe);
    out.figures = QString::fromStdString(figures);
    // A script finds the console as it is, not as the last one left it.
    if (settingsFile->count() > 0)
        out.settings = QString::fromStdString(settings);
    else if (describe.empty())
        out.settings = userSettings();
    if (!language.empty() && language != "zh_CN" && language != "en")
        return failure(ErrorCode::OutOfRange, "--language: '" + language + "' is neither zh_CN nor en");
    if (!server.empty())
        if (auto read = readServer(server, out); !read)
            return tl::unexpected(read.error());
    if (!window.empty())
        if (auto read = readWindow(window, out); !read)
            return tl::unexpected(read.error());
    return out;
}
