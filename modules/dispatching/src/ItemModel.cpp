// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dialect.h"
#include "Text.h"

#include <sandtable/dispatching/ItemModel.h>

#include <string>
#include <string_view>
#include <system_error>

namespace sandtable::dispatching {

namespace {

/// The parts of a condition between its marks.
std::vector<std::string> clauses(std::string_view text)
{
    constexpr std::string_view kMarks[] = {"，", "、", "。", "；", ", ", "; "};
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        bool mark = false;
        for (const std::string_view m : kMarks) {
            if (text.starts_with(m)) {
                text.remove_prefix(m.size());
                parts.emplace_back();
                mark = true;
                break;
            }
        }
        if (!mark) {
            parts.back() += text.front();
            text.remove_prefix(1);
        }
    }
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return parts;
}

void addItem(const catalogue::Item& item, const catalogue::Subclass& subclass, std::vector<wording::Sample>& samples)
{
    const auto add = [&](std::string text) { samples.push_back({std::move(text), item.code}); };
    add(item.nameZh);
    add(item.nameZh); // the name is what most sentences come down to
    add(item.nameEn);
    add(item.filingZh);
    add(item.filingEn);
    add(subclass.nameZh + "，" + item.filingZh);
    for (const std::string& clause : clauses(item.filingZh)) {
        add(clause);
        add(item.nameZh + "，" + clause);
    }
    for (const std::string& word : item.words) {
        add(word);
        add(subclass.nameZh + word);
    }
    for (const std::string& word : subclass.words) {
        add(word + item.nameZh);
    }
}

} // namespace

std::vector<wording::Sample> trainingSamples(const catalogue::Catalogue& catalogue)
{
    std::vector<wording::Sample> samples;
    for (const catalogue::Item& item : catalogue.items()) {
        addItem(item, *catalogue.subclass(item.subclass()), samples);
    }
    return samples;
}

Result<wording::TextClassifier> trainItemModel(const catalogue::Catalogue& catalogue,
                                               std::span<const wording::Sample> cases,
                                               const wording::TrainingSettings& settings)
{
    std::vector<wording::Sample> samples = trainingSamples(catalogue);
    for (const wording::Sample& sample : cases) {
        if (catalogue.item(sample.label) != nullptr) {
            samples.push_back(sample);
        }
    }
    const Dialect dialect(catalogue);
    for (wording::Sample& sample : samples) {
        sample.text = wording::toUtf8(dialect.meant(normalise(sample.text)));
    }
    return wording::TextClassifier::train(samples, settings);
}

std::filesystem::path shippedItemModel()
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto file = program.parent_path().parent_path() / "data" / "items.model";
    return !error && std::filesystem::exists(file, error) ? file : std::filesystem::path();
}

Result<std::shared_ptr<const wording::TextClassifier>> openItemModel(const std::filesystem::path& file)
{
    if (file.empty()) {
        return std::shared_ptr<const wording::TextClassifier>();
    }
    return wording::TextClassifier::load(file).map([](wording::TextClassifier model) {
        return std::make_shared<const wording::TextClassifier>(std::move(model));
    });
}

} // namespace sandtable::dispatching
