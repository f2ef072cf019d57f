// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "CityChoice.h"
#include "IntakeSentences.h"

#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/dispatching/ItemModel.h>
#include <sandtable/dispatching/StreetOffices.h>
#include <sandtable/wording/CrossValidation.h>
#include <sandtable/wording/LabelledFile.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <set>

namespace sandtable::bench {

namespace {

struct IntakeOptions
{
    CityChoice city;
    std::filesystem::path catalogue = "data/catalogue";
    std::filesystem::path sentences = "tests/data/intake";
    std::filesystem::path model;
    std::filesystem::path wrong;
    std::size_t count = 2394;
};

struct LabelledOptions
{
    std::filesystem::path file;
    std::string text = "text";
    std::string label = "label";
    std::size_t folds = 5;
    std::uint64_t seed = 7;
};

/// So near is the place that is meant, metres.
constexpr double kSamePlaceM = 50;
constexpr std::size_t kLikelyPlaces = 5;

struct Tally
{
    std::size_t asked = 0;
    std::size_t placeFirst = 0;
    std::size_t placeAmongFive = 0;
    std::size_t itemFirst = 0;
    std::size_t itemAmongThree = 0;
    std::size_t subclassFirst = 0;
    double itemConfidence = 0;
    std::map<std::string, std::pair<std::size_t, std::size_t>> placeByManner; ///< found first, asked
    std::vector<double> milliseconds;
};

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void ask(const dispatching::Dispatcher& dispatcher, const city::CityModel& city, const Sentence& sentence,
         const cases::CaseBook& book, const dispatching::CaseIndex& open, Tally& tally, std::ostream& wrong)
{
    protocol::SubmitReport report;
    report.set_text(sentence.text);
    report.set_channel(protocol::CHANNEL_WECHAT);
    protocol::Proposal proposal;
    tally.milliseconds.push_back(1000 * secondsOf([&] { proposal = dispatcher.propose(report, book, open, {}, 0); }));
    const auto near = [&](geo::LocalMetres at) { return geo::distance(at, sentence.at) <= kSamePlaceM; };
    const bool placed =
        proposal.has_point() && near(city.frame.toLocal({proposal.point().lon(), proposal.point().lat()}));
    const auto places = dispatcher.findPlaces(sentence.text, kLikelyPlaces);
    const bool known = std::ranges::any_of(proposal.likely_items(), [&](const protocol::LikelyItem& likely) {
        return likely.item_code() == sentence.item;
    });
    ++tally.asked;
    tally.placeFirst += placed;
    tally.placeAmongFive += placed || std::ranges::any_of(places, near, &dispatching::Dispatcher::Place::at);
    tally.itemFirst += proposal.item_code() == sentence.item;
    tally.itemAmongThree += known;
    tally.subclassFirst += sentence.item.starts_with(proposal.subclass_code());
    tally.itemConfidence += proposal.likely_items().empty() ? 0 : proposal.likely_items(0).confidence();
    auto& manner = tally.placeByManner[sentence.manner];
    manner.first += placed;
    ++manner.second;
    if (!placed) {
        wrong << "place\t" << sentence.manner << '\t' << proposal.place() << '\t' << sentence.text << '\n';
    }
    if (!known) {
        wrong << "item\t" << sentence.item << '\t' << proposal.item_code() << '\t' << sentence.text << '\n';
    }
}

Figures figuresOf(Tally& tally, double buildS)
{
    std::ranges::sort(tally.milliseconds);
    Figures figures{{"place_top1", share(tally.placeFirst, tally.asked)},
                    {"place_top5", share(tally.placeAmongFive, tally.asked)},
                    {"item_top1", share(tally.itemFirst, tally.asked)},
                    {"item_top3", share(tally.itemAmongThree, tally.asked)},
                    {"p99_ms", tally.milliseconds[tally.milliseconds.size() * 99 / 100]},
                    {"sentences", tally.asked},
                    {"p50_ms", tally.milliseconds[tally.milliseconds.size() / 2]},
                    {"subclass_top1", share(tally.subclassFirst, tally.asked)},
                    {"item_mean_confidence", tally.itemConfidence / static_cast<double>(tally.asked)},
                    {"build_ms", buildS * 1000}};
    for (const auto& [manner, found] : tally.placeByManner) {
        figures["place_top1_" + manner] = share(found.first, found.second);
    }
    return figures;
}

Result<Figures> measureIntake(const IntakeOptions& options)
{
    auto world = World::load(options.city, options.catalogue);
    if (!world) {
        return tl::unexpected(world.error());
    }
    const city::CityModel* city = &world->city;
    catalogue::Catalogue* catalogue = &world->list;
    dispatching::addStreetOffices(*catalogue, *city);
    const auto writer = SentenceWriter::open(options.sentences, *city);
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    const auto model =
        dispatching::openItemModel(options.model.empty() ? dispatching::shippedItemModel() : options.model);
    if (!model) {
        return tl::unexpected(model.error());
    }
    std::unique_ptr<dispatching::Dispatcher> dispatcher;
    const double buildS =
        secondsOf([&] { dispatcher = std::make_unique<dispatching::Dispatcher>(*city, *catalogue, *model); });
    const cases::CaseBook book;
    const dispatching::CaseIndex open;
    std::ofstream wrong(options.wrong);
    Tally tally;
    for (const Sentence& sentence : writer->write(options.count, options.city.seed)) {
        ask(*dispatcher, *city, sentence, book, open, tally, wrong);
    }
    return figuresOf(tally, buildS);
}

/// Cross-validation of the same classifier on somebody's own labelled reports.
Result<Figures> measureLabelled(const LabelledOptions& options)
{
    const auto samples = wording::readLabelledFile(options.file, options.text, options.label);
    if (!samples) {
        return tl::unexpected(samples.error());
    }
    std::set<std::string_view> classes;
    for (const wording::Sample& sample : *samples) {
        classes.insert(sample.label);
    }
    double seconds = 0;
    Result<wording::ValidationScores> scores;
    seconds = secondsOf([&] {
        scores = wording::crossValidate(*samples, options.folds, options.seed,
                                        wording::settingsFor(samples->size(), classes.size()));
    });
    if (!scores) {
        return tl::unexpected(scores.error());
    }
    return Figures{{"macro_f1", scores->macroF1},
                   {"accuracy", scores->accuracy},
                   {"rows", scores->rows},
                   {"classes", scores->classes},
                   {"seconds", seconds}};
}

} // namespace

Run add_intake(CLI::App& command)
{
    const auto options = std::make_shared<IntakeOptions>();
    options->city.addTo(command);
    command.add_option("--catalogue", options->catalogue, "Folder of the responsibility list")->capture_default_str();
    command.add_option("--sentences", options->sentences, "Folder with faults.csv and templates.txt")
        ->capture_default_str();
    command.add_option("--model", options->model, "Classifier of items; by default the one that the build trained");
    command.add_option("--count", options->count, "How many sentences")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--wrong", options->wrong, "Write what was not found to this file, tab-separated");
    const auto labelled = std::make_shared<LabelledOptions>();
    auto* file = command.add_option("--labelled", labelled->file, "Instead: cross-validate on this CSV file");
    command.add_option("--text", labelled->text, "Its column of texts")->needs(file)->capture_default_str();
    command.add_option("--label", labelled->label, "Its column of labels")->needs(file)->capture_default_str();
    command.add_option("--folds", labelled->folds, "In so many parts")->capture_default_str()->check(CLI::Range(2, 50));
    return
        [options, labelled] { return labelled->file.empty() ? measureIntake(*options) : measureLabelled(*labelled); };
}

} // namespace sandtable::bench
