#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace sandtable {

/// An identifier that cannot be mixed up with another kind of identifier. Zero means "none".
template <class Tag, class Rep = std::uint64_t>
struct StrongId
{
    Rep value = 0;

    constexpr StrongId() = default;
    constexpr explicit StrongId(Rep v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    auto operator<=>(const StrongId&) const = default;
};

} // namespace sandtable

template <class Tag, class Rep>
struct std::hash<sandtable::StrongId<Tag, Rep>>
{
    std::size_t operator()(const sandtable::StrongId<Tag, Rep>& id) const noexcept
    {
        return std::hash<Rep>{}(id.value);
    }
};
