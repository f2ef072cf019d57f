// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <QSize>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What the command line asks for, with sensible places where it is silent.
struct Arguments
{
    std::string host = "127.0.0.1";
    std::uint16_t port = 4460;
    bool withServer = true;
    std::filesystem::path city;
    std::filesystem::path catalogue;
    std::filesystem::path credentials;
    std::vector<std::filesystem::path> basemapFolders;
    std::filesystem::path basemapCache;
    std::string basemap; ///< one more, to be shown; empty: none
    std::string dem;     ///< heights of the ground; empty: those beside the city, or of the basemap
    std::string user = "dispatcher";
    QString language; ///< empty: as chosen last time, else as the desktop's locale says
    QSize window;     ///< empty: as it was left last time
    QString describe;
    QString figures;
    QString settings; ///< empty: nothing is kept between runs
};

/// Reads the command line. OutOfRange with the message to print when it is wrong; Cancelled with the text of --help.
sandtable::Result<Arguments> readArguments(int argc, char** argv);
