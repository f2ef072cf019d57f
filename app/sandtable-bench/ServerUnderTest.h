// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/client/Link.h>
#include <sandtable/server/Server.h>

#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace sandtable::bench {

/// A whole server on loopback with a new log in a folder of its own, which goes away with it.
class ServerUnderTest
{
public:
    static Result<std::unique_ptr<ServerUnderTest>>
    start(const city::CityModel& city, const catalogue::Catalogue& catalogue, const std::filesystem::path& under);
    ~ServerUnderTest();

    /// How a link logs in here.
    client::Link::Options linkOptions() const;

private:
    std::filesystem::path m_folder;
    std::unique_ptr<server::Server> m_server;
    std::uint16_t m_port = 0;
    std::jthread m_thread;
};

} // namespace sandtable::bench
