// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Target.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace sandtable::open311 {

namespace {
constexpr std::string_view kPrefix = "/open311/v2";
constexpr std::size_t kLongestId = 100;

bool takeEnd(std::string_view& text, std::string_view end)
{
    if (!text.ends_with(end)) {
        return false;
    }
    text.remove_suffix(end.size());
    return true;
}

bool isId(std::string_view text)
{
    return !text.empty() && text.size() <= kLongestId &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

struct Name
{
    std::string_view path;
    Resource whole;
    Resource one;
};
constexpr std::array kNames{
    Name{"/discovery", Resource::Discovery, Resource::Discovery},
    Name{"/services", Resource::Services, Resource::Service},
    Name{"/requests", Resource::Requests, Resource::Request},
    Name{"/tokens", Resource::Token, Resource::Token},
};
} // namespace

tl::expected<Target, Problem> parseTarget(std::string_view target, std::string_view accept)
{
    Target parsed;
    const std::size_t mark = std::min(target.find('?'), target.size());
    parsed.query = target.substr(std::min(mark + 1, target.size()));
    std::string_view path = target.substr(0, mark);
    const tl::unexpected nothing(Problem{404, fmt::format("there is no resource {}", path.substr(0, kLongestId))});
    if (path.starts_with(kPrefix)) {
        path.remove_prefix(kPrefix.size());
    }
    if (takeEnd(path, ".json")) {
        parsed.format = Format::Json;
    } else if (!takeEnd(path, ".xml") && accept.find("json") != std::string_view::npos) {
        parsed.format = Format::Json;
    }
    for (const Name& name : kNames) {
        if (path == name.path && name.whole != Resource::Token) {
            parsed.resource = name.whole;
            return parsed;
        }
        if (path.starts_with(name.path) && path.size() > name.path.size() && path[name.path.size()] == '/' &&
            name.one != Resource::Discovery) {
            const std::string_view id = path.substr(name.path.size() + 1);
            if (!isId(id)) {
                return nothing;
            }
            parsed.resource = name.one;
            parsed.id = id;
            return parsed;
        }
    }
    return nothing;
}

} // namespace sandtable::open311
