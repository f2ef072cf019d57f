// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/wording/TextClassifier.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace sandtable::wording {

/// How well labels are told from texts that the classifier has not seen.
struct ValidationScores
{
    std::size_t rows = 0;
    std::size_t classes = 0;
    double accuracy = 0; ///< share of rows whose likeliest label is theirs
    double macroF1 = 0;  ///< mean over the classes of F1, counted over the rows of all folds together
};

/// Trains on all folds but one and asks that one, for each fold; the rows of each class are spread evenly over the
/// folds, which only `seed` decides. A class of one row is never known, and counts all the same. Fails with OutOfRange
/// for fewer than 2 folds, or fewer rows than folds, or as train() does.
Result<ValidationScores> crossValidate(std::span<const Sample> samples, std::size_t folds, std::uint64_t seed,
                                       const TrainingSettings& settings);

/// Settings for texts of any kind and length with so many rows and classes: grams of up to three characters, those left
/// out that are seen once in long collections, every label weighed at each step while they are few, and as many passes
/// as a few hundred thousand steps make.
TrainingSettings settingsFor(std::size_t rows, std::size_t classes);

} // namespace sandtable::wording
