// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace sandtable::server {

/// Every case as the wire has it, so that a snapshot costs the desk no more than a list of pointers however large the
/// book is. A case is encoded again after it changed, a few hundred at a time. On the desk's strand; an image never
/// changes, so others may read it on any thread.
class CaseImages
{
public:
    struct Image
    {
        std::string area;  ///< the case's micro-grid
        std::string bytes; ///< the protocol::Case, serialized
    };
    using List = std::vector<std::shared_ptr<const Image>>;

    void changed(std::uint64_t caseId, const cases::CaseBook& book);
    /// All cases of the book in its order. The book must be the whole log's fold: its order grows at its end only.
    List all(const cases::CaseBook& book);

private:
    void refresh(const cases::CaseBook& book);

    List m_images; ///< parallel to CaseBook::order()
    std::unordered_set<std::uint64_t> m_changed;
};

} // namespace sandtable::server
