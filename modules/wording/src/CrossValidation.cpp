// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/wording/CrossValidation.h>
#include <sandtable/wording/Text.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

namespace sandtable::wording {

namespace {

/// Of one class, over all folds.
struct Counts
{
    std::size_t rows = 0;
    std::size_t told = 0;
    std::size_t right = 0;

    double f1() const { return right == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(rows + told); }
};

using Classes = std::map<std::string_view, std::vector<std::size_t>>;

/// The fold of each sample.
std::vector<std::size_t> dealOut(const Classes& classes, std::size_t rows, std::size_t folds, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::size_t> foldOf(rows);
    std::size_t next = 0;
    for (const auto& [label, members] : classes) {
        std::vector<std::size_t> order = members;
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
        }
        for (const std::size_t row : order) {
            foldOf[row] = next++ % folds; // goes on where the class before ended, so that folds are of one size
        }
    }
    return foldOf;
}

/// Rare classes are shown more often, by the root of how rare they are: macro-F1 counts them like the common ones.
void addBalanced(std::span<const Sample> samples, const Classes& classes, const std::vector<std::size_t>& foldOf,
                 std::size_t without, std::vector<Sample>& training)
{
    constexpr double kMostTimes = 6;
    std::size_t largest = 0;
    for (const auto& [label, members] : classes) {
        largest = std::max(largest, members.size());
    }
    for (const auto& [label, members] : classes) {
        const double rare = static_cast<double>(largest) / static_cast<double>(members.size());
        const auto times = static_cast<std::size_t>(std::lround(std::min(kMostTimes, std::sqrt(rare))));
        for (const std::size_t row : members) {
            if (foldOf[row] != without) {
                training.insert(training.end(), times, samples[row]);
            }
        }
    }
}

} // namespace

Result<ValidationScores> crossValidate(std::span<const Sample> samples, std::size_t folds, std::uint64_t seed,
                                       const TrainingSettings& settings)
{
    if (folds < 2 || samples.size() < folds) {
        return failure(ErrorCode::OutOfRange,
                       fmt::format("{} rows cannot be dealt out to {} folds", samples.size(), folds));
    }
    Classes classes;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        classes[samples[i].label].push_back(i);
    }
    const std::vector<std::size_t> foldOf = dealOut(classes, samples.size(), folds, seed);
    std::map<std::string_view, Counts> counts;
    std::size_t right = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Sample> training;
        addBalanced(samples, classes, foldOf, fold, training);
        Random random(seed + fold);
        for (std::size_t i = training.size(); i > 1; --i) { // else it would forget the classes that come first
            std::swap(training[i - 1], training[random.below(static_cast<std::uint32_t>(i))]);
        }
        const auto classifier = TextClassifier::train(training, settings);
        if (!classifier) {
            return tl::unexpected(classifier.error());
        }
        for (std::size_t i = 0; i < samples.size(); ++i) {
            if (foldOf[i] != fold) {
                continue;
            }
            const auto guesses = classifier->classify(normalise(samples[i].text), 1);
            Counts& own = counts[samples[i].label];
            ++own.rows;
            if (guesses.empty()) {
                continue;
            }
            const bool hit = guesses[0].label == samples[i].label;
            right += hit;
            own.right += hit;
            ++counts[classes.find(guesses[0].label)->first].told;
        }
    }
    ValidationScores scores{samples.size(), classes.size(), 0, 0};
    for (const auto& [label, count] : counts) {
        scores.macroF1 += count.f1() / static_cast<double>(classes.size());
    }
    scores.accuracy = static_cast<double>(right) / static_cast<double>(samples.size());
    return scores;
}

TrainingSettings settingsFor(std::size_t rows, std::size_t classes)
{
    constexpr std::size_t kSteps = 300'000;
    constexpr std::size_t kManyRows = 5'000;
    constexpr std::size_t kManyClasses = 200;
    TrainingSettings settings;
    settings.longestGram = 3;
    settings.rarestGram = rows < kManyRows ? 1 : 2;
    settings.negatives = classes > kManyClasses ? 30 : 0;
    settings.epochs = static_cast<int>(std::clamp<std::size_t>(kSteps / std::max<std::size_t>(rows, 1), 5, 40));
    return settings;
}

} // namespace sandtable::wording
