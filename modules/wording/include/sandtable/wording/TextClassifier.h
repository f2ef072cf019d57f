// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fasttext {
class FastText;
}

namespace sandtable::wording {

/// A text that is known to bear a label.
struct Sample
{
    std::string text;
    std::string label;
};

/// How a classifier is trained. The same samples, settings and seed give the same classifier.
struct TrainingSettings
{
    int dimensions = 50;
    int epochs = 30;
    double learningRate = 0.5;
    int negatives = 30; ///< labels a step is set against; 0: all of them (slow with many labels)
    int longestGram = 2;
    int rarestGram = 1; ///< grams seen less often are left out
    std::int32_t seed = 1;
};

/// Tells by fastText's linear model over grams (Joulin and others 2016) which label a text is likely to bear. Immutable
/// after construction; any thread.
class TextClassifier
{
public:
    /// Samples whose text has no gram are passed over. Writes a file in the system's folder for temporary files while
    /// it trains. Fails with OutOfRange without samples of two labels, Unreadable when the file cannot be written.
    static Result<TextClassifier> train(std::span<const Sample> samples, const TrainingSettings& settings);
    /// Fails with NotFound, Unreadable or Malformed (not a model, or its checksum is wrong).
    static Result<TextClassifier> load(const std::filesystem::path& file);
    Result<void> save(const std::filesystem::path& file) const;

    struct Guess
    {
        std::string_view label; ///< lives as long as the classifier
        double confidence = 0;  ///< 0…1, not calibrated
    };
    /// Most likely first, at most `limit`; nothing for a text of which no gram is known.
    std::vector<Guess> classify(std::u32string_view normalised, std::size_t limit) const;

    std::span<const std::string> labels() const { return m_labels; }

private:
    TextClassifier() = default;

    std::vector<std::string> m_labels;
    std::size_t m_longestGram = 2;
    std::shared_ptr<fasttext::FastText> m_model; ///< never changed; its writer is not const
};

} // namespace sandtable::wording
