// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;

namespace sandtable::city {

/// Levels of detail. Ground holds what is drawn always (the district's own surface and its large waters).
enum class TileLevel : std::uint8_t
{
    Ground = 0,
    Vast = 1,   ///< quarters by their use, the greatest roads; only of a city far larger than a district
    Far = 2,    ///< built-up land as flat blocks, towers, main roads
    Wide = 3,   ///< blocks as bodies with the streets between them
    Middle = 4, ///< neighbouring houses as one
    Near = 5
};

/// What a vertex is part of; the console gives each surface its colour.
enum class TileSurface : std::uint8_t
{
    Land = 0,
    Water,
    Park,
    Wood,
    Farmland,
    Grass,
    RoadMain,
    RoadSecondary,
    RoadMinor,
    Path,
    Bridge,
    Building,
    BuildingCommercial,
    BuildingIndustrial,
    BuildingPublic,
    BuildingTemple,
    BuildingVillage,
    BuildingLow, ///< dwellings of few storeys, as an old town has them
    Count
};

/// Quantised: metres are centre + step * value. shade 0 (dark) … 255 (bright).
struct TileVertex
{
    std::int16_t x = 0;
    std::int16_t y = 0;
    std::int16_t z = 0;
    TileSurface surface = TileSurface::Land;
    std::uint8_t shade = 128;
    bool operator==(const TileVertex&) const = default;
};
static_assert(sizeof(TileVertex) == 8);

/// Triangles of one tile, at most kMaxTileTriangles, front (counter-clockwise) sides outwards.
struct TileMesh
{
    geo::LocalMetres centre;
    float stepM = 0.05F;  ///< metres a unit of x and y
    float stepZM = 0.02F; ///< metres a unit of z (up)
    std::vector<TileVertex> vertices;
    std::vector<std::uint32_t> indices;
};
constexpr std::uint32_t kMaxTileTriangles = 50000;

/// A tile of the file, before it is read.
struct TileEntry
{
    std::int64_t id = 0;
    TileLevel level = TileLevel::Far;
    /// Tiles of one cell are shown together; the cells of a finer level whose parentCell this is refine it.
    std::uint32_t cell = 0;
    std::uint32_t parentCell = kNone;
    geo::Bounds bounds; ///< of what it holds, so neighbours overlap a little
    float topM = 0;
    std::uint32_t vertices = 0;
    std::uint32_t triangles = 0;
};

/// A border between two regions, or of one with the outside; tier is the highest tier that it bounds.
struct BorderLine
{
    Tier tier = Tier::MicroGrid;
    geo::Line line;
};

enum class LabelKind : std::uint8_t
{
    Street = 1,
    Community,
    MicroGrid,
    Road,
    Water,
    Place
};

struct MapLabel
{
    LabelKind kind = LabelKind::Place;
    std::uint8_t importance = 0; ///< 0…255 within all kinds
    geo::LocalMetres at;
    std::string text;
    std::string textEn;
};

/// Everything that is drawn of a city except the meshes themselves.
struct TileSet
{
    std::string name;
    std::string nameEn;
    std::string source;
    geo::Wgs84 origin;
    geo::Bounds bounds;
    std::vector<TileEntry> tiles; ///< coarse before fine
    std::vector<BorderLine> borders;
    std::vector<MapLabel> labels;
};

/// Builds all tiles of a model on `threads` threads and writes them into table sandtable_tiles of an open database,
/// inside the caller's transaction. Deterministic: the same model gives the same bytes.
/// Fails with Unavailable (database) or Cancelled.
Result<void> writeTiles(sqlite3* database, const CityModel& model, const Progress& progress = {}, int threads = 2);

/// Reads tiles of a city file. One thread at a time. Blobs are checked: a damaged one is Malformed, never a crash.
class TileFile
{
public:
    /// Fails with NotFound, Unreadable, Unsupported (no tiles, or a newer format) or Malformed.
    static Result<TileFile> open(const std::filesystem::path& file);
    TileFile(TileFile&&) noexcept;
    TileFile& operator=(TileFile&&) noexcept;
    ~TileFile();

    const TileSet& set() const;
    Result<TileMesh> read(const TileEntry& entry) const;

private:
    struct State;
    explicit TileFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace sandtable::city
