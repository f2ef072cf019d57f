// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "CityChoice.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Rules.h>

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace sandtable::bench {

namespace {

/// A file in the folder for temporary files, gone at the end.
class TemporaryFile
{
public:
    TemporaryFile()
        : m_path(std::filesystem::temp_directory_path() / ("sandtable-bench-" + std::to_string(getpid()) + ".gpkg"))
    {
    }
    ~TemporaryFile()
    {
        std::error_code ignored; // nothing to do about a file that cannot be removed
        std::filesystem::remove(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

double peakRssMb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024; // Linux counts in KiB
}

/// What sandtable-city generate does, and then what sandtable-city inspect says about the file.
Result<Figures> measureCity(const CityChoice& choice, const std::filesystem::path& keepAs)
{
    const TemporaryFile temporary;
    const std::filesystem::path& file = keepAs.empty() ? temporary.path() : keepAs;
    double makeS = 0;
    double writeS = 0;
    {
        std::optional<Result<city::CityModel>> made;
        makeS = secondsOf([&] { made = choice.generate(); });
        if (!*made) {
            return tl::unexpected(made->error());
        }
        Result<void> written;
        writeS = secondsOf([&] { written = city::writeCity(**made, file); });
        if (!written) {
            return tl::unexpected(written.error());
        }
    }
    const double peakMb = peakRssMb();
    std::optional<Result<city::CityModel>> read;
    const double readS = secondsOf([&] { read = city::readCity(file); });
    if (!*read) {
        return tl::unexpected(read->error());
    }
    const city::Inspection found = city::inspectCity(**read);
    return Figures{{"generate_s", makeS + writeS},
                   {"peak_rss_mb", peakMb},
                   {"file_mb", static_cast<double>(std::filesystem::file_size(file)) / 1e6},
                   {"broken_rules", found.breaks()},
                   {"fingerprint", found.fingerprint},
                   {"make_s", makeS},
                   {"write_s", writeS},
                   {"read_s", readS},
                   {"buildings", found.counts.buildings},
                   {"addresses", found.counts.addresses},
                   {"components", found.counts.components},
                   {"microgrids", found.counts.microGrids},
                   {"area_km2", found.counts.areaKm2}};
}

} // namespace

Run add_city(CLI::App& command)
{
    const auto choice = std::make_shared<CityChoice>();
    const auto keepAs = std::make_shared<std::filesystem::path>();
    choice->addProfileTo(command);
    command.add_option("--out", *keepAs, "Keep the city file under this name");
    return [choice, keepAs] { return measureCity(*choice, *keepAs); };
}

} // namespace sandtable::bench
