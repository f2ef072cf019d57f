// SPDX-License-Identifier: GPL-3.0-or-later
#include "Train.h"

#include <sandtable/dispatching/ItemModel.h>
#include <sandtable/storage/EventLog.h>
#include <sandtable/wording/LabelledFile.h>

#include <fmt/format.h>

#include <fstream>
#include <string>
#include <vector>

using namespace sandtable;

namespace {

bool isSqlite(const std::filesystem::path& file)
{
    std::string start(15, '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == "SQLite format 3";
}

/// What was reported of cases that were closed under an item: people agreed that it was that.
Result<std::vector<wording::Sample>> closedCases(const std::filesystem::path& file)
{
    storage::EventLog::Options options;
    options.file = file;
    options.mayCreate = false;
    options.snapshotEvery = 0;
    const auto log = storage::EventLog::open(options);
    if (!log) {
        return tl::unexpected(log.error());
    }
    const auto book = (*log)->restore();
    if (!book) {
        return tl::unexpected(book.error());
    }
    std::vector<wording::Sample> samples;
    for (const std::uint64_t id : book->order()) {
        const protocol::Case& item = *book->find(id);
        const std::string& code = item.item_code().empty() ? item.proposal().item_code() : item.item_code();
        if (item.outcome() == protocol::OUTCOME_CLOSED && !code.empty()) {
            samples.push_back({item.text(), code});
        }
    }
    return samples;
}

} // namespace

Result<void> trainItems(const std::filesystem::path& list, const std::filesystem::path& cases,
                        const std::filesystem::path& out)
{
    const auto catalogue = catalogue::Catalogue::load(list);
    if (!catalogue) {
        return tl::unexpected(catalogue.error());
    }
    std::vector<wording::Sample> samples;
    if (!cases.empty()) {
        auto read = isSqlite(cases) ? closedCases(cases) : wording::readLabelledFile(cases, "text", "item");
        if (!read) {
            return tl::unexpected(read.error());
        }
        samples = std::move(*read);
    }
    const auto model = dispatching::trainItemModel(*catalogue, samples);
    if (!model) {
        return tl::unexpected(model.error());
    }
    auto saved = model->save(out);
    if (saved) {
        fmt::print("{}: {} items, {} cases, {} KiB\n", out.string(), model->labels().size(), samples.size(),
                   std::filesystem::file_size(out) / 1024);
    }
    return saved;
}
