// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Problem.h>

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandtable::open311 {

/// The fields of a query or of a form (application/x-www-form-urlencoded), decoded.
class Fields
{
public:
    static constexpr std::size_t kMost = 100;

    /// Adds to what is there. Fails with 400: a broken % sequence, text that is not UTF-8, a control character other
    /// than tab and line ends, more than kMost fields.
    tl::expected<void, Problem> add(std::string_view encoded);

    /// The first of that name; nothing when there is none or it is empty.
    std::optional<std::string> get(std::string_view name) const;
    /// The parts of a field at its commas, white space around them removed, empty ones left out.
    std::vector<std::string> list(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

} // namespace sandtable::open311
