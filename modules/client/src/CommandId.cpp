#include <sandtable/client/CommandId.h>

#include <cstdint>
#include <random>

namespace sandtable::client {

std::string newCommandId()
{
    std::random_device source;
    std::string id;
    id.reserve(16);
    for (int word = 0; word < 4; ++word) {
        const std::uint32_t bits = source();
        for (int byte = 0; byte < 4; ++byte) {
            id.push_back(static_cast<char>(bits >> (8 * byte) & 0xff));
        }
    }
    return id;
}

} // namespace sandtable::client
