// SPDX-License-Identifier: GPL-3.0-or-later
#include "Database.h"
#include "Pairs.h"

#include <sandtable/storage/CaseArchive.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::storage {

namespace {
constexpr std::uint64_t kVersion = 1;
/// Ids are times, so that the newest first is the order in which the index is read backwards: seconds since 1900 with
/// room for so many cases in one second.
constexpr std::int64_t kASecond = 1 << 20;
constexpr std::int64_t kFirstSecond = 2'208'988'800; ///< from 1900 to 1970
constexpr std::int64_t kMostSeconds = std::int64_t{1} << 40;
constexpr double kMetresADegree = 111'320;

constexpr const char* kSchema = R"(
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS cases (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, text TEXT NOT NULL, address TEXT NOT NULL,
        lon REAL, lat REAL, grid TEXT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, channel INTEGER NOT NULL,
        reported_us INTEGER NOT NULL, closed_us INTEGER) STRICT;
    CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(
        words, keys, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0");
    CREATE VIRTUAL TABLE IF NOT EXISTS spots USING rtree(id, west, east, south, north);
    CREATE TEMP TABLE IF NOT EXISTS fresh (id INTEGER PRIMARY KEY);
)";

std::int64_t idOf(EventTime time)
{
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    return std::clamp<std::int64_t>(second + kFirstSecond, 0, kMostSeconds) * kASecond;
}

/// "g440604 g440604010 … iC01 iC0101 iC010103 uD03": what a case is found by besides its words.
std::string keysOf(const PastCase& item)
{
    std::string keys;
    for (const std::size_t digits : {6, 9, 12, 15}) {
        if (item.gridCode.size() >= digits) {
            keys += "g" + item.gridCode.substr(0, digits) + " ";
        }
    }
    for (const std::size_t signs : {3, 5, 7}) {
        if (item.itemCode.size() >= signs) {
            keys += "i" + item.itemCode.substr(0, signs) + " ";
        }
    }
    return item.unitCode.empty() ? keys : keys + "u" + item.unitCode;
}

void addKey(std::string& match, char kind, const std::string& code)
{
    if (code.empty()) {
        return;
    }
    std::string plain;
    for (const char c : code) { // a code is letters and digits; what is not cannot be in the index
        const bool known = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        plain += known ? c : '0';
    }
    match += fmt::format("{}keys:\"{}{}\"", match.empty() ? "" : " AND ", kind, plain);
}

std::string expressionOf(const ArchiveQuery& query)
{
    std::string match = matchOf(query.text, "words");
    addKey(match, 'g', query.area);
    addKey(match, 'i', query.item);
    addKey(match, 'u', query.unit);
    return match;
}

/// With words the index drives and the places filter what it finds (`id` begins with "+" then): the other way round the
/// index is asked anew for every case near the point.
std::string spotsOf(const ArchiveQuery& query, std::string_view id)
{
    if (!query.near || !(query.radiusM > 0)) {
        return {};
    }
    const double lat = query.near->lat();
    const double dLat = query.radiusM / kMetresADegree;
    const double dLon = dLat / std::max(0.01, std::cos(lat * std::numbers::pi / 180));
    return fmt::format(
        " AND {} IN (SELECT id FROM spots WHERE west <= {:.7f} AND east >= {:.7f} AND south <= {:.7f} AND "
        "north >= {:.7f})",
        id, query.near->lon() + dLon, query.near->lon() - dLon, lat + dLat, lat - dLat);
}

double metresBetween(const protocol::Point& a, const protocol::Point& b)
{
    const double dLat = (a.lat() - b.lat()) * kMetresADegree;
    const double dLon = (a.lon() - b.lon()) * kMetresADegree * std::cos(a.lat() * std::numbers::pi / 180);
    return std::hypot(dLat, dLon);
}

constexpr const char* kColumns =
    "cases.id, number, text, address, lon, lat, grid, item, unit, channel, reported_us, closed_us";

PastCase readRow(const Statement& row)
{
    PastCase item;
    item.number = row.columnBytes(1);
    item.text = row.columnBytes(2);
    item.address = row.columnBytes(3);
    if (!row.isNull(4)) {
        item.at.emplace();
        item.at->set_lon(row.columnDouble(4));
        item.at->set_lat(row.columnDouble(5));
    }
    item.gridCode = row.columnBytes(6);
    item.itemCode = row.columnBytes(7);
    item.unitCode = row.columnBytes(8);
    const auto channel = static_cast<int>(row.columnUint(9));
    item.channel =
        protocol::Channel_IsValid(channel) ? static_cast<protocol::Channel>(channel) : protocol::CHANNEL_UNSPECIFIED;
    item.reported = fromMicros(static_cast<std::int64_t>(row.columnUint(10)));
    if (!row.isNull(11)) {
        item.closed = fromMicros(static_cast<std::int64_t>(row.columnUint(11)));
    }
    return item;
}
} // namespace

