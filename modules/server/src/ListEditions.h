// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <memory>
#include <vector>

namespace sandtable::server {

/// The editions of the responsibility list since the server started. A case keeps the edition that was in force when
/// it was filed; until then, and for new cases, the latest counts. On the desk's strand.
class ListEditions
{
public:
    /// `first` must outlive the object.
    explicit ListEditions(const catalogue::Catalogue& first) : m_first(first) {}

    const catalogue::Catalogue& current() const { return m_later.empty() ? m_first : *m_later.back().list; }
    /// For a case; nullptr asks for the current one.
    const catalogue::Catalogue& of(const protocol::Case* item) const;
    void add(std::shared_ptr<const catalogue::Catalogue> list, EventTime since);

private:
    struct Edition
    {
        std::shared_ptr<const catalogue::Catalogue> list;
        EventTime since;
    };

    const catalogue::Catalogue& m_first;
    std::vector<Edition> m_later; ///< in the order of time
};

} // namespace sandtable::server
