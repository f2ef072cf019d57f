// SPDX-License-Identifier: GPL-3.0-or-later
#include "TemporaryFile.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/wording/TextClassifier.h>

#include <fasttext/fasttext.h>
#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>

namespace sandtable::wording {

namespace {

/// The file: this line, the SHA-256 of all that follows, the longest gram and the number of labels, the labels, a
/// line each, and fastText's own model. A label has no line break in it.
constexpr std::string_view kMagic = "Sandtable text classifier 1";
constexpr std::uintmax_t kLargestModel = 512u << 20;
/// Magic number and version, which fastText writes in front of its model.
constexpr std::streamsize kSignatureBytes = 8;
constexpr std::size_t kMostLabels = 1'000'000;

std::string checksum(std::string_view bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return toHex(hash.finish());
}

tl::unexpected<Error> noModel(const std::filesystem::path& file, std::string_view why)
{
    return failure(ErrorCode::Malformed, fmt::format("{}: {}", file.string(), why));
}

} // namespace

Result<void> TextClassifier::save(const std::filesystem::path& file) const
{
    const TemporaryFile raw;
    std::ostringstream body;
    body << m_longestGram << ' ' << m_labels.size() << '\n';
    for (const std::string& label : m_labels) {
        if (label.find('\n') != std::string::npos) {
            return failure(ErrorCode::OutOfRange, fmt::format("label '{}' has a line break in it", label));
        }
        body << label << '\n';
    }
    try {
        m_model->saveModel(raw.path().string()); // fastText writes to named files only
    } catch (const std::exception& error) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: {}", raw.path().string(), error.what()));
    }
    body << std::ifstream(raw.path(), std::ios::binary).rdbuf();
    const std::string bytes = std::move(body).str();
    std::ofstream out(file, std::ios::binary);
    out << kMagic << '\n' << checksum(bytes) << '\n' << bytes;
    out.close();
    return out ? Result<void>() : failure(ErrorCode::Unreadable, fmt::format("{}: cannot be written", file.string()));
}

Result<TextClassifier> TextClassifier::load(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("{}: {}", file.string(), error.message()));
    }
    if (size > kLargestModel) {
        return noModel(file, "is larger than any model of ours");
    }
    std::ifstream in(file, std::ios::binary);
    std::string magic;
    std::string sum;
    std::getline(in, magic);
    std::getline(in, sum);
    if (magic != kMagic) {
        return noModel(file, "is no text classifier of Sandtable");
    }
    std::ostringstream rest;
    rest << in.rdbuf();
    std::istringstream body(std::move(rest).str());
    if (checksum(body.view()) != sum) {
        return noModel(file, "was damaged: its checksum is wrong");
    }
    TextClassifier loaded;
    std::size_t labels = 0;
    body >> loaded.m_longestGram >> labels;
    body.get();
    if (!body || labels > kMostLabels) {
        return noModel(file, "has no list of labels");
    }
    loaded.m_labels.resize(labels);
    for (std::string& label : loaded.m_labels) {
        std::getline(body, label);
    }
    body.ignore(kSignatureBytes); // fastText looks at it only where it opens the file itself
    try {
        auto model = std::make_shared<fasttext::FastText>();
        model->loadModel(body);
        loaded.m_model = std::move(model);
    } catch (const std::exception& wrong) {
        return noModel(file, wrong.what());
    }
    return loaded;
}

} // namespace sandtable::wording
