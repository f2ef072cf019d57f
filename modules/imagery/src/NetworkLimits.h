// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/RasterSource.h>

#include <cpl_conv.h>

#include <string>

namespace sandtable::imagery {

/// While it lives, GDAL's requests of this thread end after the time-out and are not repeated by GDAL itself.
class NetworkLimits
{
public:
    explicit NetworkLimits(const SourceOptions& options)
    {
        const std::string seconds = std::to_string(options.timeoutS);
        CPLSetThreadLocalConfigOption("GDAL_HTTP_TIMEOUT", seconds.c_str());
        CPLSetThreadLocalConfigOption("GDAL_HTTP_CONNECTTIMEOUT", seconds.c_str());
        CPLSetThreadLocalConfigOption("GDAL_HTTP_MAX_RETRY", "0");
    }
    ~NetworkLimits()
    {
        for (const char* option : {"GDAL_HTTP_TIMEOUT", "GDAL_HTTP_CONNECTTIMEOUT", "GDAL_HTTP_MAX_RETRY"})
            CPLSetThreadLocalConfigOption(option, nullptr);
    }
    NetworkLimits(const NetworkLimits&) = delete;
    NetworkLimits& operator=(const NetworkLimits&) = delete;
};

} // namespace sandtable::imagery