bool PastCase::operator==(const PastCase& other) const
{
    const auto same = [](const std::optional<protocol::Point>& a, const std::optional<protocol::Point>& b) {
        return a.has_value() == b.has_value() && (!a || (a->lon() == b->lon() && a->lat() == b->lat()));
    };
    return number == other.number && text == other.text && address == other.address && same(at, other.at) &&
           gridCode == other.gridCode && itemCode == other.itemCode && unitCode == other.unitCode &&
           channel == other.channel && reported == other.reported && closed == other.closed;
}

struct CaseArchive::Impl
{
    Database database;
    Statement last;
    Statement insert;
    Statement spot;
    Statement fresh;

    Result<void> index();
};

CaseArchive::CaseArchive(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
CaseArchive::~CaseArchive() = default;
CaseArchive::CaseArchive(CaseArchive&&) noexcept = default;
CaseArchive& CaseArchive::operator=(CaseArchive&&) noexcept = default;

Result<CaseArchive> CaseArchive::open(const std::filesystem::path& file)
{
    auto database = Database::open(file, Database::Access::Write);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto version = database->number("PRAGMA user_version");
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version > kVersion) {
        return failure(ErrorCode::Unsupported, fmt::format("{}: version {} of the archive; this program knows {}",
                                                           file.string(), *version, kVersion));
    }
    if (auto made = database->execute(kSchema); !made) {
        return tl::unexpected(made.error());
    }
    if (auto marked = database->execute(fmt::format("PRAGMA user_version = {}", kVersion).c_str()); !marked) {
        return tl::unexpected(marked.error());
    }
    auto impl = std::make_unique<Impl>();
    impl->database = std::move(*database);
    struct Wanted
    {
        Statement* statement;
        const char* sql;
    };
    for (const Wanted& wanted :
         {Wanted{&impl->last, "SELECT max(id) FROM cases WHERE id BETWEEN ?1 AND ?2"},
          Wanted{&impl->insert, "INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
                                "ON CONFLICT (number) DO NOTHING RETURNING id"},
          Wanted{&impl->spot, "INSERT INTO spots VALUES (?1, ?2, ?2, ?3, ?3)"},
          Wanted{&impl->fresh, "INSERT INTO fresh VALUES (?1)"}}) {
        auto prepared = impl->database.prepare(wanted.sql);
        if (!prepared) {
            return tl::unexpected(prepared.error());
        }
        *wanted.statement = std::move(*prepared);
    }
    return CaseArchive(std::move(impl));
}

