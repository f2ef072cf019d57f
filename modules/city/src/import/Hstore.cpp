// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceValues.h"

namespace sandtable::city {

void addHstore(std::string_view text, std::vector<std::pair<std::string, std::string>>& to)
{
    std::size_t at = 0;
    const auto quoted = [&](std::string& value) {
        at = text.find('"', at);
        if (at == std::string_view::npos) {
            return false;
        }
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                ++at;
            }
            value += text[at];
        }
        ++at;
        return at <= text.size();
    };
    while (at < text.size()) {
        std::string key;
        std::string value;
        if (!quoted(key) || !quoted(value)) {
            return;
        }
        to.emplace_back(std::move(key), std::move(value));
    }
}

} // namespace sandtable::city
