// SPDX-License-Identifier: GPL-3.0-or-later
#include "TemporaryFile.h"

#include <sandtable/wording/Grams.h>
#include <sandtable/wording/Text.h>
#include <sandtable/wording/TextClassifier.h>

#include <fasttext/fasttext.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <unordered_map>

namespace sandtable::wording {

namespace {

constexpr std::string_view kLabelMark = "__label__";

/// The grams of a text, separated by spaces, as fastText reads them.
std::string lineOf(std::u32string_view normalised, std::size_t longestGram)
{
    std::string line;
    for (const std::u32string_view gram : grams(normalised, longestGram)) {
        line += toUtf8(gram);
        line += ' ';
    }
    return line;
}

fasttext::Args argumentsFor(const TrainingSettings& settings, const std::filesystem::path& samples)
{
    fasttext::Args args;
    args.input = samples.string();
    args.model = fasttext::model_name::sup;
    args.loss = settings.negatives > 0 ? fasttext::loss_name::ns : fasttext::loss_name::softmax;
    args.neg = settings.negatives;
    args.dim = settings.dimensions;
    args.epoch = settings.epochs;
    args.lr = settings.learningRate;
    args.minCount = settings.rarestGram;
    args.minCountLabel = 0;
    args.wordNgrams = 1; // the grams are in the lines already
    args.minn = 0;
    args.maxn = 0;
    args.bucket = 0;
    args.thread = 1; // with more, the outcome would depend on who was first
    args.seed = settings.seed;
    args.label = kLabelMark;
    args.verbose = 0;
    return args;
}

/// Writes the samples; each label becomes its position in `labels`. Returns how many labels were used.
std::size_t writeSamples(std::span<const Sample> samples, std::size_t longestGram, std::vector<std::string>& labels,
                         std::ostream& out)
{
    std::unordered_map<std::string_view, std::size_t> known;
    for (const Sample& sample : samples) {
        const std::string line = lineOf(normalise(sample.text), longestGram);
        if (line.empty()) {
            continue;
        }
        const auto [label, isNew] = known.try_emplace(sample.label, labels.size());
        if (isNew) {
            labels.push_back(sample.label);
        }
        out << kLabelMark << label->second << ' ' << line << '\n';
    }
    return labels.size();
}

} // namespace

Result<TextClassifier> TextClassifier::train(std::span<const Sample> samples, const TrainingSettings& settings)
{
    const TemporaryFile file;
    TextClassifier made;
    made.m_longestGram = static_cast<std::size_t>(std::max(settings.longestGram, 1));
    std::ofstream out(file.path());
    const std::size_t labels = writeSamples(samples, made.m_longestGram, made.m_labels, out);
    out.close();
    if (!out) {
        return failure(ErrorCode::Unreadable,
                       fmt::format("{}: the samples cannot be written there", file.path().string()));
    }
    if (labels < 2) {
        return failure(ErrorCode::OutOfRange, "samples of two labels at least are needed to train a classifier");
    }
    try {
        auto model = std::make_shared<fasttext::FastText>();
        model->train(argumentsFor(settings, file.path()));
        made.m_model = std::move(model);
    } catch (const std::exception& error) {
        return failure(ErrorCode::OutOfRange, fmt::format("fastText cannot be trained so: {}", error.what()));
    }
    return made;
}

std::vector<TextClassifier::Guess> TextClassifier::classify(std::u32string_view normalised, std::size_t limit) const
{
    std::istringstream line(lineOf(normalised, m_longestGram) + '\n');
    std::vector<std::int32_t> words;
    std::vector<std::int32_t> labels;
    const auto dictionary = m_model->getDictionary();
    dictionary->getLine(line, words, labels);
    // The end of the line counts as a word: alone it tells nothing.
    const std::int32_t end = dictionary->getId("</s>");
    if (std::ranges::all_of(words, [&](std::int32_t word) { return word == end; })) {
        return {};
    }
    fasttext::Predictions predictions;
    m_model->predict(static_cast<std::int32_t>(std::min(limit, m_labels.size())), words, predictions);
    std::vector<Guess> guesses;
    for (const auto& [logarithm, label] : predictions) {
        const std::string name = dictionary->getLabel(label);
        const std::size_t position = std::stoul(name.substr(kLabelMark.size()));
        guesses.push_back({m_labels.at(position), std::min(1.0, std::exp(static_cast<double>(logarithm)))});
    }
    return guesses;
}

} // namespace sandtable::wording