Result<void> CaseArchive::begin()
{
    // Rows come in any order of time and place: what they touch stays in memory (256 MiB) until it is committed.
    return m_impl->database.execute("PRAGMA cache_size = -262144; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
}

Result<bool> CaseArchive::add(const PastCase& item)
{
    const std::int64_t first = idOf(item.reported);
    m_impl->last.bind(1, static_cast<std::uint64_t>(first));
    m_impl->last.bind(2, static_cast<std::uint64_t>(first + kASecond - 1));
    const auto found = m_impl->last.step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    const bool alone = m_impl->last.isNull(0);
    const std::uint64_t id = alone ? static_cast<std::uint64_t>(first) : m_impl->last.columnUint(0) + 1;
    m_impl->last.reset();

    Statement& insert = m_impl->insert;
    insert.bind(1, id);
    insert.bindText(2, item.number);
    insert.bindText(3, item.text);
    insert.bindText(4, item.address);
    if (item.at) {
        insert.bindDouble(5, item.at->lon());
        insert.bindDouble(6, item.at->lat());
    } else {
        insert.bindNull(5);
        insert.bindNull(6);
    }
    insert.bindText(7, item.gridCode);
    insert.bindText(8, item.itemCode);
    insert.bindText(9, item.unitCode);
    insert.bind(10, static_cast<std::uint64_t>(item.channel));
    insert.bind(11, static_cast<std::uint64_t>(toMicros(item.reported)));
    if (item.closed) {
        insert.bind(12, static_cast<std::uint64_t>(toMicros(*item.closed)));
    } else {
        insert.bindNull(12);
    }
    const auto taken = insert.step();
    insert.reset();
    if (!taken || !*taken) {
        return taken; // an error, or one of that number is there
    }
    m_impl->fresh.bind(1, id);
    if (auto noted = m_impl->fresh.run(); !noted) {
        return tl::unexpected(noted.error());
    }
    if (item.at) {
        m_impl->spot.bind(1, id);
        m_impl->spot.bindDouble(2, item.at->lon());
        m_impl->spot.bindDouble(3, item.at->lat());
        if (auto placed = m_impl->spot.run(); !placed) {
            return tl::unexpected(placed.error());
        }
    }
    return true;
}

/// In the order of ids: the index gathers in memory as long as they rise.
Result<void> CaseArchive::Impl::index()
{
    auto rows = database.prepare(
        fmt::format("SELECT {} FROM fresh JOIN cases ON cases.id = fresh.id ORDER BY fresh.id", kColumns));
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    auto insertWords = database.prepare("INSERT INTO texts (rowid, words, keys) VALUES (?1, ?2, ?3)");
    if (!insertWords) {
        return tl::unexpected(insertWords.error());
    }
    for (;;) {
        const auto row = rows->step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            return {};
        }
        const PastCase item = readRow(*rows);
        const std::string words = pairsOf(item.address + " " + item.text + " " + item.number);
        const std::string keys = keysOf(item);
        insertWords->bind(1, rows->columnUint(0));
        insertWords->bindText(2, words);
        insertWords->bindText(3, keys);
        if (auto done = insertWords->run(); !done) {
            return done;
        }
    }
}

Result<void> CaseArchive::commit()
{
    // 64 MiB of words before they are written as one sorted piece.
    return m_impl->database.execute("INSERT INTO texts (texts, rank) VALUES ('hashsize', 67108864)")
        .and_then([this] { return m_impl->index(); })
        .and_then([this] { return m_impl->database.execute("INSERT INTO texts (texts) VALUES ('optimize')"); })
        .and_then([this] { return m_impl->database.execute("DELETE FROM fresh"); })
        .and_then([this] { return m_impl->database.execute("COMMIT; PRAGMA cache_size = -16384"); });
}

Result<std::uint64_t> CaseArchive::count() const
{
    return m_impl->database.number("SELECT count(*) FROM cases");
}

Result<ArchivePage> CaseArchive::search(const ArchiveQuery& query) const
{
    const std::string match = expressionOf(query);
    const std::size_t limit = std::clamp<std::size_t>(query.limit, 1, 1000);
    const std::string id = match.empty() ? "cases.id" : "texts.rowid";
    const std::string from =
        match.empty() ? "cases WHERE" : "texts JOIN cases ON cases.id = texts.rowid WHERE texts MATCH ?3 AND";
    auto rows =
        m_impl->database.prepare(fmt::format("SELECT {} FROM {} {} >= ?1 AND {} < ?2{} ORDER BY {} DESC", kColumns,
                                             from, id, id, spotsOf(query, match.empty() ? id : "+" + id), id));
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    const std::int64_t end = query.to == EventTime::max() ? kMostSeconds * kASecond : idOf(query.to) + kASecond;
    rows->bind(1, static_cast<std::uint64_t>(query.from == EventTime::min() ? 0 : idOf(query.from)));
    rows->bind(2, static_cast<std::uint64_t>(query.before > 0 ? std::min(end, query.before) : end));
    if (!match.empty()) {
        rows->bindText(3, match);
    }
    ArchivePage page;
    std::int64_t lastId = 0;
    for (;;) {
        const auto row = rows->step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            return page;
        }
        PastCase item = readRow(*rows);
        const bool outside =
            item.reported < query.from || item.reported > query.to ||
            (query.near && query.radiusM > 0 && (!item.at || metresBetween(*item.at, *query.near) > query.radiusM));
        if (outside) {
            continue;
        }
        if (page.cases.size() == limit) {
            page.next = lastId;
            return page;
        }
        page.cases.push_back(std::move(item));
        lastId = static_cast<std::int64_t>(rows->columnUint(0));
    }
}

} // namespace sandtable::storage
