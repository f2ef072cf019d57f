#include "LabelLayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace sandtable::scene {
namespace {

/// Placed boxes by squares of the screen, so that each wish meets only its neighbours.
class Occupied
{
public:
    bool take(const LabelWish& wish, float margin)
    {
        const Box box{wish.x - wish.width / 2 - margin / 2, wish.y - wish.height / 2 - margin / 2,
                      wish.x + wish.width / 2 + margin / 2, wish.y + wish.height / 2 + margin / 2};
        bool free = true;
        eachSquare(box, [&](std::vector<Box>& boxes) {
            free = free && std::none_of(boxes.begin(), boxes.end(), [&](const Box& other) {
                       return box.left < other.right && other.left < box.right && box.top < other.bottom &&
                              other.top < box.bottom;
                   });
        });
        if (free)
            eachSquare(box, [&](std::vector<Box>& boxes) { boxes.push_back(box); });
        return free;
    }

private:
    struct Box
    {
        float left, top, right, bottom;
    };
    static constexpr float kSquarePx = 96;

    template <class Visit>
    void eachSquare(const Box& box, const Visit& visit)
    {
        const auto square = [](float v) { return static_cast<int>(std::floor(v / kSquarePx)); };
        for (int y = square(box.top); y <= square(box.bottom); ++y)
            for (int x = square(box.left); x <= square(box.right); ++x)
                visit(m_squares[(static_cast<std::int64_t>(y) << 32) ^ static_cast<std::uint32_t>(x)]);
    }

    std::unordered_map<std::int64_t, std::vector<Box>> m_squares;
};

} // namespace

std::vector<std::uint32_t> placeLabels(std::span<const LabelWish> wishes, const LabelFrame& frame)
{
    std::vector<std::uint32_t> order(wishes.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto worth = [&](std::uint32_t i) { return wishes[i].importance + (wishes[i].wasPlaced ? kPlacedBonus : 0); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return worth(a) != worth(b) ? worth(a) > worth(b) : wishes[a].id < wishes[b].id;
    });
    Occupied occupied;
    std::vector<std::uint32_t> placed;
    for (const auto i : order) {
        if (placed.size() == frame.most)
            break;
        const LabelWish& wish = wishes[i];
        const bool inside = wish.x - wish.width / 2 >= 0 && wish.x + wish.width / 2 <= frame.width &&
                            wish.y - wish.height / 2 >= 0 && wish.y + wish.height / 2 <= frame.height;
        if (inside && occupied.take(wish, frame.marginPx))
            placed.push_back(wish.id);
    }
    return placed;
}

} // namespace sandtable::scene
