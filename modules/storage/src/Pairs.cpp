// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pairs.h"

#include <fmt/format.h>

#include <vector>

namespace sandtable::storage {

namespace {
constexpr std::size_t kMostWords = 16;

struct Run
{
    bool word = false;              ///< letters and digits of a script that writes words apart
    std::vector<std::string> signs; ///< its characters
};

/// The character at a position; broken bytes are one byte long.
std::string_view signAt(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    std::size_t length = 1;
    if (first >= 0xC2 && first < 0xE0) {
        length = 2;
    } else if (first >= 0xE0 && first < 0xF0) {
        length = 3;
    } else if (first >= 0xF0 && first < 0xF5) {
        length = 4;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= text.size() || (static_cast<unsigned char>(text[at + i]) & 0xC0u) != 0x80u) {
            return text.substr(at, 1);
        }
    }
    return text.substr(at, length);
}

bool isPunctuation(std::string_view sign)
{
    if (sign.size() == 1) {
        return true; // letters and digits were asked for before
    }
    // General punctuation, CJK punctuation, and the full-width forms of what stands in ASCII.
    return sign.starts_with("\xE2\x80") || sign.starts_with("\xE3\x80") || sign.starts_with("\xEF\xBC") ||
           sign.starts_with("\xEF\xBD") || sign.starts_with("\xC2");
}

/// The runs of a text, and where words end for matchOf: an empty run is a space.
std::vector<Run> runsOf(std::string_view text)
{
    std::vector<Run> runs;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view sign = signAt(text, at);
        at += sign.size();
        std::string kept(sign);
        const char c = sign.front();
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z') {
            kept[0] = static_cast<char>(c - 'A' + 'a');
        }
        if (!letter && isPunctuation(sign)) {
            if (c == ' ' || c == '\t' || c == '\n' || sign == "\xE3\x80\x80") {
                runs.emplace_back();
            }
            open = false;
            continue;
        }
        if (!open || runs.back().word != letter) {
            runs.push_back({letter, {}});
            open = true;
        }
        runs.back().signs.push_back(std::move(kept));
    }
    return runs;
}

std::string joined(const std::vector<std::string>& signs, std::size_t from, std::size_t to)
{
    std::string text;
    for (std::size_t i = from; i < to; ++i) {
        text += signs[i];
    }
    return text;
}

void append(std::string& tokens, const std::string& token)
{
    tokens += (tokens.empty() ? "" : " ") + token;
}

void appendRun(std::string& tokens, const Run& run, bool whole)
{
    if (run.word) {
        append(tokens, joined(run.signs, 0, run.signs.size()));
        return;
    }
    for (std::size_t i = 0; i + 1 < run.signs.size(); ++i) {
        append(tokens, joined(run.signs, i, i + 2));
    }
    if (whole || run.signs.size() == 1) {
        append(tokens, run.signs.back());
    }
}
} // namespace

std::string pairsOf(std::string_view text)
{
    std::string tokens;
    for (const Run& run : runsOf(text)) {
        if (!run.signs.empty()) {
            appendRun(tokens, run, true);
        }
    }
    return tokens;
}

std::string matchOf(std::string_view words, std::string_view column)
{
    std::string match;
    std::string phrase;
    std::size_t count = 0;
    const std::vector<Run> runs = runsOf(words);
    for (std::size_t i = 0; i < runs.size() && count < kMostWords; ++i) {
        const bool last = i + 1 == runs.size() || runs[i + 1].signs.empty();
        if (runs[i].signs.empty()) {
            continue;
        }
        appendRun(phrase, runs[i], !last);
        if (last) {
            // What may go on in the text is looked for as a beginning: "13" in "138", "水" in "水管".
            const bool begins = runs[i].word || runs[i].signs.size() == 1;
            match += fmt::format("{}{}:\"{}\"{}", match.empty() ? "" : " AND ", column, phrase, begins ? " *" : "");
            phrase.clear();
            ++count;
        }
    }
    return match;
}

} // namespace sandtable::storage
