// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseImages.h"

#include <algorithm>

namespace sandtable::server {

namespace {
/// So many are encoded in a millisecond or two; more would hold up the desk.
constexpr std::size_t kEncodeAtOnce = 256;

std::shared_ptr<const CaseImages::Image> imageOf(const protocol::Case& item)
{
    return std::make_shared<const CaseImages::Image>(CaseImages::Image{item.grid_code(), item.SerializeAsString()});
}
} // namespace

void CaseImages::changed(std::uint64_t caseId, const cases::CaseBook& book)
{
    m_changed.insert(caseId);
    if (m_changed.size() >= kEncodeAtOnce) {
        refresh(book);
    }
}

CaseImages::List CaseImages::all(const cases::CaseBook& book)
{
    refresh(book);
    return m_images;
}

void CaseImages::refresh(const cases::CaseBook& book)
{
    const std::vector<std::uint64_t>& order = book.order();
    for (const std::uint64_t id : m_changed) {
        const auto place = static_cast<std::size_t>(std::lower_bound(order.begin(), order.end(), id) - order.begin());
        if (place < m_images.size() && order[place] == id) {
            m_images[place] = imageOf(*book.find(id));
        }
    }
    m_changed.clear();
    for (std::size_t place = m_images.size(); place < order.size(); ++place) {
        m_images.push_back(imageOf(*book.find(order[place])));
    }
}

} // namespace sandtable::server
